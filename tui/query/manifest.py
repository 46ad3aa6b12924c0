"""What a text index says of itself: of which records it was made, and what its files are.

The manifest is taken away before anything is written and put back when all is done, so that an index half
written, damaged, or left behind by other records is none.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct

from tui.model import DocumentId, Meta, Records

FORMAT = 3
"""Raised with every change of fields, words or passages, and with tantivy's own format."""

_NAME = "manifest.json"


class _File(Struct, frozen=True, array_like=True):
    size: int
    changed: int
    """In nanoseconds, as the file system has it."""
    checksum: int


class Manifest(Struct, frozen=True):
    """`meta` and the `counts` of documents, quotes and agreements tell a library's records from others."""

    format: int
    meta: Meta
    counts: tuple[int, int, int]
    documents: tuple[DocumentId, ...]
    files: dict[str, _File]

    @classmethod
    def of(cls, home: Path, *, read_all: bool = False) -> Self | None:
        """The manifest of an index of today's format whose files are those that were written, else None.

        A file of the size and time that it had is believed to be the same, unless all are to be read.
        """
        try:
            manifest = msgspec.json.decode((home / _NAME).read_bytes(), type=cls)
            sound = manifest.format == FORMAT and all(
                _is_sound(home / name, file, read_all) for name, file in manifest.files.items()
            )
        except (OSError, ValueError, msgspec.MsgspecError):
            return None
        return manifest if sound else None

    def fits(self, records: Records) -> bool:
        """Whether the index was made of these records."""
        made = (self.meta, self.counts, self.documents)
        return made == (records.meta, _counts(records), tuple(records.documents))


def take_away(home: Path) -> None:
    """Before writing: from now on there is no index."""
    (home / _NAME).unlink(missing_ok=True)


def put_back(home: Path, records: Records, before: Manifest | None = None) -> None:
    """When all is written: from now on there is an index, made of these records.

    Files that stand in the manifest `before` as they are now are not read again.
    """
    files = {}
    for file in _written(home):
        state = file.stat()
        known = before.files.get(file.name) if before else None
        if known is None or (known.size, known.changed) != (state.st_size, state.st_mtime_ns):
            known = _File(state.st_size, state.st_mtime_ns, zlib.crc32(file.read_bytes()))
        files[file.name] = known
    manifest = Manifest(FORMAT, records.meta, _counts(records), tuple(records.documents), files)
    unfinished = home / f"{_NAME}.unfinished"
    unfinished.write_bytes(msgspec.json.encode(manifest))
    unfinished.replace(home / _NAME)


def _counts(records: Records) -> tuple[int, int, int]:
    return len(records.documents), len(records.quotes), len(records.agreements)


def _written(home: Path) -> Iterator[Path]:
    """What tantivy wrote, its locks apart."""
    for file in sorted(home.iterdir()):
        if file.suffix != ".lock" and not file.name.startswith(_NAME):
            yield file


def _is_sound(path: Path, written: _File, read: bool) -> bool:
    state = path.stat()
    if state.st_size != written.size:
        return False
    # A copied library has other times: only then is the content worth reading.
    return (state.st_mtime_ns == written.changed and not read) or zlib.crc32(
        path.read_bytes()
    ) == written.checksum
