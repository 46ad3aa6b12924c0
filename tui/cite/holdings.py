"""A library's documents with what it holds of each: for keeping it in order."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cite import objects, rows
from tui.cite.citation import UNDATED
from tui.cite.formats import Format, encoded
from tui.cite.table import Cells, Column, table
from tui.model import Document, DocumentId, Records
from tui.query.held import held

COLUMNS = (
    rows.ID,
    rows.DATE,
    Column("Publisher", 24),
    Column("Agreements", whole=True, figures=True),
    Column("Quotes", whole=True, figures=True),
    Column("State", 30),
    Column("Title"),
)


def holdings(records: Records, format: Format, width: int | None = None) -> Iterator[str]:
    """A line for each document, with how many agreements and quotes are found in it."""
    counts = held(records)
    held_by = ((document, *counts[id]) for id, document in records.documents.items())
    if format == "table":
        return table(COLUMNS, (_cells(*each) for each in held_by), width)
    places: dict[DocumentId | None, list[str]] = {}
    for source in records.sources.values():
        places.setdefault(source.document, []).append(source.place)
    counted = (
        objects.document_object(document)
        | {
            "agreements": found,
            "quotes": said,
            "places": places.get(document.id, []),
        }
        for document, found, said in held_by
    )
    return encoded(counted, format)


def _cells(document: Document, agreements: int, quotes: int) -> Cells:
    return (
        document.id,
        document.date or UNDATED,
        document.publisher or "",
        str(agreements),
        str(quotes),
        ", ".join(_states(document)),
        document.title or document.name,
    )


def _states(document: Document) -> Iterator[str]:
    if document.newer:
        yield "older version"
    if document.near:
        more = f" and {len(document.near) - 1} more" if len(document.near) > 1 else ""
        yield f"nearly the same as {document.near[0]}{more}"
    if not document.analysed:
        yield f"not analysed ({document.language})"
    if document.corrected:
        yield "corrected"
