"""The reader's page: a whole document in its frame, everything that was found in it marked in place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.selection import Selection

from tui.model import Span
from tui.query.marks import RecordKind, Stop
from tui.widgets.lines import cut
from tui.widgets.page_layout import Layout, Row, label, lay_out
from tui.widgets.page_marks import COLUMNS, ROLES, Sheet, attribution, marks, signpost
from tui.widgets.particulars import doubted
from tui.widgets.passages import doubts_of
from tui.widgets.scrolling import Scrolling
from tui.widgets.wrapped import Line, Mark, strip

TEXT_CELLS = 76
"""The longest line that reads well."""

PAGE_CELLS = 91
"""A page that has its longest lines, its margin and its frame."""

LEAST_TITLE_CELLS = 8

_WIDE, _LABELLED, _SIGNED = 60, 30, 12
"""Inner widths from which the margin is roomy, has labels, has signs."""


class Page(Scrolling):
    """The document. One stretch of it is current: a stop, a match of what is looked for, or a passage."""

    ALLOW_SELECT = True

    class Moved(Message):
        """Another stretch is current."""

        def __init__(self, page: Page) -> None:
            super().__init__()
            self.page = page

    def __init__(self, sheet: Sheet, *, id: str) -> None:
        super().__init__(id=id)
        self.current: Span | None = None
        self.matches: tuple[Span, ...] = ()
        self._wanted = ""
        self.sheet = sheet
        self._laid = Layout([], [])
        self._width = 0
        self.show(sheet)

    def show(self, sheet: Sheet) -> None:
        """Mark the same document anew; its text may be parted into other blocks."""
        parted = sheet.document.blocks != self.sheet.document.blocks
        self.sheet = sheet
        self._stops = [stop.span for stop in sheet.stops]
        numbered = (block for block in reversed(sheet.document.blocks) if block.number is not None)
        self._last_numbered = next(numbered, None)
        if parted:
            self._lay_out()
        self.refresh()

    # ---- where one is ----

    @property
    def stop(self) -> Stop | None:
        """The stop that is current, None where the current stretch is no record's."""
        place = self._place()
        return None if place is None else self.sheet.stops[place]

    @property
    def around(self) -> Stop | None:
        """The shortest stop that holds the current stretch."""
        span = self.current
        if span is None:
            return None
        holding = [
            stop for stop in self.sheet.stops if stop.span.start <= span.start and span.end <= stop.span.end
        ]
        return min(holding, key=lambda stop: stop.span.end - stop.span.start, default=None)

    @property
    def inside(self) -> list[Stop]:
        """The stops that share a word with the current stretch."""
        return self.sheet.places.over(self.current.start, self.current.end) if self.current else []

    @property
    def active(self) -> bool:
        """While words are looked for too: what is typed moves the page."""
        return self.has_focus or bool(self._wanted)

    def go_to(self, span: Span) -> None:
        """Make a stretch current and bring it into view."""
        self.current = span
        self._reveal(span)
        self.refresh()
        self.post_message(self.Moved(self))

    def look_for(self, matches: tuple[Span, ...], origin: int, words: str) -> None:
        """Mark the matches of `words`, go to the first from `origin` on; `step` goes between them.

        With no words, it goes between the stops again.
        """
        self.matches, self._wanted = matches, words
        if matches:
            self.go_to(matches[bisect_left(matches, Span(origin, 0)) % len(matches)])
        self.refresh()

    def step(self, by: int) -> None:
        """To the next match or stop (1) or the one before (-1); after the last comes the first."""
        spans = self.matches or self._stops
        if not spans:
            return
        here = _order(self.current) if self.current else (self.top_offset, 0)
        place = bisect_right(spans, here, key=_order) if by > 0 else bisect_left(spans, here, key=_order) - 1
        self.go_to(spans[place % len(spans)])

    def _place(self) -> int | None:
        """The current stretch among the stops."""
        if self.current is None:
            return None
        place = bisect_left(self._stops, _order(self.current), key=_order)
        return place if self._stops[place : place + 1] == [self.current] else None

    @property
    def top_offset(self) -> int:
        """The offset of the first character on screen."""
        return self._laid.rows[self.top].line.start if self._laid.rows else 0

    # ---- scrolling ----

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Wrap the text anew; what stood at the top stays there, and the current stretch in view."""
        if self.inner_width != self._width:
            self._width = self.inner_width
            self._lay_out()
        if self.current is not None:
            self._reveal(self.current)

    def _lay_out(self) -> None:
        top = self.top_offset
        width = max(1, min(TEXT_CELLS, self._width - self._margin() - 1))
        self._laid = lay_out(self.sheet.text, self.sheet.document.blocks, width, self.signs.paragraph)
        self.show_row(self._laid.row_at(top))

    def _reveal(self, span: Span) -> None:
        first, last = self._laid.row_at(span.start), self._laid.row_at(max(span.start, span.end - 1))
        if first < self.top or last >= self.top + self.inner_height:
            self.show_row(first - max(0, min(self.inner_height // 3, self.inner_height - (last - first) - 1)))

    # ---- the mouse ----

    def on_click(self, event: events.Click) -> None:
        """A click makes the shortest record under it current."""
        _, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if offset is None or self.selected is not None:
            return
        here = [stop.span for stop in self.sheet.stops if stop.span.start <= offset.x < stop.span.end]
        if here:
            self.go_to(min(here, key=lambda span: span.end - span.start))

    @property
    def selected(self) -> Span | None:
        """What is selected with the mouse: a selection's columns are offsets (see `wrapped.strip`)."""
        return self._selected(self.text_selection)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, verbatim."""
        span = self._selected(selection)
        return (self.sheet.text[span.start : span.end], "\n") if span else None

    def _selected(self, selection: Selection | None) -> Span | None:
        if selection is None:
            return None
        start = selection.start.x if selection.start else 0
        end = selection.end.x if selection.end else len(self.sheet.text)
        return Span(min(start, end), max(start, end)) if start != end else None

    # ---- the frame ----

    def heading(self, width: int) -> list[Segment]:
        """The document's title, where there is room for a word of it."""
        if width < LEAST_TITLE_CELLS:
            return []
        document = self.sheet.document
        title = " ".join(self.signs.shown(document.title or document.name).split())
        return [Segment(cut(title, width, self.signs.ellipsis), self.title_style)]

    def doubt(self, width: int) -> list[Segment]:  # noqa: ARG002
        """What is uncertain about the document: worth more room than its title."""
        found = doubts_of(self.sheet.document)
        if not found:
            return []
        words = cut(doubted(found, self.signs), max(1, self.size.width - 10), self.signs.ellipsis)
        return [Segment(words, self.paint.text)]

    def legend(self, width: int) -> list[Segment]:
        """How each kind of record is marked."""
        line, text, roles = self.paint.line, self.paint.text, self.paint.roles
        kinds = self.sheet.kinds
        if sum(map(len, kinds)) + len(kinds) > width:
            return []
        words = [Segment(kind, text + roles[ROLES[kind]]) for kind in kinds]
        return [piece for word in words for piece in (Segment(" ", line), word)][1:]

    def notes(self) -> tuple[str, ...]:
        """Which match or mark this is, of how many."""
        if self._wanted and not self.matches:
            return ("no match",)
        if self.matches:
            place = bisect_left(self.matches, self.current or Span(0, 0)) + 1
            return f"match {place} of {len(self.matches)}", f"{place}/{len(self.matches)}"
        total = len(self.sheet.stops)
        found = self._place()
        if found is None:
            return f"{total} mark{'s' * (total != 1)}", str(total)
        return f"mark {found + 1} of {total}", f"{found + 1}/{total}"

    # ---- painting ----

    def row_count(self) -> int:
        """Rows of the document at this width."""
        return len(self._laid.rows)

    def row_line(self, row: int, width: int) -> list[Segment]:  # noqa: ARG002
        """A row: its label, the mark of the current stretch, the signs, the text."""
        here = self._laid.rows[row]
        paint = self.paint
        over = self.sheet.places.over(*here.line)
        found = [*marks(over), *self._marks_of_the_moment(here.line)]
        words = strip(self.sheet.text, here.line, found, paint.roles, paint.text, self.signs.shown)
        return [*self._margin_of(here, over), *words]

    def _marks_of_the_moment(self, line: Line) -> list[Mark]:
        """The current stretch with who speaks there, the matches on a line, and what the mouse selected."""
        found: list[Mark] = []
        stop = self.stop
        if stop is not None:
            found += attribution(self.sheet, stop)
            parts = [part for passage in stop.passages for part in passage.parts]
        else:
            parts = [self.current] if self.current else []
        found += [Mark(part.start, part.end, "current") for part in parts]
        if self.matches:
            first = max(0, bisect_left(self.matches, Span(line.start, 0)) - 1)
            last = bisect_left(self.matches, Span(line.end, 0))
            found += [Mark(match.start, match.end, "match") for match in self.matches[first:last]]
        if self.selected:
            found.append(Mark(self.selected.start, self.selected.end, "selected"))
        return found

    @property
    def _label_cells(self) -> int:
        longest = label(self._last_numbered, self.signs.paragraph) if self._last_numbered else ""
        return max(5, cell_len(longest))

    def _margin(self) -> int:
        """Cells before the text: label, blanks, the current mark, the signs, a blank."""
        signs = 1 + len(COLUMNS) + 1
        if self._width >= _WIDE:
            return self._label_cells + 2 + signs
        if self._width >= _LABELLED:
            return self._label_cells + signs
        return signs if self._width >= _SIGNED else 0

    def _margin_of(self, row: Row, over: Sequence[Stop]) -> list[Segment]:
        margin = self._margin()
        if not margin:
            return []
        paint = self.paint
        here = self.current is not None and row.line.start <= self.current.start < row.line.end
        room = margin - 2 - len(COLUMNS)
        words = row.label.rjust(self._label_cells)[: self._label_cells] if room else ""
        return [
            Segment(words.ljust(room), paint.muted),
            Segment(self.signs.chosen if here else " ", paint.accent),
            *(self._sign(row.line, over, kind) for kind in COLUMNS),
            Segment(" ", paint.text),
        ]

    def _sign(self, line: Line, over: Sequence[Stop], kind: RecordKind) -> Segment:
        paint, current = self.paint, self.stop
        post = signpost(self.sheet, over, line, kind, current, self.signs)
        if post.stop is None:
            return Segment(post.sign, paint.line)
        return Segment(post.sign, paint.accent if post.stop is current else paint.text)


def _order(span: Span) -> tuple[int, int]:
    """The key by which stops stand in reading order, the longer first."""
    return span.start, -span.end
