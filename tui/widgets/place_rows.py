"""The rows of a record: every place on which it rests, its words first, then how they are filed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    section: str
    record: Reference
    document: DocumentId
    span: Span
    sign: str
    filed: Particulars
    words: Callable[[], str]
    """What stands there; asked only when the row is painted or copied, for that may mean reading a text."""


class PlaceRows:
    """Places in their order, those of a section together."""

    height = WORD_LINES + 1

    def __init__(self, places: Sequence[Place], *, gap: int = 0) -> None:
        self.places = places
        self.gap = gap
        sections = [place.section for place in places]
        self.headings: Sequence[Heading] = [
            Heading(row, section.upper())
            for row, section in enumerate(sections)
            if row == 0 or sections[row - 1] != section
        ]

    def __len__(self) -> int:
        return len(self.places)

    def id_of(self, row: int) -> str:
        """The place, so that it is found again in other rows of the record."""
        place = self.places[row]
        return f"{place.section} {place.record.id} {place.document} {place.span.start} {place.span.end}"

    def row_of(self, id_: str | None) -> int | None:
        """The row of that place."""
        return next((row for row in range(len(self)) if self.id_of(row) == id_), None)

    def related(self, row: int) -> bool:  # noqa: ARG002
        """Nothing stands to the right of these."""
        return False

    def words(self, row: int) -> str:
        """What stands there."""
        return self.places[row].words()

    def empty(self) -> Sequence[str]:
        """What to say where there are none."""
        return ("Nothing in this library rests on it.",)

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """Sign and words on at most two lines; right below them the particulars."""
        place, signs = self.places[row], brush.signs
        room = max(1, width - SIGN_CELLS)
        words = cut_lines(signs.shown(place.words()), room, WORD_LINES, signs.ellipsis)
        if line < len(words):
            return [Segment(f"{place.sign if line == 0 else '':{SIGN_CELLS}}{words[line]}", brush.words)]
        if line > len(words):
            return []
        filed = place.filed.line(room, signs, brush.muted, brush.paint.text + brush.over)
        return [Segment(" " * SIGN_CELLS, brush.words), *filed]
