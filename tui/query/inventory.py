"""What is to be kept in order: documents, places that could not be read, work that lost its record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from tui.library.notes import Note, Star
from tui.model import Document, DocumentId, Records, Source
from tui.query.held import held

Item = Document | Source | Star | Note


class Inventory:
    """The items of a library, in this order; `lost` are the stars and notes that belong to no record."""

    def __init__(self, records: Records, lost: Iterable[Star | Note]) -> None:
        self.documents = records.documents
        self.held = held(records)
        """How much is found in each document."""
        self._sources = records.sources
        unread = [source for source in records.sources.values() if source.problem]
        self.items: Sequence[Item] = (*records.documents.values(), *unread, *lost)

    def matching(self, words: str) -> Sequence[Item]:
        """The items that have all these words, or beginnings and parts of words, in what names them."""
        wanted = words.casefold().split()
        if not wanted:
            return self.items
        return [
            item
            for item, said in zip(self.items, self._said, strict=True)
            if all(word in said for word in wanted)
        ]

    @cached_property
    def _said(self) -> Sequence[str]:
        return ["\n".join(filter(None, _names(item))).casefold() for item in self.items]

    @cached_property
    def places(self) -> dict[DocumentId, list[str]]:
        """From where each document was read."""
        found: dict[DocumentId, list[str]] = {}
        for source in self._sources.values():
            if source.document:
                found.setdefault(source.document, []).append(source.place)
        return found


def key_of(item: Item) -> str:
    """What tells an item from all others."""
    if isinstance(item, Document):
        return f"document {item.id}"
    if isinstance(item, Source):
        return f"place {item.place}"
    return f"{'star' if isinstance(item, Star) else 'note'} {item.made} {item.anchor.record}"


def words_of(item: Item) -> str:
    """How an item is called: a document by its title, else by its file's name, a note by its words."""
    if isinstance(item, Document):
        return item.title or item.name
    if isinstance(item, Source):
        return item.place
    return item.words if isinstance(item, Note) else item.anchor.label


def _names(item: Item) -> tuple[str | None, ...]:
    if isinstance(item, Document):
        return (item.title, item.name, item.publisher, item.date, item.kind, item.language, item.address)
    if isinstance(item, Source):
        return (item.place, item.problem)
    return (item.anchor.label, item.words if isinstance(item, Note) else "")
