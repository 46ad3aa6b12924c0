"""Segments → the lines of a page, in the order in which they are read."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.documents.printed.columns import reading_order
from tui.documents.printed.model import Line, Region, Segment, Word
from tui.documents.printed.segments import is_marker, rows
from tui.documents.printed.tables import without_rows

CELL_GAP = 1.6
"""Of the font's height, by which cells of a table stand apart at least."""

RAISED = 0.12
"""Of the line's height, by which the mark of a footnote stands above its baseline."""

SMALLER = 0.85
"""Of the line's height, below which a raised number is such a mark."""

EQUAL_SPACES = 0.2
"""Of the font's height, by which the spaces of a justified line may differ."""

CELLS = " | "
"""Between the cells of a row."""

_MARK = re.compile(r"[(\[]?(\d{1,3}|[*†‡])[)\]]?")


def lines(pages: Sequence[Sequence[Segment]]) -> list[list[Line]]:
    """The lines of all pages as regions (columns, bands) in reading order; a region lies on one page."""
    found: list[list[Line]] = []
    for number, page in enumerate(pages):
        for part in reading_order(page):
            found += [_lines(region, number) for region in without_rows(part)]
    return found


def _lines(region: Region, page: int) -> list[Line]:
    side = min(segment.left for segment in region.segments)
    edge = max(segment.right for segment in region.segments)
    found = [_line(segments, page, side, edge) for segments in rows(region.segments)]
    return found if region.row is None else [line._replace(row=region.row) for line in found]


def _line(segments: Sequence[Segment], page: int, side: float, edge: float) -> Line:
    words = [word for segment in segments for word in segment.words]
    size = _size(words)
    base = next(word.base for word in words if word.size == size)
    gaps = [0.0, *(right.left - left.right for left, right in pairwise(words))]
    first = words[0]
    shown = ["◦" if first.text == "o" else first.text, *(_shown(word, base, size) for word in words[1:])]
    if len(words) > 1 and is_marker(first):
        gaps[1] = 0.0
    widest = math.inf if _is_justified(words, gaps[1:], side, edge) else CELL_GAP * size
    text = "".join((CELLS if gap > widest else " ") + part for gap, part in zip(gaps, shown, strict=True))
    row = segments[0].order if max(gaps) > widest else None
    return Line(tuple(words), text[1:], base, size, page, row, side, edge)


def _is_justified(words: Sequence[Word], gaps: Sequence[float], side: float, edge: float) -> bool:
    """Whether a line runs from edge to edge with equal spaces, however wide."""
    size = words[0].size
    if words[-1].right < edge - size or words[0].left > side + 3 * size or len(gaps) < 2:
        return False
    return max(gaps) - min(gaps) < EQUAL_SPACES * size


def _size(words: Iterable[Word]) -> float:
    """The height that most letters have."""
    letters: Counter[float] = Counter()
    for word in words:
        letters[word.size] += len(word.text)
    return letters.most_common(1)[0][0]


def _shown(word: Word, base: float, size: float) -> str:
    """The word's text; a raised small number stands in brackets, as the mark of a footnote."""
    mark = _MARK.fullmatch(word.text)
    if mark and word.size < SMALLER * size and base - word.base > RAISED * size:
        return f"[{mark[1]}]"
    return word.text
