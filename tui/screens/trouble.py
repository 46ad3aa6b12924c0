"""What is shown where something unforeseen goes wrong beside the screen: it can be read, and copied."""

from __future__ import annotations

import traceback
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.actions import Context
from tui.screens.modal import Modal
from tui.widgets.keys import bindings
from tui.widgets.known import Known
from tui.widgets.known_pane import Entry, KnownPane


class TroubleScreen(Modal[None]):
    """One error with its traceback. What one was doing goes on below it."""

    AUTO_FOCUS = "#box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("trouble", only=("copy",))
    context: ClassVar[Context] = "trouble"

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._text = "".join(traceback.format_exception(error))

    def compose(self) -> ComposeResult:
        """The report, to scroll in."""
        yield KnownPane("Something went wrong", id="box", label_cells=0)

    def on_mount(self) -> None:
        """Fill it."""
        lines = tuple(Known("", line) for line in self._text.splitlines())
        self.query_one(KnownPane).show([Entry("This should not have happened. You can go on.", lines)])

    def action_copy(self) -> None:
        """Copy the report."""
        self.app.copy_to_clipboard(self._text)
