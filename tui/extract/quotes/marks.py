"""Quotation marks: which of them open, which close, and what stands between them.

Knows straight and curly marks, « », 「 」, two apostrophes as a mark, single marks against apostrophes, a
wrong closing mark, a missing one, and paragraphs of one quote that each open and only the last of which
closes. Inner quotations are no regions of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tui.model import Block, Span

_OPENING = "“„‟«「『"
_CLOSING = "”»」』"
_DOUBLE = re.compile(f"[{_OPENING}{_CLOSING}\"]|''|``|‘‘|’’")
_PARTNERS = {
    "“": frozenset("”"),
    "„": frozenset("“”"),
    "‟": frozenset("”"),
    "”": frozenset("”"),
    "«": frozenset("»"),
    "»": frozenset("»"),
    "「": frozenset("」"),
    "『": frozenset("』"),
    '"': frozenset('"'),
    "''": frozenset({"''"}),
    "``": frozenset({"''"}),
    "‘‘": frozenset({"’’"}),
    "’’": frozenset({"’’"}),
}
"""The closing marks of each opening one; a closing mark used to open is closed by itself."""
_SINGLE_OPENING = re.compile(r"(?<![\w'’‘])['‘](?=[\w$€£¥#@(\[…])")
_SINGLE_CLOSING = re.compile(r"(?<=[^\s(\[])\s?['‘’](?!\w)")
_AFTER_STOP = re.compile(r"[.,!?…]\s?['‘’](?!\w)")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-:;,/|>")


class Region(NamedTuple):
    """What stands between a pair of marks, the marks included.

    `closed` is False where the closing mark is missing, `single` says that the marks are single ones.
    """

    start: int
    end: int
    closed: bool = True
    single: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start : self.end].strip("“„‟«「『”»」』\"'`‘’ \n\t")


def regions_of(text: str, blocks: Iterable[Block]) -> tuple[Region, ...]:
    """The outermost quoted regions of the blocks, in order; none crosses the end of a block."""
    found: list[Region] = []
    for block in blocks:
        doubles = _double_regions(text, block)
        found += _with_singles(text, block, doubles)
    return tuple(found)


def _double_regions(text: str, block: Block) -> list[Region]:
    marks = list(_DOUBLE.finditer(text, block.start, block.end))
    found: list[Region] = []
    opened: list[re.Match[str]] = []
    for at, mark in enumerate(marks):
        if opened and _may_close(text, block, mark):
            partner = _partner(opened, mark.group())
            if partner == 0:
                found.append(Region(opened[0].start(), mark.end()))
            del opened[partner:]
        elif _may_open(text, block, mark):
            if (
                opened
                and opened[-1].group() == mark.group()
                and not _closes_twice(text, block, marks[at + 1 :])
            ):
                found.append(_unclosed(text, opened[0].start(), mark.start()))
                opened = []
            opened.append(mark)
    if opened:
        found.append(_unclosed(text, opened[0].start(), block.end))
    return found


def _partner(opened: list[re.Match[str]], sign: str) -> int:
    """Which of the open marks the closing one ends: the innermost of its own kind, else the innermost."""
    for at in range(len(opened) - 1, -1, -1):
        if sign in _PARTNERS[opened[at].group()]:
            return at
    return len(opened) - 1


def _closes_twice(text: str, block: Block, following: list[re.Match[str]]) -> bool:
    """A mark of the same kind opens an inner quotation only where two closing marks come next."""
    return len(following) > 1 and all(
        mark.group() in _CLOSING and _may_close(text, block, mark) for mark in following[:2]
    )


def _may_open(text: str, block: Block, mark: re.Match[str]) -> bool:
    sign = mark.group()
    after = text[mark.end() : mark.end() + 1]
    if sign in _OPENING or sign in ("``", "‘‘"):
        return bool(after)
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    if sign in "」』" or (sign in "”»" and not after.isalnum()):
        return False
    return before in _BEFORE_OPENING and bool(after) and not after.isspace()


def _may_close(text: str, block: Block, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in _CLOSING or sign == "’’":
        return True
    if sign in ("``", "‘‘"):
        return False
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < block.end else " "
    if sign in _OPENING:
        return sign not in "«「『" and not before.isspace() and not after.isalnum()
    return not (before in _BEFORE_OPENING and after.isalnum() and before.isspace())


def _unclosed(text: str, start: int, limit: int) -> Region:
    """A region whose own closing mark is missing: to a single mark after a stop, else to the limit."""
    wrong = _AFTER_STOP.search(text, start + 1, limit)
    if wrong:
        return Region(start, wrong.end())
    end = start + len(text[start:limit].rstrip())
    return Region(start, max(end, start + 1), closed=False)


def _with_singles(text: str, block: Block, doubles: list[Region]) -> list[Region]:
    """The double regions, and in the gaps between them those of single marks."""
    found: list[Region] = []
    at = block.start
    for region in [*doubles, Region(block.end, block.end)]:
        found += _single_regions(text, at, region.start)
        if region.end > region.start:
            found.append(region)
        at = region.end
    return found


def _single_regions(text: str, start: int, end: int) -> list[Region]:
    found: list[Region] = []
    at = start
    while opening := _SINGLE_OPENING.search(text, at, end):
        closing = _single_close(text, opening.end(), end)
        if closing is None:
            at = opening.end()
            continue
        found.append(Region(opening.start(), closing, single=True))
        at = closing
    return found


def _single_close(text: str, start: int, end: int) -> int | None:
    """Where a single mark closes: a plural's apostrophe ("ministers' talks") gives way to a later mark."""
    first = _SINGLE_CLOSING.search(text, start + 1, end)
    if first is None:
        return None
    if text[first.start()] == "s" or text[first.end() - 2 : first.end() - 1] == "s":
        following = _SINGLE_OPENING.search(text, first.end(), end)
        later = _AFTER_STOP.search(text, first.end(), following.start() if following else end)
        if later and text[first.end() : first.end() + 1] == " ":
            return later.end()
    return first.end()
