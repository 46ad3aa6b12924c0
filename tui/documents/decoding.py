"""From a file's bytes to its text: line ends kept, byte order mark dropped, nothing else changed."""

from __future__ import annotations

import codecs
import re

from tui.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JIS_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_CANDIDATES = ("utf-8", "shift_jis", "euc_jp", "cp1252")
"""Tried in order; the last takes nearly anything."""

_JAPANESE = frozenset({"shift_jis", "euc_jp"})
_KANA = re.compile("[\u3041-\u30ff]")
_LETTERS_BEYOND_ASCII = re.compile("[^\x00-\x7f‘’“”–—…、。　]")
LEAST_KANA = 0.2
"""Of the characters beyond ASCII in Japanese text, marks apart. Western quotation marks read as Japanese make
rare characters, and no kana."""

_SAMPLE = 65_536
_SOME_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\x0b\x0c\x1b"))
MOSTLY_ZERO = 0.7
"""The share of the upper bytes of Western text in UTF-16 that are zero."""

MOST_CONTROLS = 0.02
"""The share of control bytes above which a file is no text."""


def decode(data: bytes, name: str) -> str:
    """The text of a file.

    Raises `UserError` naming the file where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], (encoding,), name)
    sample = data[:_SAMPLE]
    if wide := _wide(sample):
        return _decoded(data, (wide,), name)
    controls = len(sample) - len(sample.translate(None, _SOME_CONTROLS))
    if b"\0" in data or controls > MOST_CONTROLS * len(sample):
        raise _no_text(name)
    if any(escape in data for escape in _JIS_ESCAPES):
        return _decoded(data, ("iso2022_jp", *_CANDIDATES), name)
    return _decoded(data, _CANDIDATES, name)


def _wide(sample: bytes) -> str | None:
    """The encoding with two bytes a character that Western text has without a mark: every other byte is 0."""
    halves = {"utf-16-be": sample[::2], "utf-16-le": sample[1::2]}
    zeros = {encoding: half.count(0) for encoding, half in halves.items()}
    most = max(zeros, key=lambda encoding: zeros[encoding])
    is_wide = zeros[most] > MOSTLY_ZERO * len(halves[most]) > 0 and sum(zeros.values()) == zeros[most]
    return most if is_wide else None


def _decoded(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding not in _JAPANESE or _reads_japanese(text):
            return text
    raise _no_text(name)


def _reads_japanese(text: str) -> bool:
    return len(_KANA.findall(text)) >= LEAST_KANA * len(_LETTERS_BEYOND_ASCII.findall(text))


def _no_text(name: str) -> UserError:
    return UserError(f"{name} is not a text file.", "Give a .txt or .md file, or save it as text first.")
