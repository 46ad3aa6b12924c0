"""From the bytes of a page to its tree. Nothing is fetched, and entities of its own are not expanded."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from tui.documents.decoding import decode
from tui.errors import UserError

_HEAD = 4_096
"""Bytes in which a page has to say how it is encoded; the standard asks for 1 024."""

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "iso8859-9": "cp1254", "tis-620": "cp874",
}  # fmt: skip
"""What browsers read instead of what pages declare (https://encoding.spec.whatwg.org, section 4.2)."""

_ALIASES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "unicode": "utf-8",
}
"""Names that pages use and Python does not know."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_LOST = 0.1
"""Of the characters beyond ASCII, those that may be unreadable in the encoding that a page declares."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LOST = "\ufffd"
_ENTITIES = re.compile(r"<!DOCTYPE[^\[>]{0,500}\[[^\]]*\]\s*>", re.IGNORECASE)
"""A document type with entities of its own, of which the parser would leave a rest in the text."""

_TOO_DEEP = 2_000
"""Elements inside one another; the parser stops a little further down."""


def page_text(data: bytes, name: str) -> str:
    """The source of a page: by its byte order mark, as UTF-8 where that fits, as it declares, else by guess.

    A page saved by a browser may be UTF-8 and declare what it was before. Raises `UserError` where the bytes
    are no text.
    """
    if not data.startswith(_MARKS):
        data = data.replace(b"\0", b"")
        declared = _declared(data)
        if declared is not None and not _reads_as_utf8(data):
            text = data.decode(declared, "replace")
            if text.count(_LOST) <= MOST_LOST * len(_BEYOND_ASCII.findall(text)):
                return text
    return decode(data, name)


def _reads_as_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD)
    if match is None:
        return None
    label = match[1].decode("ascii").lower()
    try:
        known = codecs.lookup(_ALIASES.get(label, label)).name
    except LookupError:
        return None
    return _MEANT.get(known, known)


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
