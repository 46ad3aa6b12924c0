"""The frame around a pane: its title and doubts above, what is listed below, the place in it on the right.

Panes paint their own frame, line by line with their content, so that a screen is a handful of widgets; where
a pane is folded to one line, that line is the frame's title with what is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from tui.host.signs import Signs
from tui.widgets.lines import cells, fill
from tui.widgets.painted import Painted

SIDES = 2
"""Columns, and rows, that a frame takes."""

EDGE_CELLS = 9
"""What an edge with words at both ends takes besides them."""

LEAST_CHOSEN_CELLS = 14
"""A folded pane shows so much of its chosen row before it shows how much is listed."""


class Extent(NamedTuple):
    """Which part of something long is on screen, in lines: `shown` of them from `first`, of `total`."""

    first: int
    shown: int
    total: int

    def thumb(self, height: int) -> range:
        """The lines of a frame's edge, `height` long, that stand for what is on screen; none if all is."""
        if self.total <= self.shown or height < 1:
            return range(0)
        size = max(1, height * self.shown // self.total)
        travel = self.total - self.shown
        start = (height - size) * min(self.first, travel) // travel
        return range(start, start + size)


class Box(NamedTuple):
    """The lines of a frame: horizontal, vertical, and the corners."""

    horizontal: str
    vertical: str
    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str


def box(signs: Signs, heavy: bool) -> Box:
    """The lines of a frame, heavy where it has the focus."""
    if heavy:
        return Box(
            signs.heavy_horizontal,
            signs.heavy_vertical,
            signs.heavy_top_left,
            signs.heavy_top_right,
            signs.heavy_bottom_left,
            signs.heavy_bottom_right,
        )
    return Box(
        signs.horizontal,
        signs.vertical,
        signs.top_left,
        signs.top_right,
        signs.bottom_left,
        signs.bottom_right,
    )


def edge(
    width: int, left: Sequence[Segment], right: Sequence[Segment], ends: tuple[str, str], line: Segment
) -> Strip:
    """A frame's upper or lower edge with words in it; `line` is one cell of it.

    Where there is no room for both, the words on the right go.
    """
    style = line.style or Style()
    pieces = [Segment(ends[0] + line.text, style)]
    if left:
        pieces += [Segment(" ", style), *left, Segment(" ", style)]
    closing = [Segment(line.text + ends[1], style)]
    if right:
        closing = [Segment(" ", style), *right, Segment(" ", style), *closing]
    room = width - cells(pieces) - cells(closing)
    if room < 0:
        closing = closing[-1:]
        room = max(0, width - cells(pieces) - cells(closing))
    return fill([*pieces, Segment(line.text * room, style), *closing], width, style)


class Framed(Painted, can_focus=True):
    """A pane in its frame. Subclasses say what stands in the frame and paint the lines inside it."""

    def heading(self, width: int) -> list[Segment]:
        """The words in the upper edge, on the left, in at most `width` cells."""
        raise NotImplementedError

    def doubt(self, width: int) -> list[Segment]:  # noqa: ARG002
        """The words in the upper edge, on the right, in at most `width` cells."""
        return []

    def chosen_words(self, width: int) -> list[Segment]:  # noqa: ARG002
        """What stands after the title where the pane is folded to one line."""
        return []

    def notes(self) -> tuple[str, ...]:
        """The words in the lower edge, the longest first; the first that fits is shown."""
        return ()

    def legend(self, width: int) -> list[Segment]:  # noqa: ARG002
        """The words in the lower edge, on the left, in at most `width` cells."""
        return []

    def extent(self) -> Extent:
        """Which part of the content is on screen."""
        raise NotImplementedError

    def content_line(self, y: int, width: int) -> Strip:
        """Line `y` inside the frame, `width` cells wide."""
        raise NotImplementedError

    @property
    def inner_width(self) -> int:
        """Columns inside the frame."""
        return max(0, self.size.width - SIDES)

    @property
    def inner_height(self) -> int:
        """Rows inside the frame; 0 where the pane is folded."""
        return max(0, self.size.height - SIDES)

    @property
    def active(self) -> bool:
        """Whether what is typed acts here: then the frame is heavy and the chosen row stands out."""
        return self.has_focus

    @property
    def title_style(self) -> Style:
        """In what the title is painted."""
        return self.paint.title if self.active else self.paint.strong

    def render_line(self, y: int) -> Strip:
        """A line of the widget: of the frame, or between its sides."""
        width, height = self.size
        paint = self.paint
        lines = box(self.signs, self.active)
        line_style = paint.accent if self.active else paint.line
        line = Segment(lines.horizontal, line_style)
        if height == 1:
            return self._folded(width, line)
        if y == 0:
            doubt = self.doubt(width // 2)
            heading = self.heading(max(1, width - cells(doubt) - EDGE_CELLS))
            return edge(width, heading, doubt, (lines.top_left, lines.top_right), line)
        if y >= height - 1:
            note = self._note(max(0, width - 6), paint.accent if self.active else paint.muted)
            legend = self.legend(max(0, width - cells(note) - 9))
            return edge(width, legend, note, (lines.bottom_left, lines.bottom_right), line)
        in_thumb = y - 1 in self.extent().thumb(height - SIDES)
        right = self.signs.thumb if in_thumb else lines.vertical
        return Strip(
            [
                Segment(lines.vertical, line_style),
                *self.content_line(y - 1, max(0, width - SIDES)),
                Segment(right, line_style),
            ],
            width,
        )

    def _note(self, width: int, style: Style) -> list[Segment]:
        note = next((note for note in self.notes() if cell_len(note) <= width), "")
        return [Segment(note, style)] if note else []

    def _folded(self, width: int, line: Segment) -> Strip:
        """Title and chosen row; on the right what is uncertain, else the note: the row makes room for it."""
        ends = (line.text, line.text)
        doubt = self.doubt(width // 2)
        if doubt:
            return edge(width, self.heading(width - cells(doubt) - EDGE_CELLS), doubt, ends, line)
        title = self.heading(width)
        chosen = self.chosen_words(width)
        for note in self.notes():
            room = width - cells(title) - cell_len(note) - EDGE_CELLS
            if room >= min(cells(chosen), LEAST_CHOSEN_CELLS):
                break
        else:
            note, room = (self.notes() or ("",))[-1], 0
        words = [*title, *self.chosen_words(room)] if room else title
        return edge(width, words, [Segment(note, self.paint.muted)] if note else [], ends, line)

    def on_focus(self, event: events.Focus) -> None:  # noqa: ARG002
        """The frame is heavier while it has the focus."""
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:  # noqa: ARG002
        """And light again."""
        self.refresh()
