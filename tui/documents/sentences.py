"""Sentences by rule, in any language: where a terminal mark stands and no abbreviation does.

Used for passages of the text index and for telling headings from prose; parses have their own sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model import Block, Span

_CLOSERS = "\"'”’»)\\]」』）*_"
_END = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?=\s)|[。！？।॥]+[{_CLOSERS}]*|[;:](?=\s*[-•*]\s)")
_OPENERS = re.compile(r"[\s\"'“‘«(\[「『（*_—–-]*")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_WORD = re.compile(r"\w+")
_LOOK_BACK = 30
"""Longer than any abbreviation, so that the search for the last word takes constant time."""

_TITLES = frozenset(
    "mr mrs ms messrs dr prof shri sri smt hon gen lt col maj capt cmdr adm sgt gov sen rep rev fr st pres amb"
    " supt insp".split()
)
"""Abbreviations that a name follows: never the end of a sentence."""

_OTHERS = frozenset(
    "jr sr vs etc viz cf ca approx no nos vol ed eds pp fig inc ltd co corp bros pvt est dept ft mt ave blvd"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " a.m p.m e.g i.e u.s u.k u.n e.u ph.d d.c n.y r.o.k p.r.c rs crs".split()
)
"""Abbreviations that may end a sentence, where a capital follows that can open one."""

_SENTENCE_OPENERS = frozenset(
    "the a an he she it they we i you this that these those in on at as for but and yet both according his her"
    " its their our there when while after before with however meanwhile earlier asked during from to under".split()
)


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
    if not mark.startswith("."):
        return mark[0] not in "!?" or not text[after].islower()
    opener = _OPENERS.match(text, after)
    first = opener.end() if opener else after
    if text[first : first + 1].islower():
        return False
    if len(mark) > 1:
        return True
    word_match = _LAST_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    word = word_match.group().lower() if word_match else ""
    if word in _TITLES:
        return False
    if word in _OTHERS or _INITIALS.match(word):
        return _next_word(text, after) in _SENTENCE_OPENERS
    return not (word.isdigit() and len(word) <= 3 and after - match.end() == 1 and _starts_block(text, match, word))


def _next_word(text: str, at: int) -> str:
    opener = _OPENERS.match(text, at)
    at = opener.end() if opener else at
    match = _WORD.match(text, at, at + _LOOK_BACK)
    return match.group().lower() if match else ""


def _starts_block(text: str, match: re.Match[str], word: str) -> bool:
    """The number of a list item ("3. The ministers …") ends no sentence."""
    before = match.start() - len(word)
    return before == 0 or text[before - 1] == "\n"
