"""Naming what is added: completed as shells do, nothing added but what stands in the line."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from tests.screens.stage import Stage, settled, until, words
from tui.host.completing import Name
from tui.screens import add
from tui.screens.add import FETCHED, NO_NAME, AddScreen


@pytest.fixture(autouse=True)
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "papers"
    (folder / "talks").mkdir(parents=True)
    for name in ("talks/kobe.txt", "talks/[sic].txt", "trade-1.txt", "trade-2.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


class Asked(Stage):
    """Keeps what the screen gave."""

    def __init__(self) -> None:
        super().__init__(Screen)
        self.given: list[str | None] = []

    async def on_ready(self) -> None:
        await self.push_screen(AddScreen(), self.given.append)


def field(app: Asked) -> str:
    return app.screen.query_one(Input).value


async def typed(pilot: Pilot[None], *keys: str) -> str:
    await pilot.press(*keys)
    return await settled(pilot)


async def test_tab_goes_as_far_as_all_names_are_the_same_then_takes_the_chosen_one(papers: Path) -> None:
    app = Asked()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "▸ talks/" in await settled(pilot)
        screen = await typed(pilot, "t", "r", "tab")
        assert field(app) == "trade-"
        assert "talks/" not in screen
        await typed(pilot, "tab")
        assert field(app) == "trade-1.txt"
        await typed(pilot, "enter")
    assert app.given == [str(papers / "trade-1.txt")]


async def test_tab_at_once_after_a_fast_word_completes_that_word() -> None:
    app = Asked()
    async with app.run_test(size=(80, 24)) as pilot:
        from textual import events

        for key in ("t", "a", "tab"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        screen = await settled(pilot)
        assert field(app) == "talks/"
        assert "kobe.txt" in screen
        assert "[sic].txt" in screen


async def test_what_the_arrows_choose_stands_in_the_line_and_is_what_enter_adds(papers: Path) -> None:
    app = Asked()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await typed(pilot, "down")
        assert field(app) == "trade-1.txt"
        assert "talks/" in screen
        await typed(pilot, "up")
        assert field(app) == "talks/"
        assert "kobe.txt" in await typed(pilot, "tab")
        await typed(pilot, "down", "enter")
    assert app.given == [str(papers / "talks" / "kobe.txt")]


async def test_an_address_is_given_as_it_is_and_said_to_be_fetched() -> None:
    app = Asked()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(Input).value = "https://example.org/[/x]"
        assert FETCHED in await settled(pilot)
        await typed(pilot, "enter")
    assert app.given == ["https://example.org/[/x]"]


async def test_the_persons_own_folder_can_be_named(home: Path) -> None:
    (home / "mine.txt").write_text("x", encoding="utf-8")
    app = Asked()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(Input).value = "~/mi"
        await typed(pilot, "tab", "enter")
    assert app.given == [str(home / "mine.txt")]


async def test_what_is_not_there_is_said_to_be_and_the_line_stays() -> None:
    app = Asked()
    async with app.run_test(size=(80, 24)) as pilot:
        assert NO_NAME in await typed(pilot, "q")
        assert "There is no file or folder of this name." in await typed(pilot, "enter")
        assert field(app) == "q"
        assert "nowhere/ can't be read: No such file" in await typed(pilot, "backspace", *"nowhere/")
        await typed(pilot, "escape")
    assert app.given == [None]


async def test_a_slow_disk_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    spun = threading.Event()
    reads: list[str] = []

    def slow(folder: str) -> Sequence[Name]:
        reads.append(folder)
        spun.wait(20)
        return [Name("old tale.txt", False), Name("other.txt", False)]

    monkeypatch.setattr(add, "listed", slow)
    app = Asked()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"old")
        assert field(app) == "old"
        await pilot.press("tab")
        await asyncio.sleep(0)
        assert "tale" not in words(app)
        spun.set()
        await until(pilot, "▸ old tale.txt")
        assert field(app) == "old tale.txt"
    assert reads == [""]


@pytest.mark.parametrize("size", [(10, 5), (40, 12), (120, 40)], ids=str)
async def test_every_size_is_painted(size: tuple[int, int]) -> None:
    app = Asked()
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "t", "down")
        assert field(app).startswith("t")
