"""A library as everything above sees it: the only place that opens one.

Opening needs the store, of a large one its outline alone; catalog, texts and text index are read when first
asked for.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import UserError
from tui.library import folder as library_folder
from tui.library import store
from tui.model import Agreement, Quote, Records, TextOf
from tui.view import Answer, View

if TYPE_CHECKING:
    from tui.library.anchors import Anchored, Owners
    from tui.library.notes import NotableKind, Note, RecordName, Star
    from tui.query.catalog import Catalog
    from tui.query.index import TextIndex

TEXTS_IN_MEMORY = 16
"""Texts of documents that stay in memory: a reader goes back and forth between a few."""


class Workspace:
    """An open library. Records are those of the moment it was opened."""

    def __init__(self, folder: Path, records: Records) -> None:
        self.folder = folder
        self.records = records
        self._index: TextIndex | None = None
        self._work: Anchored | None = None
        self.work_problem: UserError | None = None
        """Why the person's stars and notes can't be read, where that is so."""
        self.text: TextOf = lru_cache(TEXTS_IN_MEMORY)(
            lambda id: library_folder.text_of(folder, records.documents[id])
        )
        """The text of a document, verbatim. Raises `UserError` where it is missing or was changed."""

    @cached_property
    def catalog(self) -> Catalog:
        """The records, ready to be asked."""
        from tui.query.catalog import Catalog

        catalog = Catalog(self.records)
        catalog.mark(self.work.starred, self.work.notes)
        return catalog

    @property
    def work(self) -> Anchored:
        """The person's stars and notes, by the records they belong to; none where `work_problem` says why."""
        if self._work is None:
            from tui.library import notes
            from tui.library.anchors import anchored

            self.work_problem = None
            try:
                kept = notes.load(self.folder)
            except UserError as error:  # the records can be read all the same; who writes meets it again
                self.work_problem, kept = error, notes.Work()
            self._work = anchored(kept, self.records)
        return self._work

    def star(self, kind: NotableKind, record: str) -> bool:
        """Star a record (a topic by its label, others by id), or take the star back; whether it has one now.

        Raises `UserError` where that can't be kept.
        """
        from tui.library import notes
        from tui.library.anchors import anchor

        starred = record not in self.work.starred
        if starred:
            notes.star(self.folder, anchor(self.records, self.text, kind, record))
        else:
            notes.unstar(self.folder, self._names(kind, record))
        self._work_changed()
        return starred

    def note(self, kind: NotableKind, record: str, words: str, seen: Collection[Note]) -> None:
        """Let these words, unless empty, take the place of what was `seen` about it. Raises `UserError`."""
        from tui.library import notes
        from tui.library.anchors import anchor

        about = anchor(self.records, self.text, kind, record) if words.strip() else None
        notes.note(self.folder, seen, about, words)
        self._work_changed()

    def forget(self, entry: Star | Note) -> None:
        """Take out a star or a note that belongs to no record any more. Raises `UserError`."""
        from tui.library import notes

        notes.forget(self.folder, entry)
        self._work_changed()

    def read_work_again(self) -> None:
        """See the stars and notes that another program keeps in this library."""
        self._work_changed()

    def known_as(self, kind: NotableKind, record: str) -> str | None:
        """The id of the record that has this id, or once had it; None where there is none any more."""
        return self._owners.of(kind, record)

    @cached_property
    def _owners(self) -> Owners:
        from tui.library.anchors import Owners

        return Owners(self.records)

    def _names(self, kind: NotableKind, record: str) -> frozenset[RecordName]:
        """All names by which stars and notes may know a record."""
        known: Agreement | Quote | None = None
        if kind == "agreement":
            known = self.records.agreements[record]
        elif kind == "quote":
            known = self.records.quotes[record]
        return frozenset((kind, name) for name in (record, *(known.aliases if known else ())))

    def _work_changed(self) -> None:
        self._work = None
        self.catalog.mark(self.work.starred, self.work.notes)

    def link(self) -> None:
        """Make what tells which agreements a quote belongs to. Raises `UserError`."""
        with store.without_collecting():
            self.catalog.link()

    def read_ahead(self) -> None:
        """Read what was not asked for yet, and make what later questions need. Raises `UserError`."""
        with store.without_collecting():
            for table in (self.records.documents, self.records.quotes, self.records.names):
                for _ in table.values():
                    pass
        self.catalog.link_quotes()

    @cached_property
    def outdated(self) -> bool:
        """Whether rules or code book have changed since the records were made, so that a build pays."""
        from tui import rulebook

        return self.records.meta.rules != rulebook.version()

    @property
    def index_ready(self) -> bool:
        """Whether a text index stands that was made of these records, so that `answer` can search texts."""
        return self._opened_index() is not None

    def answer(self, view: View, serial: int = 0) -> Answer:
        """What is shown for a view, with its `serial`. Raises `UserError` where the index is unreadable."""
        from tui.query.answer import answer

        return answer(self.catalog, view, serial, self._opened_index() if view.query else None)

    def _opened_index(self) -> TextIndex | None:
        """The text index as it was when it was first found; a build that comes later does not change it."""
        from tui.query.index import TextIndex

        if self._index is None:
            self._index = TextIndex.open(self.folder, self.records)
        return self._index


def open_workspace(folder: Path) -> Workspace | None:
    """The library in a folder, None where nothing was built there yet.

    Raises `UserError` where the folder is none for a library, or its store damaged or of a newer version.
    """
    if not library_folder.is_built(folder):
        return None
    return Workspace(folder, store.opened(folder))
