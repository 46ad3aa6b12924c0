"""What goes on beside the explorer, in one line: how far a change of the library has come."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from textual.app import App
from textual.reactive import reactive
from textual.strip import Strip

from tui.library.progress import Progress
from tui.widgets.lines import between, cells, cut
from tui.widgets.painted import Painted
from tui.wording import counted

BAR_CELLS = 16
MOST_WORDS_CELLS = 40
LEAST_WORDS_CELLS = 15


class Status(NamedTuple):
    """What goes on in words, how far it has come, and the key with which one can do something about it."""

    words: str
    key: str = ""
    hint: str = ""
    progress: Progress | None = None
    rate: float | None = None
    """Documents a second."""


class Telling(App[None]):
    """An application that says what goes on beside it."""

    status: reactive[Status | None] = reactive(None, init=False)
    """None where nothing does."""

    def watch_status(self, status: Status | None) -> None:
        """While something is said, messages stand above it."""
        self.set_class(status is not None, "-telling")


class StatusLine(Painted):
    """The line; it takes room only while there is something to say."""

    DEFAULT_CSS = """
    StatusLine { height: 1; display: none; }
    StatusLine.-told { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._status: Status | None = None

    def on_mount(self) -> None:
        """Say what the application says, now and whenever that changes."""
        if isinstance(self.app, Telling):
            self.watch(self.app, "status", self._show)

    def _show(self, status: Status | None) -> None:
        self._status = status
        self.set_class(status is not None, "-told")
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Words, bar and figures on the left, as many as there is room for; the key on the right."""
        status, paint, width = self._status, self.paint, self.size.width
        if status is None:
            return Strip.blank(width)
        right = [Segment(status.key, paint.bar_strong), Segment(f" {status.hint} ", paint.bar)]
        room = width - cells(right) - 2
        done, rest = _figures(status)
        for bar, more in (
            (BAR_CELLS, rest),
            (BAR_CELLS, rest[1:]),
            (BAR_CELLS // 2, rest[1:]),
            (0, rest[1:]),
            (0, []),
        ):
            measured = self._measured(status.progress, bar, [figure for figure in (done, *more) if figure])
            if cells(measured) + LEAST_WORDS_CELLS <= room:
                break
        words = self.signs.shown(" ".join(status.words.split()))
        most = min(MOST_WORDS_CELLS, room - cells(measured)) if measured else room
        said = cut(words, max(1, most), self.signs.ellipsis)
        return between([Segment(f" {said}", paint.bar), *measured], right, width, paint.bar)

    def _measured(self, progress: Progress | None, bar: int, figures: list[str]) -> list[Segment]:
        """A bar of so many cells, where it is known, and the figures."""
        paint, signs = self.paint, self.signs
        line: list[Segment] = []
        if bar and progress and progress.total:
            filled = bar * progress.done // progress.total
            line.append(Segment("  " + signs.bar * filled, paint.bar_strong))
            line.append(Segment(signs.horizontal * (bar - filled), paint.bar_muted))
        if figures:
            line.append(Segment("  " + f" {signs.separator} ".join(figures), paint.bar))
        return line


def _figures(status: Status) -> tuple[str, list[str]]:
    """Documents done of all; rate, time left, problems so far: each empty where unknown."""
    progress = status.progress
    if progress is None:
        return "", []
    problems = counted(progress.problems, "problem") if progress.problems else ""
    rate = f"{status.rate:.1f}/s" if status.rate else ""
    return f"{progress.done:,} of {progress.total:,}", [rate, _left(progress.left), problems]


def _left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02} left" if hours else f"{minutes}:{rest:02} left"
