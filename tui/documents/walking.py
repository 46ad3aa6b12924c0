"""The files of a folder, and which of them are documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from tui.documents.formats import HEAD, TEXT, format_of
from tui.errors import UserError

PAGES = frozenset({".html", ".htm", ".xhtml"})
SUFFIXES = TEXT | PAGES | {".pdf", ".docx", ".eml"}
"""The files of a folder that are read, by suffix in lower case; others only where their first bytes tell that
they can be. Named by itself any file is read whose content allows it."""

CERTAIN = frozenset({"pdf", "html", "email"})
"""Formats that a file's first bytes tell for certain; program and data files look like text."""

_SUFFIX = re.compile(r"\.(?=\d*[a-z])[a-z0-9]{1,8}", re.IGNORECASE)
"""What follows the last point of a name where it stands for a format, unlike "Tokyo, 6.10.2020"."""

BESIDE_PAGE = "_files"
"""How browsers end the name of the folder with the pictures and frames of a page saved beside it."""


def named_as_document(name: str) -> bool:
    """Whether a file is one to read by its name alone: others may be by how they begin."""
    suffix = PurePath(name).suffix
    return suffix.lower() in SUFFIXES or not _SUFFIX.fullmatch(suffix)


def is_readable(path: Path) -> bool:
    """Whether a file of a folder is one to read, by its name or by how it begins."""
    if named_as_document(path.name):
        return True
    try:
        with path.open("rb") as file:
            return format_of(file.read(HEAD), path.name) in CERTAIN
    except OSError:
        return False  # nothing tells that it is a document


def files(folder: Path, unreadable: Callable[[UserError], None] | None = None) -> Iterator[Path]:
    """All files of a folder and its subfolders in name order, whatever their format.

    Hidden ones are left out, and what browsers save beside a page. Where a folder can't be listed,
    `unreadable` is told why and the others go on; without it `UserError` is raised.
    """
    coming = [folder]
    while coming:
        entry = coming.pop()
        if entry is folder or (entry.is_dir() and not entry.is_symlink()):
            try:
                coming.extend(reversed(_listed(entry)))
            except UserError as error:
                if unreadable is None:
                    raise
                unreadable(error)
        elif entry.is_file():
            yield entry


def _listed(folder: Path) -> list[Path]:
    """What a folder holds in name order, without what is hidden or belongs to a page beside it."""
    try:
        entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError as error:
        reason = error.strerror or "unknown error"
        what = f"The folder {folder} can't be read: {reason}."
        raise UserError(what, "Check that you may read it.") from error
    pages = {entry.stem for entry in entries if entry.suffix.lower() in PAGES}
    beside = {stem + BESIDE_PAGE for stem in pages}
    return sorted((entry for entry in entries if entry.name not in beside), key=lambda entry: entry.name)


def readable_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and its subfolders that are read, in name order.

    Raises `UserError` where a folder can't be listed.
    """
    return (path for path in files(folder) if is_readable(path))
