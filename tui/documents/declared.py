"""From bytes that declare their encoding to text, as far as the declaration may be believed."""

from __future__ import annotations

import codecs
import re

from tui.documents.decoding import decode

_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "iso8859-9": "cp1254", "tis-620": "cp874",
}  # fmt: skip
"""What is read instead of what is declared (https://encoding.spec.whatwg.org, section 4.2)."""

_ALIASES = {"x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "x-gbk": "gb18030"}
"""Names that are in use and that Python does not know."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_LOST = 0.1
"""Of the characters beyond ASCII, those that may be unreadable in the encoding that is declared."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LOST = "\ufffd"


def decode_declared(data: bytes, label: str | None, name: str) -> str:
    """The text of bytes from a file called `name` that are said to be encoded as `label`: by their byte order
    mark, as UTF-8 where that fits, as they are said to be (UTF-8 where nothing is said) where few letters are
    lost, else by guess; zero bytes are left out.

    What was saved again by another program is often UTF-8 and declares what it was before. Raises
    `UserError` where the bytes are no text.
    """
    if not data.startswith(_MARKS):
        data = data.replace(b"\0", b"")
        encoding = codec(label) or "utf-8"
        if not _reads_as_utf8(data):
            text = data.decode(encoding, "replace")
            if text.count(_LOST) <= MOST_LOST * len(_BEYOND_ASCII.findall(text)):
                return text
    return decode(data, name)


def codec(label: str | None) -> str | None:
    """Python's name for an encoding of text; None for one that it does not have."""
    if label is None:
        return None
    label = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_ALIASES.get(label, label))
    except (LookupError, ValueError):  # the second where the name holds a zero
        return None
    return _MEANT.get(found.name, found.name) if found._is_text_encoding else None


def _reads_as_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
