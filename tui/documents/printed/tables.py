"""Rows of tables whose cells have several lines: told by the order in which the file draws them.

A file draws a cell whole before the next. So lines that are drawn one after the other, each below the last,
are a block, and blocks that stand beside each other are the cells of a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tui.documents.printed.model import Region, Segment
from tui.documents.printed.segments import rows

NEXT_LINE = 1.5
"""Of a line's height, within which the next line of a block stands."""

BESIDE = 1.6
"""Of a line's height: what stands further apart on one line belongs to two cells."""

_Block = list[Segment]


def without_rows(region: Sequence[Segment]) -> list[Region]:
    """The region's parts from the top: rows with cells of several lines, by cell, and what is between."""
    parts: list[Region] = []
    between: list[Segment] = []
    for group in _beside_each_other(_blocks(region)):
        cells = _cells(group)
        if any(len(rows(cell)) > 1 for cell in cells) and _are_drawn_one_by_one(cells):
            parts += [Region(between)] if between else []
            between = []
            parts += [Region(cell, row=group[0][0].order) for cell in cells]
        else:
            between += [segment for block in group for segment in block]
    return [*parts, Region(between)] if between else parts


def _are_drawn_one_by_one(cells: Sequence[Sequence[Segment]]) -> bool:
    """Whether there are several cells, each drawn whole before the next: words far apart in a justified line
    are none."""
    orders = [[segment.order for segment in cell] for cell in cells]
    return len(cells) > 1 and all(max(left) < min(right) for left, right in pairwise(orders))


def _blocks(region: Sequence[Segment]) -> list[_Block]:
    blocks: list[_Block] = []
    for segment in sorted(region, key=lambda segment: segment.order):
        if blocks and _goes_on(blocks[-1][-1], segment):
            blocks[-1].append(segment)
        else:
            blocks.append([segment])
    return blocks


def _goes_on(last: Segment, segment: Segment) -> bool:
    size = max(last.size, segment.size)
    down = segment.base - last.base
    if abs(down) < size / 2:
        return last.left < segment.left and segment.left - last.right < BESIDE * size
    return 0 < down < NEXT_LINE * size and _overlap(last, segment)


def _overlap(one: Segment, other: Segment) -> bool:
    return one.left < other.right and other.left < one.right


def _beside_each_other(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """The blocks from the top, those together whose heights overlap."""
    groups: list[list[_Block]] = []
    bottom = 0.0
    for block in sorted(blocks, key=lambda block: min(segment.base for segment in block)):
        top = min(segment.base for segment in block)
        if groups and top < bottom + block[0].size / 2:
            groups[-1].append(block)
        else:
            groups.append([block])
            bottom = 0.0
        bottom = max(bottom, *(segment.base for segment in block))
    return groups


def _cells(group: Sequence[_Block]) -> list[list[Segment]]:
    """The group's segments by the cell they stand in, from the left."""
    cells: list[list[Segment]] = []
    right = 0.0
    for segment in sorted((segment for block in group for segment in block), key=lambda one: one.left):
        if cells and segment.left < right:
            cells[-1].append(segment)
        else:
            cells.append([segment])
            right = 0.0
        right = max(right, segment.right)
    return cells
