"""Markdown: its text with all marks, as it was decoded; what its head states is found in the text itself."""

from __future__ import annotations

from tui.documents.decoding import decode
from tui.model import Reading


def read(data: bytes, name: str) -> Reading:
    """The text of a file. Raises `UserError` where the bytes are no text."""
    return Reading(decode(data, name), "markdown", marked=True)
