"""The store, `library.json`: read whole into the typed nouns, written through TinyDB by one writer at a time.

Reading decodes the file's bytes straight into the nouns: ten times as fast as through TinyDB's dictionaries
(`tests/benchmarks/store.py`), and without importing it. Who writes holds the library's lock.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec
from msgspec import Struct

from tui.errors import UserError
from tui.library import files, folder
from tui.model import Agreement, Document, DocumentId, Meta, Names, Quote, Records, Topic

if TYPE_CHECKING:
    from filelock import BaseFileLock

SCHEMA = 1
"""The version of the store's shape; a store with a higher one is not touched."""

PATIENCE = 10.0
"""Seconds that a writer waits for another one."""

NO_END = -1.0
"""The patience of who waits as long as it takes."""

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


class _MetaOnly(Struct):
    meta: dict[str, Meta]


def load(library: Path) -> Records:
    """The records of the library in the folder `library`.

    Raises `UserError` where the store is damaged, was written by a newer version, or can't be read.
    """
    path = library / folder.STORE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise folder.unreadable(library, error) from error
    return _decoded(data, library)


def _decoded(data: bytes, library: Path) -> Records:
    try:
        with _without_collecting():
            tables = msgspec.json.decode(data, type=_Tables)
        meta = tables.meta[_META]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError) as error:
        raise _newer(data, library) or _damaged(library) from error
    if meta.schema > SCHEMA:
        raise _is_newer(library, meta)
    return Records(meta, tables.topics, tables.documents, tables.names, tables.quotes, tables.agreements)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Records by the hundred thousand, none of them garbage: looking takes longer than making them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
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


def _damaged(library: Path) -> UserError:
    if (library / folder.PREVIOUS).exists():
        do = f"Put {folder.PREVIOUS}, the state before the last change, in the place of {folder.STORE}."
    else:
        do = f"Take {folder.STORE} from a backup, or move it away and run: indojp-tui build."
    return UserError(f"The library in {library} is damaged: {folder.STORE} can't be understood.", do)


class Writer:
    """The holder of a library's lock, made by `writing`. `records` are as they stand, None in a new library.

    They are read on taking the lock, so that nothing is ever written over a store that isn't understood.
    """

    def __init__(self, library: Path) -> None:
        self.library = library
        self.records: Records | None = load(library) if folder.is_built(library) else None

    def keep_text(self, document: DocumentId, text: str) -> None:
        """Keep the text of a document, verbatim. Raises `UserError`."""
        path = folder.text_file(self.library, document)
        with files.explained(self.library):
            path.parent.mkdir(exist_ok=True)
            files.replace(path, text.encode("utf-8"))

    def write(self, records: Records) -> None:
        """Replace all records in one step; the state before is kept beside it. Raises `UserError`."""
        from tui.library.storage import LibraryTables, TransactionStorage

        storage = TransactionStorage(self.library / folder.STORE, self.library / folder.PREVIOUS)
        with (
            files.explained(self.library),
            _without_collecting(),
            LibraryTables(storage=lambda: storage) as tables,
        ):
            for name in _Tables.__struct_fields__:
                table: Mapping[str, Any] = {_META: records.meta} if name == "meta" else getattr(records, name)
                _fill(tables.table(name), table)
            storage.commit()
        self.records = records


def _fill(table: Any, records: Mapping[str, Any]) -> None:
    from tinydb.table import Document as Entry

    table.truncate()
    entries = ((id, msgspec.to_builtins(record)) for id, record in records.items())
    table.insert_multiple(Entry(fields, cast(int, id)) for id, fields in entries)  # see RecordTable


@contextmanager
def writing(
    library: Path,
    purpose: str,
    waiting: Callable[[str], None] | None = None,
    patience: float = PATIENCE,
) -> Iterator[Writer]:
    """Hold the lock of the library in the folder `library`, which is made where it is missing.

    `purpose` is the command that others are told about. Where another program holds the lock, `waiting` is
    called once with a sentence about it, and after `patience` seconds a
    `UserError` says the same.
    """
    folder.is_built(library)
    with files.explained(library):
        library.mkdir(parents=True, exist_ok=True)
        lock = _locked(library, waiting, patience)
    try:
        with files.explained(library):
            for place in (library, library / folder.STORE, library / folder.TEXTS):
                files.sweep(place)
            files.replace(library / folder.WRITER, msgspec.json.encode(_me(purpose)))
        yield Writer(library)
    finally:
        with suppress(OSError):  # it is only read while the lock is held
            (library / folder.WRITER).unlink(missing_ok=True)
        lock.release()


def _locked(library: Path, waiting: Callable[[str], None] | None, patience: float) -> BaseFileLock:
    from filelock import FileLock, Timeout

    lock = FileLock(library / folder.LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if waiting:
            waiting(_holder(library))
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            do = "Wait until it has finished, or end it, and try again."
            raise UserError(_holder(library), do) from error
    return lock


class _Holder(Struct):
    process: int
    host: str
    purpose: str


def _me(purpose: str) -> _Holder:
    from socket import gethostname

    return _Holder(os.getpid(), gethostname(), purpose)


def _holder(library: Path) -> str:
    """Who is writing, in a sentence."""
    try:
        holder = msgspec.json.decode((library / folder.WRITER).read_bytes(), type=_Holder)
    except (OSError, msgspec.DecodeError):  # it has just begun, or just ended
        return f"Another program is writing to the library in {library}."
    return (
        f"The library in {library} is being written by another indojp-tui: "
        f"{holder.purpose}, process {holder.process} on {holder.host}."
    )
