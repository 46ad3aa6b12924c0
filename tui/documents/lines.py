"""The lines of a text, and which of them belong together.

A break inside a paragraph that was wrapped by an editor or by Markdown is no break of the text. In plain
text a line break counts as such a soft one where the line was full: the next line's first word would not
have fitted any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile("[^\n\r\u2028\u2029\x0b\x0c]*(?:\r\n|[\n\r\u2028\u2029\x0b\x0c]|\\Z)")
_RULE = re.compile(r"\W*\Z|<!--.*-->\Z|={3,}\Z|_{3,}\Z")
MARKER = re.compile(
    r"(?:[-*•▪●◦·‣–]|\(?\d{1,3}[.)]|\(?[a-z]\)|\(?(?:i{1,3}|iv|vi{0,3}|ix|x)[.)])[ \t\u00a0\u3000]+(?=\S)"
)
"""The sign or number before a list item."""

HASHES = re.compile(r"#{1,6}[ \t]+")
"""What marks a heading in Markdown."""

WIDEST = 120
"""Cells of the widest line that an editor wraps; a longer one means that lines are paragraphs."""
NARROWEST = 50
FULL_SHARE = 0.6
"""The share of line breaks that must be soft before a text counts as wrapped."""


class Piece(NamedTuple):
    """A run of lines that belong together (offsets without the white space around it), and what stood above
    it: a blank line, or the line before. `lines` says how many it has."""

    start: int
    end: int
    after_blank: bool
    lines: int = 1


def pieces(text: str, start: int = 0, markdown: bool = False) -> list[Piece]:
    """The pieces of the text from `start` on, in order. Lines without a letter or figure (rules, comments)
    belong to none of them."""
    lines = list(_lines(text, start))
    soft = _markdown_breaks(text, lines) if markdown else _soft_breaks(text, lines)
    found: list[Piece] = []
    for line, joined in zip(lines, [False, *soft], strict=False):
        if joined and found:
            last = found[-1]
            found[-1] = last._replace(end=line.end, lines=last.lines + 1)
        else:
            found.append(line)
    return found


def _lines(text: str, start: int) -> Iterator[Piece]:
    blank = True
    for match in _LINE.finditer(text, start):
        line = match.group()
        bare = line.strip()
        if not bare:
            blank = True
            continue
        if _RULE.match(bare):
            blank = True
            continue
        at = match.start() + len(line) - len(line.lstrip())
        yield Piece(at, at + len(bare), blank)
        blank = False


def _starts_something(text: str, line: Piece) -> bool:
    return bool(MARKER.match(text, line.start) or HASHES.match(text, line.start))


def _markdown_breaks(text: str, lines: list[Piece]) -> list[bool]:
    """Soft, for each line break; two spaces at a line's end make a hard one, as do headings and items."""
    return [
        not below.after_blank
        and not text.startswith("  ", above.end)
        and not HASHES.match(text, above.start)
        and not _starts_something(text, below)
        for above, below in pairwise(lines)
    ]


def _soft_breaks(text: str, lines: list[Piece]) -> list[bool]:
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    hard = [False] * max(0, len(lines) - 1)
    if not NARROWEST <= width <= WIDEST:
        return hard
    full = [
        not below.after_blank and above.end - above.start + 1 + _first_word(text, below) > width
        for above, below in pairwise(lines)
    ]
    touching = sum(not below.after_blank for _, below in pairwise(lines))
    if touching < 3 or sum(full) < FULL_SHARE * touching:
        return hard
    return [
        is_full and not _starts_something(text, below)
        for is_full, (_, below) in zip(full, pairwise(lines), strict=True)
    ]


def _first_word(text: str, line: Piece) -> int:
    space = text.find(" ", line.start, line.end)
    return (line.end if space < 0 else space) - line.start
