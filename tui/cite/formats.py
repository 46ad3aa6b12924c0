"""The formats in which commands print records: `table` for people, `json` and `jsonl` for programs.

Every function gives lines without their ends, one after another as the records come. JSON is valid whatever
a document holds, and safe to print on a terminal: characters that could control one are escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from tui.cite import objects, rows
from tui.cite.objects import Object
from tui.cite.table import card, table
from tui.model import Agreement, Document, Findings, Quote, Records, TextOf
from tui.view import Hit, TopicRow

Format = Literal["table", "json", "jsonl"]

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON lets stand in a string and a terminal or a reader of lines takes for more than a letter."""


class Library(Protocol):
    """What is read of a library: its records, and the text of a document by its id."""

    @property
    def records(self) -> Records:
        """All records."""

    @property
    def text(self) -> TextOf:
        """Finds the text of a document."""


def findings(
    found: Iterable[tuple[Findings, str]], format: Format, width: int | None = None
) -> Iterator[str]:
    """What was found in documents, each with its text; an object is all of one document."""
    if format == "table":
        lines = (cells for each, _ in found for cells in rows.findings_cells(each))
        return table(rows.FINDINGS, lines, width)
    return encoded((objects.findings_object(each, text) for each, text in found), format)


def topics(
    listed: Iterable[TopicRow], library: Library, format: Format, width: int | None = None
) -> Iterator[str]:
    """Topics with their figures."""
    known = library.records.topics
    if format == "table":
        return table(rows.TOPICS, (rows.topic_cells(row, known[row.label]) for row in listed), width)
    return encoded((objects.topic_object(row, known[row.label]) for row in listed), format)


def agreements(listed: Iterable[Agreement], format: Format, width: int | None = None) -> Iterator[str]:
    """Agreements with their evidence."""
    if format == "table":
        return table(rows.AGREEMENTS, map(rows.agreement_cells, listed), width)
    return encoded(map(objects.agreement_object, listed), format)


def quotes(
    listed: Iterable[Quote], library: Library, format: Format, width: int | None = None
) -> Iterator[str]:
    """Quotes with their sources."""
    documents = library.records.documents
    if format == "table":
        return table(rows.QUOTES, (rows.quote_cells(q, documents[q.document]) for q in listed), width)
    return encoded((objects.quote_object(q, library.text) for q in listed), format)


def documents(listed: Iterable[Document], format: Format, width: int | None = None) -> Iterator[str]:
    """Documents."""
    if format == "table":
        return table(rows.DOCUMENTS, map(rows.document_cells, listed), width)
    return encoded(map(objects.document_object, listed), format)


def hits(listed: Iterable[Hit], library: Library, format: Format, width: int | None = None) -> Iterator[str]:
    """Search results."""
    if format == "table":
        return table(rows.HITS, (rows.hit_cells(hit, library.records) for hit in listed), width)
    return encoded(map(objects.hit_object, listed), format)


def record(one: TopicRow | Agreement | Quote | Document, library: Library, format: Format) -> Iterator[str]:
    """One record in full: its card, or its object alone."""
    documents = library.records.documents
    match one:
        case TopicRow():
            topic = library.records.topics[one.label]
            lines, whole = rows.topic_card(one, topic), objects.topic_object(one, topic)
        case Agreement():
            lines, whole = rows.agreement_card(one, documents), objects.agreement_object(one)
        case Quote():
            lines, whole = rows.quote_card(one, documents), objects.quote_object(one, library.text)
        case Document():
            lines, whole = rows.document_card(one), objects.document_object(one)
    return card(lines) if format == "table" else iter([_line(whole)])


def encoded(found: Iterable[Object], format: Format) -> Iterator[str]:
    """The objects: a line each, or (`json`) an array with a line for each."""
    if format == "jsonl":
        yield from map(_line, found)
        return
    before = "["
    for each in found:
        yield before + _line(each)
        before = ","
    yield "]" if before == "," else "[]"


def _line(found: Object) -> str:
    written = json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
