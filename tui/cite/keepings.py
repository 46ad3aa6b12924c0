"""A person's stars and notes, each with the record that it belongs to and the place of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.cite.citation import deciding_evidence, quote_words, source_text
from tui.cite.formats import Format, encoded
from tui.cite.objects import Object, locus_object
from tui.cite.rows import ID
from tui.cite.table import Cells, Column, table
from tui.library.notes import NotableKind, Note, Star
from tui.model import DocumentId, Locus, Records

COLUMNS = (
    Column("Kept", whole=True),
    Column("Kind", whole=True),
    ID,
    Column("Record", 40),
    Column("Where", 40),
    Column("Note"),
)
LOST = "lost: no record has these words any more"

Kept = tuple[Star | Note, str | None]
"""A star or note, and the record of now that it belongs to (a topic by its label), if there is one."""


def keepings(
    kept: Iterable[Kept], records: Records, format: Format, width: int | None = None
) -> Iterator[str]:
    """A line for each star and note, those last that belong to no record any more."""
    listed = sorted(kept, key=lambda each: each[1] is None)
    if format == "table":
        return table(COLUMNS, (_cells(*each, records) for each in listed), width)
    return encoded((_object(*each, records) for each in listed), format)


class _Standing(NamedTuple):
    """A record by its words, and where it stands."""

    words: str
    document: DocumentId | None = None
    locus: Locus | None = None


def _standing(kind: NotableKind, id: str, records: Records) -> _Standing:
    if kind == "quote":
        quote = records.quotes[id]
        return _Standing(quote_words(quote), quote.document, quote.locus)
    if kind == "agreement":
        agreement = records.agreements[id]
        evidence = deciding_evidence(agreement)
        return _Standing(agreement.name, evidence.document, evidence.locus)
    if kind == "document":
        document = records.documents[id]
        return _Standing(document.title or document.name, id)
    return _Standing(id)


def _cells(entry: Star | Note, record: str | None, records: Records) -> Cells:
    anchor, words = entry.anchor, entry.words if isinstance(entry, Note) else ""
    kept = "note" if isinstance(entry, Note) else "star"
    if record is None:
        return (kept, anchor.kind, anchor.record, anchor.label, LOST, words)
    standing = _standing(anchor.kind, record, records)
    where = source_text(records.documents[standing.document], standing.locus) if standing.document else ""
    return (kept, anchor.kind, record, standing.words, where, words)


def _object(entry: Star | Note, record: str | None, records: Records) -> Object:
    """A star (`note` is null) or a note; of a lost one `id` is null and `record` what it belonged to."""
    anchor = entry.anchor
    standing = _standing(anchor.kind, record, records) if record else _Standing(anchor.label)
    return {
        "kept": "note" if isinstance(entry, Note) else "star",
        "kind": anchor.kind,
        "id": record,
        "record": anchor.record,
        "words": standing.words,
        "document": standing.document,
        "locus": locus_object(standing.locus) if standing.locus else None,
        "note": entry.words if isinstance(entry, Note) else None,
        "made": entry.made,
    }
