"""One writer at a time: the locks of a library, and who holds them.

The system takes the lock from a program that ends in whatever way, so none is ever left behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tui.errors import UserError
from tui.library import files, folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 10.0
"""Seconds that a writer waits for another one."""

NO_END = -1.0
"""The patience of who waits as long as it takes."""


@contextmanager
def held(
    library: Path,
    purpose: str,
    waiting: Callable[[str], None] | None = None,
    patience: float = PATIENCE,
    name: str = folder.LOCK,
) -> Iterator[None]:
    """Hold a lock of the library in the folder `library`, which exists: that of its records, or another.

    `purpose` is what others are told that this program is doing. Where another one holds the lock, `waiting`
    is called once with a sentence about it, and after `patience` seconds a `UserError` says the same.
    """
    with files.explained(library):
        lock = _acquired(library / name, waiting, patience)
    writer = _writer(library / name)
    try:
        with suppress(OSError):  # a courtesy to others, which a full disk does not have to allow
            files.replace(writer, msgspec.json.encode(_me(purpose)))
        yield
    finally:
        with suppress(OSError):  # it is only read while the lock is held
            writer.unlink(missing_ok=True)
        lock.release()


@contextmanager
def all_held(library: Path, purpose: str, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the records and that of the notes, as `held` does, so that nothing changes."""
    with held(library, purpose, waiting), held(library, purpose, waiting, name=folder.NOTES_LOCK):
        yield


def check_free(library: Path) -> None:
    """Raises `UserError`, with who it is, where another program is writing to the library now."""
    from filelock import FileLock, Timeout

    path = library / folder.LOCK
    if not path.exists():
        return
    try:
        with FileLock(path).acquire(timeout=0):
            return
    except Timeout as error:
        raise UserError(_holder(path), "Wait until it has finished.") from error
    except OSError:  # where no lock can be taken, nobody can write
        return


def _writer(path: Path) -> Path:
    """Where the one who holds a lock says who it is."""
    return path.with_suffix(".writer")


def _acquired(path: Path, waiting: Callable[[str], None] | None, patience: float) -> BaseFileLock:
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if waiting:
            waiting(_holder(path))
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            do = "Wait until it has finished, or end it, and try again."
            raise UserError(_holder(path), do) from error
    return lock


class _Holder(Struct):
    process: int
    host: str
    purpose: str


def _me(purpose: str) -> _Holder:
    from socket import gethostname

    return _Holder(os.getpid(), gethostname(), purpose)


def _holder(path: Path) -> str:
    """Who is writing, in a sentence."""
    try:
        holder = msgspec.json.decode(_writer(path).read_bytes(), type=_Holder)
    except (OSError, msgspec.DecodeError):  # it has just begun, or just ended
        return f"Another program is writing to the library in {path.parent}."
    return (
        f"The library in {path.parent} is being written by another indojp-tui: "
        f"{holder.purpose}, process {holder.process} on {holder.host}."
    )
