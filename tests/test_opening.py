"""A large library: shown before it is read, left at once, and damage in it said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from tests.screens.library import on_disk
from tests.screens.stage import until, until_so, words
from tui import upkeep
from tui.app import ExplorerApp
from tui.library import folder, outline
from tui.workspace import Workspace


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library, read page by page as if it were large."""
    monkeypatch.setattr(outline, "LARGE", 0)
    monkeypatch.setattr(upkeep, "LARGE_STORE", 0)
    on_disk(tmp_path / "large")
    assert (tmp_path / "large" / folder.OUTLINE).exists()
    return tmp_path / "large"


async def test_a_large_library_is_shown_before_it_is_read(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_on = Event()
    link = Workspace.link

    def held(workspace: Workspace) -> None:
        assert read_on.wait(10)
        link(workspace)

    monkeypatch.setattr(Workspace, "link", held)
    app = ExplorerApp(large)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, "4 of 4 listed")
        assert "2 documents · 4 topics · 2 agreements · 4 quotes" in words(app)
        assert "● agreed Harbour pact" not in words(app)
        await pilot.press("down")
        await until(pilot, "2 of 4 listed")
        await pilot.press("up")
        await until(pilot, "4 of 4 listed")
        read_on.set()
        await until(pilot, "agreement ● agreed Harbour pact")


LEAVING_AT_ONCE = """
import asyncio, sys, time
from pathlib import Path
from tui import upkeep
from tui.app import ExplorerApp
from tui.library import outline
from tui.workspace import Workspace

reading = []

def read(workspace):
    reading.append(workspace)
    time.sleep(60)

async def leave():
    app = ExplorerApp(Path(sys.argv[1]))
    async with app.run_test() as pilot:
        while not reading:
            await pilot.pause(0.01)
        await pilot.press("q")

upkeep.LARGE_STORE = 0
Workspace.link = read
asyncio.run(leave())
"""


def test_who_leaves_at_once_does_not_wait_until_a_library_is_read(large: Path) -> None:
    command = [sys.executable, "-c", LEAVING_AT_ONCE, str(large)]
    subprocess.run(command, check=True, timeout=30, capture_output=True)


async def test_a_library_that_takes_long_to_open_is_said_to_be_opened(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    ready = upkeep._ready

    def held(library: Path) -> Workspace | None:
        assert go_on.wait(10)
        return ready(library)

    monkeypatch.setattr(upkeep, "_ready", held)
    monkeypatch.setattr(upkeep, "SOON", 0.01)
    app = ExplorerApp(large)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, "Opening the library …")
        go_on.set()
        await until(pilot, "4 of 4 listed")
        assert "Opening" not in words(app)


async def test_damage_that_is_met_while_reading_on_ends_the_program_with_a_sentence(large: Path) -> None:
    path = large / folder.STORE
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"salience"', b"\x00" * 10))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    app = ExplorerApp(large)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_so(pilot, lambda: app.refusal is not None, "a refusal")
    assert "is damaged: library.json can't be understood. Run indojp-tui doctor --repair" in str(app.refusal)
