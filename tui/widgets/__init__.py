"""One file a widget; a widget posts messages and never reaches for its parents."""
