"""One writer at a time: the lock of a library, and who holds it.

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
    library: Path, purpose: str, waiting: Callable[[str], None] | None, patience: float
) -> Iterator[None]:
    """Hold the lock of the library in the folder `library`, which exists.

    `purpose` is what others are told that this program is doing. Where another one holds the lock, `waiting`
    is called once with a sentence about it, and after `patience` seconds a `UserError` says the same.
    """
    with files.explained(library):
        lock = _acquired(library, waiting, patience)
    try:
        with files.explained(library):
            files.replace(library / folder.WRITER, msgspec.json.encode(_me(purpose)))
        yield
    finally:
        with suppress(OSError):  # it is only read while the lock is held
            (library / folder.WRITER).unlink(missing_ok=True)
        lock.release()


def _acquired(library: Path, waiting: Callable[[str], None] | None, patience: float) -> BaseFileLock:
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
