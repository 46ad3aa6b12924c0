"""What a library's folder holds, and which folders may become one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tui.errors import ExitCode, UserError
from tui.library.files import UNFINISHED
from tui.model import Document, DocumentId
from tui.paths import PROGRAM

STORE = "library.json"
PREVIOUS = "library.json.previous"
TEXTS = "texts"
ORIGINALS = "originals"
INDEX = "index"
NOTES = "notes.json"
NOTES_PREVIOUS = "notes.json.previous"
SPOOL = "spool"
SKETCHES = "sketches"
OUTLINE = "outline"
LOCK = "library.lock"
WRITER = "library.writer"
NOTES_LOCK = "notes.lock"
NOTES_WRITER = "notes.writer"
DAMAGED = "damaged"
"""Files that could not be understood, kept when others took their place."""

MEND = f"{PROGRAM} doctor --repair"

_OURS = {
    *(STORE, PREVIOUS, TEXTS, ORIGINALS, INDEX, SPOOL, SKETCHES, OUTLINE, LOCK, WRITER, DAMAGED),
    *(NOTES, NOTES_PREVIOUS, NOTES_LOCK, NOTES_WRITER),
}
_OF_THE_SYSTEM = {".DS_Store", "desktop.ini", "Thumbs.db", "lost+found"}
"""What file managers and file systems put into a folder that a person calls empty."""

_ID = re.compile(r"[0-9A-Za-z_-]{1,128}")
_ORIGINAL = re.compile(r"[0-9a-f]{16}\.[a-z]{1,16}")


class DamagedError(UserError):
    """A file of a library is not what it must be, and what stands beside it may help: `hope` says how."""

    def __init__(self, what: str, hope: str) -> None:
        super().__init__(what, f"Run {MEND}, which {hope}.")


def is_built(folder: Path) -> bool:
    """Whether a library stands in `folder`; False where one may be made: a missing or an empty folder.

    What an interrupted first build left behind counts as empty. Raises `UserError` (wrong use) for
    anything else, so that no library is ever made among a person's other files, and `DamagedError` where
    a library stood.
    """
    try:
        if (folder / STORE).exists():
            return True
        names = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        if folder.is_symlink():
            raise _wrong(f"{folder} is a link that leads nowhere.") from None
        return False
    except NotADirectoryError:
        raise _wrong(f"{folder} is no folder, and a library is one.") from None
    except OSError as error:
        raise unreadable(folder, error) from error
    if PREVIOUS in names:
        what = f"The library in {folder} is damaged: {STORE} is missing."
        raise DamagedError(what, f"takes {PREVIOUS}, the state before the last change")
    if _foreign(names) and not _is_default(folder):
        raise _wrong(f"{folder} holds other files and no library.")
    return False


def holds_library(folder: Path) -> bool:
    """Whether a library stands in `folder`, be it damaged. Raises `UserError` as `is_built` does."""
    try:
        return is_built(folder)
    except DamagedError:
        return True


def _foreign(names: set[str]) -> bool:
    names = {name for name in names - _OF_THE_SYSTEM if not name.endswith(UNFINISHED)}
    # Who builds a library takes its lock first: without one, even files named like ours are a person's own.
    names = {name for name in names if not name.startswith((f"{STORE}.", f"{NOTES}."))}
    return bool(names) and not (LOCK in names and names <= _OURS)


class Stamps(NamedTuple):
    """What tells that the records or the person's notes were written anew: times, sizes and numbers of their
    files, empty where there is none."""

    records: tuple[int, ...]
    notes: tuple[int, ...]


def stamps(folder: Path) -> Stamps:
    """How the files of a library stand now; cheap enough to be asked every second."""
    return Stamps(_stamp(folder / STORE), _stamp(folder / NOTES))


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except OSError:  # whoever reads it says why
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino


def older_store(folder: Path, schema: int) -> Path:
    """Where a store of an older version is kept, before it is written anew in the shape of now."""
    return folder / f"{STORE}.schema{schema}"


def _is_default(folder: Path) -> bool:
    """The default place is ours alone; on some systems settings and log lie there too, before any library."""
    from tui.paths import default_library

    return folder == default_library()


def unreadable(folder: Path, error: OSError) -> UserError:
    """What to say where a library can't be read."""
    do = "Give yourself the right to read it, or choose another with --library FOLDER."
    return UserError(f"The library in {folder} can't be read ({error.strerror}).", do)


def _wrong(what: str) -> UserError:
    do = "Choose a library, an empty folder or a new one with --library FOLDER or INDOJP_LIBRARY."
    return UserError(what, do, ExitCode.WRONG_USE)


def damaged_store(library: Path) -> DamagedError:
    """What to say where the store can't be understood."""
    if (library / PREVIOUS).exists():
        hope = f"takes {PREVIOUS}, the state before the last change"
    else:
        hope = "makes the records again from the texts kept; or restore a backup"
    return DamagedError(f"The library in {library} is damaged: {STORE} can't be understood.", hope)


def is_id(document: DocumentId) -> bool:
    """Whether a document may have this id: it is the name of a file."""
    return bool(_ID.fullmatch(document))


def is_original(name: str) -> bool:
    """Whether the copy of an original may have this name."""
    return bool(_ORIGINAL.fullmatch(name))


def text_file(folder: Path, document: DocumentId) -> Path:
    """Where the text of a document lies. Raises `UserError` for an id that can't be a file's name."""
    if not is_id(document):
        raise _no_name(folder, f"{document!r} is no document's id")
    return folder / TEXTS / f"{document}.txt"


def original_file(folder: Path, name: str) -> Path:
    """Where the copy of an original lies. Raises `UserError` for what can't be the name of one."""
    if not is_original(name):
        raise _no_name(folder, f"{name!r} is no original's name")
    return folder / ORIGINALS / name


def _no_name(folder: Path, what: str) -> DamagedError:
    return DamagedError(f"The library in {folder} is damaged: {what}.", "takes the last good state")


def read_text(folder: Path, document: DocumentId) -> str:
    """The text of a document, verbatim. Raises `UserError` where its file is missing or unreadable."""
    path = text_file(folder, document)
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = f"The text of a document is missing or unreadable: {path}."
        raise DamagedError(what, _AGAIN) from error


def has_text(folder: Path, document: DocumentId) -> bool:
    """Whether the text of a document is kept to the last letter: its id is the hash of it."""
    from tui.documents.reading import document_id

    try:
        return document_id(read_text(folder, document)) == document
    except UserError:
        return False


def text_of(folder: Path, document: Document) -> str:
    """The text from which the records of a document were made, verbatim.

    Raises `UserError` where it is missing, unreadable or no longer as long as it was.
    """
    text = read_text(folder, document.id)
    if len(text) != document.length:
        raise changed(folder, document.id)
    return text


def changed(folder: Path, document: DocumentId) -> DamagedError:
    """What to say where the text of a document is no longer that from which its records were made."""
    return DamagedError(f"The text of a document was changed: {text_file(folder, document)}.", _AGAIN)


_AGAIN = "takes it again from its original where that is kept"
