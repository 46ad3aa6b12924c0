"""A list and what is known of its chosen row: beside it, or above it where the screen is narrow."""

from __future__ import annotations

from textual.containers import Horizontal


class Spread(Horizontal):
    """Holds a `KnownPane` and a `LineList`, in this order."""

    SCOPED_CSS = False  # the classes that tell how large the screen is are the screen's
    DEFAULT_CSS = """
    Spread { height: 1fr; }
    Spread LineList { width: 3fr; }
    Spread KnownPane { width: 2fr; max-width: 64; }
    Screen.-narrow Spread { layout: vertical; }
    Screen.-narrow Spread KnownPane { width: 1fr; max-width: 100%; height: auto; max-height: 9; }
    Screen.-narrow Spread LineList { width: 1fr; height: 1fr; }
    Screen.-narrow.-low Spread KnownPane { max-height: 4; }
    Screen.-tiny Spread KnownPane { display: none; }
    """
