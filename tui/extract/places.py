"""Things at their places in a text, found by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Places(Generic[Thing]):
    """Things with the stretches (start, end) of text at which they stand; looked up in logarithmic time, as
    long as no stretch is much longer than the others."""

    def __init__(self, things: Iterable[tuple[int, int, Thing]]) -> None:
        self._things = sorted(things, key=lambda thing: (thing[0], thing[1]))
        self._starts = [start for start, _, _ in self._things]
        self._longest = max((end - start for start, end, _ in self._things), default=0)

    def overlapping(self, start: int, end: int) -> Iterator[Thing]:
        """What shares a character with a stretch, in order of place."""
        first = bisect_left(self._starts, start - self._longest)
        for place, until, thing in self._things[first : bisect_left(self._starts, end)]:
            if place < end and until > start:
                yield thing

    def within(self, start: int, end: int) -> Iterator[tuple[int, Thing]]:
        """What begins in a stretch, with its start, in order of place."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for place, _, thing in self._things[first:last]:
            yield place, thing
