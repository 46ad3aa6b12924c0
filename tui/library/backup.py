"""A library in one file, and back again.

A backup is a zip file of the store, the person's notes, the texts and the originals, with a manifest of what
each of them must be. Restoring looks through all of it before it touches anything. It adds texts, which harms
nothing, then puts the store in its place in one step; what stood there stays beside it.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.errors import ExitCode, UserError
from tui.library import files, folder, lock, notes, store
from tui.paths import PROGRAM

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64_000_000
"""Bytes; that of a hundred thousand documents has a tenth."""

_ANEW = {folder.STORE: folder.PREVIOUS, folder.NOTES: folder.NOTES_PREVIOUS}
"""What is put in the place of others, and where each is kept before a change; texts and originals are named
after what they hold."""

BEFORE = ".before-restore"
"""How the names of store and notes end that stood where a backup was restored."""

_KEPT = re.compile(
    rf"{re.escape(folder.STORE)}|{re.escape(folder.NOTES)}"
    rf"|{folder.TEXTS}/[0-9A-Za-z_-]{{1,128}}\.txt|{folder.ORIGINALS}/[0-9A-Za-z_-]{{1,128}}\.[a-z]{{1,12}}"
)
"""The names that a backup may hold: none of them leads out of a library."""


class Part(Struct, frozen=True):
    """One file of a backup."""

    size: int
    digest: str


class Manifest(Struct, frozen=True):
    """What a backup holds, and which version of the program made it."""

    program: str
    parts: dict[str, Part]


Waiting = Callable[[str], None]
"""Is told for whom a lock is waited for."""


def backup(library: Path, file: Path, waiting: Waiting, *, overwrite: bool = False) -> int:
    """Write a backup of the library to `file`, and return how many files are in it.

    Nothing changes meanwhile: both locks are held, unless the folder can't be written at all. Raises
    `UserError` where there is no library, `file` stands there already and may not be overwritten, or one of
    them can't be read or written.
    """
    if not folder.is_built(library):
        raise UserError(f"There is no library in {library}.", "Choose one with --library FOLDER.")
    if file.exists() and not overwrite:
        what = f"{file} stands there already."
        raise UserError(what, "Choose another name, or give --force.", ExitCode.WRONG_USE)
    with lock.all_held(library, "backup", waiting) if os.access(library, os.W_OK) else nullcontext():
        store.load(library)
        notes.load(library)
        return _write(library, file)


def _write(library: Path, file: Path) -> int:
    unfinished = file.with_name(f"{file.name}.{os.getpid()}{files.UNFINISHED}")
    parts: dict[str, Part] = {}
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(library):
                data = path.read_bytes()
                name = path.relative_to(library).as_posix()
                parts[name] = Part(len(data), sha256(data).hexdigest())
                archive.writestr(name, data)
            archive.writestr(MANIFEST, msgspec.json.encode(Manifest(version(PROGRAM), parts)))
        files.flush(unfinished)
        unfinished.replace(file)
    except OSError as error:
        what = f"The backup {file} can't be written ({error.strerror or error})."
        raise UserError(what, "Make room, or choose another place.") from error
    finally:
        with suppress(OSError):  # nothing stands there but after an error, which is the one to tell
            unfinished.unlink()
    return len(parts)


def _files(library: Path) -> Iterator[Path]:
    for name in _ANEW:
        if (library / name).exists():
            yield library / name
    for name in (folder.TEXTS, folder.ORIGINALS):
        for path in sorted((library / name).glob("*")):
            if _KEPT.fullmatch(path.relative_to(library).as_posix()):
                yield path


def restore(library: Path, file: Path, waiting: Waiting, *, overwrite: bool = False) -> int:
    """Make the library what the backup `file` holds, and return how many files it took from it.

    The store and the notes that stood there are kept beside the restored ones. Raises `UserError` where a
    library stands there and may not be replaced, or the backup is damaged, none, or of a newer version; then
    nothing was changed.
    """
    if folder.holds_library(library) and not overwrite:
        what = f"A library stands in {library}."
        do = "Give --replace to put the backup in its place; what stands there is kept beside it."
        raise UserError(what, do, ExitCode.WRONG_USE)
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive, file)
            for name in manifest.parts:
                _part(archive, manifest, name, file)
            store.understood(_part(archive, manifest, folder.STORE, file), library)
            if folder.NOTES in manifest.parts:
                notes.understood(_part(archive, manifest, folder.NOTES, file), library)
            with files.explained(library):
                library.mkdir(parents=True, exist_ok=True)
            with lock.all_held(library, "restore", waiting), files.explained(library):
                _put(library, archive, manifest, file)
    except (OSError, zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise _none(file) from error
    return len(manifest.parts)


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        data = _read(archive, MANIFEST, LARGEST_MANIFEST)
        manifest = msgspec.json.decode(data, type=Manifest)
    except (KeyError, msgspec.DecodeError) as error:
        raise _none(file) from error
    if folder.STORE not in manifest.parts or not all(map(_KEPT.fullmatch, manifest.parts)):
        raise _none(file)
    return manifest


def _part(archive: zipfile.ZipFile, manifest: Manifest, name: str, file: Path) -> bytes:
    """What the backup holds under this name, which is what the manifest says. Raises `UserError`."""
    part = manifest.parts[name]
    try:
        data = _read(archive, name, part.size)
    except KeyError:
        data = b""
    if len(data) != part.size or sha256(data).hexdigest() != part.digest:
        raise UserError(f"The backup {file} is damaged: {name} is not what it was.", "Take another backup.")
    return data


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first bytes of a part, one more than `most` at most, however large it says that it is."""
    with archive.open(name) as part:
        return part.read(most + 1)


def _put(library: Path, archive: zipfile.ZipFile, manifest: Manifest, file: Path) -> None:
    for name in sorted(manifest.parts, key=lambda name: name in _ANEW):
        place = library / name
        place.parent.mkdir(exist_ok=True)
        data = _part(archive, manifest, name, file)
        if name not in _ANEW:
            files.replace(place, data)
            continue
        files.replace(place, data, _beside(place) if place.exists() else None)
        previous = library / _ANEW[name]
        if previous.exists():  # it is not the state before this one
            previous.rename(_beside(previous))


def _beside(place: Path) -> Path:
    return files.free_name(place.with_name(f"{place.name}{BEFORE}"))


def _none(file: Path) -> UserError:
    return UserError(
        f"{file} is no backup of a library, or a damaged one.", f"Make one with {PROGRAM} backup."
    )
