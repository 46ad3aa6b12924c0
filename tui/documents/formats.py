"""Which format a file has, by what it holds; its name tells only Markdown from plain text."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import PurePath

from tui.documents.web.archive import is_archive
from tui.model import Format

MARKDOWN = frozenset({".md", ".markdown"})
TEXT = frozenset({".txt", ".text"}) | MARKDOWN

HEAD = 4_096
"""Bytes at a file's beginning that tell its format."""

_PDF = re.compile(rb"%PDF-\d")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_PART_OF_HTML = re.compile(
    rb"<(?:title|meta|link|base|main|article|section|div|table|p|h[1-6])[\s>]", re.IGNORECASE
)
"""What a page has that leaves out what it may, or a part of one; Markdown may have it, too."""

_OTHER_XML = re.compile(rb"[^<]*(?:<[?!][^>]*>[^<]*)*<(?:svg|rss|feed|rdf:rdf|urlset|tei)\b", re.IGNORECASE)
"""How other files of elements begin: pictures, lists of pages, texts with marks."""

_BEFORE_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_FIELD = re.compile(rb"^(?P<name>[A-Za-z][A-Za-z-]{1,40}):(?=\s)", re.MULTILINE)
_ENVELOPE = re.compile(rb"(?:\xef\xbb\xbf)?From [^\r\n]{1,300}\r?\n")
"""The line with which a mailbox parts its messages."""

_MAIL_FIELDS = frozenset({b"from", b"to", b"subject", b"date", b"message-id", b"received", b"mime-version"})
_LEAST_MAIL_FIELDS = 3
_WORD_FILE = "word/document.xml"


def format_of(data: bytes, name: str) -> Format | None:
    """The format of a file called `name` that begins with or is `data`; None where it is none that is read.

    Whatever has no sign of another format counts as text, which its reader may refuse.
    """
    head = data[:HEAD]
    if _PDF.search(head[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if _is_word_file(data) else None
    plain = head.replace(b"\0", b"")  # UTF-16 and UTF-32 of ASCII
    suffix = PurePath(name).suffix.lower()
    if (_BEFORE_HTML.match(plain) and not _OTHER_XML.match(plain)) and (
        _HTML.search(plain) or (suffix not in TEXT and _PART_OF_HTML.search(plain))
    ):
        return "html"
    if _is_mail(plain):
        return "html" if is_archive(plain) else "email"
    return "markdown" if suffix in MARKDOWN else "text"


def _is_word_file(data: bytes) -> bool:
    with suppress(zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return _WORD_FILE in zipfile.ZipFile(BytesIO(data)).namelist()
    return True  # a damaged one; its reader says so


def _is_mail(head: bytes) -> bool:
    """Whether the first lines are fields of a message, enough of them that only messages have."""
    bare = _ENVELOPE.sub(b"", head, count=1) if _ENVELOPE.match(head) else head.lstrip(b"\xef\xbb\xbf")
    fields = re.split(rb"\r?\n\r?\n", bare, maxsplit=1)[0]
    names = {match["name"].lower() for match in _FIELD.finditer(fields)}
    return bool(_FIELD.match(fields)) and len(names & _MAIL_FIELDS) >= _LEAST_MAIL_FIELDS
