"""Search, driven by keys: what is found as one types, what is chosen, where it leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.library import in_memory, on_disk
from tests.screens.stage import Stage, painted, words
from tui.model import Span
from tui.screens.search import SearchScreen
from tui.view import Position, View
from tui.widgets.results import ResultList
from tui.workspace import Workspace

SIZES = [(10, 5), (24, 8), (40, 12), (80, 24), (200, 60)]


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return on_disk(tmp_path)


def stage(library: Workspace, there: Position | None = None) -> Stage:
    return Stage(lambda: SearchScreen(library, there or Position("search")))


async def answered(pilot: Pilot[None]) -> str:
    """What stands on the screen once the last letter was answered."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return words(pilot.app)


async def test_results_are_grouped_by_kind_with_counts_and_one_is_chosen(library: Workspace) -> None:
    async with stage(library).run_test(size=(100, 30)) as pilot:
        await pilot.press(*"harbour")
        screen = await answered(pilot)
        for group in ("TOPICS 1", "AGREEMENTS 1", "QUOTES 1", "SENTENCES 2"):
            assert group in screen
        assert "▸ Ports — Harbours and those" in screen
        assert "row 1 · 5 found" in screen


async def test_arrows_choose_while_the_query_keeps_the_keyboard(library: Workspace) -> None:
    app = stage(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"harbour")
        await answered(pilot)
        await pilot.press("down", "down", "up", "down", "s")
        assert app.screen.query_one(Input).value == "harbours"
        assert "▸" in await answered(pilot)


@pytest.mark.parametrize(
    ("typed", "downs", "screen", "record"),
    [
        ("pact", 0, "record", "a1"),
        ("training", 0, "record", "Training"),
        ("gull", 0, "reader", "q3"),
        ("rockets", 1, "reader", None),
    ],
)
async def test_enter_opens_the_chosen_result(
    library: Workspace, typed: str, downs: int, screen: str, record: str | None
) -> None:
    app = stage(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*typed)
        await answered(pilot)
        await pilot.press(*["down"] * downs, "enter")
        await pilot.pause()
        (visit,) = app.visits
        assert (visit.there.screen, visit.there.record) == (screen, record)
        assert (visit.there.span is None) == (screen == "record")
        assert visit.here
        assert visit.here.view.query == typed


async def test_what_was_asked_and_chosen_comes_back(library: Workspace) -> None:
    there = Position("search", record="quote q1", view=View(query="harbour"))
    async with stage(library, there).run_test(size=(100, 30)) as pilot:
        assert "▸ » the harbour pact" in await answered(pilot)
        assert pilot.app.screen.query_one(Input).value == "harbour"


async def test_an_old_answer_never_takes_the_place_of_a_newer_one(library: Workspace) -> None:
    async with stage(library).run_test(size=(100, 30)) as pilot:
        await pilot.press(*"gull")
        shown = await answered(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        screen.post_message(SearchScreen.Answered(library.answer(View(query="harbour"), 1)))
        await pilot.pause()
        assert words(pilot.app) == shown


async def test_nothing_found_forgiven_and_not_understood_are_said(library: Workspace) -> None:
    async with stage(library).run_test(size=(100, 30)) as pilot:
        await pilot.press(*"zzzz")
        assert "Nothing is found for “zzzz”" in await answered(pilot)
        query = pilot.app.screen.query_one(Input)
        query.value = "harbuor"
        assert "forgiven" in await answered(pilot)
        query.value = "harbour colour:blue"
        assert "⚠" in await answered(pilot)


async def test_a_quote_found_by_its_speaker_shows_its_first_words_and_no_second_opening_mark(
    library: Workspace,
) -> None:
    async with stage(library).run_test(size=(60, 30)) as pilot:
        await pilot.press(*"okabe")
        assert "“ We shall sail in spring, — Ms Okabe" in await answered(pilot)


async def test_the_sign_of_a_cut_is_never_marked_as_found(library: Workspace) -> None:
    async with stage(library).run_test(size=(30, 24)) as pilot:
        pilot.app.screen.query_one(Input).value = '"every pilot learns from a gull"'
        shown = await answered(pilot)
        assert "Every pilot learns …" in shown
        results = pilot.app.screen.query_one(ResultList)
        marked = [
            segment.text
            for y in range(results.size.height)
            for segment in results.render_line(y)
            if segment.style and segment.style.bgcolor == results.paint.match.bgcolor
        ]
        assert marked
        assert not any("…" in words for words in marked)


async def test_without_an_index_it_says_so_and_nothing_breaks() -> None:
    async with stage(in_memory()).run_test(size=(100, 30)) as pilot:
        await pilot.press(*"gull")
        assert "can't be searched yet" in await answered(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_works_at_every_size(library: Workspace, size: tuple[int, int]) -> None:
    app = stage(library)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"the", "down", "pagedown", "pageup")
        await answered(pilot)
        assert len(painted(app)) == size[1]
        await pilot.press("enter")
        await pilot.pause()
        assert app.visits
        assert app.visits[0].there.span is None or isinstance(app.visits[0].there.span, Span)
