"""Writing a note: a box with a text field over what stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label, TextArea

from tui.actions import Context
from tui.errors import UserError
from tui.plaintext import one_line
from tui.screens.modal import Modal
from tui.widgets.fields import TextField
from tui.widgets.keys import bindings
from tui.widgets.painted import signs_of

HOW = "Escape keeps your note and closes. Empty, it is taken away."
FAILED = "What you wrote is still here: escape tries once more, and then closes."


class NoteScreen(Modal[str]):
    """Gives the words that were kept, and nothing where they are as before.

    What can't be kept stays in the box, with the reason; only when it can't be kept again is it given up.
    """

    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = bindings("note", only=("back", "quit"))
    context: ClassVar[Context] = "note"
    DEFAULT_CSS = """
    NoteScreen > #box { height: 14; border: solid $accent; }
    NoteScreen Label { padding: 0 1; width: 1fr; max-height: 4; }
    NoteScreen #about { height: 1; text-style: bold; }
    NoteScreen TextArea, NoteScreen TextArea:focus {
        height: 1fr; border: none; padding: 0 1; background: $background; color: $foreground;
    }
    """

    def __init__(self, about: str, before: str, keep: Callable[[str], None]) -> None:
        """`keep` is called in a thread, with the words; it raises `UserError` where they can't be kept."""
        super().__init__()
        self._about = about
        self._before = before
        self._keep = keep
        self._keeping = False
        self._failed = False

    def compose(self) -> ComposeResult:
        """Which record it is about, how to leave it, and the field."""
        with Vertical(id="box"):
            yield Label(signs_of(self.app).shown(one_line(self._about)), markup=False, id="about")
            yield Label(HOW, markup=False, id="said")
            yield TextField(self._before, soft_wrap=True, tab_behavior="focus")

    def on_mount(self) -> None:
        """What is written comes after what stands."""
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)

    @on(TextArea.Changed)
    def _edited(self) -> None:
        self._failed = False

    def action_back(self) -> None:
        """Keep what is written, and close it."""
        words = self.query_one(TextArea).text
        if words == self._before:
            self.dismiss()
        elif not self._keeping:
            self._keeping = True
            # In a thread: the disk may be slow.
            self.run_worker(lambda: self._write(words), group="work", thread=True, exit_on_error=False)

    async def action_quit(self) -> None:
        """Keep what is written first; asked again, the program ends."""
        self.action_back()

    def _write(self, words: str) -> None:
        try:
            self._keep(words)
        except UserError as error:
            self.app.call_from_thread(self._refused, error)
        else:
            self.app.call_from_thread(self.finish, words)

    def _refused(self, error: UserError) -> None:
        self._keeping = False
        if self._failed:
            self.finish()
            return
        self._failed = True
        signs = signs_of(self.app)
        self.query_one("#said", Label).update(signs.shown(f"{signs.doubt} {error} {FAILED}"))
