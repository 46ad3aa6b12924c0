"""What holds for a whole document as it was set: height of the text, distance of lines, indents, edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.documents.printed.model import Line

SAME_SIZE = 0.08
"""The share by which the heights of lines of one paragraph may differ."""

INDENT = 0.35
"""Of a line's height, by which an indent shows."""

FARTHEST = 2.5
"""Of a line's height: lines further apart say nothing of the usual distance."""

USUAL = 1.2
"""Of a line's height, the distance of lines where a document shows none."""

TELLING = 8
"""Lines from which a column shows where its lines end."""

SAME_SIDE = 6.0
"""Points by which columns of several pages may begin further left or right."""

SHORT = 0.2
"""Of a column's width, by which a line is clearly the last of its paragraph."""


def same_size(above: Line, below: Line) -> bool:
    """Whether two lines are set in the same size."""
    return abs(above.size - below.size) <= SAME_SIZE * max(above.size, below.size)


class Style:
    """How a document is set.

    `size` is the height of most of its text, `distance` that of neighbouring lines, as a multiple of theirs.
    `indent` is that with which paragraphs begin, 0 where they don't.
    """

    def __init__(self, regions: Sequence[Sequence[Line]]) -> None:
        letters: Counter[float] = Counter()
        for region in regions:
            for line in region:
                letters[line.size] += len(line.text)
        self.size = letters.most_common(1)[0][0] if letters else 1.0
        self.distance = _distance(regions)
        telling = (region for region in regions if len(region) >= TELLING)
        self._edges = [(region[0].side, _edge(region)) for region in telling]
        self.indent = _indent(regions)

    def with_edges(self, region: Sequence[Line]) -> list[Line]:
        """The lines with the edge that they are set to: that of their block where it is narrower than their
        column's, as in quotations."""
        if len(region) >= TELLING:
            column = _edge(region)
        else:
            same = (edge for side, edge in self._edges if abs(side - region[0].side) < SAME_SIDE)
            column = max(same, default=max(line.right for line in region))
        found: list[Line] = []
        for block in self._blocks(region):
            edge = max(line.right for line in block)
            is_set_to_it = sum(line.right > edge - 1 for line in block) > 1 and len(block) > 2
            edge = min(edge, column) if is_set_to_it else column
            found += [line._replace(edge=edge) for line in block]
        return found

    def _blocks(self, region: Sequence[Line]) -> list[list[Line]]:
        """Lines at the usual distance, of one size and with one left edge."""
        blocks = [[region[0]]]
        for above, below in pairwise(region):
            near = below.base - above.base < FARTHEST / 2 * self.distance * above.size
            if near and same_size(above, below) and abs(above.left - below.left) < INDENT * above.size:
                blocks[-1].append(below)
            else:
                blocks.append([below])
        return blocks


def _indent(regions: Sequence[Sequence[Line]]) -> float:
    """How far first lines are set in where they are: those between the short end of a paragraph and a line
    further left. Half of all paragraphs of two lines or more have to show it."""
    found = sorted(
        max(0.0, first.left - second.left)
        for region in regions
        for last, first, second in zip(region, region[1:], region[2:], strict=False)
        if last.edge - last.right > SHORT * (last.edge - last.side) and same_size(first, second)
    )
    middle = found[len(found) // 2] if found else 0.0
    return middle if found and middle > INDENT * regions[0][0].size else 0.0


def _distance(regions: Sequence[Sequence[Line]]) -> float:
    """That which a quarter of all neighbours keeps or falls below: distances of paragraphs are larger."""
    found = sorted(
        (below.base - above.base) / above.size
        for region in regions
        for above, below in pairwise(region)
        if same_size(above, below) and below.base - above.base < FARTHEST * above.size
    )
    return found[len(found) // 4] if found else USUAL


def _edge(region: Sequence[Line]) -> float:
    """Where nearly all its lines end: a few may run further."""
    rights = sorted(line.right for line in region if line.row is None) or [region[0].edge]
    return rights[int(0.95 * (len(rights) - 1))]
