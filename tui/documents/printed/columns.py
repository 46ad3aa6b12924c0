"""In which order the parts of a page are read: column by column, and tables row by row.

The beginning of a right column is an edge at which many lines begin. Lines that run across it (a headline, a
wide table) part the page into bands; within a band the left column is read first. Prose fills its lines, the
cells of a table don't: that tells columns from tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.documents.printed.model import Segment

LEAST_LINES = 3
"""Lines that a column has at least."""

FULL = 0.7
"""The share of the column's width from which a line counts as full."""

FULL_SHARE = 0.5
"""The share of full lines from which a column counts as prose."""

WORDS_A_LINE = 3
"""Words that a line of prose has at least, on average."""

MOST_EDGES = 6
"""Edges that are tried as the beginning of a column."""

NEAR = 3.0
"""Points within which edges count as the same."""


class _Band(NamedTuple):
    """Segments left and right of an edge, or such as run across it, which stand in `across`."""

    left: list[Segment]
    right: list[Segment]
    across: list[Segment]


def column_edge(found: Sequence[Segment]) -> float | None:
    """Where the right column begins, None where there is but one."""
    if len(found) < 2 * LEAST_LINES:
        return None
    leftmost = min(segment.left for segment in found)
    edges = Counter(NEAR * round(segment.left / NEAR) for segment in found)
    best, most = None, 0
    for edge, count in edges.most_common(MOST_EDGES):
        if count >= LEAST_LINES and edge > leftmost + 2 * NEAR:
            columns = filter(_are_columns, _bands(found, edge))
            lines = sum(len(band.left) + len(band.right) for band in columns)
            if lines > most:
                best, most = edge, lines
    return best


def reading_order(found: Sequence[Segment], known: Iterable[float] = ()) -> list[list[Segment]]:
    """The segments as regions, in the order in which they are read.

    At `known` edges, those of other pages, a column may have fewer lines than it needs elsewhere.
    """
    own = column_edge(found)
    edges = list(known) if own is None else [own]
    for edge in edges:
        bands = _bands(found, edge)
        if any(_are_columns(band) or (own is None and band.left and band.right) for band in bands):
            return [region for region in _regions(bands, own is None) if region]
    return [list(found)] if found else []


def _regions(bands: Sequence[_Band], is_known: bool) -> list[list[Segment]]:
    regions: list[list[Segment]] = [[]]
    for band in bands:
        if _are_columns(band) or (is_known and band.left and band.right):
            regions += [*reading_order(band.left), *reading_order(band.right), []]
        else:
            regions[-1] += [*band.left, *band.right, *band.across]
    return regions


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


def _are_columns(band: _Band) -> bool:
    if min(len(band.left), len(band.right)) < LEAST_LINES:
        return False
    top = max(band.left[0].base, band.right[0].base)
    bottom = min(band.left[-1].base, band.right[-1].base)
    shorter = min(side[-1].base - side[0].base for side in (band.left, band.right))
    if bottom - top < shorter / 2:
        return False
    return _is_prose(band.left) and _is_prose(band.right) and not _by_cells(band)


def _is_prose(side: Sequence[Segment]) -> bool:
    left = min(segment.left for segment in side)
    right = sorted(segment.right for segment in side)[int(0.9 * (len(side) - 1))]
    full = sum(segment.right >= left + FULL * (right - left) for segment in side)
    words = sum(len(segment.words) for segment in side)
    return full >= FULL_SHARE * len(side) and words >= WORDS_A_LINE * len(side)


def _by_cells(band: _Band) -> bool:
    """Whether the file draws the sides by turns, several lines at a time: the cells of a table of prose."""
    rights = {segment.order for segment in band.right}
    sides = [order in rights for order in sorted(segment.order for segment in (*band.left, *band.right))]
    turns = sum(before != after for before, after in pairwise(sides))
    return 3 < turns < 0.6 * min(len(band.left), len(band.right))
