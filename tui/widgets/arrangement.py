"""Where the explorer's bars and panes stand at each size of the terminal.

Side by side from 100 columns. Below that stacked: one list is open and the others are folded to one line
each, with the evidence below where there is room for both. What has no room is left out, the open pane never.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement

if TYPE_CHECKING:
    from textual.widget import Widget

PaneId = Literal["topics", "agreements", "quotes", "evidence"]
PANES: tuple[PaneId, ...] = get_args(PaneId)
LISTS = PANES[:3]

SIDE_BY_SIDE_COLUMNS = 100
LEAST_TOPICS_COLUMNS, MOST_TOPICS_COLUMNS = 31, 38
"""The least has room for the longest short label, a bar and two digits."""

TOPICS_PERCENT = 28
"""Of the width: a third digit has room from 115 columns on."""

GAP_ROWS = 30
"""From so many rows on, a blank line stands between rows of several lines."""

BARS_ROWS = 6
"""Below so many rows there is no room for top line and footer."""

FOLDS_ROWS = 8
"""With so many rows between the bars, folded panes keep their line."""

BOTH_ROWS = 18
"""With so many, a list and the evidence are open together."""


def arrange(
    width: int, height: int, opened: PaneId, last_list: PaneId, *, zoomed: bool = False, told: bool = False
) -> Mapping[str, Region]:
    """The region of each bar and pane that is shown, by id ("top", "status", "footer" and the panes').

    `opened` is the pane that has the focus, `last_list` the list that had it last. Where something is `told`,
    its line stands above the footer.
    """
    regions: dict[str, Region] = {}
    top, bottom = 0, height
    if height >= BARS_ROWS:
        regions["top"] = Region(0, 0, width, 1)
        regions["footer"] = Region(0, height - 1, width, 1)
        top, bottom = 1, height - 1 - told
        if told:
            regions["status"] = Region(0, bottom, width, 1)
    body = Region(0, top, width, bottom - top)
    if zoomed:
        regions[opened] = body
    elif width >= SIDE_BY_SIDE_COLUMNS and body.height >= FOLDS_ROWS:
        regions |= _side_by_side(body)
    else:
        regions |= _stacked(body, opened, last_list)
    return regions


def _side_by_side(body: Region) -> dict[str, Region]:
    below = max(min(8, body.height // 2), min(20, body.height * 33 // 100))
    above = body.height - below
    share = body.width * TOPICS_PERCENT // 100
    topics = min(max(share, LEAST_TOPICS_COLUMNS), MOST_TOPICS_COLUMNS)
    agreements = (body.width - topics) // 2
    edges = pairwise((0, topics, topics + agreements, body.width))
    found: dict[str, Region] = {}
    for pane, (left, right) in zip(LISTS, edges, strict=True):
        found[pane] = Region(left, body.y, right - left, above)
    found["evidence"] = Region(0, body.y + above, body.width, below)
    return found


def _stacked(body: Region, opened: PaneId, last_list: PaneId) -> dict[str, Region]:
    heights = _heights(body.height, opened, last_list)
    found: dict[str, Region] = {}
    y = body.y
    for pane in PANES:
        if pane in heights:
            found[pane] = Region(0, y, body.width, heights[pane])
            y += heights[pane]
    return found


def _heights(height: int, opened: PaneId, last_list: PaneId) -> dict[PaneId, int]:
    """Rows of each pane that is shown where they are stacked."""
    if height < FOLDS_ROWS:
        return {opened: height}
    heights: dict[PaneId, int] = dict.fromkeys(PANES, 1)
    if height < BOTH_ROWS:
        heights[opened] = height - (len(PANES) - 1)
        return heights
    room = height - (len(LISTS) - 1)
    share = 60 if opened == "evidence" else 45
    heights["evidence"] = room * share // 100
    heights[last_list] = room - heights["evidence"]
    return heights


class ExplorerLayout(Layout):
    """`arrange`, as Textual asks for it; the screen says what is open."""

    name = "explorer"

    def __init__(self) -> None:
        self.opened: PaneId = "topics"
        self.last_list: PaneId = "topics"
        self.zoomed = False

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002
    ) -> list[WidgetPlacement]:
        """A placement for each bar and pane that has room."""
        parent.pre_layout(self)
        told = any(child.id == "status" for child in children)  # those alone that are displayed
        regions = arrange(size.width, size.height, self.opened, self.last_list, zoomed=self.zoomed, told=told)
        return [
            WidgetPlacement(regions[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id is not None and child.id in regions
        ]
