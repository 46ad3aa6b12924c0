"""The base of everything that opens over a screen and closes again to leave it as it was."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import ModalScreen, ScreenResultType

from tui.widgets.keys import bindings


class Modal(ModalScreen[ScreenResultType]):
    """A box in the middle of the screen; below 60 columns or 20 lines it takes the whole of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help", "why", only=("back", "quit"))
    DEFAULT_CSS = """
    Modal { align: center middle; background: $background 60%; }
    Modal > #box { width: 84; max-width: 92%; height: 80%; max-height: 44; background: $background; }
    Modal.-small > #box { width: 100%; max-width: 100%; height: 100%; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (60, "-medium")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-small"), (20, "-medium")]  # noqa: RUF012

    def action_back(self) -> None:
        """Close it."""
        self.dismiss()

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()
