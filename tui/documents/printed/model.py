"""The nouns of a printed page. Lengths are points; `base` grows down the page."""

from __future__ import annotations

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
    """Words that stand side by side without a gap. `order` is its place among the page's segments."""

    words: tuple[Word, ...]
    order: int

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def base(self) -> float:
        """The baseline of its largest word."""
        return max(self.words, key=lambda word: word.size).base

    @property
    def size(self) -> float:
        """The height of its largest word."""
        return max(word.size for word in self.words)


class Line(NamedTuple):
    """A line of text as it is read. `cells` says that it is the row of a table.

    `edge` is where the lines of its column end at the right, `side` where they begin at the left.
    """

    words: tuple[Word, ...]
    text: str
    base: float
    size: float
    page: int
    cells: bool
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
