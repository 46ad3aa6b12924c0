"""The one list that all panes use: rows of a fixed height, painted line by line, however many there are.

Nothing is computed for a row that is not on screen: its line follows from its number, the headings before it
being found by bisection, so that 100 000 rows scroll like 100.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.host.signs import Signs
from tui.themes import Paint
from tui.widgets.frame import Extent, Framed
from tui.widgets.keys import MOVING, bindings
from tui.widgets.lines import cut, fill, wrapped_words

MARK_CELLS = 2
"""The mark of a row and the blank after it."""

WHEEL_LINES = 3


class Brush(NamedTuple):
    """What a row is painted with: `words` for what it says, `muted` for how it is filed, `over` over all.

    `match` is laid over words that match a search.
    """

    paint: Paint
    signs: Signs
    words: Style
    muted: Style
    over: Style
    match: Style


class Heading(NamedTuple):
    """A line above the row of that number."""

    row: int
    words: str


class Rows(Protocol):
    """What a list shows. Every row takes `height` lines, and `gap` blank ones stand between two of them."""

    height: int
    gap: int

    @property
    def headings(self) -> Sequence[Heading]:
        """The lines between rows, in the order of their rows."""

    def __len__(self) -> int:
        """How many rows there are."""

    def id_of(self, row: int) -> str | None:
        """The id of what the row stands for; None for "All"."""

    def row_of(self, id_: str | None) -> int | None:
        """The row of the id, None where it is not listed."""

    def related(self, row: int) -> bool:
        """Whether the row belongs to what is chosen in a pane to its right."""

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """One line of a row, in at most `width` cells."""

    def words(self, row: int) -> str:
        """What the row says, on one line."""

    def empty(self) -> Sequence[str]:
        """What to say where there are no rows, a paragraph each."""


class NoRows:
    """Nothing to choose from, and what to say instead."""

    height = 1
    gap = 0
    headings: Sequence[Heading] = ()

    def __init__(self, said: Sequence[str] = ()) -> None:
        self._said = said

    def __len__(self) -> int:
        return 0

    def id_of(self, row: int) -> str | None:
        """There is none."""
        raise IndexError(row)

    def row_of(self, id_: str | None) -> int | None:  # noqa: ARG002
        """There is none."""
        return None

    def related(self, row: int) -> bool:
        """There is none."""
        raise IndexError(row)

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:  # noqa: ARG002
        """There is none."""
        raise IndexError(row)

    def words(self, row: int) -> str:
        """There is none."""
        raise IndexError(row)

    def empty(self) -> Sequence[str]:
        """What to say instead."""
        return self._said


class Geometry:
    """Which line a row begins on, and which row a line belongs to."""

    def __init__(self, rows: Rows) -> None:
        self._step = rows.height + rows.gap
        self._height = rows.height
        self._headed = [heading.row for heading in rows.headings]
        self._heading_lines = [row * self._step + number for number, row in enumerate(self._headed)]
        count = len(rows)
        self.total = count * self._step - rows.gap * bool(count) + len(self._headed)

    def first_line(self, row: int) -> int:
        """The line on which the row's own lines begin."""
        return row * self._step + bisect_right(self._headed, row)

    def place(self, line: int) -> tuple[int, int]:
        """The row of a line, and which of its lines that is: -1 its heading, `height` and more its gap."""
        above = bisect_right(self._heading_lines, line)
        if above and self._heading_lines[above - 1] == line:
            return self._headed[above - 1], -1
        row, within = divmod(line - above, self._step)
        return row, within

    def span(self, row: int) -> tuple[int, int]:
        """The lines to have in view for a row, end exclusive: with the heading that stands right above it."""
        first = self.first_line(row)
        headed = bisect_left(self._headed, row) < bisect_right(self._headed, row)
        return first - headed, first + self._height


class LineList(Framed):
    """A list in a frame. It says what is chosen; who listens decides what follows from it."""

    BINDINGS = bindings("topics", "agreements", "quotes", only=(*MOVING, "open"))

    class Chosen(Message):
        """The cursor moved to another row."""

        def __init__(self, sender: LineList) -> None:
            super().__init__()
            self.list = sender

        @property
        def control(self) -> LineList:
            """The list that sent it."""
            return self.list

    class Opened(Chosen):
        """The chosen row is to be opened."""

    def __init__(self, title: str, rows: Rows, *, id: str) -> None:
        super().__init__(id=id)
        self._title = title
        self.rows = rows
        self._geometry = Geometry(rows)
        self.total: int | None = None
        """How many the library has; None where it is not known."""
        self.cursor = 0
        self.top = 0

    # ---- what it shows ----

    @property
    def lit(self) -> bool:
        """Whether the chosen row stands out, as it does where enter opens it."""
        return self.active

    @property
    def chosen_id(self) -> str | None:
        """The id of the chosen row; None for "All" and where there are no rows."""
        return self.rows.id_of(self.cursor) if len(self.rows) else None

    @property
    def rows_above(self) -> int:
        """Lines between the top of the list's window and the chosen row."""
        return self._geometry.first_line(self.cursor) - self.top

    def nearest(self, listed: Collection[str]) -> str | None:
        """The id of the chosen row, or of the row nearest to it of those listed, below it first.

        None where "All" is chosen, or nothing is near.
        """
        below = range(self.cursor, len(self.rows))
        for row in (*below, *range(min(self.cursor, len(self.rows)) - 1, -1, -1)):
            id_ = self.rows.id_of(row)
            if id_ is None or id_ in listed:
                return id_
        return None

    def show(
        self, rows: Rows, chosen: str | None = None, total: int | None = None, rows_above: int | None = None
    ) -> None:
        """Show other rows, with the row of `chosen` chosen (the first, where it is not listed).

        `total` is how many the library has. `rows_above` puts the chosen row that many lines below the top;
        else the window moves no more than it must.
        """
        self.rows = rows
        self.total = total
        self._geometry = Geometry(rows)
        row = rows.row_of(chosen) if len(rows) else None
        self.cursor = row or 0
        if rows_above is not None:
            self.top = self._geometry.first_line(self.cursor) - rows_above
        self._reveal()
        self.refresh()

    def heading(self, width: int) -> list[Segment]:  # noqa: ARG002
        """The pane's number and name."""
        return [Segment(self._title, self.title_style)]

    def chosen_words(self, width: int) -> list[Segment]:
        """The chosen row, where the pane is folded."""
        if not len(self.rows):
            return []
        mark = f"  {self.signs.chosen} "
        said = self.signs.shown(" ".join(self.rows.words(self.cursor).split()))
        words = cut(said, max(1, width - len(mark)), self.signs.ellipsis)
        return [Segment(mark, self.paint.text), Segment(words, self.paint.text)]

    def notes(self) -> tuple[str, ...]:
        """Which row is chosen, and how many are listed, of all that the library has."""
        if self.total is None:
            return ()
        count = len(self.rows)
        everything = bool(count) and self.rows.id_of(0) is None
        listed = f"{count - everything:,} of {self.total:,} listed"
        if not count:
            return (listed,)
        row = self.cursor + 1 - everything
        where = f"row {row:,}" if row else "all"
        return (f"{where} {self.signs.separator} {listed}", listed)

    def extent(self) -> Extent:
        """The lines on screen, of all."""
        return Extent(self.top, self.inner_height, self._geometry.total)

    def content_line(self, y: int, width: int) -> Strip:
        """A line of a row, of a heading, of the gap between rows, or below them all."""
        paint = self.paint
        if not len(self.rows):
            return self._empty_line(y, width)
        row, within = self._geometry.place(self.top + y)
        if row >= len(self.rows) or within >= self.rows.height:
            return fill([], width, paint.text)
        if within < 0:
            words = next(heading.words for heading in self.rows.headings if heading.row == row)
            return fill([Segment(" " + words, paint.muted)], width, paint.text)
        return self._row_line(row, within, width)

    def _row_line(self, row: int, within: int, width: int) -> Strip:
        paint, signs = self.paint, self.signs
        chosen = row == self.cursor
        lit = chosen and self.lit
        over = paint.chosen if lit else Style()
        words = paint.strong if chosen else paint.text
        match = paint.chosen_match if lit else paint.match
        brush = Brush(paint, signs, words + over, paint.muted + over, over, match)
        mark = " "
        if within == 0 and (chosen or self.rows.related(row)):
            mark = signs.chosen if chosen else signs.related
        mark_style = paint.accent if lit else paint.text
        line = self.rows.line(row, within, max(0, width - MARK_CELLS - 1), brush)
        return fill([Segment(mark + " ", mark_style + over), *line], width, paint.text + over)

    def _empty_line(self, y: int, width: int) -> Strip:
        said = wrapped_words(self.rows.empty(), width - MARK_CELLS - 1, self.signs)
        words = said[y] if y < len(said) else ""
        return fill([Segment(" " * MARK_CELLS + words, self.paint.text)], width, self.paint.text)

    # ---- moving in it ----

    def choose(self, row: int) -> None:
        """Move the cursor to the row, or as near as there is one."""
        row = max(0, min(row, len(self.rows) - 1))
        if row == self.cursor or not len(self.rows):
            self._reveal()
            return
        self.cursor = row
        self._reveal()
        self.refresh()
        self.post_message(self.Chosen(self))

    def _reveal(self) -> None:
        """Move the window as little as needed for the chosen row to stand in it, and never past the end."""
        height = self.inner_height
        if not height:
            return
        top = self.top
        if len(self.rows):
            first, end = self._geometry.span(self.cursor)
            top = min(max(top, end - height), first)
        self._scroll_to_line(top)

    def _scroll_to_line(self, top: int) -> None:
        top = max(0, min(top, self._geometry.total - self.inner_height))
        if top != self.top:
            self.top = top
            self.refresh()

    def _page(self) -> int:
        return max(1, self.inner_height // (self.rows.height + self.rows.gap) - 1)

    def action_move_up(self) -> None:
        """One row up."""
        self.choose(self.cursor - 1)

    def action_move_down(self) -> None:
        """One row down."""
        self.choose(self.cursor + 1)

    def action_page_up(self) -> None:
        """As many rows up as are in view, but one."""
        self.choose(self.cursor - self._page())

    def action_page_down(self) -> None:
        """As many rows down as are in view, but one."""
        self.choose(self.cursor + self._page())

    def action_move_first(self) -> None:
        """To the first row."""
        self.choose(0)

    def action_move_last(self) -> None:
        """To the last row."""
        self.choose(len(self.rows) - 1)

    def action_open(self) -> None:
        """Open the chosen row."""
        if len(self.rows):
            self.post_message(self.Opened(self))

    def on_resize(self) -> None:
        """The chosen row stays in view."""
        self._reveal()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the window, not the cursor."""
        event.stop()
        self._scroll_to_line(self.top + WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the window, not the cursor."""
        event.stop()
        self._scroll_to_line(self.top - WHEEL_LINES)

    def on_click(self, event: events.Click) -> None:
        """A click chooses the row under it; a second one opens it."""
        line = event.y - 1
        if not 0 <= line < self.inner_height or not len(self.rows):
            return
        row, within = self._geometry.place(self.top + line)
        if row >= len(self.rows) or not 0 <= within < self.rows.height:
            return
        self.choose(row)
        if event.chain == 2:
            self.action_open()
