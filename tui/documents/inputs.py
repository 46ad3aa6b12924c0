"""What a person names to be read: files, folders with all that is in them, web addresses, standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tui.documents import reading, walking
from tui.errors import UserError

STANDARD_INPUT = "-"

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
"""Of any scheme: whoever fetches it says which are read."""


class Input(NamedTuple):
    """One thing to be read.

    `place` is as `Source` has it, `path` where it is a file. `stamp` tells a file that was not touched since:
    size, modification and change times in nanoseconds; it is empty where there is no file.
    """

    place: str
    name: str
    path: Path | None = None
    stamp: tuple[int, ...] = ()

    @property
    def is_address(self) -> bool:
        """Whether it lies in the web."""
        return self.path is None and self.place != STANDARD_INPUT

    @property
    def size(self) -> int:
        """Bytes of the file, 0 where that is unknown."""
        return self.stamp[0] if self.stamp else 0


class PassedOver:
    """Files of folders that are not read because of their format, counted, a few of them by name."""

    NAMED = 3

    def __init__(self) -> None:
        self._names: list[str] = []
        self._count = 0

    def __call__(self, path: Path) -> None:
        """Another one."""
        self._count += 1
        if len(self._names) < self.NAMED:
            self._names.append(printable(path.name))

    @property
    def sentence(self) -> str:
        """What to say of them; empty where there are none."""
        if not self._count:
            return ""
        if self._count == 1:
            return f"{self._names[0]} is passed over: its format is not read."
        more = self._count - len(self._names)
        names = ", ".join(self._names) + (f" and {more} more" if more else "")
        return f"{self._count} files are passed over, since their formats are not read: {names}."


def is_address(name: str) -> bool:
    """Whether what a person names is an address, and no file."""
    return _ADDRESS.match(name) is not None


def named(
    names: Iterable[str],
    passed_over: Callable[[Path], None],
    failed: Callable[[UserError], None],
    without: Path | None = None,
) -> Iterator[Input]:
    """What the names mean, in order; the files of a folder in name order, but none in the folder `without`.

    Files of a format that is not read are `passed_over`, and a folder that can't be listed has `failed`.
    """
    kept_out = os.path.abspath(without) + os.sep if without else None
    for name in names:
        if name == STANDARD_INPUT or is_address(name):
            yield Input(name, name)
        elif not os.path.isdir(name):
            yield file(Path(name))
        else:
            for path in walking.files(Path(name), failed):
                if kept_out and os.path.abspath(path).startswith(kept_out):
                    continue
                if walking.is_readable(path):
                    yield file(path)
                else:
                    passed_over(path)


class Contents(NamedTuple):
    """What is read there, what it is called, and its address where it has one."""

    data: bytes
    name: str
    address: str | None = None


def contents(one: Input, *, private: bool = False) -> Contents:
    """Read it whole; `private` allows addresses of private networks.

    Raises `UserError` where there is nothing, or it can't be read, or is too large.
    """
    if one.path:
        return Contents(reading.bytes_of(one.path), one.name)
    if one.is_address:
        from tui.documents import addresses

        return Contents(*addresses.fetch(one.place, private=private))
    data = sys.stdin.buffer.read(reading.LARGEST_FILE + 1)
    if len(data) > reading.LARGEST_FILE:
        what = f"Standard input has more than {reading.LARGEST_FILE / 1e6:.0f} MB."
        raise UserError(what, "Divide it.")
    return Contents(data, "standard input")


def file(path: Path) -> Input:
    """A file, which need not exist."""
    try:
        status = path.stat()
        stamp: tuple[int, ...] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    except (OSError, ValueError):  # whoever reads it says why
        stamp = ()
    return Input(printable(os.path.abspath(path)), printable(path.name), path, stamp)


def encodable(words: str) -> str:
    r"""The words with each half of a surrogate pair as `\udcff`: they may hold the name of a file."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def printable(name: str) -> str:
    r"""The name of a file with each byte that is no text as `\xff`: it can be kept and shown."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
