"""How far long work has come, as a bar in the terminal with its rate and the time that is left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from tui.library.progress import Progress, Report
from tui.plaintext import one_line

LONGEST = 40
"""Cells of the words beside the bar."""


class _Rate(ProgressColumn):
    """Documents a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def bar(console: Console | None = None) -> Iterator[Report]:
    """Shows a bar for the stage at hand while the block runs; sentences for the person stand above it."""
    words = TextColumn("{task.description}", markup=False)
    columns = (words, BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Bars(*columns, console=console or Console(stderr=True), transient=True) as bars:
        stages: dict[str, TaskID] = {}

        def report(step: Progress) -> None:
            said = one_line(step.words)
            if not (step.done or step.total) or step.stage == "done":
                bars.console.print(Text(said))
                return
            if step.stage not in stages:
                for task in bars.task_ids:
                    bars.remove_task(task)
                stages[step.stage] = bars.add_task("", total=None)
            bars.update(
                stages[step.stage],
                completed=step.done,
                total=step.total or None,
                description=said[:LONGEST],
            )

        yield report
