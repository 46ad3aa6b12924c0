"""A table of the store, page by page: a page is a run of records that stand together in the file.

Who asks for a record waits for its page alone, and a page that did not change is written again as the bytes
that it was. Of each page it is known without reading it what stands in it and what is filed there.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from itertools import islice
from operator import is_
from threading import Lock
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from tui.errors import UserError
from tui.model import Agreement, Document, Names, Quote, Source, Topic

T = TypeVar("T")
Filed = dict[str, bytes]


class Stored(Protocol):
    """Where a page stands in a file."""

    def read(self) -> bytes:
        """Its records, as the JSON of an object without the braces. Raises `UserError`."""
        ...

    def damaged(self) -> UserError:
        """What to say where they can't be understood."""
        ...


class Shape(NamedTuple, Generic[T]):
    """Of what kind the records of a table are and how many make a page, which is decoded in about a
    millisecond; what is filed under topics in a page of them (by label), and what else they are called.

    That is a multiple of 8, and only a table's last page has fewer.
    """

    kind: type[T]
    page: int
    filed: Callable[[Sequence[T]], Filed]
    aliases: Callable[[T], tuple[str, ...]]


def _nothing(_: Sequence[object]) -> Filed:
    return {}


def _no_other(_: object) -> tuple[str, ...]:
    return ()


def _by_topic(records: Sequence[Quote | Agreement]) -> Filed:
    """A bit for each record of the page, set where it is filed there; the first record has the lowest bit."""
    filed: dict[str, bytearray] = {}
    for place, record in enumerate(records):
        for label in record.topics:
            filed.setdefault(label, bytearray((len(records) + 7) // 8))[place >> 3] |= 1 << (place & 7)
    return {label: bytes(raster) for label, raster in filed.items()}


def _mentions(records: Sequence[Names]) -> Filed:
    """How often each document that mentions the topic does, as an array of "I"."""
    filed: dict[str, array[int]] = {}
    for names in records:
        for use in names.topics:
            filed.setdefault(use.label, array("I")).append(len(use.mentions))
    return {label: counts.tobytes() for label, counts in filed.items()}


def _aliases(record: Quote | Agreement) -> tuple[str, ...]:
    return record.aliases


SHAPES: Mapping[str, Shape[Any]] = {
    "topics": Shape(Topic, 256, _nothing, _no_other),
    "documents": Shape(Document, 256, _nothing, _no_other),
    "names": Shape(Names, 256, _mentions, _no_other),
    "quotes": Shape(Quote, 256, _by_topic, _aliases),
    "agreements": Shape(Agreement, 64, _by_topic, _aliases),
    "sources": Shape(Source, 256, _nothing, _no_other),
}
"""The tables of a library, in the order in which they are written."""

_reading = Lock()
"""Held while a page is decoded: two threads that ask for a record get the same one."""


class Page(Generic[T]):
    """Records in a row. They are in memory, or `stored` in a file, or both."""

    def __init__(
        self,
        shape: Shape[T],
        ids: tuple[str, ...],
        records: dict[str, T] | None = None,
        stored: Stored | None = None,
        filed: Filed | None = None,
        aliases: dict[str, str] | None = None,
    ) -> None:
        self.ids = ids
        self.stored = stored
        self._shape = shape
        self._records = records
        self._filed = filed
        self._aliases = aliases

    @property
    def records(self) -> dict[str, T]:
        """Its records by id. Raises `UserError` where they can't be read."""
        known = self._records
        if known is None:
            with _reading:
                known = self._records = self._records if self._records is not None else self._decoded()
        return known

    def _decoded(self) -> dict[str, T]:
        assert self.stored
        try:
            kind: Any = dict[str, self._shape.kind]  # type: ignore[name-defined]  # known when it runs
            records: dict[str, T] = msgspec.json.decode(b"{%b}" % self.stored.read(), type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self.stored.damaged() from error
        if tuple(records) != self.ids:
            raise self.stored.damaged()
        gc.freeze()  # records are no garbage: looking through them with every page takes longer than reading
        return records

    @property
    def filed(self) -> Filed:
        """What is filed in it under topics, as its table's shape has it."""
        if self._filed is None:
            self._filed = self._shape.filed(tuple(self.records.values()))
        return self._filed

    @property
    def aliases(self) -> dict[str, str]:
        """What its records are called besides their ids, and the id that each means."""
        if self._aliases is None:
            named = self._shape.aliases
            self._aliases = {name: id for id, one in self.records.items() for name in named(one)}
        return self._aliases

    def encoded(self) -> bytes:
        """Its records as JSON without the braces, as they are stored."""
        return self.stored.read() if self.stored else msgspec.json.encode(self.records)[1:-1]

    def holds(self, ids: tuple[str, ...], records: Sequence[T]) -> bool:
        """Whether it has just these records, each the very same value."""
        known = self._records
        return known is not None and self.ids == ids and all(map(is_, known.values(), records))

    def forget(self) -> None:
        """Let go of what can be read again."""
        if self.stored is not None:
            self._records = None


class PagedTable(Mapping[str, T]):
    """Records by id, in their order."""

    def __init__(self, shape: Shape[T], pages: Sequence[Page[T]]) -> None:
        self.pages = tuple(pages)
        self.shape = shape

    @classmethod
    def of(
        cls, shape: Shape[T], records: Mapping[str, T], like: PagedTable[T] | None = None
    ) -> PagedTable[T]:
        """A table of these records; pages that are just as those of another table are its own."""
        if isinstance(records, PagedTable):
            return records
        known = iter(like.pages if like else ())
        items = iter(records.items())
        pages: list[Page[T]] = []
        while part := dict(islice(items, shape.page)):
            ids, page = tuple(part), next(known, None)
            same = page is not None and page.holds(ids, tuple(part.values()))
            pages.append(page if page is not None and same else Page(shape, ids, part))
        return cls(shape, pages)

    @cached_property
    def _page_of(self) -> dict[str, Page[T]]:
        found: dict[str, Page[T]] = {}
        for page in self.pages:
            found |= dict.fromkeys(page.ids, page)
        return found

    def __getitem__(self, id: str) -> T:
        return self._page_of[id].records[id]

    def __contains__(self, id: object) -> bool:
        return id in self._page_of

    def __iter__(self) -> Iterator[str]:
        return (id for page in self.pages for id in page.ids)

    def __len__(self) -> int:
        return sum(len(page.ids) for page in self.pages)

    def values(self) -> ValuesView[T]:
        """The records in their order."""
        return _Values(self)

    def items(self) -> ItemsView[str, T]:
        """Ids and records in their order."""
        return _Items(self)

    def whole(self) -> dict[str, T]:
        """All records in a dictionary. Raises `UserError`."""
        records: dict[str, T] = {}
        for page in self.pages:
            records |= page.records
        return records

    def forget(self) -> None:
        """Let go of what can be read again."""
        for page in self.pages:
            page.forget()

    def joined(self, more: Mapping[str, T]) -> PagedTable[T]:
        """A table that has these records, too, instead of those of the same ids; its other pages are the
        same."""
        touched = {id(page) for name in more if (page := self._page_of.get(name))}
        pages = [
            Page(self.shape, page.ids, {name: more.get(name, one) for name, one in page.records.items()})
            if id(page) in touched
            else page
            for page in self.pages
        ]
        new = {name: one for name, one in more.items() if name not in self._page_of}
        if new and pages and len(pages[-1].ids) < self.shape.page:
            new = pages.pop().records | new
        return PagedTable(self.shape, [*pages, *PagedTable.of(self.shape, new).pages])


class _Values(ValuesView[T]):
    """Page by page, which asks for no record by its id."""

    _mapping: PagedTable[T]

    def __iter__(self) -> Iterator[T]:
        for page in self._mapping.pages:
            yield from page.records.values()


class _Items(ItemsView[str, T]):
    _mapping: PagedTable[T]

    def __iter__(self) -> Iterator[tuple[str, T]]:
        for page in self._mapping.pages:
            yield from page.records.items()


def joined(table: Mapping[str, T], more: Mapping[str, T]) -> Mapping[str, T]:
    """The table with these records, too, without reading what stays."""
    return table.joined(more) if isinstance(table, PagedTable) else {**table, **more}


def differing(table: Mapping[str, T], other: Mapping[str, T]) -> list[str]:
    """The ids of records that the other table lacks or has otherwise, without reading what both share."""
    if not (isinstance(table, PagedTable) and isinstance(other, PagedTable)):
        return [name for name, one in table.items() if other.get(name) != one]
    shared = set(map(id, other.pages))
    pages = [page for page in table.pages if id(page) not in shared]
    return [name for page in pages for name, one in page.records.items() if other.get(name) != one]


def aliases(table: Mapping[str, Quote] | Mapping[str, Agreement]) -> dict[str, str]:
    """What records are called besides their ids, and the id that each means."""
    if isinstance(table, PagedTable):
        return {name: id for page in table.pages for name, id in page.aliases.items()}
    return {name: id for id, record in table.items() for name in record.aliases}
