"""Words → segments → rows: which words stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.documents.lines import MARKER
from tui.documents.printed.model import Segment, Word

WIDEST_SPACE = 0.8
"""Of the font's height; what stands further apart may belong to another column or cell."""

WIDEST_MARKER_SPACE = 4.0
"""The same after the number or sign of a list item."""

SAME_LINE = 0.35
"""Of the font's height, by which baselines on one line may differ: marks of footnotes are raised."""


def segments(words: Iterable[Word]) -> list[Segment]:
    """The words, in the order in which they are drawn, as runs without a gap."""
    found: list[Segment] = []
    run: list[Word] = []
    for word in words:
        if run and not _beside(run, word):
            found.append(Segment(tuple(run), len(found)))
            run = []
        run.append(word)
    if run:
        found.append(Segment(tuple(run), len(found)))
    return found


def _beside(run: Sequence[Word], word: Word) -> bool:
    last = run[-1]
    sizes = last.size, word.size
    widest = WIDEST_MARKER_SPACE if len(run) == 1 and MARKER.fullmatch(f"{last.text} ") else WIDEST_SPACE
    is_same_line = abs(last.base - word.base) < SAME_LINE * max(sizes)
    return is_same_line and -0.3 * max(sizes) < word.left - last.right < widest * min(sizes)


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
