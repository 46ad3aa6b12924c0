"""From a record to its anchor, and from an anchor back to a record, whatever a rebuild made of the records.

An anchor is followed by the record's id, else by an id that was merged away, else by its words in the text:
the record that stands there now. What is found by none of them is kept, and said to be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from tui.errors import UserError
from tui.library.aliases import agreement_places, by_document, most_shared, quote_places
from tui.library.notes import Anchor, Changes, NotableKind, Note, Star, Work
from tui.library.pages import aliases
from tui.model import DocumentId, Records, Span, TextOf

AROUND = 32
"""Characters of the text before and after a record that its anchor keeps."""

LONGEST = 2_000
"""Characters of a record's own words that its anchor keeps."""

_WORD = re.compile(r"\w+")


class Anchored(NamedTuple):
    """The person's work by the records of now: topics by label, everything else by id."""

    starred: frozenset[str]
    notes: Mapping[str, tuple[Note, ...]]
    lost: tuple[Star | Note, ...]
    """What belongs to no record any more."""


def label(records: Records, kind: NotableKind, record: str) -> str:
    """What a person calls a record: its name or title, a quote's words."""
    if kind == "topic":
        return record
    if kind == "document":
        return records.documents[record].title
    if kind == "agreement":
        return records.agreements[record].name
    return " … ".join(records.quotes[record].texts)


def anchor(records: Records, text_of: TextOf, kind: NotableKind, record: str) -> Anchor:
    """The anchor of a record, a topic by its label, anything else by its id."""
    called = label(records, kind, record)
    if kind == "topic":
        return Anchor(kind, record, called)
    if kind == "document":
        return Anchor(kind, record, called, record)
    if kind == "agreement":
        first = records.agreements[record].evidence[0]
        return _in_text(Anchor(kind, record, called, first.document), text_of, first.span)
    quote = records.quotes[record]
    return _in_text(Anchor(kind, record, called, quote.document), text_of, quote.span)


def _in_text(anchor: Anchor, text_of: TextOf, span: Span) -> Anchor:
    assert anchor.document
    text = text_of(anchor.document)
    end = min(span.end, span.start + LONGEST)
    return replace(
        anchor,
        exact=text[span.start : end],
        prefix=text[max(0, span.start - AROUND) : span.start],
        suffix=text[end : end + AROUND],
    )


def anchored(work: Work, records: Records) -> Anchored:
    """Which records of now the person's work belongs to, by their ids alone."""
    starred: set[str] = set()
    notes: dict[str, tuple[Note, ...]] = {}
    lost: list[Star | Note] = []
    for entry, record in owned(work, records):
        if record is None:
            lost.append(entry)
        elif isinstance(entry, Star):
            starred.add(record)
        else:
            notes[record] = (*notes.get(record, ()), entry)
    return Anchored(frozenset(starred), notes, tuple(lost))


def owned(work: Work, records: Records) -> Iterator[tuple[Star | Note, str | None]]:
    """All stars, then all notes, each with the record of now that it belongs to, None where there is none."""
    owners = Owners(records)
    entries: list[Star | Note] = [*work.stars.values(), *work.notes.values()]
    for entry in entries:
        yield entry, owners.of(*entry.anchor.name)


class Owners:
    """The records of now, asked for by any name that they have or once had."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, kind: NotableKind, name: str) -> str | None:
        """The id of the record, a topic's label; None where there is none any more."""
        records = self._records
        match kind:
            case "topic":
                return name if name in records.topics else None
            case "document":
                return name if name in records.documents else None
            case "agreement":
                return name if name in records.agreements else self._agreements.get(name)
            case "quote":
                return name if name in records.quotes else self._quotes.get(name)

    @cached_property
    def _agreements(self) -> dict[str, str]:
        return aliases(self._records.agreements)

    @cached_property
    def _quotes(self) -> dict[str, str]:
        return aliases(self._records.quotes)


def follow(
    changes: Changes, records: Records, text_of: TextOf, moved: Mapping[DocumentId, DocumentId]
) -> None:
    """Give each star and note whose record is not found the record that stands at its words now.

    `moved` are documents that others took the place of. What is not found stays as it is.
    """
    lost = set(anchored(changes.work, records).lost)
    if not lost:
        return
    search = _Search(records, text_of, moved)
    for id, star in changes.work.stars.items():
        if star in lost and (found := search.found(star.anchor)):
            changes.put("stars", id, replace(star, anchor=found))
    for id, note in changes.work.notes.items():
        if note in lost and (found := search.found(note.anchor)):
            changes.put("notes", id, replace(note, anchor=found))


class _Search:
    """Looks for the records of anchors by their words."""

    def __init__(self, records: Records, text_of: TextOf, moved: Mapping[DocumentId, DocumentId]) -> None:
        self._records = records
        self._text_of = text_of
        self._moved = moved
        self._standing = {
            "quote": by_document(records.quotes, quote_places),
            "agreement": by_document(records.agreements, agreement_places),
        }

    def found(self, lost: Anchor) -> Anchor | None:
        """The anchor of the record that the lost one means now."""
        for document in self._documents(lost):
            if lost.kind == "document":
                return anchor(self._records, self._text_of, "document", document)
            with suppress(UserError):  # a text that is missing has no words; who opens it is told
                span = _place(lost, self._text_of(document))
                record = most_shared([(document, span)], self._standing[lost.kind]) if span else None
                if record:
                    return anchor(self._records, self._text_of, lost.kind, record)
        return None

    def _documents(self, lost: Anchor) -> Iterator[DocumentId]:
        """Where the words may stand: in their document, what took its place, and its newer version."""
        document, seen = lost.document, set[DocumentId]()
        while document and document not in seen:
            seen.add(document)
            known = self._records.documents.get(document)
            if known:
                yield document
            document = self._moved.get(document) or (known.newer if known else None)


def _place(anchor: Anchor, text: str) -> Span | None:
    """Where the words stand in a text, whatever stands between them; of several places the one whose
    surroundings are most alike."""
    words = _WORD.findall(anchor.exact)
    if not words:
        return None
    places = re.finditer(r"\W+".join(map(re.escape, words)), text)
    found = max(places, key=lambda place: _likeness(anchor, text, place.span()), default=None)
    return Span(*found.span()) if found else None


def _likeness(anchor: Anchor, text: str, place: tuple[int, int]) -> int:
    """Characters around the place that are those around the anchor."""
    before = text[max(0, place[0] - AROUND) : place[0]]
    after = text[place[1] : place[1] + AROUND]
    return _alike(anchor.suffix, after) + _alike(reversed(anchor.prefix), reversed(before))


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters agree from the first one on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
