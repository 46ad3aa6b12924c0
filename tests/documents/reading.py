"""Texts as documents, for tests of what is made of them."""

from __future__ import annotations

from pathlib import Path

from tui.documents import reading
from tui.documents.formats import format_of
from tui.model import Document, Reading


def document(text: str, name: str) -> Document:
    """The document of a plain text, of Markdown where its name says so."""
    markdown = format_of(b"", name) == "markdown"
    return reading.document(Reading(text, "markdown" if markdown else "text", marked=markdown), name)


def read_bytes(data: bytes, name: str) -> tuple[Document, str]:
    """The document of a file's bytes, with its text."""
    found = reading.read_bytes(data, name)
    return reading.document(found, name), found.text


def read(path: Path) -> tuple[Document, str]:
    """The document of a file, with its text."""
    found = reading.read(path)
    return reading.document(found, path.name), found.text
