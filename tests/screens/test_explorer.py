"""The explorer, driven by keys: what narrows what, what is marked, what is copied, and what comes back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.screens.library import LABELS, in_memory
from tests.screens.stage import Stage, painted, words
from tui.model import Span
from tui.screens.explorer import ExplorerScreen
from tui.view import Position
from tui.widgets.evidence import Evidence
from tui.widgets.line_list import LineList

SIZES = [(10, 5), (24, 8), (40, 12), (80, 24), (100, 10), (200, 60)]


def stage(**options: object) -> Stage:
    return Stage(lambda: ExplorerScreen(in_memory()), **options)  # type: ignore[arg-type]


def listed(pilot: Pilot[None], pane: str) -> list[str | None]:
    """The ids of a pane's rows, "All" as None."""
    rows = pilot.app.screen.query_one(f"#{pane}", LineList).rows
    return [rows.id_of(row) for row in range(len(rows))]


def chosen(pilot: Pilot[None], pane: str) -> str | None:
    return pilot.app.screen.query_one(f"#{pane}", LineList).chosen_id


def marked(pilot: Pilot[None], pane: str) -> list[str | None]:
    rows = pilot.app.screen.query_one(f"#{pane}", LineList).rows
    return [rows.id_of(row) for row in range(len(rows)) if rows.related(row)]


async def test_at_first_the_topics_have_the_focus_on_all_and_everything_is_listed() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        assert pilot.app.focused is pilot.app.screen.query_one("#topics")
        assert listed(pilot, "topics") == [None, *LABELS]
        assert listed(pilot, "agreements") == [None, "a1", "a2"]
        assert listed(pilot, "quotes") == ["q1", "q2", "q3", "q4"]
        screen = words(pilot.app)
        for said in ("all · 4 of 4 listed", "all · 2 of 2 listed", "row 1 · 4 of 4 listed"):
            assert said in screen
        assert "2 documents · 4 topics · 2 agreements · 4 quotes" in screen
        assert "2 agreements, 4 quotes" in screen


async def test_keys_typed_faster_than_the_screen_follows_are_not_lost() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        agreements = pilot.app.screen.query_one("#agreements", LineList)
        pilot.app.screen.set_focus(agreements)
        agreements.action_move_down()  # before the screen has heard of the focus
        await pilot.pause()
        assert chosen(pilot, "agreements") == "a1"
        assert listed(pilot, "quotes") != ["q1", "q2", "q3", "q4"]


async def test_a_topic_narrows_what_stands_to_its_right_and_never_its_own_pane() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await pilot.press("down")
        assert listed(pilot, "topics") == [None, *LABELS]
        assert listed(pilot, "agreements") == [None, "a1"]
        assert listed(pilot, "quotes") == ["q1", "q2"]
        assert "1 of 2 listed" in words(pilot.app)
        await pilot.press("down")
        assert listed(pilot, "agreements") == []
        assert listed(pilot, "quotes") == ["q3"]


async def test_a_topic_that_is_only_mentioned_keeps_its_row_and_shows_where() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await pilot.press("end")
        assert chosen(pilot, "topics") == "Space"
        screen = words(pilot.app)
        assert "mentioned 2×" in screen
        assert "The rockets stayed at home" in screen


async def test_an_agreement_narrows_the_quotes_alone() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await pilot.press("2", "down")
        assert listed(pilot, "topics") == [None, *LABELS]
        assert listed(pilot, "agreements") == [None, "a1", "a2"]
        assert listed(pilot, "quotes") == ["q1", "q2"]
        assert marked(pilot, "topics") == ["Ports"]


async def test_a_quote_marks_what_it_belongs_to_on_its_left() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "end")
        assert chosen(pilot, "quotes") == "q4"
        assert marked(pilot, "topics") == ["Trade"]
        assert marked(pilot, "agreements") == ["a2"]
        assert listed(pilot, "agreements") == [None, "a1", "a2"]
        assert "▹ Trade" in words(pilot.app)


async def test_agreements_keep_their_row_as_long_as_it_is_listed() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await pilot.press("2", "down", "1", "down")
        assert chosen(pilot, "topics") == "Ports"
        assert chosen(pilot, "agreements") == "a1"
        await pilot.press("down", "down")
        assert chosen(pilot, "topics") == "Trade"
        assert chosen(pilot, "agreements") is None
        assert listed(pilot, "agreements") == [None, "a2"]


async def test_panes_are_reached_by_number_and_in_turn() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        for key, pane in {"3": "quotes", "4": "evidence", "2": "agreements", "1": "topics"}.items():
            await pilot.press(key)
            assert pilot.app.focused is pilot.app.screen.query_one(f"#{pane}")
        await pilot.press("tab", "l", "right")
        assert pilot.app.focused is pilot.app.screen.query_one("#evidence")
        await pilot.press("tab", "shift+tab", "h", "left")
        assert pilot.app.focused is pilot.app.screen.query_one("#agreements")


async def test_topics_are_sorted_by_figure_and_back() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await pilot.press("s")
        assert listed(pilot, "topics") == [None, "Ports", "Trade", "Training", "Space"]
        assert "SEA" not in words(pilot.app)
        await pilot.press("s")
        assert listed(pilot, "topics") == [None, *LABELS]


async def test_a_pane_takes_the_whole_screen_and_gives_it_back() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        before = painted(pilot.app)
        await pilot.press("z")
        await pilot.pause()
        assert "2 Agreements" not in words(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert painted(pilot.app) == before


async def test_escape_leads_from_the_evidence_to_its_row_and_no_further() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "down", "4", "escape")
        assert pilot.app.focused is pilot.app.screen.query_one("#quotes")
        before = painted(pilot.app)
        await pilot.press("escape", "backspace")
        assert painted(pilot.app) == before


async def test_where_one_is_can_be_left_and_found_again() -> None:
    async with stage().run_test(size=(120, 30)) as pilot:
        await pilot.press("down", "3", "down")
        screen = pilot.app.screen
        assert isinstance(screen, ExplorerScreen)
        there, before = screen.position, painted(pilot.app)
        assert (there.pane, there.record, there.view.topic) == ("quotes", "q2", "Ports")
        await pilot.press("1", "home", "2")
        screen.restore(there)
        await pilot.pause()
        assert painted(pilot.app) == before


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (("down", "enter"), Position("record", "topics", "Ports")),
        (("2", "down", "enter"), Position("record", "agreements", "a1")),
        (("3", "enter"), Position("reader", record="q1")),
        (("3", "end", "4", "enter"), Position("reader", "evidence", "q4")),
    ],
)
async def test_enter_opens_a_quote_in_its_document_and_the_rest_as_records(
    keys: tuple[str, ...], there: Position
) -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        (visit,) = app.visits
        assert (visit.there.screen, visit.there.record) == (there.screen, there.record)
        if there.screen == "reader":
            assert isinstance(visit.there.span, Span)
        else:
            assert visit.there.pane == there.pane
        assert visit.here is not None


async def test_what_is_copied_are_the_words_that_the_evidence_marks() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "down", "y", "Y")
        await pilot.press("1", "home", "2", "down", "y", "Y", "4", "Y")
    quote, cited_quote, passage, agreement, cited_passage = app.copied
    assert quote == "We shall sail in spring,"
    assert cited_quote.startswith("“We shall sail in spring,”")
    assert "Ms Okabe" in cited_quote
    assert "undated, ¶ 2" in cited_quote
    assert passage == "the harbour pact was agreed"
    assert "agreed; India; Japan" in agreement
    assert cited_passage.startswith("“the harbour pact was agreed”")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_pane_can_be_used_at_every_size(size: tuple[int, int]) -> None:
    async with stage().run_test(size=size) as pilot:
        for key, pane in enumerate(("topics", "agreements", "quotes", "evidence"), 1):
            await pilot.press(str(key), "down", "up", "pagedown", "home", "end", "z", "z")
            await pilot.pause()
            widget = pilot.app.screen.query_one(f"#{pane}")
            assert widget.has_focus
            assert widget.size.height >= min(size[1], 3)
            lines = painted(pilot.app)
            assert len(lines) == size[1]
        assert pilot.app.screen.query_one(Evidence).subject.passages


@pytest.mark.parametrize(("size", "has_room"), [((80, 24), True), ((40, 12), False)], ids=str)
async def test_stacked_panes_are_folded_to_their_title_their_counts_and_their_row_where_it_fits(
    size: tuple[int, int], has_room: bool
) -> None:
    async with stage().run_test(size=size) as pilot:
        await pilot.press("down", "3")
        await pilot.pause()
        lines = painted(pilot.app)
        (topics,) = [line for line in lines if "1 Topics" in line]
        (agreements,) = [line for line in lines if "2 Agreements" in line]
        assert "▸ Ports" in topics
        assert "4 of 4 listed" in topics
        assert "1 of 2 listed" in agreements
        assert ("▸ All" in agreements) == has_room
        assert lines[lines.index(topics) + 1] == agreements


async def test_ascii_paints_no_sign_beyond_ascii() -> None:
    async with stage(ascii=True).run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "3", "down")
        assert "".join(painted(pilot.app)).isascii()
