"""The evidence pane: the passage as it is printed, and who speaks, pinned below it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.cite import locus_text
from tui.host.signs import Signs
from tui.widgets.keys import bindings
from tui.widgets.lines import cells, cut, fill, wrapped_words
from tui.widgets.particulars import doubted
from tui.widgets.passages import NOTHING, Passage, Pin, Subject, caption, doubts_of
from tui.widgets.scrolling import Scrolling
from tui.widgets.wrapped import Line, strip, wrap

LABEL_CELLS = 11
LEAST_PASSAGE_ROWS = 3
ROWS_FOR_A_BLANK = 9
"""From this height on a blank line stands between the passage and what is pinned."""

INDENT = 1
MOST_COLUMNS = 118
"""Longer lines are hard to follow."""

ROWS_BEFORE = 1
"""How many rows before the quote stay in view where the passage does not fit."""


class Row(NamedTuple):
    """A row of the laid out passages: a line of the passage of that number, or its caption, or a blank."""

    passage: int
    line: Line | None = None
    caption: str = ""


class Layout(NamedTuple):
    """The passages of a subject at one width, one below the other."""

    rows: tuple[Row, ...] = ()
    begins: tuple[int, ...] = ()
    """The first row of each passage."""
    marked: tuple[int, int] = (0, 0)
    """The rows, end exclusive, of the first passage's marked words."""


def lay_out(subject: Subject, width: int, signs: Signs) -> Layout:
    """The passages wrapped to a width, each but a single one under its caption."""
    rows: list[Row] = []
    begins: list[int] = []
    marked = (0, 0)
    titled = len({passage.document.id for passage in subject.passages}) > 1
    for number, passage in enumerate(subject.passages):
        if number:
            rows.append(Row(number))
        begins.append(len(rows))
        if len(subject.passages) > 1:
            rows.append(Row(number, caption=caption(passage, signs, width, titled=titled)))
        lines = wrap(passage.text, width)
        if number == 0:
            words = passage.marked
            before = sum(line.end <= words.start for line in lines)
            marked = (len(rows) + before, len(rows) + sum(line.start < words.end for line in lines))
        rows += [Row(number, line) for line in lines]
    return Layout(tuple(rows), tuple(begins), marked)


class Evidence(Scrolling):
    """What the chosen record rests on. Only the passage scrolls; the pins below it stay."""

    BINDINGS = bindings("evidence", only=("open",))

    class Opened(Message):
        """The passage in view is to be opened at its place."""

        def __init__(self, passage: Passage, subject: Subject) -> None:
            super().__init__()
            self.passage = passage
            self.subject = subject

    def __init__(self, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self._title = title
        self._message: tuple[str, ...] = ()
        self._layout = Layout()
        self.subject = NOTHING

    def show(self, subject: Subject, message: tuple[str, ...] = ()) -> None:
        """Show a record's evidence, the quote in view; or, where there is none, the message."""
        if (subject, message) != (self.subject, self._message):
            self.subject = subject
            self._message = message
            self._lay_out()

    def on_resize(self) -> None:
        """The passages are wrapped anew, the quote in view again."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = max(1, min(MOST_COLUMNS, self.inner_width - 2 * INDENT))
        self._layout = lay_out(self.subject, width, self.signs)
        first, end = self._layout.marked
        self.show_row(0 if end <= self.room else first - ROWS_BEFORE)

    @property
    def _number(self) -> int:
        """Which passage is in view, from 0: that of the first row, and at the very end the last."""
        row = self.top if self.top + self.room < self.row_count() or not self.top else self.row_count()
        return max(0, bisect_right(self._layout.begins, row) - 1)

    @property
    def passage(self) -> Passage | None:
        """The passage in view."""
        return self.subject.passages[self._number] if self.subject.passages else None

    # ---- what stands where ----

    @property
    def _pins(self) -> tuple[Pin, ...]:
        """As many pinned lines as leave room for the passage."""
        return self.subject.pins[: max(0, self.inner_height - LEAST_PASSAGE_ROWS)]

    @property
    def room(self) -> int:
        """Rows for the passages."""
        height, pins = self.inner_height, len(self._pins)
        return max(0, height - pins - (1 if pins and height >= ROWS_FOR_A_BLANK else 0))

    def row_count(self) -> int:
        """Rows of all passages."""
        return len(self._layout.rows)

    def heading(self, width: int) -> list[Segment]:
        """The pane's name, then the document and the place of the passage in view."""
        name = Segment(self._title, self.title_style)
        passage = self.passage
        if passage is None:
            return [name]
        paint, signs = self.paint, self.signs
        separator = Segment(f" {signs.separator} ", paint.muted)
        place = Segment(locus_text(passage.locus, signs.paragraph), paint.text)
        room = width - cells([name, separator, separator, place])
        document = passage.document
        title = signs.shown(" ".join((document.title or document.name).split()))
        if room >= LABEL_CELLS:
            return [name, separator, Segment(cut(title, room, signs.ellipsis), paint.text), separator, place]
        return [name, separator, place] if cells([name, separator, place]) <= width else [name]

    def doubt(self, width: int) -> list[Segment]:
        """What is uncertain about the document, worth more room than its title; as much of it as fits."""
        passage = self.passage
        doubts = doubts_of(passage.document) if passage else []
        for first in range(len(doubts)):
            words = doubted(doubts[first:], self.signs)
            if cell_len(words) <= width:
                return [Segment(words, self.paint.text)]
        return [Segment(self.signs.doubt, self.paint.text)] if doubts else []

    def notes(self) -> tuple[str, ...]:
        """Which passage, and which of its lines where they are more than there is room for."""
        subject, signs = self.subject, self.signs
        if not subject.passages or not self.inner_height:
            return ()
        count = f"{len(subject.passages)}{' and more' if subject.more else ''}"
        which = f"passage {self._number + 1} of {count}"
        total = self.row_count()
        if total <= self.room:
            return (which,)
        lines = f"lines {self.top + 1}{signs.dash}{min(total, self.top + self.room)} of {total}"
        return (lines,) if len(subject.passages) == 1 else (f"{which} {signs.separator} {lines}", which)

    def content_line(self, y: int, width: int) -> Strip:
        """A row of the passages, the blank below them, or a pinned line."""
        if not self.subject.passages:
            return self._message_line(y, width)
        if y < self.room:
            return super().content_line(y, width)
        pin = y - (self.inner_height - len(self._pins))
        return fill(self._pin_line(self._pins[pin], width) if pin >= 0 else [], width, self.paint.text)

    def row_line(self, row: int, width: int) -> list[Segment]:  # noqa: ARG002
        """A line of a passage with its marks, or a caption."""
        paint = self.paint
        number, line, words = self._layout.rows[row]
        indent = Segment(" " * INDENT, paint.text)
        if line is None:
            return [indent, Segment(words, paint.muted)]
        passage = self.subject.passages[number]
        styles = {**paint.roles, "quote": paint.match}
        return [indent, *strip(passage.text, line, passage.marks, styles, paint.text, self.signs.shown)]

    def _pin_line(self, pin: Pin, width: int) -> list[Segment]:
        paint, signs = self.paint, self.signs
        label_cells = LABEL_CELLS if width >= 3 * LABEL_CELLS else 0
        label = pin.label[: label_cells - 1].ljust(label_cells)
        room = max(1, width - INDENT - label_cells - INDENT)
        words = cut(pin.words, room, signs.ellipsis)
        line = [
            Segment(" " * INDENT + label, paint.muted),
            Segment(words, paint.strong if pin.strong else paint.text),
        ]
        left = room - cell_len(words) - 2
        if pin.after and left >= LABEL_CELLS:
            line.append(Segment("  " + cut(pin.after, left, signs.ellipsis), paint.text))
        return line

    def _message_line(self, y: int, width: int) -> Strip:
        said = wrapped_words(self._message, width - 2 * INDENT, self.signs)
        words = said[y] if y < len(said) else ""
        return fill([Segment(" " * INDENT + words, self.paint.text)], width, self.paint.text)

    # ---- opening it ----

    def action_open(self) -> None:
        """Open the passage in view at its place."""
        passage = self.passage
        if passage is not None:
            self.post_message(self.Opened(passage, self.subject))

    def on_click(self, event: events.Click) -> None:
        """A second click opens the passage."""
        if event.chain == 2:
            self.action_open()
