"""A passage as it is printed, in a frame of its own, with what stands in it marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events

from tui.widgets.lines import cut
from tui.widgets.scrolling import Scrolling
from tui.widgets.wrapped import Line, Mark, strip, wrap


class PassagePane(Scrolling):
    """A text and its marks; it starts where the first of them is in view."""

    def __init__(self, title: str, text: str, marks: Sequence[Mark], *, id: str) -> None:
        super().__init__(id=id)
        self._title = title
        self._text = text
        self._marks = marks
        self._lines: list[Line] = []

    def heading(self, width: int) -> list[Segment]:
        """Where the passage stands."""
        return [Segment(cut(self.signs.shown(self._title), width, self.signs.ellipsis), self.title_style)]

    def row_count(self) -> int:
        """Lines at this width."""
        return len(self._lines)

    def row_line(self, row: int, width: int) -> list[Segment]:  # noqa: ARG002
        """A line of the passage."""
        paint = self.paint
        styles = {**paint.roles, "match": paint.match}
        words = strip(self._text, self._lines[row], self._marks, styles, paint.text, self.signs.shown)
        return [Segment(" ", paint.text), *words]

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Wrap it anew, the first mark in view."""
        self._lines = wrap(self._text, max(1, self.inner_width - 2))
        first = min((mark.start for mark in self._marks), default=0)
        marked = sum(line.end <= first for line in self._lines)
        self.show_row(0 if marked < self.inner_height else marked - 1)
