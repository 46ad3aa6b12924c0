"""The outline of a large store: where its pages stand in the file, and what is in each.

It lies beside the store and is made with it, so that one who opens a large library reads no more than is
shown. It may be deleted at any time; one that was made of another store is none.
"""

from __future__ import annotations

import os
import weakref
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import msgspec
from msgspec import Struct

from tui.errors import UserError
from tui.library import files, folder
from tui.library.pages import SHAPES, Filed, Page, PagedTable

FORMAT = 1
"""Raised with every change of what an outline says, of the size of pages, and of what is filed in one."""

LARGE = 1_000_000
"""Bytes; a smaller store has none, since it is read as fast."""

_SEAL = 4
"""Bytes of an outline's own checksum."""


class _Line(Struct, frozen=True, array_like=True):
    """A page: its bytes in the store, their checksum, and what `Page` knows of its records."""

    start: int
    end: int
    checksum: int
    ids: tuple[str, ...]
    filed: Filed
    aliases: dict[str, str]


class Outline(Struct, frozen=True):
    """`size` and `changed` (in nanoseconds) are as the file system has the store. `paged` has a list of
    lines for each table of pages, `others` where the other tables stand."""

    format: int
    size: int
    changed: int
    paged: dict[str, msgspec.Raw]
    others: dict[str, tuple[int, int]]


class StoreFile:
    """A store, opened for reading: what is read stays that store's, whatever takes its place meanwhile."""

    def __init__(self, library: Path) -> None:
        """Raises `OSError`."""
        self._library = library
        path = library / folder.STORE
        if not hasattr(os, "pread"):  # Windows, where nobody may replace a file that is open
            self._whole: bytes | None = path.read_bytes()
            state = path.stat()
        else:
            self._whole = None
            self._handle = os.open(path, os.O_RDONLY)
            weakref.finalize(self, os.close, self._handle)
            state = os.fstat(self._handle)
        self.size, self.changed = state.st_size, state.st_mtime_ns

    def read(self, start: int, end: int) -> bytes:
        """These bytes of it. Raises `UserError` where they can't be read."""
        if self._whole is not None:
            return self._whole[start:end]
        try:
            data = os.pread(self._handle, end - start, start)
        except OSError as error:
            raise folder.unreadable(self._library, error) from error
        if len(data) < end - start:
            raise self.damaged()
        return data

    def damaged(self) -> UserError:
        """What to say where what was read is not what was written."""
        return folder.damaged_store(self._library)


class _Place:
    """Where a page stands."""

    def __init__(self, file: StoreFile, start: int, end: int) -> None:
        self._file = file
        self._start = start
        self._end = end

    def read(self) -> bytes:
        return self._file.read(self._start, self._end)

    def damaged(self) -> UserError:
        return self._file.damaged()


class Layout:
    """The bytes of a store in the order in which they are written, and afterwards its outline."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        """Tables by name, in the order in which they are written."""
        self._tables = tables
        self.paged = {name: table for name, table in tables.items() if isinstance(table, PagedTable)}
        """Those of them that have pages."""
        self._lines: dict[str, list[_Line]] = {}
        self._others: dict[str, tuple[int, int]] = {}
        self._written = 0

    def __iter__(self) -> Iterator[bytes]:
        """Raises `UserError` where a page that stays can't be read."""
        self._written = 0
        before = b"{"
        for name, table in self._tables.items():
            yield self._passed(b"%b%b:" % (before, msgspec.json.encode(name)))
            if isinstance(table, PagedTable):
                yield from self._paged(name, table)
            else:
                start = self._written
                yield self._passed(msgspec.json.encode(table))
                self._others[name] = start, self._written
            before = b","
        yield self._passed(b"}" if self._tables else b"{}")

    def _paged(self, name: str, table: PagedTable[Any]) -> Iterator[bytes]:
        lines = self._lines[name] = []
        before = b"{"
        for page in table.pages:
            yield self._passed(before)
            start, data = self._written, page.encoded()
            yield self._passed(data)
            lines.append(_Line(start, self._written, zlib.crc32(data), page.ids, page.filed, page.aliases))
            before = b","
        yield self._passed(b"}" if table.pages else b"{}")

    def _passed(self, data: bytes) -> bytes:
        self._written += len(data)
        return data

    def keep(self, library: Path) -> None:
        """Once the store is written, keep its outline, or none where it is not large; the pages are then
        stored there.

        What can't be written is done without: opening takes longer then.
        """
        path = library / folder.OUTLINE
        with suppress(OSError):
            if self._written < LARGE:
                path.unlink(missing_ok=True)
                return
            file = StoreFile(library)
            paged = {name: msgspec.Raw(msgspec.msgpack.encode(lines)) for name, lines in self._lines.items()}
            outline = Outline(FORMAT, file.size, file.changed, paged, self._others)
            files.replace(path, _sealed(msgspec.msgpack.encode(outline)), flushed=False)
            for name, table in self.paged.items():
                for page, line in zip(table.pages, self._lines[name], strict=True):
                    page.stored = _Place(file, line.start, line.end)


class Outlined(Struct, frozen=True):
    """A store of which pages are read when they are asked for; `others` has its tables without pages."""

    tables: dict[str, PagedTable[Any]]
    others: dict[str, msgspec.Raw]

    @classmethod
    def opened(cls, library: Path) -> Self | None:
        """The library's store, None where no outline of it stands."""
        try:
            said = _unsealed((library / folder.OUTLINE).read_bytes())
            if said is None:
                return None
            outline = msgspec.msgpack.decode(said, type=Outline)
            file = StoreFile(library)
            tables = {
                name: msgspec.msgpack.decode(lines, type=list[_Line]) for name, lines in outline.paged.items()
            }
            if outline.format != FORMAT or outline.size != file.size or tables.keys() != SHAPES.keys():
                return None
            # A copied library has other times: only then is the whole store worth reading.
            if outline.changed != file.changed and not _is_sound(file, tables.values()):
                return None
            others = {name: msgspec.Raw(file.read(*place)) for name, place in outline.others.items()}
        except (OSError, UnicodeDecodeError, msgspec.DecodeError, UserError):
            return None
        paged = {name: _table(name, lines, file) for name, lines in tables.items()}
        return cls(paged, others)


def _sealed(said: bytes) -> bytes:
    """With its checksum before it: it is not flushed, and a power cut may leave a part of it empty."""
    return zlib.crc32(said).to_bytes(_SEAL, "big") + said


def _unsealed(data: bytes) -> bytes | None:
    said = data[_SEAL:]
    return said if data[:_SEAL] == zlib.crc32(said).to_bytes(_SEAL, "big") else None


def _is_sound(file: StoreFile, tables: Iterable[Sequence[_Line]]) -> bool:
    return all(
        zlib.crc32(file.read(line.start, line.end)) == line.checksum for lines in tables for line in lines
    )


def _table(name: str, lines: Sequence[_Line], file: StoreFile) -> PagedTable[Any]:
    shape = SHAPES[name]
    return PagedTable(
        shape,
        [
            Page(shape, line.ids, None, _Place(file, line.start, line.end), line.filed, line.aliases)
            for line in lines
        ],
    )
