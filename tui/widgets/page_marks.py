"""What the reader's page shows over and beside its text: marks, and their signs in the gutter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.host.signs import Signs
from tui.model import Document, DocumentId, Records
from tui.query.marks import Passage, RecordKind, Stop, stops
from tui.themes import Role
from tui.widgets.stretches import Stretches
from tui.widgets.wrapped import Mark

MARKED: tuple[RecordKind, ...] = ("agreement", "quote", "topic")
"""What a document may be marked with."""

COLUMNS: tuple[RecordKind, ...] = ("agreement", "quote")
"""What has a column of its own in the gutter; topics are marked in the text alone."""

ROLES: dict[RecordKind, Role] = {"agreement": "agreement", "quote": "quote", "topic": "topic"}


class Signpost(NamedTuple):
    """A sign in a column of the gutter, beside the line where its stretch begins; a rule follows it down."""

    start: int
    end: int
    column: int
    sign: str


class Sheet(NamedTuple):
    """A document with everything that a page shows of it."""

    document: Document
    text: str
    records: Records
    kinds: Sequence[RecordKind]
    stops: tuple[Stop, ...]
    marks: Stretches[Mark]
    signposts: Stretches[Signpost]


def sheet(
    records: Records, document: Document, text: str, signs: Signs, kinds: Sequence[RecordKind] = MARKED
) -> Sheet:
    """The sheet of one document of the records, with the marks of these kinds."""
    found = stops(records, document.id, kinds)
    return Sheet(
        document,
        text,
        records,
        kinds,
        found,
        Stretches(_marks(found)),
        Stretches(_signposts(found, records, document.id, signs)),
    )


def _marks(found: Iterable[Stop]) -> Iterator[Mark]:
    for stop in found:
        for passage in stop.passages:
            for part in passage.parts:
                yield Mark(part.start, part.end, ROLES[passage.reference.kind])


def _signposts(
    found: Iterable[Stop], records: Records, document: DocumentId, signs: Signs
) -> Iterator[Signpost]:
    for stop in found:
        for passage in stop.passages:
            kind = passage.reference.kind
            if kind in COLUMNS:
                sign = _sign(passage, records, document, signs)
                yield Signpost(stop.span.start, stop.span.end, COLUMNS.index(kind), sign)


def _sign(passage: Passage, records: Records, document: DocumentId, signs: Signs) -> str:
    """The kind of a quote, or the status that this passage gives its agreement, else the agreement's own."""
    kind, id_ = passage.reference
    if kind == "quote":
        return signs.kind(records.quotes[id_].kind)
    agreement = records.agreements[id_]
    given = next(
        (
            piece.status
            for piece in agreement.evidence
            if piece.document == document and piece.span == passage.span and piece.status
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
