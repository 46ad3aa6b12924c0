"""A copy of a text in which spelling that means the same is the same, with a map back to the text.

Hyphens and white space of every kind are one space, quotation marks straight, ligatures taken apart, accents
and full-width letters plain; soft hyphens and other invisible characters are gone. Case is kept beside a copy
in small letters.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import NamedTuple

_SPACES = (
    "-\u2010\u2011\u2012\u2013\u2212\t\n\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u00b4`"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb"


def _plain_letter(code: int) -> str:
    """The letter without its accent, or as it was; always one character."""
    base = unicodedata.normalize("NFKD", chr(code))[0]
    return base if base.isascii() and base.isalpha() else chr(code)


_SAME_LENGTH = {
    **{code: _plain_letter(code) for code in chain(range(0xC0, 0x250), range(0x1E00, 0x1F00))},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
}
_UNEVEN = re.compile("  +|(?<=s)' +|[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]+|[\ufb00-\ufb04]")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_TOKEN = re.compile(r"[&+@#]|\w+")


class Folded(NamedTuple):
    """The folded copy of a stretch of text that begins at `offset`.

    `starts` and `ends` hold, for each character of the copy, where in the text its original begins and ends;
    they are empty where the copy is as long as the stretch.
    """

    text: str
    small: str
    offset: int
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of a stretch of the copy, which must not be empty."""
        if not self.starts:
            return self.offset + start, self.offset + end
        return self.starts[start], self.ends[end - 1]

    def tokens(self) -> list[tuple[int, int]]:
        """Where words and the signs & + @ # stand in the copy."""
        return [match.span() for match in _TOKEN.finditer(self.text)]


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """The folded copy of the text between two offsets."""
    flat = text[start:end].translate(_SAME_LENGTH)
    if not _UNEVEN.search(flat):
        return Folded(flat, flat.lower(), start, [], [])
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _UNEVEN.finditer(flat):
        pieces.append(flat[at : match.start()])
        starts.extend(range(start + at, start + match.start()))
        ends.extend(range(start + at + 1, start + match.start() + 1))
        instead = _instead(match.group())
        pieces.append(instead)
        starts.extend([start + match.start()] * len(instead))
        ends.extend([start + match.end()] * len(instead))
        at = match.end()
    pieces.append(flat[at:])
    starts.extend(range(start + at, start + len(flat)))
    ends.extend(range(start + at + 1, start + len(flat) + 1))
    folded = "".join(pieces)
    return Folded(folded, folded.lower(), start, starts, ends)


def _instead(uneven: str) -> str:
    if uneven[0] in _LIGATURES:
        return _LIGATURES[uneven]
    return " " if uneven[-1] == " " else ""


def key(words: str) -> str:
    """The words as they are looked up: folded, from the first token to the last."""
    folded = fold(words)
    tokens = folded.tokens()
    return folded.text[tokens[0][0] : tokens[-1][1]] if tokens else ""
