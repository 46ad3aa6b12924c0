"""What every widget of ours paints with: the styles of the theme and the signs of this terminal."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.widget import Widget

from tui.host import signs as host_signs
from tui.host.signs import Signs
from tui.themes import Paint, paint


def signs_of(app: App[Any]) -> Signs:
    """The signs to paint with: those the application was started with, else the design's."""
    found = getattr(app, "signs", None)
    return found if isinstance(found, Signs) else host_signs.signs(ascii=False)


class Painted(Widget):
    """A widget that paints its own lines (`render_line`) in the theme's styles."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Painted { width: 1fr; height: 1fr; }"

    @property
    def paint(self) -> Paint:
        """The styles of the theme that stands now."""
        return paint(self.app.theme)

    @property
    def signs(self) -> Signs:
        """The signs of this terminal."""
        return signs_of(self.app)
