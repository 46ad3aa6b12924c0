"""How far a command's work has come: in words, as a bar, or as JSON for a program."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from tui.commands.common import say

if TYPE_CHECKING:
    from tui.library.progress import Progress, Report


def narrate(progress: Progress) -> None:
    """How far the work has come, in words."""
    of = f" ({progress.done} of {progress.total})" if progress.total and progress.stage != "done" else ""
    say(f"{progress.words}{of}")


class _Narrator:
    """`narrate`, but of steps on a long way only one a second: nobody reads ten thousand lines."""

    EVERY = 1.0

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Tell, or leave out, how far the work has come."""
        if 0 < progress.done < progress.total:
            if monotonic() < self._next:
                return
            self._next = monotonic() + self.EVERY
        narrate(progress)


def _as_json(progress: Progress) -> None:
    """How far the work has come, for a program: a JSON object a line."""
    import msgspec

    print(msgspec.json.encode(progress).decode(), flush=True)


@contextmanager
def told(form: str) -> Iterator[Report]:
    """Tells how far the work has come: as "jsonl", else by a bar in a terminal, else in words.

    Where ctrl+c ends the work, that is said too; a request to terminate counts as one.
    """
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if form == "jsonl":
            yield _as_json
        elif sys.stderr.isatty():
            from tui.commands.bar import bar

            with bar() as report:
                yield report
        else:
            yield _Narrator()
    except KeyboardInterrupt:
        say("Stopped. What was analysed so far is kept; the same command goes on from there.")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
