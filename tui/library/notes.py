"""The person's own work, `notes.json`: stars, notes and corrections, apart from all that is made anew.

It has a lock of its own, held for as long as a small file takes to write, so that a star never waits for a
build. Each star and note has an anchor, by which it finds its record again whatever becomes of the records.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import msgspec
from msgspec import Struct

from tui.errors import UserError
from tui.library import files, folder, lock
from tui.model import DocumentId, Facts

if TYPE_CHECKING:
    from tui.library.storage import LibraryTables

SCHEMA = 1
"""The version of the file's shape; one with a higher version is not touched."""

_META = "notes"
_PURPOSE = "keeps a note"

NotableKind = Literal["topic", "agreement", "quote", "document"]
"""Kinds of records that can be starred and written about."""

RecordName = tuple[NotableKind, str]
"""A topic by its label, any other record by its id."""

TableName = Literal["meta", "stars", "notes", "corrections"]


class Anchor(Struct, frozen=True, omit_defaults=True):
    """What a star or note belongs to: a record by its id, and the words on which it stood.

    `exact` are the record's own words in its `document`, `prefix` and `suffix` those around them: the W3C's
    TextQuoteSelector (Web Annotation Data Model, 4.2.4). A topic has none. `label` names the record for a
    person when it is found no more.
    """

    kind: NotableKind
    record: str
    label: str
    document: DocumentId | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def name(self) -> RecordName:
        """The record that is meant."""
        return self.kind, self.record


class Star(Struct, frozen=True):
    """A record that the person starred, `made` at this time (ISO, UTC)."""

    anchor: Anchor
    made: str


class Note(Struct, frozen=True):
    """What the person wrote about a record, `made` at this time (ISO, UTC)."""

    anchor: Anchor
    words: str
    made: str


class Work(Struct, frozen=True):
    """All of it: stars and notes by ids of their own, corrections by document."""

    stars: dict[str, Star] = {}
    notes: dict[str, Note] = {}
    corrections: dict[DocumentId, Facts] = {}


class _Version(Struct):
    schema: int


class _Versions(Struct):
    meta: dict[str, _Version] = {}


def load(library: Path) -> Work:
    """The person's work in a library. Raises `UserError` where it is damaged, newer, or can't be read."""
    try:
        data = (library / folder.NOTES).read_bytes()
    except FileNotFoundError:
        if (library / folder.NOTES_PREVIOUS).exists():
            raise _damaged(library, "are missing") from None
        return Work()
    except OSError as error:
        raise folder.unreadable(library, error) from error
    return understood(data, library)


def understood(data: bytes, library: Path) -> Work:
    """The work of which these bytes are the file in `library`. Raises `UserError` as `load` does."""
    try:
        versions = msgspec.json.decode(data, type=_Versions).meta.values()
        if any(version.schema > SCHEMA for version in versions):
            what = f"Your notes in {library / folder.NOTES} were written by a newer version of indojp-tui."
            raise UserError(what, "Install that version or a later one.")
        return msgspec.json.decode(data, type=Work)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _damaged(library, "can't be understood") from error


def _damaged(library: Path, what: str) -> folder.DamagedError:
    if (library / folder.NOTES_PREVIOUS).exists():
        hope = f"takes {folder.NOTES_PREVIOUS}, your notes before the last change"
    else:
        hope = "puts the file aside, so that you can write notes again; or restore a backup"
    return folder.DamagedError(f"Your notes in {library / folder.NOTES} {what}.", hope)


def star(library: Path, anchor: Anchor) -> None:
    """Star a record. Raises `UserError` where that can't be kept."""
    with changing(library) as changes:
        changes.put("stars", secrets.token_hex(8), Star(anchor, _now()))


def unstar(library: Path, names: Collection[RecordName]) -> None:
    """Take back the stars of a record, which has these names. Raises `UserError`."""
    with changing(library) as changes:
        changes.drop("stars", [id for id, star in changes.work.stars.items() if star.anchor.name in names])


def note(library: Path, seen: Collection[Note], anchor: Anchor | None, words: str) -> None:
    """Let these words take the place of the notes about a record that the person saw; without an anchor,
    nothing does.

    What another program wrote about the record meanwhile was not seen, and stays beside them. Raises
    `UserError` where that can't be kept.
    """
    # Not by their anchors: a rebuild may have given them others since.
    replaced = {(note.words, note.made) for note in seen}
    with changing(library) as changes:
        standing = changes.work.notes.items()
        changes.drop("notes", [id for id, note in standing if (note.words, note.made) in replaced])
        if anchor is not None:
            changes.put("notes", secrets.token_hex(8), Note(anchor, words, _now()))


def forget(library: Path, entry: Star | Note) -> None:
    """Take a star or a note out, whatever it belongs to. Raises `UserError` where that can't be kept."""
    with changing(library) as changes:
        changes.drop("stars", [id for id, star in changes.work.stars.items() if star == entry])
        changes.drop("notes", [id for id, note in changes.work.notes.items() if note == entry])


def correct(library: Path, document: DocumentId, facts: Facts) -> None:
    """Let these facts stand for a document, and no others that stood before. Raises `UserError`."""
    with changing(library) as changes:
        changes.put("corrections", document, facts)


class Changes:
    """The tables while they may be changed, made by `changing`; they are written at its end."""

    def __init__(self, work: Work, tables: LibraryTables) -> None:
        self.work = work
        """How they stood at the beginning."""
        self._tables = tables

    def put(self, table: TableName, id: str, entry: Struct) -> None:
        """Put an entry in the place of the one with this id, if there is one."""
        from tinydb.table import Document as Entry

        standing = self._tables.table(table)
        if standing.contains(doc_id=cast(int, id)):
            self.drop(table, [id])
        standing.insert(Entry(msgspec.to_builtins(entry), cast(int, id)))

    def drop(self, table: TableName, ids: Iterable[str]) -> None:
        """Take entries out."""
        self._tables.table(table).remove(doc_ids=[cast(int, id) for id in ids])


@contextmanager
def changing(library: Path) -> Iterator[Changes]:
    """Change the person's work as its only writer; what was done is written when the block ends well.

    Raises `UserError` where it can't be read or written, or another program keeps hold of it.
    """
    from tui.library.storage import LibraryTables, TransactionStorage

    with lock.held(library, _PURPOSE, name=folder.NOTES_LOCK):
        work = load(library)
        with files.explained(library):
            for name in (folder.NOTES, folder.NOTES_WRITER):
                files.sweep(library / name)
        storage = TransactionStorage(library / folder.NOTES, library / folder.NOTES_PREVIOUS)
        with LibraryTables(storage=lambda: storage) as tables:
            changes = Changes(work, tables)
            changes.put("meta", _META, _Version(SCHEMA))
            yield changes
            with files.explained(library):
                storage.commit()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
