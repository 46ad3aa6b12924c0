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
from tui.widgets.frame import Extent, Framed
from tui.widgets.keys import MOVING, bindings
from tui.widgets.line_list import WHEEL_LINES
from tui.widgets.lines import cells, cut, fill
from tui.widgets.particulars import doubted
from tui.widgets.passages import NOTHING, Passage, Pin, Subject, caption, doubts_of
from tui.widgets.wrapped import Line, strip, wrap

LABEL_CELLS = 11
LEAST_PASSAGE_LINES = 3
LINES_FOR_A_BLANK = 9
"""From this height on a blank line stands between the passage and what is pinned."""

INDENT = 1
MOST_COLUMNS = 118
"""Longer lines are hard to follow."""

LINES_BEFORE = 1
"""How many lines before the quote stay in view where the passage does not fit."""


class Layout(NamedTuple):
    """The passages of a subject at one width: a line each, with the passage that it belongs to.

    A line without `line` is a passage's caption, or (caption "") the blank before it.
    """

    lines: tuple[tuple[int, Line | None, str], ...]
    begins: tuple[int, ...]
    """The first line of each passage, its caption."""
    marked: int
    """The line on which the first thing marked begins."""
    marked_end: int
    """The line after the one on which it ends."""


def lay_out(subject: Subject, width: int, signs: Signs) -> Layout:
    """The passages one below the other, each but a single one under its caption."""
    lines: list[tuple[int, Line | None, str]] = []
    begins: list[int] = []
    marked, marked_end = 0, 0
    for number, passage in enumerate(subject.passages):
        if number:
            lines.append((number, None, ""))
        begins.append(len(lines))
        if len(subject.passages) > 1:
            lines.append((number, None, caption(passage, signs)))
        wrapped = wrap(passage.text, width)
        if number == 0:
            words = [mark for mark in passage.marks if mark.role in ("quote", "match")]
            first = min((mark.start for mark in words), default=0)
            last = max((mark.end for mark in words), default=0)
            marked = len(lines) + sum(line.end <= first for line in wrapped)
            marked_end = len(lines) + sum(line.start < last for line in wrapped)
        lines += [(number, line, "") for line in wrapped]
    return Layout(tuple(lines), tuple(begins), marked, marked_end)


class Evidence(Framed):
    """What the chosen record rests on. Only the passage scrolls."""

    BINDINGS = bindings("evidence", only=(*MOVING, "open"))

    class Opened(Message):
        """The passage in view is to be opened at its place."""

        def __init__(self, passage: Passage, subject: Subject) -> None:
            super().__init__()
            self.passage = passage
            self.subject = subject

    def __init__(self, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self._title = title
        self._top = 0
        self._placed = False
        self._message: tuple[str, ...] = ()
        self._laid_out: tuple[int, Layout] | None = None
        self.subject = NOTHING

    def show(self, subject: Subject, message: tuple[str, ...] = ()) -> None:
        """Show a record's evidence, the quote in view; or, where there is none, the message."""
        if subject == self.subject and message == self._message:
            return
        self.subject = subject
        self._message = message
        self._laid_out = None
        self._placed = False
        self.refresh()

    @property
    def _layout(self) -> Layout:
        """The passages wrapped to the width that the pane has now."""
        width = max(1, min(MOST_COLUMNS, self.inner_width - 2 * INDENT))
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = width, lay_out(self.subject, width, self.signs)
            self._placed = False
        return self._laid_out[1]

    @property
    def top(self) -> int:
        """The first line on screen; at first, one from which the quote is in view."""
        room, layout = self._passage_lines, self._layout
        if not self._placed and room:
            self._top = 0 if layout.marked_end <= room else layout.marked - LINES_BEFORE
            self._placed = True
        return max(0, min(self._top, len(layout.lines) - room))

    @property
    def passage(self) -> Passage | None:
        """The passage in view: the first of which a line of words is on screen."""
        if not self.subject.passages:
            return None
        number = bisect_right(self._layout.begins, self.top) - 1
        return self.subject.passages[max(0, number)]

    # ---- what stands where ----

    @property
    def _pins(self) -> tuple[Pin, ...]:
        """As many pinned lines as leave room for the passage."""
        return self.subject.pins[: max(0, self.inner_height - LEAST_PASSAGE_LINES)]

    @property
    def _passage_lines(self) -> int:
        height = self.inner_height
        pins = len(self._pins)
        return max(0, height - pins - (1 if pins and height >= LINES_FOR_A_BLANK else 0))

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
        """Which passage, and which of its lines where it is longer than the pane."""
        subject, signs = self.subject, self.signs
        if not subject.passages or not self.inner_height:
            return ()
        number = bisect_right(self._layout.begins, self.top)
        last = f"{len(subject.passages)}{' and more' if subject.more else ''}"
        which = f"passage {max(1, number)} of {last}"
        room, total = self._passage_lines, len(self._layout.lines)
        if total <= room:
            return (which,)
        end = min(total, self.top + room)
        lines = f"lines {self.top + 1:,}{signs.dash}{end:,} of {total:,}"
        return (lines,) if len(subject.passages) == 1 else (f"{which} {signs.separator} {lines}", which)

    def extent(self) -> Extent:
        """The lines of the passages on screen."""
        return Extent(self.top, self._passage_lines, len(self._layout.lines))

    def content_line(self, y: int, width: int) -> Strip:
        """A line of a passage, the blank below, or a pinned line."""
        paint = self.paint
        if not self.subject.passages:
            return self._message_line(y, width)
        room = self._passage_lines
        if y < room:
            return self._passage_line(self.top + y, width)
        pin = y - (self.inner_height - len(self._pins))
        return fill(self._pin_line(self._pins[pin], width) if pin >= 0 else [], width, paint.text)

    def _passage_line(self, number: int, width: int) -> Strip:
        paint, signs = self.paint, self.signs
        if number >= len(self._layout.lines):
            return fill([], width, paint.text)
        place, line, words = self._layout.lines[number]
        if line is None:
            return fill([Segment(" " * INDENT + words, paint.muted)], width, paint.text)
        passage = self.subject.passages[place]
        styles = {**paint.roles, "quote": paint.match}
        painted = strip(passage.text, line, passage.marks, styles, paint.text, signs.shown)
        return fill([Segment(" " * INDENT, paint.text), *painted], width, paint.text)

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
        lines: list[str] = []
        for paragraph in self._message:
            text = self.signs.shown(paragraph)
            lines += [text[line.start : line.end] for line in wrap(text, max(1, width - 2 * INDENT))]
            lines.append("")
        words = lines[y] if y < len(lines) else ""
        return fill([Segment(" " * INDENT + words, self.paint.text)], width, self.paint.text)

    # ---- moving in it ----

    def scroll_lines(self, lines: int) -> None:
        """Move the passage by so many lines, as far as there are any."""
        self._top = max(0, min(self.top + lines, len(self._layout.lines) - self._passage_lines))
        self.refresh()

    def action_move_up(self) -> None:
        """One line up."""
        self.scroll_lines(-1)

    def action_move_down(self) -> None:
        """One line down."""
        self.scroll_lines(1)

    def action_page_up(self) -> None:
        """One page up."""
        self.scroll_lines(1 - self._passage_lines)

    def action_page_down(self) -> None:
        """One page down."""
        self.scroll_lines(self._passage_lines - 1)

    def action_move_first(self) -> None:
        """To the first line."""
        self.scroll_lines(-len(self._layout.lines))

    def action_move_last(self) -> None:
        """To the last line."""
        self.scroll_lines(len(self._layout.lines))

    def action_open(self) -> None:
        """Open the passage in view at its place."""
        passage = self.passage
        if passage is not None:
            self.post_message(self.Opened(passage, self.subject))

    def on_resize(self) -> None:
        """The quote stands in view again."""
        self._placed = False

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the passage."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the passage."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def on_click(self, event: events.Click) -> None:
        """A second click opens the passage."""
        if event.chain == 2:
            self.action_open()
