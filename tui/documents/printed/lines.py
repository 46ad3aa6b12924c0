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

PAIR = 2
"""Words of a line that may also be two cells of a table,"""

MOST = 0.5
"""unless this share of its column's other lines runs from edge to edge."""

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
    level = rows(region.segments)
    filled = [_is_filled(_words(row), side, edge) for row in level]
    sure = sum(fills and len(_words(row)) != PAIR for row, fills in zip(level, filled, strict=True))
    least = PAIR if sure > MOST * len(level) else PAIR + 1
    found = [
        _line(row, page, side, edge, fills and len(_words(row)) >= least)
        for row, fills in zip(level, filled, strict=True)
    ]
    return found if region.row is None else [line._replace(row=region.row) for line in found]


def _words(row: Sequence[Segment]) -> list[Word]:
    return [word for segment in row for word in segment.words]


def _line(segments: Sequence[Segment], page: int, side: float, edge: float, justified: bool) -> Line:
    words = _words(segments)
    size = _size(words)
    base = next(word.base for word in words if word.size == size)
    gaps = [0.0, *(right.left - left.right for left, right in pairwise(words))]
    first = words[0]
    shown = ["◦" if first.text == "o" else first.text, *(_shown(word, base, size) for word in words[1:])]
    if len(words) > 1 and is_marker(first):
        gaps[1] = 0.0
    widest = math.inf if justified else CELL_GAP * size
    text = "".join((CELLS if gap > widest else " ") + part for gap, part in zip(gaps, shown, strict=True))
    row = segments[0].order if max(gaps) > widest else None
    return Line(tuple(words), text[1:], base, size, page, row, side, edge)


def _is_filled(words: Sequence[Word], side: float, edge: float) -> bool:
    """Whether a line runs from edge to edge with equal spaces, however wide."""
    size = words[0].size
    if words[-1].right < edge - size or words[0].left > side + 3 * size:
        return False
    gaps = [right.left - left.right for left, right in pairwise(words)]
    return max(gaps, default=0.0) - min(gaps, default=0.0) < EQUAL_SPACES * size


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
