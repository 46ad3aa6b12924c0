"""Stretches of a text, found by place: which of thousands share a character with a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """Anything that begins and ends somewhere in a text, end exclusive."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset after its last character."""


T = TypeVar("T", bound=Stretch)


class Stretches(Generic[T]):
    """Stretches in the order of their starts; those that overlap each other may be mixed freely."""

    def __init__(self, stretches: Iterable[T]) -> None:
        self._all = sorted(stretches, key=lambda stretch: stretch.start)
        self._starts = [stretch.start for stretch in self._all]
        # Where the running maximum of the ends is no further than `start`, nothing reaches it.
        self._reach = list(accumulate((stretch.end for stretch in self._all), max))

    def over(self, start: int, end: int) -> list[T]:
        """Those that share a character with the characters from `start` to `end`."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [stretch for stretch in self._all[first:last] if stretch.end > start]
