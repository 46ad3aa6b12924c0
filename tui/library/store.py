"""The store, `library.json`: read into the typed nouns, written through TinyDB by one writer at a time.

Reading decodes the file's bytes straight into the nouns: ten times as fast as through TinyDB's dictionaries
(`tests/benchmarks/store.py`), and without importing it. Of a large store, pages are read when they are asked
for (`outline`). Who writes holds the library's lock.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.errors import UserError
from tui.library import files, folder, lock
from tui.library.order import in_document_order
from tui.library.outline import Layout, Outlined
from tui.library.pages import SHAPES, PagedTable
from tui.model import Agreement, Document, DocumentId, Meta, Names, Quote, Reading, Records, Source, Topic

if TYPE_CHECKING:
    from tui.library.storage import TransactionStorage

SCHEMA = 2
"""The version of the store's shape; a store of a higher one is not touched, one of a lower is migrated."""

_META = "library"
"""The id of the one record in the table `meta`."""


class _Tables(Struct):
    """`library.json`, as TinyDB lays it out: tables of records by id."""

    meta: dict[str, Meta]
    topics: dict[str, Topic]
    documents: dict[str, Document]
    names: dict[str, Names]
    quotes: dict[str, Quote]
    agreements: dict[str, Agreement]
    sources: dict[str, Source] = {}


class _MetaOnly(Struct):
    meta: dict[str, Meta]


def load(library: Path) -> Records:
    """The records of the library in the folder `library`; `meta` says of which version their file is.

    Raises `UserError` where the store is damaged, was written by a newer version, or can't be read.
    """
    path = library / folder.STORE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise folder.unreadable(library, error) from error
    return understood(data, library)


def opened(library: Path) -> Records:
    """As `load`, but where the store is large and its outline stands, records are read when they are asked
    for. Raises `UserError` as `load` does, then also when one is asked for."""
    outlined = Outlined.opened(library)
    meta = _meta_of(outlined)
    return Records(meta, **outlined.tables) if outlined and meta else load(library)


def _meta_of(outlined: Outlined | None) -> Meta | None:
    """What the store says of itself, None where that has not the shape of now."""
    try:
        meta = msgspec.json.decode(outlined.others["meta"], type=dict[str, Meta])[_META] if outlined else None
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
        return None
    return meta if meta and meta.schema == SCHEMA else None


def understood(data: bytes, library: Path) -> Records:
    """The records of which these bytes are the store of `library`. Raises `UserError` as `load` does."""
    try:
        with without_collecting():
            tables = _tables(data)
        meta = tables.meta[_META]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError) as error:
        raise _newer(data, library) or folder.damaged_store(library) from error
    if meta.schema > SCHEMA:
        raise _is_newer(library, meta)
    return Records(
        meta,
        tables.topics,
        tables.documents,
        tables.names,
        tables.quotes,
        tables.agreements,
        tables.sources,
    )


def _tables(data: bytes) -> _Tables:
    """The tables in the shape of now. Raises as msgspec does."""
    try:
        tables = msgspec.json.decode(data, type=_Tables)
    except msgspec.ValidationError:
        if _schema(data) >= SCHEMA:
            raise
    else:
        if tables.meta[_META].schema >= SCHEMA:
            return tables
    from tui.library.migrate import migrated

    return msgspec.convert(migrated(msgspec.json.decode(data), _schema(data)), _Tables)


def _schema(data: bytes) -> int:
    return msgspec.json.decode(data, type=_MetaOnly).meta[_META].schema


@contextmanager
def without_collecting() -> Iterator[None]:
    """Records by the hundred thousand, none of them garbage: looking takes longer than making them.

    What was made in the block is not looked at later either.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def _newer(data: bytes, library: Path) -> UserError | None:
    """The error to raise where a newer version wrote records that this one can't even decode."""
    try:
        meta = msgspec.json.decode(data, type=_MetaOnly).meta[_META]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
        return None
    return _is_newer(library, meta) if meta.schema > SCHEMA else None


def _is_newer(library: Path, meta: Meta) -> UserError:
    return UserError(
        f"The library in {library} was written by a newer version of indojp-tui ({meta.program}).",
        "Install that version or a later one, or choose another library with --library FOLDER.",
    )


class Writer:
    """Who may write to a library, made by `writing`.

    Its records are read on taking the lock, so that nothing is ever written over a store that isn't
    understood.
    """

    def __init__(self, library: Path) -> None:
        self.library = library
        self._records: Records | None = None
        self._tables: Mapping[str, PagedTable[Any]] = {}
        """The tables as they stand in the store, ours by name."""
        self._others: Mapping[str, msgspec.Raw] = {}
        self._unflushed: list[Path] = []
        self._read()

    @property
    def _storage(self) -> TransactionStorage:
        from tui.library.storage import TransactionStorage

        return TransactionStorage(self.library / folder.STORE, self.library / folder.PREVIOUS)

    @property
    def records(self) -> Records | None:
        """The records as they stand, None in a new library. Raises `UserError` where they are let go and
        can't be read any more."""
        if self._records is None:
            self._read()
        return self._records

    def _read(self) -> None:
        if not folder.is_built(self.library):
            return
        outlined = Outlined.opened(self.library)
        meta = _meta_of(outlined)
        if outlined is None or meta is None:
            self._records = load(self.library)
            with files.explained(self.library):
                self._others = self._storage.others(SHAPES.keys() | {"meta"})
            return
        self._tables, self._others = outlined.tables, outlined.others
        with without_collecting():
            # Names are most of a store, and what is added asks for none of them.
            tables: dict[str, Any] = {
                name: known.whole() for name, known in self._tables.items() if name != "names"
            }
        self._records = Records(meta, names=self._tables["names"], **tables)

    def let_go(self) -> None:
        """Give back the memory that the records fill; who asks for them next has them read again."""
        if self._records is None:
            return
        self._records, self._tables = None, {}
        gc.collect()  # of what is freed, Python keeps some for reuse, which holds most of the memory

    def keep_text(self, document: DocumentId, text: str) -> None:
        """Keep the text of a document, verbatim; it is on the disk once records are written.

        Raises `UserError`.
        """
        self._keep(folder.text_file(self.library, document), text.encode("utf-8"))

    def keep_original(self, read: Reading, data: bytes) -> str | None:
        """Keep the bytes that were read, unless they are the text kept; the copy's name in `originals/`.

        Raises `UserError`.
        """
        if data == read.text.encode("utf-8", "surrogatepass"):
            return None
        path = self.library / folder.ORIGINALS / f"{read.digest[:16]}.{read.format}"
        self._keep(path, data)
        return path.name

    def text(self, document: DocumentId) -> str:
        """The text of a document. Raises `UserError` where it is missing or unreadable."""
        return folder.read_text(self.library, document)

    def _keep(self, path: Path, data: bytes) -> None:
        with files.explained(self.library):
            path.parent.mkdir(exist_ok=True)
            files.replace(path, data, flushed=False)
        self._unflushed.append(path)

    def flush(self) -> None:
        """Have all that was kept on the disk, as `write` does. Raises `OSError`."""
        for path in self._unflushed:
            files.flush(path)
        for place in {path.parent for path in self._unflushed}:
            files.flush_folder(place)
        self._unflushed.clear()

    def forget(self, documents: Iterable[DocumentId], sources: Iterable[Source]) -> None:
        """Delete texts of those of the documents that are no more, and the originals, which `sources` name,
        of these alone.

        Raises `UserError`.
        """
        records = self.records
        assert records
        gone = set(documents) - records.documents.keys()
        theirs = {source.kept for source in sources if source.document in gone}
        with files.explained(self.library):
            for id in gone:
                folder.text_file(self.library, id).unlink(missing_ok=True)
            for name in theirs - {source.kept for source in records.sources.values()}:
                if name:
                    folder.original_file(self.library, name).unlink(missing_ok=True)

    def write(self, records: Records) -> Records:
        """Replace all records in one step; the state before is kept beside it. Returns them as they stand,
        agreements and quotes in document order. Raises `UserError`.

        Of a store of an older version a copy is kept besides, named after that version.
        """
        from tui.library.storage import LibraryTables

        storage = self._storage
        records = in_document_order(records)
        with files.explained(self.library), LibraryTables(storage=lambda: storage) as tables:
            # Straight to the storage: a table would first make dictionaries of a hundred thousand records.
            self.flush()
            self._keep_older()
            tables.storage.write({**self._others, **self._laid_out(records)})
            layout = storage.commit()
        return self._keep_outline(layout, records)

    def outline(self) -> None:
        """Make the outline of a large store where it is missing and the store is as we write it."""
        records = self.records
        if records is None or self._tables:
            return
        layout = Layout({**self._others, **self._laid_out(records)})
        with files.explained(self.library), (self.library / folder.STORE).open("rb") as file:
            if all(file.read(len(piece)) == piece for piece in layout):
                self._keep_outline(layout, records)

    def _laid_out(self, records: Records) -> dict[str, Any]:
        """The tables in the order in which they are written; pages that stand in the store are kept."""
        paged = {
            name: PagedTable.of(shape, getattr(records, name), self._tables.get(name))
            for name, shape in SHAPES.items()
        }
        return {"meta": {_META: records.meta}, **paged}

    def _keep_outline(self, layout: Layout, records: Records) -> Records:
        """The records as they stand in a store that lies as the layout says."""
        layout.keep(self.library)
        self._tables = layout.paged
        self._tables["names"].forget()
        self._records = replace(records, names=self._tables["names"])
        return self._records

    def _keep_older(self) -> None:
        before = self.records
        if before is not None and before.meta.schema < SCHEMA:
            store = self.library / folder.STORE
            files.replace(folder.older_store(self.library, before.meta.schema), store.read_bytes())


@contextmanager
def writing(
    library: Path,
    purpose: str,
    waiting: Callable[[str], None] | None = None,
    patience: float = lock.PATIENCE,
) -> Iterator[Writer]:
    """Write to the library in the folder `library`, which is made where it is missing, as its only writer.

    `purpose`, `waiting` and `patience` are as `lock.held` has them. Raises `UserError` where the folder is
    none for a library or can't be written, its store damaged or newer, or another program is writing.
    """
    folder.is_built(library)
    with files.explained(library):
        library.mkdir(parents=True, exist_ok=True)
    with lock.held(library, purpose, waiting, patience):
        with files.explained(library):
            # Not the folder whole: who keeps a note meanwhile has unfinished files there too.
            places = (folder.STORE, folder.WRITER, folder.SKETCHES, folder.OUTLINE)
            for name in (*places, folder.TEXTS, folder.ORIGINALS):
                files.sweep(library / name)
        yield Writer(library)
