"""The line in which one types what to find in what stands above it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from tui.widgets.fields import LineField


class FindBar(Horizontal):
    """A text field that is there only while something is looked for; its arrows go between the matches."""

    DEFAULT_CSS = """
    FindBar { height: 1; display: none; background: $panel; color: $foreground; }
    FindBar.-open { display: block; }
    FindBar Label { padding: 0 1; }
    FindBar Input, FindBar Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $panel;
    }
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

    def __init__(self, purpose: str) -> None:
        """`purpose` is what stands in the field while it is empty."""
        super().__init__()
        self._purpose = purpose

    def compose(self) -> ComposeResult:
        """The key that opened it, as a prompt, and the field."""
        yield Label("/", markup=False)
        yield LineField(placeholder=self._purpose)

    @property
    def field(self) -> Input:
        """What is typed into."""
        return self.query_one(Input)

    @property
    def is_open(self) -> bool:
        """Whether something is looked for."""
        return self.has_class("-open")

    def open(self) -> None:
        """Be there."""
        self.add_class("-open")

    def close(self) -> None:
        """Be gone, and forget what was typed."""
        self.remove_class("-open")
        self.field.value = ""

    def action_step(self, by: int) -> None:
        """To the next match, or the one before."""
        self.post_message(self.Stepped(by))
