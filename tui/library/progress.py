"""How far long work has come, as it tells whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sized
from time import monotonic
from typing import Literal

from msgspec import Struct

Stage = Literal["waiting", "reading", "extracting", "merging", "indexing", "done"]


class Progress(Struct, frozen=True, omit_defaults=True):
    """`done` of `total` documents in this stage, `total` 0 where unknown, and what goes on in words.

    `characters` are those of the documents done, and `left` the seconds that the rest of this stage will take
    at the rate so far, None where that is unknown. `problems` is how much could not be done so far.
    """

    stage: Stage
    done: int
    total: int
    words: str
    characters: int = 0
    left: float | None = None
    problems: int = 0


Report = Callable[[Progress], None]


def sentence(report: Report, words: str) -> None:
    """Tell the person something that is no figure."""
    report(Progress("reading", 0, 0, words))


class Pace:
    """Counts documents that are analysed, and tells how far that has come.

    `sizes` is the size of all of them together, in the unit that `step` is given; `problems` grows meanwhile.
    """

    def __init__(self, total: int, sizes: int, report: Report, problems: Sized = ()) -> None:
        self._problems = problems
        self._total = total
        self._sizes = sizes
        self._report = report
        self._began = monotonic()
        self._done = self._size_done = self._characters = 0

    def begin(self) -> None:
        """The first documents are on their way."""
        self._report(Progress("extracting", 0, self._total, "Loading the English model"))

    def skip(self, size: int) -> None:
        """A document needs no analysis."""
        self._total -= 1
        self._sizes -= size

    def step(self, words: str, size: int, characters: int) -> None:
        """A document of this `size` is done."""
        self._done += 1
        self._size_done += size
        self._characters += characters
        rest = self._sizes - self._size_done
        spent = monotonic() - self._began
        left = spent * rest / self._size_done if self._size_done else None
        problems = len(self._problems)
        self._report(Progress("extracting", self._done, self._total, words, self._characters, left, problems))
