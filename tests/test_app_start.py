"""How the application begins and ends: libraries that are empty, built, damaged; settings; errors."""

from __future__ import annotations

import asyncio
import shutil
from functools import partialmethod
from pathlib import Path

import pytest

from tests.host.standing_in import command_that
from tests.making import Made
from tests.screens.library import on_disk
from tests.screens.stage import settled, until, words
from tui import app as application
from tui.app import ExplorerApp
from tui.errors import ExitCode, UserError
from tui.host import beside
from tui.paths import settings_file
from tui.query.indexing import update
from tui.screens.explorer import ExplorerScreen
from tui.upkeep import Upkeep
from tui.workspace import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return on_disk(tmp_path)


async def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    library = on_disk(tmp_path, Made("Ports"))
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "down", "2", "3", "4", "enter", "y", "w", "z", "z", "s")
        screen = await settled(pilot)
        assert "This library is empty." in screen
        assert "add --library" in screen


async def test_a_library_is_built_beside_the_explorer_and_fills_the_panes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = asyncio.Event()

    async def build(self: Upkeep) -> None:
        self._explorer.say("Reading …")
        await going.wait()
        on_disk(tmp_path / "new")

    monkeypatch.setattr(Upkeep, "_build", build)
    app = ExplorerApp(tmp_path / "new")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "Reading …")
        assert words(app).count("Reading …") == 4
        going.set()
        await until(pilot, "2 documents")


async def test_a_build_that_fails_says_why_in_the_panes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        beside, "command_line", lambda *_: command_that(fails="indojp-tui: [/x] No room is left. Make room.")
    )
    app = ExplorerApp(tmp_path / "new")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "[/x] No room is left.")
        assert app.exit_code == ExitCode.NOT_FOUND


async def test_a_missing_text_index_is_made_again_beside_the_explorer(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(library.folder / "index")

    async def build(self: Upkeep) -> None:
        update(library.folder, library.records, library.text)

    monkeypatch.setattr(Upkeep, "_build", build)
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "4 quotes")
        await settled(pilot)
        await pilot.press("slash", *"gull")
        await until(pilot, "row 1 · ")


def test_a_folder_that_is_no_library_is_refused_before_anything_is_painted(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError):
        application.run(tmp_path)


def test_a_store_that_cannot_be_read_ends_the_program_with_the_sentence_about_it(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library.folder / "library.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(ExplorerApp, "run", partialmethod(ExplorerApp.run, headless=True))
    with pytest.raises(UserError) as error:
        application.run(library.folder)
    assert "damaged" in error.value.what


def test_what_is_unforeseen_ends_the_program_and_reaches_the_command(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExplorerApp, "run", partialmethod(ExplorerApp.run, headless=True))
    monkeypatch.setattr(ExplorerScreen, "fill", lambda *_: 1 / 0)
    monkeypatch.setattr(ExplorerApp, "on_worker_state_changed", lambda *_: [].pop())
    with pytest.raises(IndexError):
        application.run(library.folder)


def test_a_theme_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        application.run(tmp_path / "new", theme="sepia")
    assert error.value.exit_code == ExitCode.WRONG_USE


def test_what_is_not_chosen_is_as_the_settings_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('theme = "light"\nascii = true\nclipboard = "terminal"\n', encoding="utf-8")
    seen: list[ExplorerApp] = []
    monkeypatch.setattr(ExplorerApp, "run", lambda app: seen.append(app))
    application.run(tmp_path / "new")
    application.run(tmp_path / "new", theme="ansi")
    assert [app.theme for app in seen] == ["light", "ansi"]
    assert all(app.signs.ascii for app in seen)
