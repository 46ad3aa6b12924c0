"""Files that are written whole or not at all.

A file is written beside its place, flushed to the disk, and put there in one step, so that a program killed
at any moment, a full disk or a power cut leave the old file or the new one, never half of one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from tui.errors import UserError

UNFINISHED = ".unfinished"
"""How the names of files end that were not put in their place yet; any that is left over may be deleted."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def replace(
    path: Path, data: bytes | Iterator[bytes], previous: Path | None = None, *, flushed: bool = True
) -> None:
    """Put `data`, whole or piece by piece, in the place of the file `path`; what stood there is kept as
    `previous`, where given.

    Unless it is `flushed`, a power cut may leave the file cut short, until `flush` is called for it.
    A symbolic link stays a link: the file it leads to is replaced. Raises `OSError`, and then `path` holds
    what it held before.
    """
    path = path.resolve()
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            if flushed:
                file.flush()
                os.fsync(file.fileno())
        if previous is not None and path.exists():
            keep(path, previous)
        unfinished.replace(path)
    finally:
        with suppress(OSError):  # nothing stands there but after an error, which is the one to tell
            unfinished.unlink()
    if flushed:
        flush_folder(path.parent)


def keep(path: Path, previous: Path) -> None:
    """Make `previous` a second name of the file, which outlives being replaced; a copy where disks can't.

    Raises `OSError`.
    """
    second = previous.with_name(f"{previous.name}.{os.getpid()}{UNFINISHED}")
    second.unlink(missing_ok=True)
    try:
        try:
            os.link(path, second)
        except OSError:
            second.write_bytes(path.read_bytes())
        second.replace(previous)
    finally:
        second.unlink(missing_ok=True)  # also still there where both were names of one file already


def free_name(path: Path) -> Path:
    """The path, else the first that ends in a number, from 2 on, and that nothing has."""
    names = chain([path], (path.with_name(f"{path.name}.{number}") for number in count(2)))
    return next(name for name in names if not name.exists())


def flush(path: Path) -> None:
    """Have what was written to a file on the disk. Raises `OSError`."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Have the names of a folder's files on the disk. Raises `OSError`."""
    if os.name == "nt":  # Windows gives no handle on a folder, and keeps names safe by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(path: Path) -> None:
    """Delete what interrupted writers of the file `path` left beside it, or of any file in the folder `path`.

    Only for who holds the library's lock.
    """
    path = path.resolve()
    folder, pattern = (path, "*") if path.is_dir() else (path.parent, f"{path.name}.*")
    for leftover in folder.glob(f"{pattern}{UNFINISHED}"):
        leftover.unlink(missing_ok=True)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn the `OSError` of writing to `folder` into a `UserError` that says what to do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        what = f"The library in {folder} can't be written ({reason}); what it holds is whole."
        do = "Give yourself the right to write there, or choose another folder with --library FOLDER."
        if error.errno in _NO_ROOM:
            do = "Make room on that disk and try again."
        raise UserError(what, do) from error
