"""Stars and notes: kept where one is, shown at once, there again the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.screens.library import on_disk
from tests.screens.stage import painted, settled, until, until_gone
from tui.app import ExplorerApp
from tui.library import folder
from tui.screens.note import NoteScreen
from tui.view import View
from tui.widgets.arrangement import PANES
from tui.widgets.line_list import LineList
from tui.workspace import Workspace, open_workspace

HOSTILE = "[/x] [bold]\x1b]0;own\x07 終わり"


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return on_disk(tmp_path)


def again(library: Workspace) -> Workspace:
    opened = open_workspace(library.folder)
    assert opened
    return opened


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
        await until_gone(pilot, "✱")
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
        await until_gone(pilot, "your note")
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


async def test_a_note_that_cannot_be_kept_stays_in_its_box_with_the_reason(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        (library.folder / folder.NOTES).mkdir()
        await pilot.press("3", "down")
        await written(pilot, "Years of work.")
        await until(pilot, "still here")
        assert isinstance(app.screen, NoteScreen)
        assert app.screen.query_one(TextArea).text == "Years of work."
        (library.folder / folder.NOTES).rmdir()
        await pilot.press("escape")
        await until(pilot, "your note")
    ((note,),) = again(library).work.notes.values()
    assert note.words == "Years of work."


async def test_a_note_that_can_never_be_kept_does_not_hold_the_reader_back(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        (library.folder / folder.NOTES).mkdir()
        await pilot.press("3")
        await written(pilot, "In vain.")
        await until(pilot, "still here")
        await pilot.press("escape")
        await until_gone(pilot, "still here")
        assert "4 Evidence" in "".join(painted(app))


async def test_what_another_program_writes_about_a_record_meanwhile_stays(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("3", "down", "semicolon")
        await pilot.pause()
        quote = library.answer(View()).quotes[1]
        again(library).note("quote", quote, "Theirs.", ())
        library.read_work_again()
        await pilot.press("O", "u", "r", "s", "escape")
        await until(pilot, "Ours")
    (both,) = again(library).work.notes.values()
    assert [note.words for note in both] == ["Theirs.", "Ours"]


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_note_is_written_on_after_what_stands_and_says_what_it_is_about(
    library: Workspace, size: tuple[int, int]
) -> None:
    library.note("quote", next(iter(library.answer(View()).quotes)), "First", ())
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("3", "semicolon")
        await pilot.pause()
        quote = library.records.quotes[library.answer(View()).quotes[0]]
        screen = "".join(painted(app))
        assert quote.texts[0][:20] in screen
        assert "keeps your note" in screen
        await pilot.press("l", "y", "escape")
        await until(pilot, "Firstly" if size[0] > 100 else "4 Evidence")
    ((note,),) = again(library).work.notes.values()
    assert note.words == "Firstly"


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_a_key_in_one_burst_with_those_that_move_acts_on_the_row_they_lead_to(
    library: Workspace, pane: str
) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for key in (pane, "down", "down", "asterisk"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, "✱ starred")
        listed = app.query_one(f"#{PANES[int(pane) - 1]}", LineList)
        assert again(library).work.starred == {listed.chosen_id}


async def test_a_note_is_written_without_a_frame_within_the_frame(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library, ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("3", "semicolon", "N")
        await pilot.pause()
        field = app.screen.query_one(TextArea)
        assert field.has_focus
        assert field.content_size.height == field.size.height
        lines = painted(app)[field.region.y : field.region.bottom]
        assert lines[0][field.region.x : field.region.right].strip() == "N"
        assert not "".join(line[field.region.x : field.region.right] for line in lines[1:]).strip()
