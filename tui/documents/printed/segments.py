"""Words → segments → rows: which words stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.documents.lines import MARKER
from tui.documents.printed.model import Segment, Word

WIDEST_SPACE = 0.8
"""Of the font's height; what stands further apart may belong to another column or cell."""

FARTHEST_BACK = -0.3
"""Of the font's height, by which a word may begin before the last one's box ends."""

WIDEST_MARKER_SPACE = 4.0
"""The same after the number or sign of a list item."""

SAME_LINE = 0.35
"""Of the font's height, by which baselines on one line may differ,"""

SAME_LINE_SMALL = 0.55
"""and where one of them is much smaller: marks of footnotes are raised."""

MUCH_SMALLER = 0.8


def segments(words: Iterable[Word]) -> list[Segment]:
    """The words, in the order in which they are drawn, as runs without a gap."""
    found: list[Segment] = []
    run: list[Word] = []
    for word in words:
        if run and not _beside(run, word):
            found.append(Segment.of(run, len(found)))
            run = []
        run.append(word)
    if run:
        found.append(Segment.of(run, len(found)))
    return found


def _beside(run: Sequence[Word], word: Word) -> bool:
    last = run[-1]
    smaller, larger = (last.size, word.size) if last.size < word.size else (word.size, last.size)
    gap = word.left - last.right
    if abs(last.base - word.base) >= _farthest(smaller, larger) or gap <= FARTHEST_BACK * larger:
        return False
    if gap < WIDEST_SPACE * smaller:
        return True
    return len(run) == 1 and gap < WIDEST_MARKER_SPACE * smaller and is_marker(last)


def is_marker(word: Word) -> bool:
    """Whether the word is the number or sign before a list item; Word's third sign is the letter o."""
    match = MARKER.match(f"{word.text} item")
    return word.text == "o" or (match is not None and match.end() == len(word.text) + 1)


def _farthest(smaller: float, larger: float) -> float:
    """By how much baselines of words of these heights may differ on one line."""
    return (SAME_LINE_SMALL if smaller < MUCH_SMALLER * larger else SAME_LINE) * larger


def rows(found: Sequence[Segment]) -> list[list[Segment]]:
    """The segments by the line they stand on, from the top; those of a line from the left."""
    lines: list[list[Segment]] = []
    bases: list[tuple[float, float]] = []
    for segment in sorted(found, key=lambda segment: segment.base):
        if lines:
            base, size = bases[-1]
            if segment.base - base < _farthest(*sorted((size, segment.size))):
                lines[-1].append(segment)
                if segment.size > size:
                    bases[-1] = (segment.base, segment.size)
                continue
        lines.append([segment])
        bases.append((segment.base, segment.size))
    return [sorted(line, key=lambda segment: segment.left) for line in lines]
