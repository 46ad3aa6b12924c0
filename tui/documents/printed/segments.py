"""Words → segments → rows: which words stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.documents.printed.model import Segment, Word

WIDEST_SPACE = 0.8
"""Of the font's height; what stands further apart may belong to another column or cell."""

SAME_LINE = 0.35
"""Of the font's height, by which baselines on one line may differ: marks of footnotes are raised."""


def segments(words: Iterable[Word]) -> list[Segment]:
    """The words, in the order in which they are drawn, as runs without a gap."""
    found: list[Segment] = []
    run: list[Word] = []
    for word in words:
        if run and not _beside(run[-1], word):
            found.append(Segment(tuple(run), len(found)))
            run = []
        run.append(word)
    if run:
        found.append(Segment(tuple(run), len(found)))
    return found


def _beside(left: Word, right: Word) -> bool:
    size = max(left.size, right.size)
    gap = right.left - left.right
    return abs(left.base - right.base) < SAME_LINE * size and -0.3 * size < gap < WIDEST_SPACE * size


def rows(found: Sequence[Segment]) -> list[list[Segment]]:
    """The segments by the line they stand on, from the top; those of a line from the left."""
    lines: list[list[Segment]] = []
    bases: list[tuple[float, float]] = []
    for segment in sorted(found, key=lambda segment: segment.base):
        if lines:
            base, size = bases[-1]
            if segment.base - base < SAME_LINE * max(size, segment.size):
                lines[-1].append(segment)
                if segment.size > size:
                    bases[-1] = (segment.base, segment.size)
                continue
        lines.append([segment])
        bases.append((segment.base, segment.size))
    return [sorted(line, key=lambda segment: segment.left) for line in lines]
