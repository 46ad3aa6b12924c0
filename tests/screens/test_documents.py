"""The documents: what is known of each, what could not be read, notes without a record, in one list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.pilot import Pilot
from textual.screen import Screen

from tests.making import Made
from tests.screens.library import LOST, in_disorder, on_disk
from tests.screens.stage import Stage, painted, settled, until, words, workspace_of
from tui.app import ExplorerApp
from tui.library import notes
from tui.screens.ask import AskScreen
from tui.screens.documents import DocumentsScreen
from tui.screens.reader import ReaderScreen
from tui.view import Position
from tui.widgets.document_rows import DocumentRows
from tui.widgets.line_list import LineList
from tui.workspace import Workspace

SIZES = [(10, 5), (40, 12), (80, 24), (200, 60)]


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return in_disorder(tmp_path)


async def opened(pilot: Pilot[None]) -> str:
    await settled(pilot)
    await pilot.press("D")
    return await settled(pilot)


def listed(pilot: Pilot[None]) -> LineList:
    return pilot.app.screen.query_one("#listed", LineList)


async def test_all_documents_stand_there_with_what_is_known_of_them(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(200, 60)) as pilot:
        screen = await opened(pilot)
        assert "Harbour talks end in Kobe" in screen
        assert "3 quotes · 1 agreement" in screen
        assert "⚠ machine-translated · undated · older version · nearly the same as another" in screen
        assert "version ⚠ older; the newer one is “Notes on rice”" in screen
        assert "read from /papers/talks.txt" in screen
        assert "row 1 · 5 of 5 listed" in screen
        await pilot.press("down")
        screen = await settled(pilot)
        assert "Kobe Times · news article · en · 2019-04-02" in screen
        assert "publisher Kobe Times ← set by you" in screen


async def test_what_could_not_be_read_has_its_reason(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = await opened(pilot)
        assert "COULD NOT BE READ 1" in screen
        assert "⚠ [b] ␛[31mscan.pdf has no text layer." in screen
        await pilot.press("down", "down", "enter")
        assert "no document to open" in await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert app.clipboard.endswith("has no text layer. Recognise its text first.")
        await pilot.press("e")
        await until(pilot, "Only a document")


async def test_a_document_opens_at_its_beginning_and_its_row_is_found_again(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        reader: Screen[Any] = app.screen
        assert isinstance(reader, ReaderScreen)
        assert (reader.document.title, reader.page.top) == ("Notes on rice", 0)
        await pilot.press("escape")
        assert listed(pilot).cursor == 1
        await pilot.press("escape", "alt+right")
        await pilot.pause()
        assert isinstance(app.screen, DocumentsScreen)


async def test_words_narrow_the_list_and_leaving_them_keeps_the_row(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("slash", *"kobe 2019")
        assert "row 1 · 1 of 5 listed" in await settled(pilot)
        assert "Notes on rice" in words(app)
        await pilot.press("enter", "escape")
        assert "row 2 · 5 of 5 listed" in await settled(pilot)
        await pilot.press("slash", *"zzz")
        assert "No document has these words" in await settled(pilot)
        await pilot.press("enter", "enter", "y", "e", "delete", "asterisk")
        await settled(pilot)
        assert isinstance(app.screen, DocumentsScreen)


async def test_a_narrowed_list_is_found_again(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("slash", *"ko", "down", "enter", "enter")
        await pilot.pause()
        await pilot.press("alt+left")
        await pilot.pause()
        assert "row 2 · 2 of 5 listed" in await settled(pilot)


async def test_a_document_is_starred_noted_and_cited(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("down", "asterisk")
        await until(pilot, "✱ starred")
        await pilot.press("semicolon", *"read", "escape")
        await until(pilot, "your note read")
        assert "noted · 1 quote" in words(app)
        await pilot.press("y")
        await settled(pilot)
        assert app.clipboard == "Notes on rice"
        await pilot.press("Y")
        await settled(pilot)
        assert app.clipboard == "“Notes on rice”, Kobe Times, 2 April 2019"
    kept = notes.load(library.folder)
    assert {star.anchor.kind for star in kept.stars.values()} == {"document", "quote"}


async def test_a_note_without_a_record_is_copied_and_forgotten_only_when_asked_twice(
    library: Workspace,
) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(160, 30)) as pilot:
        await opened(pilot)
        await pilot.press("end")
        screen = await settled(pilot)
        assert LOST in screen
        assert "no longer found: Gulls know no borders" in screen
        await pilot.press("y")
        await settled(pilot)
        assert app.clipboard == LOST
        await pilot.press("delete", "escape")
        await settled(pilot)
        assert notes.load(library.folder).notes
        await pilot.press("delete")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await pilot.press("enter")
        await until(pilot, "4 of 4 listed")
    kept = notes.load(library.folder)
    assert (len(kept.notes), len(kept.stars)) == (0, 1)


async def test_hostile_titles_and_names_are_words(tmp_path: Path) -> None:
    made = Made()
    made.document("[/x] [bold]\x1b]0;own\x07 \u202etalks", name="../../\x1b[2J.txt")
    made.document("word " * 10_000, name="long.txt")
    made.document("", name="../../\x9b31mempty.txt")
    library = on_disk(tmp_path, made)
    app = ExplorerApp(tmp_path, library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for _ in range(3):
            screen = "".join(painted(app))
            assert "[/x] [bold]␛]0;own␇ \ufffdtalks" in screen
            assert "../../\ufffd31mempty.txt" in screen
            assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(screen)
            await pilot.press("delete")
            assert "enter yes" in await settled(pilot)
            assert "The file that it was read from stays" in words(app)
            await pilot.press("escape", "asterisk", "down")
            await settled(pilot)


async def test_ten_thousand_documents_scroll_like_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Made()
    for number in range(10_000):
        made.document(f"Talks no. {number}", date="2020-10-07")
    painted_rows: set[int] = set()
    line = DocumentRows.line

    def counted(rows: DocumentRows, row: int, *given: Any) -> list[Segment]:
        painted_rows.add(row)
        return line(rows, row, *given)

    monkeypatch.setattr(DocumentRows, "line", counted)
    app = Stage(partial(DocumentsScreen, workspace_of(made), Position("documents")))
    async with app.run_test(size=(100, 30)) as pilot:
        assert "row 1 · 10,000 of 10,000 listed" in words(app)
        painted_rows.clear()
        await pilot.press("end")
        assert "Talks no. 9999" in await settled(pilot)
        assert len(painted_rows) < 30


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_is_painted(library: Workspace, size: tuple[int, int]) -> None:
    app = ExplorerApp(library.folder, library, theme="light", ascii_only=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("down", "tab", "down", "shift+tab", "end", "delete")
        await pilot.resize_terminal(size[1] * 2, size[0] // 2 + 5)
        await settled(pilot)
        assert all(len(line) >= app.size.width for line in painted(app))
        assert "".join(painted(app)).isascii()
