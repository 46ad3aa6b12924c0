"""The list that all panes use: its geometry, its painting, and that length costs nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.widgets.line_list import Brush, Geometry, Heading, LineList


class Numbers:
    """Rows that say their number, and count how many of their lines are painted."""

    def __init__(self, count: int, height: int = 1, gap: int = 0, headed: Sequence[int] = ()) -> None:
        self.count = count
        self.height = height
        self.gap = gap
        self.headings = tuple(Heading(row, f"before {row}") for row in headed)
        self.painted = 0

    def __len__(self) -> int:
        return self.count

    def id_of(self, row: int) -> str | None:
        return str(row)

    def row_of(self, id_: str | None) -> int | None:
        return int(id_) if id_ is not None and int(id_) < self.count else None

    def related(self, row: int) -> bool:
        return row == 2

    def words(self, row: int) -> str:
        return f"row {row}"

    def empty(self) -> Sequence[str]:
        return ("There is nothing here.",)

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        self.painted += 1
        return [Segment(f"row {row} line {line}", brush.words)]


class Alone(App[None]):
    """One list, and what it says."""

    def __init__(self, rows: Numbers) -> None:
        super().__init__()
        self.list = LineList("1 Numbers", rows, id="list")
        self.said: list[tuple[str, str | None]] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        self.said.append(("chosen", message.list.chosen_id))

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        self.said.append(("opened", message.list.chosen_id))


def lines(pilot: Pilot[None]) -> list[str]:
    widget = pilot.app.query_one(LineList)
    return [widget.render_line(y).text for y in range(widget.size.height)]


@given(
    count=st.integers(1, 60),
    height=st.integers(1, 3),
    gap=st.integers(0, 1),
    headed=st.sets(st.integers(0, 59), max_size=8),
)
def test_every_line_belongs_to_the_row_that_begins_there(
    count: int, height: int, gap: int, headed: set[int]
) -> None:
    rows = Numbers(count, height, gap, sorted(row for row in headed if row < count))
    geometry = Geometry(rows)
    expected: list[tuple[int, int]] = []
    for row in range(count):
        expected += [(row, -1)] * (row in headed)
        expected += [(row, line) for line in range(height + gap)]
    expected = expected[: len(expected) - gap]
    assert geometry.total == len(expected)
    assert [geometry.place(line) for line in range(geometry.total)] == expected
    for row in range(count):
        assert expected[geometry.first_line(row)] == (row, 0)
        first, end = geometry.span(row)
        assert expected[first] == (row, -1 if row in headed else 0)
        assert expected[end - 1] == (row, height - 1)


async def test_a_hundred_thousand_rows_cost_no_more_than_those_in_view() -> None:
    rows = Numbers(100_000, height=3, gap=1, headed=range(0, 100_000, 7))
    async with Alone(rows).run_test(size=(40, 22)) as pilot:
        rows.painted = 0
        await pilot.press("end", "pageup", "home", "end")
        await pilot.pause()
        assert "row 99999 line 2" in "".join(lines(pilot))
        assert rows.painted <= 20 * 12


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("down", "j"), "2"),
        (("end", "up"), "98"),
        (("G", "k"), "98"),
        (("pagedown",), "9"),
        (("pagedown", "pagedown", "pageup"), "9"),
        (("end", "home"), "0"),
        (("end", "g"), "0"),
        (("up",), "0"),
    ],
)
async def test_keys_move_the_cursor_and_the_row_is_in_view(keys: tuple[str, ...], row: str) -> None:
    app = Alone(Numbers(100))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press(*keys)
        assert app.list.chosen_id == row
        assert any(f"▸ row {row} " in line for line in lines(pilot))


async def test_each_move_is_told_and_enter_opens() -> None:
    app = Alone(Numbers(3))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "end", "down", "enter")
        assert app.said == [("chosen", "1"), ("chosen", "2"), ("opened", "2")]


async def test_a_click_chooses_a_row_and_a_second_one_opens_it_but_headings_are_no_rows() -> None:
    app = Alone(Numbers(9, height=2, headed=[1]))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.click(LineList, offset=(5, 3))
        assert app.said == []
        await pilot.click(LineList, offset=(5, 5))
        assert app.said == [("chosen", "1")]
        await pilot.click(LineList, offset=(5, 7), times=2)
        assert app.said[-1] == ("opened", "2")


async def test_the_frame_tells_row_count_and_place() -> None:
    app = Alone(Numbers(100))
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.show(app.list.rows, "99", 1234)
        top, *inside, bottom = lines(pilot)
        assert "1 Numbers" in top
        assert "row 100 · 100 of 1,234 listed" in bottom
        assert inside[-1].endswith("▐")
        assert inside[0].endswith("┃")
        await pilot.resize_terminal(26, 12)
        assert "100 of 1,234 listed" in lines(pilot)[-1]
        assert "row" not in lines(pilot)[-1]


async def test_related_rows_are_marked_and_an_empty_list_says_why() -> None:
    app = Alone(Numbers(5))
    async with app.run_test(size=(40, 12)) as pilot:
        assert "▹ row 2" in "".join(lines(pilot))
        app.list.show(Numbers(0))
        assert "There is nothing here." in "".join(lines(pilot))
        await pilot.press("down", "enter", "end", "pagedown")
        assert app.said == []


async def test_the_place_in_the_window_is_kept_and_given_back() -> None:
    app = Alone(Numbers(100))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("end", *["up"] * 4)
        above = app.list.rows_above
        before = lines(pilot)
        await pilot.press("home")
        app.list.show(app.list.rows, "95", rows_above=above)
        assert lines(pilot) == before
