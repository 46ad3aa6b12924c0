"""Segments → the lines of a page, in the order in which they are read."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.documents.lines import MARKER
from tui.documents.printed.columns import column_edge, reading_order
from tui.documents.printed.model import Line, Segment, Word
from tui.documents.printed.segments import rows

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
_LIST_SIGNS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf0fc": "•", "\uf076": "•"})
"""The signs before list items that word processors take from fonts of symbols."""


def lines(pages: Sequence[Sequence[Segment]]) -> list[list[Line]]:
    """The lines of all pages as regions (columns, bands) in reading order; a region lies on one page."""
    edges = Counter(edge for page in pages if (edge := column_edge(page)) is not None)
    known = [edge for edge, _ in edges.most_common()]
    found: list[list[Line]] = []
    for number, page in enumerate(pages):
        found += [_region(region, number) for region in reading_order(page, known)]
    return found


def _region(region: Sequence[Segment], page: int) -> list[Line]:
    side = min(segment.left for segment in region)
    edge = max(segment.right for segment in region)
    return [_line(row, page, side, edge) for row in rows(region)]


def _line(row: Sequence[Segment], page: int, side: float, edge: float) -> Line:
    words = [word for segment in row for word in segment.words]
    size = _size(words)
    base = next(word.base for word in words if word.size == size)
    gaps = [0.0, *(right.left - left.right for left, right in pairwise(words))]
    first = words[0]
    sign = "◦" if first.text == "o" else first.text.translate(_LIST_SIGNS)
    shown = [sign, *(_shown(word, base, size) for word in words[1:])]
    if len(words) > 1 and MARKER.fullmatch(f"{sign} "):
        gaps[1] = 0.0
    widest = math.inf if _is_justified(words, gaps[1:], side, edge) else CELL_GAP * size
    text = "".join((CELLS if gap > widest else " ") + part for gap, part in zip(gaps, shown, strict=True))
    return Line(tuple(words), text[1:], base, size, page, max(gaps) > widest, side, edge)


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
