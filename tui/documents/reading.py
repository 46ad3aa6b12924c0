"""Files → what their readers make of them → documents."""

from __future__ import annotations

import hashlib
import stat
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from tui.documents.describing import describe
from tui.documents.formats import format_of
from tui.errors import UserError
from tui.model import Document, Facts, Reading

LARGEST_FILE = 64_000_000
"""Bytes; what is larger is hardly a document."""

LARGEST_TEXT = 5_000_000
"""Characters; a book has a million."""

NOTHING = Facts()
"""What the person corrected of most documents."""


def bytes_of(path: Path) -> bytes:
    """What a file holds. Raises `UserError` where there is no such file, or it is too large or unreadable."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise UserError(f"{path} is no ordinary file.", "Pass what it gives on as standard input.")
        if status.st_size > LARGEST_FILE:
            what = f"{path} has {status.st_size / 1e6:.0f} MB."
            raise UserError(what, f"At most {LARGEST_FILE / 1e6:.0f} MB are read.")
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"There is no file {path}.", "Check the name.") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder, not a file.", "Name a file in it.") from None
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise UserError(f"{path} can't be read: {reason}.", "Check that you may read it.") from error


def read_bytes(data: bytes, name: str) -> Reading:
    """What the reader of its format makes of a file called `name`.

    Raises `UserError` where its format is not read, the file is damaged, or its text too long.
    """
    format = format_of(data, name)
    if format is None:
        raise UserError(f"{name} has a format that is not read.", "Save it as PDF, HTML or text first.")
    reading: Reading = import_module(f"tui.documents.readers.{format}").read(data, name)
    if len(reading.text) > LARGEST_TEXT:
        what = f"{name} has {len(reading.text) / 1e6:.1f} million characters."
        raise UserError(what, f"At most {LARGEST_TEXT / 1e6:.0f} million are read; divide it.")
    return replace(reading, digest=digest(data))


def read(path: Path) -> Reading:
    """What the reader of its format makes of a file. Raises `UserError`, as `bytes_of` and `read_bytes`."""
    return read_bytes(bytes_of(path), path.name)


def document(reading: Reading, name: str, corrected: Facts = NOTHING) -> Document:
    """The document that was read from a file called `name`; its id is the hash of its text.

    What the person `corrected` stands above what the format states, and that above what the text says. Never
    raises on any text.
    """
    return describe(reading, name, document_id(reading.text), corrected)


def read_again(document: Document, text: str, corrected: Facts = NOTHING) -> Document:
    """What the kept text of a document says of itself, by the rules of now."""
    reading = Reading(text, document.format, document.stated, document.marked, document.pages)
    return describe(reading, document.name, document_id(text), corrected)


def remark(document: Document, text: str, called: str) -> str:
    """Why nothing is found in a document, in a sentence that calls it so; empty where something may be."""
    if not text.strip():
        return f"{called} is empty: nothing is found in it."
    if not document.analysed:
        return f"{called} is not in English (it reads as “{document.language}”): it is not analysed."
    return ""


def document_id(text: str) -> str:
    """The id of the document that has this text."""
    return digest(text.encode("utf-8", "surrogatepass"))[:16]


def digest(data: bytes) -> str:
    """By what bytes are known again: their SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
