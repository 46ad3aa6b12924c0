"""The rows of the topics pane: a topic's short label and how much would be listed if it were chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment

from tui.view import TopicRow
from tui.widgets.line_list import Brush, Heading
from tui.widgets.lines import between, cut

ALL = "All"
BAR_CELLS = 4
LABEL_GAP = 1
LABEL_CELLS = 18
"""As wide as a short label may be; bars go where one would have to be cut for them."""

MOST_CELLS = 44
"""Figures stand no further from their labels."""


class TopicRows:
    """Topics in the order given, under the names of their groups where `grouped`, after "All"."""

    height = 1
    gap = 0

    def __init__(
        self,
        topics: Sequence[TopicRow],
        all_figure: int,
        related: Collection[str] = (),
        starred: Collection[str] = (),
        *,
        grouped: bool = True,
    ) -> None:
        self._topics = topics
        self._all_figure = all_figure
        self._related = related
        self._starred = starred
        self._most = max((topic.figure for topic in topics), default=0)
        self._figure_cells = cell_len(f"{all_figure:,}")
        self._bars = self._most > 0
        self.headings = _headings(topics) if grouped else ()

    def __len__(self) -> int:
        return len(self._topics) + 1

    def id_of(self, row: int) -> str | None:
        """The topic's label; None for "All"."""
        return self._topics[row - 1].label if row else None

    def row_of(self, id_: str | None) -> int | None:
        """The row of that label, or of "All"."""
        if id_ is None:
            return 0
        return next((row for row, topic in enumerate(self._topics, 1) if topic.label == id_), None)

    def related(self, row: int) -> bool:
        """Whether the topic is one of the chosen quote's or agreement's."""
        return row > 0 and self._topics[row - 1].label in self._related

    def words(self, row: int) -> str:
        """The topic's short label."""
        return self._topics[row - 1].short if row else ALL

    def empty(self) -> Sequence[str]:
        """There is at least one row."""
        return ()

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:  # noqa: ARG002
        """Label, star, bar, figure."""
        width = min(width, MOST_CELLS)
        figure = self._topics[row - 1].figure if row else self._all_figure
        right = [Segment(f"{figure:>{self._figure_cells},}", brush.words)]
        if self._bars and width >= LABEL_CELLS + LABEL_GAP + BAR_CELLS + 1 + self._figure_cells:
            right.insert(0, Segment(self._bar(row, brush) + " ", brush.paint.line + brush.over))
        if row and self._topics[row - 1].label in self._starred:
            right.insert(0, Segment(f"{brush.signs.star} ", brush.words))
        room = width - sum(cell_len(segment.text) for segment in right) - LABEL_GAP
        label = cut(self.words(row), max(1, room), brush.signs.ellipsis)
        return list(between([Segment(label, brush.words)], right, width, brush.words))

    def _bar(self, row: int, brush: Brush) -> str:
        if not row:
            return " " * BAR_CELLS
        figure = self._topics[row - 1].figure
        length = -(-figure * BAR_CELLS // self._most)
        return (brush.signs.bar * length).ljust(BAR_CELLS)


def _headings(topics: Sequence[TopicRow]) -> Sequence[Heading]:
    """A heading above the first topic, and above each whose group is another than the one before it."""
    first = [Heading(1, topics[0].group.upper())] if topics else []
    return first + [
        Heading(row, topic.group.upper())
        for row, (before, topic) in enumerate(pairwise(topics), 2)
        if topic.group != before.group
    ]
