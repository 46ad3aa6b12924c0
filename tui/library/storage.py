"""TinyDB's tables in `library.json`, read and written as one transaction."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from tui.library.files import replace
from tui.library.outline import Layout

Tables = dict[str, dict[str, Any]]


class TransactionStorage(Storage):
    """Keeps the tables in memory until `commit` writes them all at once; closed without it, nothing changes.

    TinyDB's own storage writes the file in place at every change: killed meanwhile, it leaves half a file.
    """

    def __init__(self, path: Path, previous: Path) -> None:
        self._path = path
        self._previous = previous
        self._tables: Tables | None = None

    def read(self) -> Tables | None:
        """The tables as they stand in this transaction, None where there are none yet.

        Raises `OSError` and `msgspec.DecodeError`.
        """
        if self._tables is None and self._path.exists():
            self._tables = msgspec.json.decode(self._path.read_bytes(), type=Tables)
        return self._tables

    def others(self, ours: Collection[str]) -> dict[str, msgspec.Raw]:
        """The tables on the disk that are not `ours`, undecoded: for who leaves them as they are.

        Raises `OSError` and `msgspec.DecodeError`.
        """
        if not self._path.exists():
            return {}
        tables = msgspec.json.decode(self._path.read_bytes(), type=dict[str, msgspec.Raw])
        return {name: table.copy() for name, table in tables.items() if name not in ours}

    def write(self, data: Tables) -> None:
        """Take the tables into this transaction."""
        self._tables = data

    def commit(self) -> Layout:
        """Put the tables on the disk, and keep the file that stood there beside them; how they lie in it.

        Raises `OSError`.
        """
        layout = Layout(self._tables or {})
        replace(self._path, iter(layout), self._previous)
        return layout


class RecordTable(Table):
    """A table whose ids are the records' own."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's annotation says int; any hashable serves


class LibraryTables(TinyDB):
    """The tables of a library."""

    table_class = RecordTable
