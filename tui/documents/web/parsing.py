"""From the bytes of a page to its tree. Nothing is fetched, and entities of its own are not expanded."""

from __future__ import annotations

import re

from lxml import etree

from tui.documents.declared import decode_declared
from tui.errors import UserError

_HEAD = 4_096
"""Bytes in which a page has to say how it is encoded; the standard asks for 1 024."""

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_ENTITIES = re.compile(r"<!DOCTYPE[^\[>]{0,500}\[[^\]]*\]\s*>", re.IGNORECASE)
"""A document type with entities of its own, of which the parser would leave a rest in the text."""

_TOO_DEEP = 2_000
"""Elements inside one another; the parser stops a little further down."""


def page_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """The source of a page, which may be said to be encoded as `encoding`. Raises `UserError` where the bytes
    are no text."""
    match = _DECLARED.search(data, 0, _HEAD)
    return decode_declared(data, encoding or (match[1].decode("ascii") if match else None), name)


def parse(source: str, name: str) -> etree._Element:
    """The root of a page's tree.

    Raises `UserError` where there is nothing in it, or its elements are nested deeper than the parser goes.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    data = _ENTITIES.sub("", source.replace("\0", ""), count=1).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UserError(f"{name} is an empty page.", "Save it again from a browser.")
    if any("depth" in error.message for error in parser.error_log):
        what = f"{name} has more than {_TOO_DEEP} elements inside one another."
        raise UserError(what, "Save its text instead.")
    return root
