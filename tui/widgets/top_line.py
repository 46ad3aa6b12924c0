"""The top line: where one is, and how much the library holds."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui.widgets.lines import between, cells, cut
from tui.widgets.painted import Painted

PROGRAM = "indojp"
LEAST_CRUMB_CELLS = 8
"""A step of which less than that could be shown is left out."""

LEAST_STEPS_CELLS = 48
"""With so much room beside the counts, the steps are cut for them; with less, the counts go."""


class TopLine(Painted):
    """The steps to where one is on the left, counts on the right; the counts go first where it is narrow."""

    DEFAULT_CSS = "TopLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._crumbs: tuple[str, ...] = ()
        self._counts: tuple[str, ...] = ()

    def show(self, crumbs: Sequence[str], counts: Sequence[str]) -> None:
        """The steps after the program's name, and the counts."""
        if (tuple(crumbs), tuple(counts)) != (self._crumbs, self._counts):
            self._crumbs, self._counts = tuple(crumbs), tuple(counts)
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The one line."""
        paint, signs = self.paint, self.signs
        width = self.size.width
        counts = f" {signs.separator} ".join(self._counts)
        right = [Segment(counts + " ", paint.bar)] if counts else []
        left = self._steps(width - 2)
        beside = width - cells(right) - 2
        if cells(left) > beside >= LEAST_STEPS_CELLS:
            left = self._steps(beside)
        elif cells(left) > beside:
            right = []
        return between(left, right, width, paint.bar)

    def _steps(self, width: int) -> list[Segment]:
        """The program's name and the steps; a step before the last is cut for it, to half of what is left."""
        paint, signs = self.paint, self.signs
        steps = [Segment(" " + PROGRAM, paint.bar if self._crumbs else paint.bar_strong)]
        separator = Segment(f" {signs.crumb} ", paint.bar_muted)
        crumbs = [signs.shown(" ".join(crumb.split())) for crumb in self._crumbs]
        for number, crumb in enumerate(crumbs, 1):
            last = number == len(crumbs)
            room = width - cells([*steps, separator])
            if not last:
                room = max(room // 2, room - cells([separator]) - cell_len(crumbs[-1]))
            if room >= min(LEAST_CRUMB_CELLS, cell_len(crumb)):
                words = cut(crumb, room, signs.ellipsis)
                steps += [separator, Segment(words, paint.bar_strong if last else paint.bar)]
        return steps
