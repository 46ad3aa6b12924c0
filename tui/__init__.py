"""indojp-tui: a terminal explorer of diplomatic documents."""
