"""Writing a note: a box with a text field over what stands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label, TextArea

from tui.actions import Context
from tui.screens.modal import Modal
from tui.widgets.keys import bindings


class NoteScreen(Modal[str]):
    """Gives the words as they stand when it is left."""

    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = bindings("note", only=("back", "quit"))
    context: ClassVar[Context] = "note"
    CSS = """
    NoteScreen > #box { height: 14; border: solid $accent; }
    NoteScreen Label { padding: 0 1; width: 1fr; }
    NoteScreen TextArea { height: 1fr; border: none; background: $background; color: $foreground; }
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """How to leave it, and the field."""
        with Vertical(id="box"):
            yield Label("Your note; escape keeps it and closes. Empty, it is taken away.", markup=False)
            yield TextArea(self._words, soft_wrap=True, tab_behavior="focus")

    def action_back(self) -> None:
        """Close it, with what is written."""
        self.dismiss(self.query_one(TextArea).text)

    async def action_quit(self) -> None:
        """Keep what is written first; asked again, the program ends."""
        self.action_back()
