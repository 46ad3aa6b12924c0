"""The form of corrections: what was found, what is set, what is saved, and that nothing typed is lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.library import in_disorder
from tests.screens.stage import Stage, painted, settled, words
from tui.arguments import FACTS
from tui.model import Document, Facts
from tui.screens.change import Change
from tui.screens.correct import CorrectScreen
from tui.screens.help import HelpScreen

HOSTILE = "[/x] [bold]\x1b]0;own\x07 \u202etalks " + "long " * 2_000
SIZES = [(10, 5), (40, 12), (80, 24), (200, 60)]


class Changing(Stage):
    """Keeps what is asked to be changed."""

    def __init__(self, document: Document, *, theme: str = "dark", ascii: bool = False) -> None:
        super().__init__(partial(CorrectScreen, document), theme=theme, ascii=ascii)
        self.changes: list[Change] = []

    def on_change(self, message: Change) -> None:
        self.changes.append(message)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A document whose publisher was corrected, and another one found before."""
    *_, second = in_disorder(tmp_path).records.documents.values()
    return replace(second, found=Facts(publisher="The Wrong Gazette"))


def is_open(app: Stage) -> bool:
    return isinstance(app.screen, CorrectScreen)


def values(app: Stage) -> dict[str, str]:
    return dict(zip(Facts.__struct_fields__, (f.value for f in app.screen.query(Input)), strict=True))


async def type_at(pilot: Pilot[None], fact: str, text: str) -> None:
    """Type into a field with the keys that every keyboard has."""
    await pilot.press(*["down"] * Facts.__struct_fields__.index(fact), *text)


def test_the_form_has_what_the_command_takes() -> None:
    assert set(Facts.__struct_fields__) == set(FACTS)


async def test_each_fact_shows_what_was_found_and_what_is_set(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)):
        screen = words(app)
        assert "Notes on rice" in screen
        assert "found: 2 April 2019" in screen
        assert "found: The Wrong Gazette" in screen
        assert "address nothing found" in " ".join(screen.replace("│", "").split())
        assert values(app) == dict.fromkeys(FACTS, "") | {"publisher": "Kobe Times"}


async def test_what_was_changed_is_saved_and_nothing_else(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_at(pilot, "date", "2019-05")
        await pilot.press("tab", *["backspace"] * 20, "tab", "tab", *"-x --y", "enter")
        await pilot.pause()
        (change,) = app.changes
        assert change.command == "set"
        assert change.arguments == (
            document.id,
            "--date=2019-05",
            "--publisher=",
            "--kind=-x --y",
        )
        assert "Saving" in words(app)
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.changes) == 1, "not saved twice"
        change.ended(True)
        await pilot.pause()
        assert not is_open(app)


async def test_what_cannot_be_kept_is_said_and_all_that_was_typed_stays(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Rice talks", "enter")
        await pilot.pause()
        app.changes[0].ended(False)
        await pilot.pause()
        assert "⚠ Not saved; what you wrote is still here." in words(app)
        assert values(app)["title"] == "Rice talks"
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.changes) == 2


async def test_what_is_no_date_is_said_beside_it_before_anything_starts(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_at(pilot, "date", "yesterday")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "⚠ “yesterday” is no date. Write it as 2020-10-07" in words(app)
        assert not app.changes
        await pilot.press(*["backspace"] * 9, *"2020", "enter")
        await pilot.pause()
        assert "--date=2020" in app.changes[0].arguments


async def test_what_is_no_address_is_said_beside_it(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_at(pilot, "address", "javascript:x")
        await pilot.press("enter")
        await pilot.pause()
        assert "⚠ “javascript:x” is no address of a web page." in words(app)
        assert not app.changes


async def test_escape_leaves_a_form_at_once_only_where_nothing_is_unsaved(document: Document) -> None:
    for typed, presses in (("", 1), ("Rice", 2)):
        app = Changing(document)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*typed)
            for _ in range(presses):
                assert is_open(app)
                await pilot.press("escape")
                await pilot.pause()
            assert not is_open(app)
        assert not app.changes


async def test_escape_warns_again_after_further_typing(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "escape", "b", "escape", "c", "escape")
        await pilot.pause()
        assert "Not saved yet" in words(app)
        assert values(app)["title"] == "abc"


async def test_a_form_may_be_left_while_it_saves(document: Document) -> None:
    for done in (True, False):
        app = Changing(document)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("a", "enter", "escape")
            await pilot.pause()
            assert not is_open(app)
            app.changes[0].ended(done)
            await pilot.pause()
            assert len(app.screen_stack) == 1


async def test_what_is_written_while_it_saves_is_not_lost(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter", "b")
        app.changes[0].ended(True)
        await pilot.pause()
        assert "Not saved yet" in words(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "--title=ab" in app.changes[1].arguments


async def test_a_form_below_the_help_closes_when_that_is_left(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter")
        await app.push_screen(HelpScreen("correct"))
        app.changes[0].ended(True)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_enter_where_nothing_changed_starts_nothing(document: Document) -> None:
    app = Changing(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert not is_open(app)
        assert not app.changes


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_words_are_words_at_every_size(document: Document, size: tuple[int, int]) -> None:
    given = replace(
        document,
        title=HOSTILE,
        corrected=("title", "publisher"),
        publisher=HOSTILE,
        found=Facts(title=HOSTILE),
    )
    app = Changing(given, theme="ansi")
    async with app.run_test(size=size) as pilot:
        screen = "".join(painted(app))
        assert not {"\x1b", "\x07", "\u202e"} & set(screen)
        if size[0] >= 80:
            assert screen.count("[/x] [bold]␛]0;own␇ \ufffdtalks") >= 3
        await pilot.press("down", "down", "up", "tab", "shift+tab", "escape")
        await settled(pilot)
        assert not is_open(app), "what is only shown otherwise is no change"
