"""A pane whose content is read rather than chosen from: it scrolls by lines."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from tui.widgets.frame import Extent, Framed
from tui.widgets.keys import MOVING, bindings
from tui.widgets.lines import fill

WHEEL_LINES = 3


class Scrolling(Framed):
    """A pane with more rows than it has room for. Subclasses say how many, and paint them."""

    BINDINGS = bindings("reader", only=MOVING)

    top = 0
    """The row in the first line inside the frame."""

    @property
    def room(self) -> int:
        """Lines inside the frame that scroll."""
        return self.inner_height

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_line(self, row: int, width: int) -> list[Segment]:
        """A row, in at most `width` cells."""
        raise NotImplementedError

    def content_line(self, y: int, width: int) -> Strip:
        """The row that stands there, or nothing below the last."""
        row = self.top + y
        text = self.paint.text
        return fill(self.row_line(row, width) if row < self.row_count() else [], width, text)

    def extent(self) -> Extent:
        """The rows on screen, of all."""
        return Extent(self.top, self.room, self.row_count())

    def show_row(self, row: int) -> None:
        """Put a row first, as far as there are enough rows below it."""
        self.top = max(0, min(row, self.row_count() - self.room))
        self.refresh()

    def action_move_up(self) -> None:
        """One line up."""
        self.show_row(self.top - 1)

    def action_move_down(self) -> None:
        """One line down."""
        self.show_row(self.top + 1)

    def action_page_up(self) -> None:
        """A page up, one line of it left."""
        self.show_row(self.top - max(1, self.room - 1))

    def action_page_down(self) -> None:
        """A page down, one line of it left."""
        self.show_row(self.top + max(1, self.room - 1))

    def action_move_first(self) -> None:
        """To the beginning."""
        self.show_row(0)

    def action_move_last(self) -> None:
        """To the end."""
        self.show_row(self.row_count())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the window."""
        event.stop()
        self.show_row(self.top + WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the window."""
        event.stop()
        self.show_row(self.top - WHEEL_LINES)
