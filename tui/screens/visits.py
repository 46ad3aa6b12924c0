"""Where a person wants to be, and where they have been."""

from __future__ import annotations

from textual.message import Message

from tui.view import Position


class Visit(Message):
    """Somebody wants to be there; `here` is where they are, for the way back."""

    def __init__(self, there: Position, here: Position | None = None) -> None:
        super().__init__()
        self.there = there
        self.here = here


class History:
    """Positions in the order of visits, and the one where a person is; as in a browser."""

    def __init__(self, start: Position | None = None) -> None:
        self._positions = [start or Position()]
        self._now = 0

    def visit(self, there: Position, here: Position | None = None) -> None:
        """Go on to a new place; what lay ahead is forgotten. `here` is what the present place has become."""
        if here is not None:
            self._positions[self._now] = here
        if there == self._positions[self._now]:
            return
        del self._positions[self._now + 1 :]
        self._positions.append(there)
        self._now += 1

    def back(self, here: Position | None = None) -> Position | None:
        """The place before, None at the first; `here` is what the present place has become."""
        return self._step(-1, here)

    def forward(self, here: Position | None = None) -> Position | None:
        """The place that was left by going back, None at the last."""
        return self._step(1, here)

    def _step(self, way: int, here: Position | None) -> Position | None:
        if not 0 <= self._now + way < len(self._positions):
            return None
        if here is not None:
            self._positions[self._now] = here
        self._now += way
        return self._positions[self._now]
