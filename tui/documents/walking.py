"""The files of a folder, and which of them are documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.documents.formats import TEXT
from tui.errors import UserError

SUFFIXES = TEXT | {".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml"}
"""The files of a folder that are read, by suffix in lower case, and those without one. Named by itself any
file is read whose content allows it."""


def is_readable(path: Path) -> bool:
    """Whether a file of a folder is one to read, by its name."""
    return path.suffix.lower() in SUFFIXES or not path.suffix


def files(folder: Path) -> Iterator[Path]:
    """All files of a folder and its subfolders in name order, whatever their format; hidden ones apart.

    Raises `UserError` where a folder can't be listed.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or "unknown error"
        what = f"The folder {folder} can't be read: {reason}."
        raise UserError(what, "Check that you may read it.") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from files(entry)
        elif entry.is_file():
            yield entry


def readable_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and its subfolders that are read, in name order.

    Raises `UserError` where a folder can't be listed.
    """
    return (path for path in files(folder) if is_readable(path))
