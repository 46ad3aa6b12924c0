"""The files of a folder, and which of them are documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tui.documents.formats import TEXT
from tui.errors import UserError

SUFFIXES = TEXT | {".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml"}
"""The files of a folder that are read, by suffix in lower case, and those without one. Named by itself any
file is read whose content allows it."""


def is_readable(path: Path) -> bool:
    """Whether a file of a folder is one to read, by its name."""
    return path.suffix.lower() in SUFFIXES or not path.suffix


def files(folder: Path, unreadable: Callable[[UserError], None] | None = None) -> Iterator[Path]:
    """All files of a folder and its subfolders in name order, whatever their format; hidden ones apart.

    Where a folder can't be listed, `unreadable` is told why and the others go on; without it `UserError` is
    raised.
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
    """What a folder holds in name order, what is hidden apart."""
    try:
        entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError as error:
        reason = error.strerror or "unknown error"
        what = f"The folder {folder} can't be read: {reason}."
        raise UserError(what, "Check that you may read it.") from error
    return sorted(entries, key=lambda entry: entry.name)


def readable_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and its subfolders that are read, in name order.

    Raises `UserError` where a folder can't be listed.
    """
    return (path for path in files(folder) if is_readable(path))
