"""In which order the parts of a page are read: column by column, and tables row by row.

The beginning of a right column is an edge at which many lines begin. Lines that run across it (a headline, a
wide table) part the page into bands; within a band the left column is read first. Prose fills its lines, the
cells of a table don't: that tells columns from tables.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from tui.documents.printed.model import Segment
from tui.documents.printed.segments import is_marker, rows

LEAST_LINES = 3
"""Lines that a column has at least."""

MANY_LINES = 8
"""Lines of a left column beside which a right one may have fewer."""

FULL = 0.7
"""The share of the widest lines' width from which a line counts as full."""

FULL_SHARE = 0.5
"""The share of full lines from which a column counts as prose."""

WORDS_A_LINE = 3
"""Words that a line of prose has at least, on average."""

LEAST_ROWS = 2
"""Times that a file which draws a table goes up again from left to right; for columns it does so once."""

LONGER = 1.0
"""Of the height of the left cells of a table, the least of that of the right ones: columns that
are drawn line by line across are much the same."""

MOST_COLUMNS_BESIDE = 2
"""Times that a side of a page may be parted again, before it is known whether it is prose."""

MOST_EDGES = 6
"""Edges that are tried as the beginning of a column."""

NEAR = 3.0
"""Points within which edges count as the same."""


_Row = list[Segment]


class _Band(NamedTuple):
    """Segments left and right of an edge, or such as run across it, which stand in `across`."""

    left: list[Segment]
    right: list[Segment]
    across: list[Segment]


def _column_edge(found: Sequence[Segment], beside: int = MOST_COLUMNS_BESIDE) -> float | None:
    """Where the right column begins, None where there is but one; `beside` limits how often a side is parted
    again to find that out."""
    if len(found) < 2 * LEAST_LINES:
        return None
    best, most = None, (0, 0.0)
    for edge in _least_crossed(found):
        bands = [band for band in _bands(found, edge) if _are_columns(band, beside)]
        held = sum(len(band.left) + len(band.right) for band in bands)
        gutter = edge - max((segment.right for band in bands for segment in band.left), default=edge)
        if (held, gutter) > most:
            best, most = edge, (held, gutter)
    return best


def _least_crossed(found: Sequence[Segment]) -> list[float]:
    """Edges at which segments begin and over which few others run, the first of each neighbourhood."""
    lefts = sorted(segment.left for segment in found)
    rights = sorted(segment.right for segment in found)
    crossed: list[tuple[int, float]] = []
    for edge in sorted({round(left) for left in lefts}):
        ended = bisect_right(rights, edge + NEAR)
        if ended and (not crossed or edge - crossed[-1][1] > NEAR):
            crossed.append((bisect_left(lefts, edge - NEAR) - ended, edge))
    return [edge for _, edge in sorted(crossed)[:MOST_EDGES]]


def reading_order(found: Sequence[Segment]) -> list[list[Segment]]:
    """The segments as regions, in the order in which they are read."""
    edge = _column_edge(found)
    if edge is None:
        return [list(found)] if found else []
    regions: list[list[Segment]] = [[]]
    for band in _bands(found, edge):
        if _are_columns(band, MOST_COLUMNS_BESIDE):
            regions += [*reading_order(band.left), *reading_order(band.right), []]
        else:
            regions[-1] += [*band.left, *band.right, *band.across]
    return [region for region in regions if region]


def _bands(found: Sequence[Segment], edge: float) -> list[_Band]:
    bands = [_Band([], [], [])]
    for segment in sorted(found, key=lambda segment: segment.base):
        if segment.left < edge - NEAR and segment.right > edge + NEAR:
            if not bands[-1].across:
                bands.append(_Band([], [], []))
            bands[-1].across.append(segment)
            continue
        if bands[-1].across:
            bands.append(_Band([], [], []))
        (bands[-1].left if segment.left < edge - NEAR else bands[-1].right).append(segment)
    return bands


def _are_columns(band: _Band, beside: int) -> bool:
    if not band.right or len(band.left) < LEAST_LINES:
        return False
    left, right = rows(band.left), rows(band.right)
    if len(right) < LEAST_LINES <= len(left):
        return _is_prose(left) and _is_begun(left, right)
    if len(left) < LEAST_LINES:
        return False
    if not all(_is_prose(side) or _has_columns(side, beside) for side in (left, right)):
        return False
    top, bottom = max(left[0][0].base, right[0][0].base), min(left[-1][0].base, right[-1][0].base)
    shorter = min(side[-1][0].base - side[0][0].base for side in (left, right))
    return bottom - top >= shorter / 2 and not _by_cells(_drawn(band), {one.order for one in band.right})


def _is_begun(left: Sequence[_Row], right: Sequence[_Row]) -> bool:
    """Whether the right column has but a line or two, as at the end of a text."""
    if len(left) < MANY_LINES or right[0][0].base >= left[LEAST_LINES][0].base or not _has_sentences(right):
        return False
    begins = min(row[0].left for row in left)
    width = max(row[-1].right for row in left) - begins
    return min(row[0].left for row in right) - begins < 2 * width


def _has_columns(side: Sequence[_Row], beside: int) -> bool:
    """Whether a side that does not fill its lines is itself two columns, whose lines need not be level."""
    found = [segment for row in side for segment in row]
    return beside > 0 and _has_sentences(side) and _column_edge(found, beside - 1) is not None


def _is_prose(side: Sequence[_Row]) -> bool:
    whole = [row[-1].right - row[0].left for row in side]
    parts = [segment.right - segment.left for row in side for segment in row]
    return _has_sentences(side) and (_are_full(whole) or _are_full(parts))


def _has_sentences(side: Sequence[_Row]) -> bool:
    return sum(len(segment.words) for row in side for segment in row) >= WORDS_A_LINE * len(side)


def _are_full(widths: Sequence[float]) -> bool:
    widest = sorted(widths)[int(0.9 * (len(widths) - 1))]
    return sum(width >= FULL * widest for width in widths) >= FULL_SHARE * len(widths)


def _drawn(band: _Band) -> list[Segment]:
    """What stands in a band in the order in which the file draws it, but for the signs of list items, which
    are often drawn apart from their text."""
    texts = (one for one in (*band.left, *band.right) if len(one.words) > 1 or not is_marker(one.words[0]))
    return sorted(texts, key=lambda segment: segment.order)


def _by_cells(drawn: Sequence[Segment], rights: set[int]) -> bool:
    """Whether the file draws the sides by turns, as it draws the cells of a table of prose: each time going
    up again to the right, or beginning level there and going further down than the left cell."""
    sides = [list(run) for _, run in groupby(drawn, key=lambda one: one.order in rights)]
    pairs = [(left, right) for left, right in pairwise(sides) if left[0].order not in rights]
    again = sum(right[0].base < left[-1].base - left[-1].size / 2 for left, right in pairs)
    if again >= LEAST_ROWS:
        return True
    level = [(left, right) for left, right in pairs if _is_level(left[0], right[0])]
    longer = sum(right[-1].base - right[0].base for _, right in level)
    shorter = sum(left[-1].base - left[0].base + left[0].size for left, _ in level)
    return len(level) == len(pairs) >= LEAST_ROWS and longer > LONGER * shorter


def _is_level(one: Segment, other: Segment) -> bool:
    return abs(one.base - other.base) < one.size / 2
