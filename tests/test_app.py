"""The application as a whole: from key to screen and back, the clipboard's toast, hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input
from textual.widgets._toast import Toast

from tests.making import Made
from tests.screens.library import on_disk
from tests.screens.stage import painted, settled, until, words
from tui.actions import ACTIONS, CONTEXTS, active_keys
from tui.app import ExplorerApp
from tui.host import clipboard
from tui.host.clipboard import Copied
from tui.screens.explorer import ExplorerScreen
from tui.screens.help import HelpScreen
from tui.screens.reader import ReaderScreen
from tui.screens.record import RecordScreen
from tui.screens.search import SearchScreen
from tui.screens.trouble import TroubleScreen
from tui.themes import COLOURS
from tui.widgets.status_line import Status
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


async def test_a_key_right_after_that_of_a_pane_acts_in_that_pane(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        from textual import events

        for key in ("3", "down", "1", "down", "tab", "down"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        screen = await settled(pilot)
        for chosen in ("▸ Ports", "▸ ● Harbour pact", "▸ “ We shall sail"):
            assert chosen in screen


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
            app.screen.query_one("#box").styles.max_height = "100%"
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


async def test_the_help_that_every_box_promises_opens_over_it(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        for keys, title in (
            (("A",), "naming what is added"),
            (("3", "semicolon"), "a note"),
            (("w",), "a reason"),
        ):
            await pilot.press(*keys, "f1")
            assert f"Keys in {title}" in await settled(pilot)
            await pilot.press("escape", "escape")
            await settled(pilot)
        assert isinstance(app.screen, ExplorerScreen)


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


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_messages_leave_what_goes_on_in_view(library: Workspace, size: tuple[int, int]) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.status = Status("Adding ten years of papers", "F8", "stops it")
        app.notify("Starred", timeout=60)
        await until(pilot, "▌ Starred")
        going_on = painted(app)[-2]
        assert going_on.startswith(" Adding ten years of papers")
        assert going_on.rstrip().endswith("F8 stops it")


async def test_plain_characters_are_enough_for_messages(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library, ascii_only=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        app.notify("Starred", timeout=60)
        await until(pilot, "Starred")
        assert "".join(painted(app)).isascii()
