"""The rows of a record: every place on which it rests, its words first, then how they are filed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.segment import Segment

from tui.model import DocumentId, Span
from tui.query.marks import Reference
from tui.widgets.line_list import Brush, Heading
from tui.widgets.lines import cut_lines
from tui.widgets.particulars import Particulars

SIGN_CELLS = 2
WORD_LINES = 2


class Place(NamedTuple):
    """A passage of a document. `record` is the quote, agreement or topic that it belongs to."""

    record: Reference
    document: DocumentId
    span: Span
    sign: str
    filed: Particulars
    words: Callable[[], str]
    """What stands there; asked only when the row is painted or copied, for that may mean reading a text."""


class Section(NamedTuple):
    """Places that are filed alike. Each is made when it is asked for: there may be 100 000 of them."""

    name: str
    size: int
    place: Callable[[int], Place]


class PlaceRows:
    """The places of the sections, one section after the other. A row's id is its number."""

    height = WORD_LINES + 1

    def __init__(self, sections: Sequence[Section] = (), *, gap: int = 0) -> None:
        self.sections = sections
        self.gap = gap
        self._begins = [0, *accumulate(section.size for section in sections)]
        self.headings: Sequence[Heading] = [
            Heading(row, section.name.upper())
            for row, section in zip(self._begins, sections, strict=False)
            if section.size
        ]
        self.place: Callable[[int], Place] = lru_cache(maxsize=128)(self._place)
        """The place of a row."""

    def _place(self, row: int) -> Place:
        number = bisect_right(self._begins, row) - 1
        return self.sections[number].place(row - self._begins[number])

    def __len__(self) -> int:
        return self._begins[-1]

    def id_of(self, row: int) -> str:
        """The row's number."""
        return str(row)

    def row_of(self, id_: str | None) -> int | None:
        """The row of that number."""
        return int(id_) if id_ is not None and int(id_) < len(self) else None

    def related(self, row: int) -> bool:  # noqa: ARG002
        """Nothing stands to the right of these."""
        return False

    def words(self, row: int) -> str:
        """What stands there."""
        return self.place(row).words()

    def empty(self) -> Sequence[str]:
        """What to say where there are none."""
        return ("Nothing in this library rests on it.",)

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """Sign and words on at most two lines; right below them the particulars."""
        place, signs = self.place(row), brush.signs
        room = max(1, width - SIGN_CELLS)
        words = cut_lines(signs.shown(place.words()), room, WORD_LINES, signs.ellipsis)
        if line < len(words):
            return [Segment(f"{place.sign if line == 0 else '':{SIGN_CELLS}}{words[line]}", brush.words)]
        if line > len(words):
            return []
        filed = place.filed.line(room, signs, brush.muted, brush.paint.text + brush.over)
        return [Segment(" " * SIGN_CELLS, brush.words), *filed]
