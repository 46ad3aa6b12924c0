"""A change of the library that goes on beside the screen: how far it has come, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from time import monotonic

from tui.actions import key_name
from tui.host.beside import Job
from tui.library.progress import Progress
from tui.model import DocumentId
from tui.screens.change import Change
from tui.widgets.status_line import Status
from tui.wording import counted

RESUMED = ("add", "build")
"""Commands that take long and keep what they have done when they are stopped."""


class Underway:
    """One change of the library in `folder`, from its beginning to its end."""

    def __init__(self, folder: Path, change: Change) -> None:
        self.change = change
        self.job = Job(folder, change.command, *change.arguments)
        self._said = ""
        self._remark = ""
        """The first of what the person is told beside figures and problems, such as what was passed over."""
        self._step: Progress | None = None
        self._began, self._done_before = 0.0, 0
        """When the stage at hand began, and how many documents were done then."""

    @property
    def can_stop(self) -> bool:
        """Whether it may be stopped at any time and goes on from there when it is done again."""
        return self.change.command in RESUMED

    def note(self, progress: Progress) -> None:
        """Take note of how far it has come."""
        if progress.stage == "done":
            return
        if not progress.total:
            self._said = progress.words
            if progress.stage == "reading":
                self._remark = self._remark or progress.words
            return
        if self._step is None or self._step.stage != progress.stage:
            self._began, self._done_before = monotonic(), progress.done
        self._step = progress

    @property
    def status(self) -> Status:
        """How far it has come, for the line that says so."""
        if self.job.cancelled:
            return Status("Stopping; what is done so far is being kept …")
        step, key = self._step, (key_name("f8"), "stops it")
        if step is None:
            return Status(self._said or f"{self.change.doing} …", *key)
        if not step.done:
            return Status(step.words, *key)
        rate = (step.done - self._done_before) / max(monotonic() - self._began, 0.001)
        return Status(self.change.doing, *key, step, rate)

    def outcome(self, before: Collection[DocumentId], after: Collection[DocumentId]) -> str:
        """What came of it, in sentences; the documents of the library `before` and `after` it."""
        done = self._added(len(set(after) - set(before))) if self.change.command == "add" else self._changed()
        return " ".join(filter(None, (*done, *self._problems())))

    def _added(self, new: int) -> Iterator[str]:
        if not self.job.done:
            yield "Stopped."
        if new:
            yield f"{counted(new, 'document')} added."
        if not self.job.done:
            yield "Adding the same again goes on from there."
        elif not new:
            yield "No document is new."
        yield self._remark

    def _changed(self) -> Iterator[str]:
        yield self.change.done if self.job.done else "Stopped; nothing was changed."

    def _problems(self) -> Iterator[str]:
        problems = self.job.problems
        if len(problems) > 1 and self.change.command == "add":
            yield f"{len(problems):,} could not be read; {key_name('D')} lists them."
        elif problems:
            yield problems[0]
            yield f"And {len(problems) - 1:,} more like that." if problems[1:] else ""
