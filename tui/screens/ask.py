"""A question before something is taken away: enter says yes, escape no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.actions import Context
from tui.screens.modal import Modal
from tui.widgets.keys import bindings
from tui.widgets.known import Known
from tui.widgets.known_pane import Entry, KnownPane
from tui.wording import beginning


class AskScreen(Modal[bool]):
    """Gives True where the person agrees. What the question is about is named, and what follows is said."""

    AUTO_FOCUS = "#box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ask", only=("agree",))
    context: ClassVar[Context] = "ask"
    DEFAULT_CSS = """
    AskScreen > #box { height: auto; max-height: 80%; }
    """

    def __init__(self, question: str, about: str, consequences: Sequence[str]) -> None:
        super().__init__()
        self._question = question
        self._entry = Entry(beginning(about), tuple(Known("", words) for words in consequences))

    def compose(self) -> ComposeResult:
        """One pane to read."""
        yield KnownPane(self._question, id="box", label_cells=0)

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(KnownPane).show([self._entry])

    def action_agree(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_back(self) -> None:
        """No."""
        self.dismiss(False)
