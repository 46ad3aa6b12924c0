"""Stars and notes: kept where one is, shown at once, there again the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.screens.library import on_disk
from tests.screens.stage import painted, settled, until
from tui.app import ExplorerApp
from tui.library import folder
from tui.screens.note import NoteScreen
from tui.workspace import Workspace, open_workspace

HOSTILE = "[/x] [bold]\x1b]0;own\x07 終わり"


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return on_disk(tmp_path)


def again(library: Workspace) -> Workspace:
    opened = open_workspace(library.folder)
    assert opened
    return opened


async def gone(pilot: Pilot[None], words: str) -> None:
    for _ in range(100):
        if words not in "".join(painted(pilot.app)):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words} still stands there")


async def written(pilot: Pilot[None], words: str) -> None:
    await pilot.press("semicolon")
    await pilot.pause()
    assert isinstance(pilot.app.screen, NoteScreen)
    pilot.app.screen.query_one(TextArea).text = words
    await pilot.press("escape")


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_a_star_stands_in_its_row_and_can_be_taken_back(library: Workspace, pane: str) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(pane, "down", "asterisk")
        await until(pilot, "✱ starred")
        assert "".join(painted(app)).count("✱") == 2, "in the row and in the evidence"
        (record,) = again(library).work.starred
        await pilot.press("asterisk")
        await gone(pilot, "✱")
        assert not again(library).work.starred
    assert record


async def test_a_note_is_kept_by_leaving_it_and_shown_letter_for_letter(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("3", "down")
        await written(pilot, HOSTILE)
        await until(pilot, "your note")
        screen = "".join(painted(app))
        assert "[/x] [bold]" in screen
        assert "\x1b" not in screen
        ((note,),) = again(library).work.notes.values()
        assert note.words == HOSTILE
        await pilot.press("enter")
        await until(pilot, "your note")
        await written(pilot, "")
        await gone(pilot, "your note")
    assert not again(library).work.notes


async def test_quitting_in_a_note_keeps_it_first(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("3", "semicolon")
        await pilot.pause()
        await pilot.press("q", "ctrl+q")
        await until(pilot, "your note")
    ((note,),) = again(library).work.notes.values()
    assert note.words == "q"


async def test_what_cannot_be_kept_is_said_and_nothing_changes(library: Workspace) -> None:
    (library.folder / folder.NOTES).write_bytes(b"{")
    app = ExplorerApp(library.folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, "Every pilot")
        await until(pilot, "notes.json")
        app.clear_notifications()
        await pilot.press("3", "asterisk")
        await until(pilot, "notes.json")
        assert "✱" not in "".join(painted(app))
    assert (library.folder / folder.NOTES).read_bytes() == b"{"
