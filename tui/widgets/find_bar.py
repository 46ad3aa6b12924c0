"""The line in which one types what to find in a document."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FindBar(Input):
    """A text field that is there only while something is looked for; its arrows go between the matches."""

    DEFAULT_CSS = """
    FindBar, FindBar:focus {
        height: 1; border: none; padding: 0 1; display: none; background: $panel; color: $foreground;
    }
    FindBar.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    class Stepped(Message):
        """Another match is wanted: the next (1) or the one before (-1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str) -> None:
        super().__init__(placeholder="find in this document", id=id)

    def action_step(self, by: int) -> None:
        """To the next match, or the one before."""
        self.post_message(self.Stepped(by))
