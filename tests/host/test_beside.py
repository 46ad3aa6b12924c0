"""Commands beside the explorer: how far they have come, what went wrong, and how they are stopped."""

from __future__ import annotations

import asyncio
import signal
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.host.standing_in import WAITS, command_that
from tests.making import Made
from tests.screens.library import on_disk
from tui.errors import UserError
from tui.host import beside
from tui.host.beside import Job
from tui.library.progress import Progress

STEPS = (Progress("extracting", 1, 2, "one"), Progress("extracting", 2, 2, "[/x] two", 10, 0.5))
DONE = Progress("done", 2, 2, "The library is ready")


def standing_in(monkeypatch: pytest.MonkeyPatch, command: list[str], name: beside.CommandName = "add") -> Job:
    monkeypatch.setattr(beside, "command_line", lambda *_: command)
    return Job(Path(), name)


def code(job: Job) -> int | None:
    """How the process ended."""
    return job._process.returncode if job._process else None


async def steps(job: Job) -> list[Progress]:
    return [progress async for progress in job.run()]


async def test_a_command_tells_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    job = standing_in(monkeypatch, command_that(*STEPS, DONE))
    assert await steps(job) == [*STEPS, DONE]
    assert job.problems == ()


async def test_what_could_not_be_done_is_known_at_the_end_though_the_rest_is_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "indojp-tui: a.pdf is damaged.\nindojp-tui: b.pdf, too.\nthe next line is nobody's"
    job = standing_in(monkeypatch, command_that(DONE, fails=said))
    await steps(job)
    assert job.problems == ("a.pdf is damaged.", "b.pdf, too.")
    assert not job.cancelled


async def test_a_command_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    job = standing_in(monkeypatch, command_that(STEPS[0], fails="indojp-tui: No room is left. Make room."))
    with pytest.raises(UserError, match=r"^No room is left\. Make room\.$"):
        await steps(job)


async def test_a_command_that_is_killed_is_told_from_one_that_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = standing_in(monkeypatch, command_that(STEPS[0], then="import os; os.kill(os.getpid(), 9)"))
    with pytest.raises(UserError, match="ended before its work was done"):
        await steps(job)


async def test_a_command_that_is_cancelled_ends_without_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    job = standing_in(monkeypatch, command_that(STEPS[0], then=WAITS))
    async for _ in job.run():
        job.cancel()
    assert job.cancelled
    assert code(job) in (130, -signal.SIGINT)


async def test_one_that_is_cancelled_before_it_begins_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    job = standing_in(monkeypatch, command_that(then=WAITS))
    job.cancel()
    assert await steps(job) == []


async def test_one_that_does_not_heed_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "GRACE", 0.2)
    deaf = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    job = standing_in(monkeypatch, command_that(STEPS[0], before=deaf, then=WAITS))
    async for _ in job.run():
        job.cancel()
    assert job.cancelled
    assert code(job) == -signal.SIGKILL


async def test_a_command_ends_with_whoever_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = tmp_path / "ended"
    told = f"import atexit, pathlib; atexit.register(pathlib.Path({str(ended)!r}).touch)"
    job = standing_in(monkeypatch, command_that(STEPS[0], before=told, then=WAITS))
    async with aclosing(job.run()) as run:
        assert await anext(run) == STEPS[0]
    async with asyncio.timeout(30):
        while not ended.exists():
            await asyncio.sleep(0.05)


async def test_what_lies_where_one_is_never_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tui").mkdir()
    (tmp_path / "tui" / "__init__.py").write_text("raise SystemExit('a stranger')", encoding="utf-8")
    library = on_disk(tmp_path / "library", Made("Ports"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="No document is called"):
        await steps(Job(library.folder, "remove", "--", "nothing"))
