"""The rows of what was found in one document, in reading order: agreements and quotes, two lines each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment

from tui.cite import locus_text
from tui.documents.structure import locus
from tui.host.signs import Signs
from tui.model import Document, Records, Span
from tui.query.marks import Reference, Stop
from tui.widgets.line_list import Brush, Heading
from tui.widgets.lines import cut_lines
from tui.widgets.quotes import row_words

SIGN_CELLS = 2


class RecordRow(NamedTuple):
    """A record and its first place in the document."""

    reference: Reference
    span: Span
    sign: str
    words: str
    place: str


def record_rows(stops: Iterable[Stop], records: Records, document: Document, signs: Signs) -> list[RecordRow]:
    """Agreements and quotes of the stops, each once, where it is first met."""
    found: dict[Reference, RecordRow] = {}
    for stop in stops:
        for passage in stop.passages:
            reference = passage.reference
            if reference.kind != "topic" and reference not in found:
                sign, words = _named(reference, records, signs)
                place = locus_text(locus(document.blocks, passage.span.start), signs.paragraph)
                found[reference] = RecordRow(reference, passage.span, sign, words, place)
    return list(found.values())


def _named(reference: Reference, records: Records, signs: Signs) -> tuple[str, str]:
    if reference.kind == "agreement":
        agreement = records.agreements[reference.id]
        return signs.status(agreement.status), agreement.name
    quote = records.quotes[reference.id]
    return signs.kind(quote.kind), row_words(quote)


class RecordRows:
    """Those rows, as a list shows them."""

    height = 2
    gap = 0
    headings: Sequence[Heading] = ()

    def __init__(self, rows: Sequence[RecordRow]) -> None:
        self.rows = rows
        self._place = {key(row.reference): number for number, row in enumerate(rows)}

    def __len__(self) -> int:
        return len(self.rows)

    def id_of(self, row: int) -> str:
        """The record's key."""
        return key(self.rows[row].reference)

    def row_of(self, id_: str | None) -> int | None:
        """The row of the record with that key."""
        return self._place.get(id_ or "")

    def related(self, row: int) -> bool:  # noqa: ARG002
        """Nothing stands to the right of these."""
        return False

    def words(self, row: int) -> str:
        """The agreement's name, or the words of the quote."""
        return self.rows[row].words

    def empty(self) -> Sequence[str]:
        """What to say where there are none."""
        return ("No agreement and no quote was found in this document.",)

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """Sign and words, the place at the end of the first line."""
        record, signs = self.rows[row], brush.signs
        place = record.place if width >= cell_len(record.place) + 20 else ""
        room = max(1, width - SIGN_CELLS - (cell_len(place) + 1 if place else 0))
        words = cut_lines(signs.shown(record.words), room, self.height, signs.ellipsis)
        here = words[line] if line < len(words) else ""
        if line:
            return [Segment(" " * SIGN_CELLS + here, brush.words)]
        pieces = [Segment(f"{record.sign} {here}", brush.words)]
        if place:
            pieces += [
                Segment(" " * (room - cell_len(here) + 1), brush.words),
                Segment(place, brush.muted),
            ]
        return pieces


def key(reference: Reference) -> str:
    """The id of a record's row: ids of quotes and agreements, and labels of topics, share no space."""
    return f"{reference.kind} {reference.id}"
