"""A field for one fact of a document: what the person sets, and below it what was found."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from tui.plaintext import copied, one_line
from tui.widgets.fields import LineField
from tui.widgets.painted import signs_of

LONGEST = 2_000
"""Characters that can be typed: no title is longer."""


class FactField(Vertical):
    """A label, a text field with what is `set`, and the words of `found`, or what is wrong."""

    DEFAULT_CSS = """
    FactField { height: auto; }
    FactField Horizontal { height: 1; }
    FactField Label { width: 12; padding: 0 1; }
    FactField .below { width: 1fr; padding: 0 1 0 12;
        color: $secondary; height: auto; max-height: 2; }
    FactField .below.-wrong { color: $foreground; text-style: bold; }
    FactField Input, FactField Input:focus {
        width: 1fr; height: 1; border: none; padding: 0 1; background: $panel; color: $foreground;
    }
    """

    def __init__(self, name: str, set: str, found: str) -> None:
        super().__init__(name=name)
        self._set = one_line(set)
        self._found = one_line(found)

    def compose(self) -> ComposeResult:
        """The label beside the field, what was found below."""
        with Horizontal():
            yield Label(self.fact, markup=False)
            yield LineField(self._set, max_length=LONGEST, select_on_focus=False)
        yield Label(self._below, markup=False, classes="below")

    @property
    def fact(self) -> str:
        """Which fact it is."""
        return self.name or ""

    @property
    def field(self) -> Input:
        """What is typed into."""
        return self.query_one(Input)

    @property
    def value(self) -> str:
        """What the person sets, without what no text should hold; empty where the fact is as found."""
        return " ".join(copied(self.field.value)[0].split())

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than when it was opened."""
        return self.value != self._set

    def show_wrong(self, words: str) -> None:
        """Say what is wrong with it; nothing, where the words are empty."""
        below = self.query_one(".below", Label)
        below.set_class(bool(words), "-wrong")
        signs = signs_of(self.app)
        below.update(f"{signs.doubt} {signs.shown(words)}" if words else self._below)

    @property
    def _below(self) -> str:
        return signs_of(self.app).shown(f"found: {self._found}" if self._found else "nothing found")
