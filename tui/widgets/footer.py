"""The footer: what can be done here, from the table of actions. `? help` always stands."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from tui.actions import Context, hints
from tui.widgets.lines import cells, fill
from tui.widgets.painted import Painted

GAPS = (3, 2)
"""Cells between hints: the first that lets them all stand, else the last."""


class FooterLine(Painted):
    """One line of hints for a context, dropped from the left where they don't fit."""

    DEFAULT_CSS = "FooterLine { height: 1; }"

    def __init__(self, context: Context, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._where: Context = context

    def show(self, context: Context) -> None:
        """The hints of another context."""
        if context != self._where:
            self._where = context
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The one line."""
        paint, width = self.paint, self.size.width
        found = [
            [Segment(key, paint.bar_strong), Segment(f" {word}", paint.bar_muted)]
            for key, word in hints(self._where)
        ]
        for gap in GAPS:
            line = self._joined(found, gap)
            if cells(line) < width:
                return fill(line, width, paint.bar)
        dropped = [Segment(self.signs.ellipsis, paint.bar_muted)]
        for first in range(1, len(found)):
            line = self._joined([dropped, *found[first:]], GAPS[-1])
            if cells(line) < width:
                return fill(line, width, paint.bar)
        return fill(self._joined(found[-1:], 0), width, paint.bar)

    def _joined(self, found: list[list[Segment]], gap: int) -> list[Segment]:
        line = [Segment(" ", self.paint.bar)]
        for number, hint in enumerate(found):
            if number:
                line.append(Segment(" " * gap, self.paint.bar))
            line += hint
        return line
