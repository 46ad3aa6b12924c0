"""The application as a whole: from key to screen and back, the clipboard's toast, hostile text, the end."""

from __future__ import annotations

import asyncio
import shutil
import sys
from functools import partialmethod
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets._toast import Toast

from tests.making import Made
from tests.screens.library import on_disk
from tests.screens.stage import painted, words
from tui import app as application
from tui.actions import ACTIONS, CONTEXTS, active_keys
from tui.app import ExplorerApp
from tui.errors import ExitCode, UserError
from tui.host import building, clipboard
from tui.host.clipboard import Copied
from tui.paths import settings_file
from tui.query.indexing import update
from tui.screens.explorer import ExplorerScreen
from tui.screens.help import HelpScreen
from tui.screens.reader import ReaderScreen
from tui.screens.record import RecordScreen
from tui.screens.search import SearchScreen
from tui.screens.trouble import TroubleScreen
from tui.themes import COLOURS
from tui.workspace import Workspace

HOSTILE = "[sic] [/x] [@click=app.quit]x[/] \x1b]0;own\x07 \u202eabc 防衛協力 हिन्दी"


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return on_disk(tmp_path)


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the clipboard; a tool of a hostile name confirms each copy."""
    kept: list[str] = []

    def copy(text: str, write_to_terminal: object, way: object = "auto") -> Copied:
        kept.append(text)
        return Copied(True, "[/x] [bold]tool", False, 0, None)

    monkeypatch.setattr(clipboard, "copy", copy)
    return kept


def hostile() -> Made:
    library = Made()
    library.topic(HOSTILE, short="[sic] [/x]", group="[/g]")
    text = library.document(f"{HOSTILE}\n\nHe said: {HOSTILE}")
    library.mention(text, HOSTILE, "[sic]")
    library.agreement(HOSTILE, [(text, f"said: {HOSTILE}", "agreed")], topics=(HOSTILE,), parties=(HOSTILE,))
    library.quote(text, f"said: {HOSTILE}", speaker=HOSTILE, topics=(HOSTILE,))
    return library


async def settled(pilot: Pilot[None]) -> str:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return words(pilot.app)


async def until(pilot: Pilot[None], said: str) -> None:
    """Wait for words on the screen, as long as another process may need to say them."""
    for _ in range(500):
        if said in words(pilot.app):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{said!r} never came: {words(pilot.app)}")


async def test_all_ways_down_lead_back_to_where_they_began(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        for keys, screens in (
            (("1", "down", "enter"), [RecordScreen]),
            (("enter",), [RecordScreen, ReaderScreen]),
            (("escape",), [RecordScreen]),
            (("escape",), []),
            (("3", "down", "enter"), [ReaderScreen]),
            (("backspace",), []),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert [type(screen) for screen in app.screen_stack] == [ExplorerScreen, *screens]
        assert "▸ “ We shall sail" in words(app)


async def test_from_a_search_one_comes_back_to_the_explorer_as_it_was(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("down", "3", "down")
        await settled(pilot)
        before = painted(app)
        await pilot.press("slash", *"gull")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one(Input).value == "gull"
        await pilot.press("escape")
        await settled(pilot)
        assert painted(app) == before


async def test_what_is_typed_in_one_burst_after_the_slash_all_arrives(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3")
        from textual import events

        for key in "/yqz3jgull":
            name = "slash" if key == "/" else key
            app.post_message(events.Key(name, key))
        await settled(pilot)
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.query_one(Input).value == "yqz3jgull"


async def test_history_goes_back_and_forward_over_screens(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("down", "3", "enter")
        await settled(pilot)
        inside = painted(app)
        await pilot.press("left_square_bracket")
        await settled(pilot)
        assert isinstance(app.screen, ExplorerScreen)
        await pilot.press("1", "end")
        await pilot.press("right_square_bracket")
        await settled(pilot)
        assert painted(app) == inside
        await pilot.press("alt+left", "left_square_bracket")
        await settled(pilot)
        assert isinstance(app.screen, ExplorerScreen)


async def test_escape_is_a_step_back_in_history(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3", "enter", "escape", "1", "down", "enter", "escape")
        await settled(pilot)
        await pilot.press("right_square_bracket")
        await settled(pilot)
        assert len(app.screen_stack) == 2
        await pilot.press("left_square_bracket")
        await settled(pilot)
        assert isinstance(app.screen, ExplorerScreen)
        assert app.screen.position.record == "Ports"


async def test_a_text_that_is_missing_is_said_in_the_evidence(library: Workspace) -> None:
    for text in (library.folder / "texts").iterdir():
        text.unlink()
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3", "down", "enter")
        assert "The text of a document is missing" in await settled(pilot)
        assert isinstance(app.screen, ExplorerScreen)


async def test_nothing_that_needs_a_missing_text_ends_the_program(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("3", "enter", "escape", "2", "down", "enter")
        await settled(pilot)
        for text in (library.folder / "texts").iterdir():
            text.unlink()
        library.text.cache_clear()  # type: ignore[attr-defined]
        for key in ("w", "y", "Y", "enter"):
            app.clear_notifications()
            await pilot.press(key)
            assert "The text of a document is missing" in await settled(pilot), key
            assert isinstance(app.screen, RecordScreen)


async def test_where_nothing_is_chosen_a_copy_says_so(tmp_path: Path, copies: list[str]) -> None:
    app = ExplorerApp(tmp_path, on_disk(tmp_path, Made()))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("y", "w")
        assert "There is nothing to copy here." in await settled(pilot)
        assert copies == []


async def test_the_toast_says_what_is_known_and_reads_no_markup(
    library: Workspace, copies: list[str]
) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("3", "y")
        assert "Copied ([/x] [bold]tool)." in await settled(pilot)
        assert copies == ["the harbour pact was agreed"]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
async def test_hostile_text_is_painted_letter_for_letter_and_does_nothing(
    tmp_path: Path, copies: list[str], size: tuple[int, int]
) -> None:
    library = on_disk(tmp_path, hostile())
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=size, notifications=True) as pilot:
        for keys in (
            ("1", "down"),
            ("2", "down"),
            ("3",),
            ("4",),
            ("3", "y", "enter"),
            ("escape", "1", "enter"),
        ):
            await pilot.press(*keys)
            screen = await settled(pilot)
            assert not set("\x1b\x07\u202e") & set("".join(painted(app)))
            assert "[sic]" in screen
        await pilot.press("escape", "3")
        if size[1] >= 24:
            screen = await settled(pilot)
            for shown in ("[/x]", "[@click=app.quit]x[/]", "␛]0;own␇", "�abc", "防衛協力", "हिन्दी"):
                assert shown in screen
        assert app.is_running
    assert copies == [f"said: {HOSTILE}"]


async def test_every_action_that_acts_somewhere_is_in_its_help(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 200)) as pilot:
        for context in CONTEXTS:
            await app.push_screen(HelpScreen(context))
            screen = await settled(pilot)
            for action in ACTIONS:
                if active_keys(action, context):
                    assert " ".join(action.help.split()[:4]) in screen, (context, action.id)
            app.pop_screen()


@pytest.mark.parametrize("theme", COLOURS)
async def test_what_textual_paints_itself_is_in_the_theme_too(
    library: Workspace, copies: list[str], theme: str
) -> None:
    app = ExplorerApp(library.folder, library, theme=theme)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("3", "y")
        await until(pilot, "Copied")
        toast = app.screen.query_one(Toast)
        assert toast.styles.background.hex.lower() == COLOURS[theme].bar
        assert toast.styles.color.hex.lower() == COLOURS[theme].text


async def test_no_colour_is_used_where_none_is_wanted(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ExplorerApp(library.folder, library, theme="dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "down")
        strips = app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = {style.color for style in styles} | {style.bgcolor for style in styles}
        assert all(colour is None or colour.is_default for colour in colours)
        assert any(style.reverse for style in styles)


async def test_what_goes_wrong_beside_the_screen_is_shown_and_can_be_copied(
    library: Workspace, copies: list[str]
) -> None:
    app = ExplorerApp(library.folder, library)

    async def fail() -> None:
        raise RuntimeError("[/x] of the worker")

    async with app.run_test(size=(100, 30)) as pilot:
        app.run_worker(fail(), exit_on_error=False)
        await pilot.pause()
        assert isinstance(app.screen, TroubleScreen)
        assert "[/x] of the worker" in words(app)
        await pilot.press("y")
        await settled(pilot)
        assert "RuntimeError: [/x] of the worker" in copies[0]
        await pilot.press("escape")
        assert isinstance(app.screen, ExplorerScreen)


async def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    library = on_disk(tmp_path, Made("Ports"))
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "down", "2", "3", "4", "enter", "y", "w", "z", "z", "s")
        screen = await settled(pilot)
        assert "This library is empty." in screen
        assert "add --library" in screen


def command_that(*lines: str, fails: str = "") -> list[str]:
    """A stand-in for the build command: prints the lines, and ends with an error where it `fails`."""
    script = f"import sys; [print(line) for line in {lines!r}]; sys.exit({fails!r} or 0)"
    return [sys.executable, "-c", script]


async def test_a_library_is_built_beside_the_explorer_and_fills_the_panes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = asyncio.Event()

    async def build(self: ExplorerApp) -> None:
        self._explorer.say("Reading …")
        await going.wait()
        on_disk(tmp_path / "new")

    monkeypatch.setattr(ExplorerApp, "_build", build)
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
        building, "command", lambda *_: command_that(fails="indojp-tui: [/x] No room is left. Make room.")
    )
    app = ExplorerApp(tmp_path / "new")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "[/x] No room is left.")
        assert app.exit_code == ExitCode.NOT_FOUND


async def test_a_missing_text_index_is_made_again_beside_the_explorer(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(library.folder / "index")

    async def build(self: ExplorerApp) -> None:
        update(library.folder, library.records, library.text)

    monkeypatch.setattr(ExplorerApp, "_build", build)
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "4 quotes")
        await settled(pilot)
        await pilot.press("slash", *"gull")
        await until(pilot, "row 1 · ")


async def test_a_build_tells_how_far_it_has_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f'{{"stage":"reading","done":{n},"total":2,"words":"part {n}"}}' for n in (1, 2)]
    monkeypatch.setattr(building, "command", lambda *_: command_that(*lines))
    said = [progress.words async for progress in building.build_beside(tmp_path, starter=True)]
    assert said == ["part 1", "part 2"]


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
