"""How the explorer and its search look, at the main sizes and in every theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.making import Made
from tests.screens.library import in_memory, on_disk
from tests.screens.stage import Stage, until, until_so, workspace_of
from tui.library.progress import Progress
from tui.screens.explorer import ExplorerScreen
from tui.screens.search import SearchScreen
from tui.view import Position, View
from tui.widgets.status_line import Status

SnapCompare = Callable[..., bool]
SIZES = [(40, 12, "ansi"), (80, 24, "light"), (100, 30, "ansi"), (120, 40, "dark"), (200, 60, "light")]


@pytest.mark.parametrize(("width", "height", "theme"), SIZES)
def test_a_topic_is_chosen_and_the_quotes_have_the_focus(
    snap_compare: SnapCompare, width: int, height: int, theme: str
) -> None:
    app = Stage(lambda: ExplorerScreen(in_memory()), theme=theme)
    assert snap_compare(app, terminal_size=(width, height), press=["down", "3", "down"])


def test_an_agreement_rests_on_its_evidence(snap_compare: SnapCompare) -> None:
    app = Stage(lambda: ExplorerScreen(in_memory()))
    assert snap_compare(app, terminal_size=(100, 24), press=["2", "down"])


def test_a_topic_that_is_only_mentioned(snap_compare: SnapCompare) -> None:
    app = Stage(lambda: ExplorerScreen(in_memory()))
    assert snap_compare(app, terminal_size=(100, 24), press=["end"])


def test_in_ascii(snap_compare: SnapCompare) -> None:
    app = Stage(lambda: ExplorerScreen(in_memory()), ascii=True)
    assert snap_compare(app, terminal_size=(100, 30), press=["3", "down"])


def test_nothing_in_the_library(snap_compare: SnapCompare) -> None:
    app = Stage(lambda: ExplorerScreen(workspace_of(Made("Ports"))))
    assert snap_compare(app, terminal_size=(80, 24))


@pytest.mark.parametrize(("width", "height", "theme"), [(80, 24, "dark"), (120, 40, "light")])
def test_documents_are_added_meanwhile(
    snap_compare: SnapCompare, width: int, height: int, theme: str
) -> None:
    app = Stage(lambda: ExplorerScreen(in_memory()), theme=theme)

    async def adding(pilot: Pilot[None]) -> None:
        step = Progress("extracting", 34, 120, "", left=65, problems=2)
        app.status = Status("Adding press releases", "F8", "stops it", step, 1.3)
        await pilot.pause()

    assert snap_compare(app, terminal_size=(width, height), run_before=adding)


@pytest.mark.parametrize(
    ("width", "height", "theme"), [(40, 12, "ansi"), (80, 24, "dark"), (120, 40, "light")]
)
def test_search(snap_compare: SnapCompare, tmp_path: Path, width: int, height: int, theme: str) -> None:
    there = Position("search", record="quote q1", view=View(query="harbour"))
    app = Stage(lambda: SearchScreen(on_disk(tmp_path), there), theme=theme)

    async def settled(pilot: Pilot[None]) -> None:
        await until(pilot, "found")
        query = pilot.app.screen.query_one(Input)
        query.cursor_blink = False
        await until_so(pilot, lambda: query.has_focus, "the keyboard")

    assert snap_compare(app, terminal_size=(width, height), run_before=settled)
