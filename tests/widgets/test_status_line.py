"""What goes on beside the explorer: told in one line that is as long as the screen, and gone with it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult

from tests.screens.stage import painted
from tui.library.progress import Progress
from tui.themes import textual_themes
from tui.widgets.status_line import Status, StatusLine, Telling

STEP = Progress("extracting", 1_234, 5_000, "a.txt", left=3_725, problems=1)
ADDING = Status("Adding [/x] \x1b[31mten years of papers from the ministry", "F8", "stops it", STEP, 12.34)


class Told(Telling):
    """A line alone."""

    def on_load(self) -> None:
        for theme in textual_themes().values():
            self.register_theme(theme)
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield StatusLine()


async def line(width: int, status: Status | None) -> str:
    app = Told()
    async with app.run_test(size=(width, 2)) as pilot:
        app.status = status
        await pilot.pause()
        return painted(app)[0]


async def test_all_that_is_known_is_told_where_there_is_room() -> None:
    told = await line(140, ADDING)
    assert told.startswith(" Adding [/x] ␛[31mten years of papers")
    assert "▬▬▬─────────────  1,234 of 5,000 · 12.3/s · 1:02:05 left · 1 problem" in told
    assert told.rstrip().endswith("F8 stops it")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100])
async def test_what_matters_most_stays_where_the_line_is_short(width: int) -> None:
    told = await line(width, ADDING)
    assert cell_len(told) == width
    if width >= 60:
        assert "1,234 of 5,000" in told
        assert told.rstrip().endswith("F8 stops it")
    if width >= 80:
        assert "1:02:05 left · 1 problem" in told


async def test_where_nothing_goes_on_nothing_stands() -> None:
    assert (await line(40, None)).strip() == ""
    assert "changed" in await line(40, Status("Another program changed it.", "F5", "reads it"))


async def test_words_without_figures_have_the_line_to_themselves() -> None:
    words = "Stopping; what is done so far is being kept until all of it is written …"
    assert (await line(100, Status(words))).strip() == words
    assert cell_len(await line(40, Status(words, "F8", "stops it"))) == 40
