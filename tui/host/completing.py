"""Names of files and folders, completed as one types, as shells do it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import takewhile
from typing import NamedTuple

from tui.documents.walking import named_as_document
from tui.plaintext import shown

MOST = 200
"""Names that are offered: whoever looks for one among more types another letter."""


class Name(NamedTuple):
    """A file or folder of the folder that one is in."""

    name: str
    is_folder: bool

    @property
    def written(self) -> str:
        """As it stands in a path; what lies in a folder follows it."""
        return self.name + os.sep if self.is_folder else self.name


class Offer(NamedTuple):
    """What may follow what is typed: the first `names`, how many there are, and how far all are the same."""

    names: Sequence[Name]
    total: int
    common: str


NOTHING = Offer((), 0, "")


def parted(typed: str) -> tuple[str, str]:
    """What is typed, as the folder and the beginning of a name in it."""
    if typed == "~":
        return f"~{os.sep}", ""
    folder, separator, beginning = typed.rpartition(os.sep)
    return folder + separator, beginning


def full(typed: str) -> str:
    """The path that is meant, from the root on; `~` is the person's own folder."""
    return os.path.abspath(os.path.expanduser(typed))


def listed(folder: str) -> Sequence[Name]:
    """The folders, and the files that are read, of a folder as it was typed. Raises `OSError`.

    Names that no line can show as they are, are left out: they are added with their folder.
    """
    with os.scandir(full(folder)) as entries:
        return [
            Name(entry.name, is_folder)
            for entry in entries
            if ((is_folder := _is_folder(entry)) or named_as_document(entry.name))
            and shown(entry.name) == entry.name
        ]


def offered(names: Iterable[Name], beginning: str) -> Offer:
    """Those that begin so, folders first, whatever their case; hidden ones only where a dot is typed."""
    wanted = beginning.casefold()
    found = [
        name
        for name in names
        if name.name.casefold().startswith(wanted) and (wanted or not name.name.startswith("."))
    ]
    first = nsmallest(MOST, found, key=lambda name: (not name.is_folder, name.name.casefold()))
    return Offer(first, len(found), _common([name.written for name in found]))


def _common(names: Sequence[str]) -> str:
    """How all names begin: what the first and the last in order have in common."""
    pairs = zip(min(names, default=""), max(names, default=""), strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads nowhere one may look
        return False
