"""A rebuild must not lose what a person remembers: ids of the library as it was stay ways to a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from tui.library.instruments import called
from tui.library.printings import said
from tui.model import Agreement, DocumentId, Quote, Records, Span

Places = list[tuple[DocumentId, Span]]
PlacesByDocument = dict[DocumentId, list[tuple[Span, str]]]
Record = TypeVar("Record", bound=Quote | Agreement)


def keep_ids(
    before: Records, after: Records, moved: Mapping[DocumentId, DocumentId] | None = None
) -> Records:
    """`after`, in which each id of `before` is an id or an alias, wherever the record can be known again.

    A record is known by an id that was merged into it, else by its place: the one that shares most of its
    passages with it; else, where another document took the place of its own (`moved`), by its words there.
    What is found nowhere any more has no id.
    """
    elsewhere = {old: new for old, new in (moved or {}).items() if old != new}
    return replace(
        after,
        quotes=_kept(before.quotes, after.quotes, quote_places, said, elsewhere),
        agreements=_kept(before.agreements, after.agreements, agreement_places, called, elsewhere),
    )


def _kept(
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    places: Callable[[Record], Places],
    words: Callable[[Record], str],
    elsewhere: Mapping[DocumentId, DocumentId],
) -> dict[str, Record]:
    lost = [old for old in before.values() if not _stands(old, after.get(old.id))]
    if not lost:
        return dict(after)
    owners = {name: id for id, record in after.items() for name in (id, *record.aliases)}
    standing = by_document(after, places)
    kept = dict(after)
    for old in lost:
        names = (old.id, *old.aliases)
        owner = next((owners[name] for name in names if name in owners), None)
        owner = owner or most_shared(places(old), standing)
        owner = owner or _same_words(old, kept, places, words, elsewhere, standing)
        if owner is not None:
            new = tuple(name for name in names if owners.setdefault(name, owner) == owner)
            kept[owner] = _also_called(kept[owner], new)
    return kept


def _stands(old: Record, new: Record | None) -> bool:
    """Whether the record still has all its names."""
    return new is old or (new is not None and {*new.aliases} >= {*old.aliases})


def _same_words(
    old: Record,
    kept: Mapping[str, Record],
    places: Callable[[Record], Places],
    words: Callable[[Record], str],
    elsewhere: Mapping[DocumentId, DocumentId],
    standing: PlacesByDocument,
) -> str | None:
    """The record of the same words in the document that took the place of the old one's."""
    documents = dict.fromkeys(elsewhere[document] for document, _ in places(old) if document in elsewhere)
    there = dict.fromkeys(id for document in documents for _, id in standing.get(document, ()))
    return next((id for id in there if words(kept[id]) == words(old)), None)


def _also_called(record: Record, names: tuple[str, ...]) -> Record:
    aliases = dict.fromkeys((*record.aliases, *names))
    return replace(record, aliases=tuple(name for name in aliases if name != record.id))


def by_document(records: Mapping[str, Record], places: Callable[[Record], Places]) -> PlacesByDocument:
    """The passages of all records, each with the id of its record."""
    found: PlacesByDocument = {}
    for id, record in records.items():
        for document, span in places(record):
            found.setdefault(document, []).append((span, id))
    return found


def most_shared(places: Places, standing: PlacesByDocument) -> str | None:
    """The record whose passages share most characters with these, where one lies mostly inside the other."""
    shared: dict[str, int] = {}
    for span, other, id in _neighbours(places, standing):
        common = min(span.end, other.end) - max(span.start, other.start)
        if 2 * common > min(span.end - span.start, other.end - other.start):
            shared[id] = shared.get(id, 0) + common
    return max(shared, key=shared.__getitem__, default=None)


def _neighbours(places: Places, standing: PlacesByDocument) -> Iterator[tuple[Span, Span, str]]:
    for document, span in places:
        for other, id in standing.get(document, ()):
            yield span, other, id


def quote_places(quote: Quote) -> Places:
    """Where a quote is printed, in each document that prints it."""
    printed = [(printing.document, part) for printing in quote.printings for part in printing.parts]
    return [*((quote.document, part) for part in quote.parts), *printed]


def agreement_places(agreement: Agreement) -> Places:
    """The passages on which an agreement rests."""
    return [(piece.document, piece.span) for piece in agreement.evidence]
