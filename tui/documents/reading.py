"""Files → documents: text files and Markdown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tui.documents.decoding import decode
from tui.documents.describing import describe
from tui.errors import UserError
from tui.model import Document

MARKDOWN = frozenset({".md", ".markdown"})
SUFFIXES = frozenset({".txt", ".text"}) | MARKDOWN
"""The formats that are read, by a file's suffix in lower case."""


def read(path: Path) -> tuple[Document, str]:
    """A file as a document, with its text.

    Raises `UserError` where there is no such file, it may not be read, or it is no text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"There is no file {path}.", "Check the name.") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder, not a file.", "Name a file in it.") from None
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise UserError(f"{path} can't be read: {reason}.", "Check that you may read it.") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> tuple[Document, str]:
    """The bytes of a file called `name` as a document, with its text; empty bytes are an empty document.

    Raises `UserError` where the bytes are no text.
    """
    text = decode(data, name)
    return document(text, name), text


def document(text: str, name: str) -> Document:
    """What the text says of itself; its id is the hash of the text. `name` tells Markdown from plain text.

    Never raises on any text.
    """
    is_markdown = Path(name).suffix.lower() in MARKDOWN
    return describe(text, name, document_id(text), is_markdown)


def document_id(text: str) -> str:
    """The id of the document that has this text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_readable(path: Path) -> bool:
    """Whether the file's format is one of those that are read."""
    return path.suffix.lower() in SUFFIXES


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
