"""The nouns of a printed page. Lengths are points; `base` grows down the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BROKEN = "\x02"
"""Ends a word that was broken at the end of a line, in place of its hyphen."""


class Word(NamedTuple):
    """A word as printed. `base` is its baseline, `size` the height of its font's box."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


class Page(NamedTuple):
    """A page's words in the order in which the file draws them, and the page's height."""

    height: float
    words: list[Word]


class Segment(NamedTuple):
    """Words that stand side by side without a gap. `base` and `size` are those of the largest; `order` is the
    segment's place among those of its page."""

    words: tuple[Word, ...]
    order: int
    left: float
    right: float
    base: float
    size: float

    @classmethod
    def of(cls, words: Sequence[Word], order: int) -> Segment:
        """The segment that these words make."""
        largest = max(words, key=lambda word: word.size)
        return cls(tuple(words), order, words[0].left, words[-1].right, largest.base, largest.size)


class Region(NamedTuple):
    """Segments that are read together, line by line: a column, a band, or a cell of a table.

    `row` is the same for the cells of a row, None where it is no cell.
    """

    segments: list[Segment]
    row: int | None = None


class Line(NamedTuple):
    """A line of text as it is read.

    `row` is the same for all lines of a row of a table, None where a line is of none.
    `edge` is where the lines of its column end at the right, `side` where they begin at the left.
    """

    words: tuple[Word, ...]
    text: str
    base: float
    size: float
    page: int
    row: int | None
    side: float
    edge: float

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(word.bold for word in self.words)
