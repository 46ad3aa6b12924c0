"""Frames, bars and particulars: what goes where there is no room, and what always stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.widget import Widget

from tests.making import Made
from tui.actions import CONTEXTS, Context, hints
from tui.cite.rows import quote_cells
from tui.host.signs import signs
from tui.widgets.footer import FooterLine
from tui.widgets.frame import Extent, edge
from tui.widgets.lines import cells
from tui.widgets.particulars import Particulars, short_name
from tui.widgets.quotes import quote_particulars
from tui.widgets.top_line import TopLine
from tui.wording import counted

SIGNS = signs(ascii=False)
PLAIN = Style()


class Alone(App[None]):
    """One widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


async def line_of(widget: Widget, width: int) -> str:
    async with Alone(widget).run_test(size=(width, 3)):
        return widget.render_line(0).text


@given(left=st.text("ab ", max_size=30), right=st.text("ab ", max_size=30), width=st.integers(1, 50))
def test_an_edge_is_as_wide_as_its_pane(left: str, right: str, width: int) -> None:
    strip = edge(width, [Segment(left)], [Segment(right)] if right else [], ("┌", "┐"), Segment("─"))
    assert cell_len(strip.text) == width
    if cell_len(left) + cell_len(right) + 9 <= width:
        assert left in strip.text
        assert right in strip.text


@given(
    first=st.integers(0, 10**6),
    shown=st.integers(1, 100),
    more=st.integers(0, 10**6),
    height=st.integers(1, 60),
)
def test_the_thumb_stands_on_the_edge_at_both_ends_of_a_list(
    first: int, shown: int, more: int, height: int
) -> None:
    total = shown + more
    thumb = Extent(min(first, more), shown, total).thumb(height)
    assert (len(thumb) > 0) == (more > 0)
    if more:
        assert 0 <= thumb.start < thumb.stop <= height
        assert Extent(0, shown, total).thumb(height).start == 0
        assert Extent(more, shown, total).thumb(height).stop == height


def test_where_a_line_is_short_the_kind_goes_first_and_doubts_stay() -> None:
    filed = Particulars("direct", "Ms Okabe of the ministry", "¶ 7", ("undated",))

    def line(width: int) -> str:
        return "".join(segment.text for segment in filed.line(width, SIGNS, PLAIN, PLAIN))

    assert line(60) == "Ms Okabe of the ministry · direct · ¶ 7 · ⚠ undated"
    assert line(45) == "Ms Okabe of the ministry · ¶ 7 · ⚠ undated"
    assert line(33) == "Ms Okabe of … · ¶ 7 · ⚠ undated"
    assert line(20) == "¶ 7 · ⚠ undated"


def test_a_quote_that_several_papers_print_says_how_many() -> None:
    made = Made()
    one, other = (made.document(f"Paper {number}\n\nWe shall build the port.") for number in (1, 2))
    id_ = made.quote(one, "We shall build the port.", speaker="Rao", also=[other])
    records = made.records()
    quote, document = records.quotes[id_], records.documents[one]
    filed = quote_particulars(quote, document, SIGNS, dated=False)
    assert "".join(segment.text for segment in filed.line(60, SIGNS, PLAIN, PLAIN)) == (
        "Rao · direct · ¶ 1 · 2 sources"
    )
    assert quote_cells(quote, document)[2] == "2"


def test_more_doubts_than_have_room_are_cut_after_a_word_and_said_to_go_on() -> None:
    filed = Particulars("direct", "Ms Okabe", "¶ 7", ("not named", "undated"))
    line = filed.line(22, SIGNS, PLAIN, PLAIN)
    assert "".join(segment.text for segment in line) == "¶ 7 · ⚠ not named · …"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ministry of Harbours (India)", "Harbours Min."),
        ("Ministry of Land, Transport and Tourism", "Land, Transport and Tourism Min."),
        ("Ministry of Foreign Affairs of Japan", "Foreign Affairs Min., Japan"),
        ("Department of Tides", "Tides Dept."),
        ("Ms Okabe of the ministry", "Ms Okabe of the ministry"),
    ],
)
def test_a_body_has_a_short_name_where_the_whole_has_no_room(name: str, short: str) -> None:
    filed = Particulars("direct", name, "¶ 7")

    def line(width: int) -> str:
        return "".join(segment.text for segment in filed.line(width, SIGNS, PLAIN, PLAIN))

    assert short_name(name) == short
    assert line(60) == f"{name} · direct · ¶ 7"
    assert line(cell_len(f"{short} · ¶ 7")) == f"{short} · ¶ 7"


def test_doubts_are_in_full_text_colour() -> None:
    full = Style(color="white")
    segments = Particulars("direct", "", "¶ 7", ("undated",)).line(40, SIGNS, Style(dim=True), full)
    assert [segment.style for segment in segments if "undated" in segment.text] == [full]


@pytest.mark.parametrize("context", CONTEXTS)
async def test_help_stands_in_every_footer_at_every_width(context: Context) -> None:
    for width in (10, 24, 40, 80, 200):
        line = await line_of(FooterLine(context), width)
        assert cell_len(line) == width
        assert " help" in line


async def test_hints_that_have_no_room_go_from_the_left() -> None:
    whole = await line_of(FooterLine("quotes"), 120)
    short = await line_of(FooterLine("quotes"), 34)
    assert whole.split()[0] == hints("quotes")[0][0]
    assert short.split()[0] == "…"
    kept = short.split()[1:]
    assert whole.split()[-len(kept) :] == kept


async def test_the_top_line_keeps_where_one_is_longer_than_the_counts() -> None:
    top = TopLine()
    async with Alone(top).run_test(size=(80, 3)) as pilot:
        top.show(("Cyber security",), (counted(1, "document"), counted(1200, "quote")))
        assert top.render_line(0).text.split("  ")[0] == " indojp › Cyber security"
        assert top.render_line(0).text.endswith("1 document · 1,200 quotes ")
        await pilot.resize_terminal(30, 3)
        assert top.render_line(0).text.rstrip() == " indojp › Cyber security"
        await pilot.resize_terminal(10, 3)
        assert cells(list(top.render_line(0))) == 10


async def test_the_last_step_of_the_top_line_stays_where_the_one_before_it_is_long() -> None:
    top = TopLine()
    async with Alone(top).run_test(size=(40, 3)):
        top.show(("A very long title of a document that has no end", "reader"), ())
        assert top.render_line(0).text.rstrip() == " indojp › A very long title … › reader"
