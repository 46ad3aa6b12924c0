"""What the reader's page shows over and beside its text: marks, and their signs in the gutter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.host.signs import Signs
from tui.model import Document, Records
from tui.query.marks import Passage, RecordKind, Stop, stops
from tui.themes import Role
from tui.widgets.stretches import Stretches
from tui.widgets.wrapped import Line, Mark

MARKED: tuple[RecordKind, ...] = ("agreement", "quote", "topic")
"""What a document may be marked with."""

COLUMNS: tuple[RecordKind, ...] = ("agreement", "quote")
"""What has a column of its own in the gutter; topics are marked in the text alone."""

ROLES: dict[RecordKind, Role] = {"agreement": "agreement", "quote": "quote", "topic": "topic"}


class Sheet(NamedTuple):
    """A document with everything that a page shows of it; `places` are the stops by where they stand."""

    document: Document
    text: str
    records: Records
    kinds: Sequence[RecordKind]
    stops: tuple[Stop, ...]
    places: Stretches[Stop]


def sheet(records: Records, document: Document, text: str, kinds: Sequence[RecordKind] = MARKED) -> Sheet:
    """The sheet of one document of the records, with the marks of these kinds."""
    found = stops(records, document.id, kinds)
    return Sheet(document, text, records, kinds, found, Stretches(found))


def marks(over: Iterable[Stop]) -> Iterator[Mark]:
    """The stretches to paint for stops."""
    for stop in over:
        for passage in stop.passages:
            for part in passage.parts:
                yield Mark(part.start, part.end, ROLES[passage.reference.kind])


class Signpost(NamedTuple):
    """What the gutter has in one column beside a line: the sign of a stop that begins there, or a rule."""

    sign: str
    stop: Stop | None = None


def signpost(
    sheet: Sheet, over: Sequence[Stop], line: Line, kind: RecordKind, current: Stop | None, signs: Signs
) -> Signpost:
    """What stands in the column of a kind, beside a line and the stops over it.

    The sign of the current stop goes before that of another which begins in the same line. A rule says that
    one goes on which began above.
    """
    here = [(stop, passage) for stop in over for passage in stop.passages if passage.reference.kind == kind]
    begins = [(stop, passage) for stop, passage in here if stop.start >= line.start]
    begins.sort(key=lambda found: found[0] is not current)
    if begins:
        stop, passage = begins[0]
        return Signpost(_sign(sheet, passage, signs), stop)
    return Signpost(signs.vertical if here else " ")


def _sign(sheet: Sheet, passage: Passage, signs: Signs) -> str:
    """The kind of a quote, or the status that this passage gives its agreement, else the agreement's own."""
    kind, id_ = passage.reference
    if kind == "quote":
        return signs.kind(sheet.records.quotes[id_].kind)
    agreement = sheet.records.agreements[id_]
    given = next(
        (
            piece.status
            for piece in agreement.evidence
            if piece.document == sheet.document.id and piece.span == passage.span and piece.status
        ),
        agreement.status,
    )
    return signs.status(given)


def attribution(sheet: Sheet, stop: Stop) -> list[Mark]:
    """Who speaks and the word that says so, for the quotes of a stop."""
    found: list[Mark] = []
    for passage in stop.passages:
        kind, id_ = passage.reference
        quote = sheet.records.quotes[id_] if kind == "quote" else None
        if quote is None or quote.document != sheet.document.id:
            continue
        if quote.speaker is not None:
            found.append(Mark(quote.speaker.start, quote.speaker.end, "speaker"))
        if quote.cue is not None:
            found.append(Mark(quote.cue.start, quote.cue.end, "cue"))
    return found
