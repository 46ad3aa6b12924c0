"""Sentences by rule, in any language: where a terminal mark stands and no abbreviation does.

Used for passages of the text index and for telling headings from prose; parses have their own sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui import codebook
from tui.model import Block, Span

_CLOSERS = "\"'”’»)\\]」』）*_"
_END = re.compile(rf"(?<![.!?…])[.!?…]+[{_CLOSERS}]*(?=\s)|[。！？।॥]+[{_CLOSERS}]*|[;:](?=\s*[-•*]\s)")
_OPENERS = re.compile(r"[\s\"'“‘«(\[「『（*_—–-]*")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_WORD = re.compile(r"\w+")
_LOOK_BACK = 30
"""Longer than any abbreviation, so that the search for the last word takes constant time."""


def sentences(text: str, block: Block) -> Iterator[Span]:
    """The sentences of a block in order, without the white space around them; together they hold every
    other character of the block."""
    start = _skip_space(text, block.start, block.end)
    for match in _END.finditer(text, block.start, block.end):
        end = match.end()
        after = _skip_space(text, end, block.end)
        if end <= start or after >= block.end or not _ends_sentence(text, match, after):
            continue
        yield Span(start, end)
        start = after
    end = len(text[start : block.end].rstrip()) + start
    if end > start:
        yield Span(start, end)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, match: re.Match[str], after: int) -> bool:
    mark = match.group()
    opener = _OPENERS.match(text, after)
    first = opener.end() if opener else after
    if text[first : first + 1].islower():
        return False
    if mark != ".":
        return True
    word_match = _LAST_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    word = word_match.group().lower() if word_match else ""
    wording = codebook.load().wording
    if word in wording.before_names:
        return False
    if word in wording.abbreviations or _INITIALS.match(word):
        return _next_word(text, after) in wording.openers
    return not (word.isdigit() and _opens_line(text, match.start() - len(word)))


def _next_word(text: str, at: int) -> str:
    opener = _OPENERS.match(text, at)
    at = opener.end() if opener else at
    match = _WORD.match(text, at, at + _LOOK_BACK)
    return match.group().lower() if match else ""


def _opens_line(text: str, at: int) -> bool:
    """The number of a list item ("3. The ministers …") ends no sentence."""
    return at == 0 or text[at - 1] == "\n"
