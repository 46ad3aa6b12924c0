"""A pane that says what is known of records: their name, then label and value line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size

from tui.widgets.frame import EDGE_CELLS, SIDES
from tui.widgets.known import Known
from tui.widgets.lines import cut
from tui.widgets.particulars import doubted
from tui.widgets.scrolling import Scrolling
from tui.widgets.wrapped import wrap

LABEL_CELLS = 10
LEAST_VALUE_CELLS = 14
"""Where less is left beside the labels, a value stands below its label."""

LINES_FOR_A_BLANK = 9
"""From this height on a blank line stands below a name, where there is room for it."""

NO_BREAK = "\u00a0"


class Entry(NamedTuple):
    """A record: what it is called, and what is known of it."""

    name: str
    known: tuple[Known, ...]


class KnownPane(Scrolling):
    """What is known of one or more records, one below the other; `strong` labels are those of keys."""

    def __init__(self, title: str, *, id: str, label_cells: int = LABEL_CELLS, strong: bool = False) -> None:
        super().__init__(id=id)
        self._title = title
        self._label_cells = label_cells
        self._strong = strong
        self._entries: Sequence[Entry] = ()
        self._rows: list[list[Segment]] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other records, from the top."""
        self._entries = entries
        self.top = 0
        self._lay_out()

    def heading(self, width: int) -> list[Segment]:
        """The pane's title."""
        return [Segment(cut(self._title, width, self.signs.ellipsis), self.title_style)]

    def doubt(self, width: int) -> list[Segment]:  # noqa: ARG002
        """What is uncertain, where it may have been scrolled out of sight."""
        sign = f"{self.signs.doubt} "
        lines = [known.value for entry in self._entries for known in entry.known]
        doubts = [line.removeprefix(sign) for line in lines if line.startswith(sign)]
        if not doubts or self.row_count() <= self.inner_height:
            return []
        room = max(1, self.size.width - cell_len(self._title) - EDGE_CELLS)
        words = cut(self.signs.shown(doubted(doubts, self.signs)), room, self.signs.ellipsis)
        return [Segment(words, self.paint.text)]

    def row_count(self) -> int:
        """Rows at this width."""
        return len(self._rows)

    def row_line(self, row: int, width: int) -> list[Segment]:  # noqa: ARG002
        """A row of a name, of a label and its value, or between two records."""
        return self._rows[row]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as there are, and the frame: for a pane that is as high as what it says."""
        return len(self._laid_out(max(0, width - SIDES), 0)) + SIDES

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Wrap it anew."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Paint it anew in another theme."""
        super().notify_style_update()
        self._lay_out()

    def _lay_out(self) -> None:
        self._rows = self._laid_out(self.inner_width, self.inner_height)
        self.show_row(self.top)

    def _laid_out(self, width: int, height: int) -> list[list[Segment]]:
        rows: list[list[Segment]] = []
        for number, entry in enumerate(self._entries):
            if number:
                rows.append([])
            name = [(entry.name, self.paint.strong)]
            named = list(self._wrapped(name, "", 0, width)) if entry.name else []
            known = [line for known in entry.known for line in self._line(known, width)]
            alone = len(self._entries) == 1 and height >= LINES_FOR_A_BLANK
            blank: list[list[Segment]] = [[]] if alone and len(named) + len(known) < height else []
            rows += [*named, *(blank if named else []), *known]
        return rows

    def _line(self, known: Known, width: int) -> Iterator[list[Segment]]:
        """A label and its value beside it; below it where the pane is narrow."""
        pieces = [(known.value, self.paint.text)]
        if known.source:
            pieces.append((f"  {self.signs.source}{NO_BREAK}{known.source}", self.paint.muted))
        indent = self._label_cells
        if width - indent - 2 >= LEAST_VALUE_CELLS:
            yield from self._wrapped(pieces, known.label, indent, width)
            return
        if known.label:
            yield [Segment(f" {known.label}", self._label_style)]
        yield from self._wrapped(pieces, "", 1, width)

    def _wrapped(
        self, pieces: Sequence[tuple[str, Style]], label: str, indent: int, width: int
    ) -> Iterator[list[Segment]]:
        """The pieces as one wrapped text, each in its style, the label beside its first line."""
        text = self.signs.shown("".join(words for words, _ in pieces))
        change = len(pieces[0][0])
        for number, (start, end) in enumerate(wrap(text, max(1, width - indent - 2))):
            middle = min(max(start, change), end)
            before, after = (text[a:b].replace(NO_BREAK, " ") for a, b in ((start, middle), (middle, end)))
            yield [
                Segment(f" {label if number == 0 else '':{indent}}"[: indent + 1], self._label_style),
                Segment(before, pieces[0][1]),
                Segment(after, pieces[-1][1]),
            ]

    @property
    def _label_style(self) -> Style:
        return self.paint.strong if self._strong else self.paint.muted
