"""Record screens: what is known, where it rests, and the way from a row to the printed passage."""

from __future__ import annotations

import re
from functools import partial

import pytest

from tests.making import Made
from tests.screens.stage import Stage, painted, words, workspace_of
from tui.model import Span
from tui.query.dossier import DossierKind
from tui.query.marks import Reference
from tui.screens.record import RecordScreen
from tui.screens.why import WhyScreen
from tui.view import Position
from tui.widgets.particulars import Particulars
from tui.widgets.place_rows import Place, PlaceRows, Section

ARTICLE = """Harbour talks end

Ms Sato said that the port plan was signed. Drills follow.

Officials had agreed the port plan in May. Ports matter."""

SIZES = [(10, 5), (24, 9), (80, 24), (200, 60)]
RECORDS: list[tuple[DossierKind, str]] = [("topic", "Ports"), ("agreement", "a1"), ("person", "Sato")]


def library() -> Made:
    made = Made()
    text = made.document(ARTICLE)
    made.topic("Ports", definition="Harbours and what they need.")
    made.agreement(
        "Port [/x] plan",
        [(text, "the port plan was signed", "signed"), (text, "agreed the port plan", "agreed")],
        topics=("Ports",),
    )
    made.quote(text, "the port plan was signed", speaker="Sato", kind="indirect", topics=("Ports",))
    made.mention(text, "Ports", "Ports")
    return made


def stage(kind: DossierKind, id_: str, *, theme: str = "dark") -> Stage:
    return Stage(partial(RecordScreen, workspace_of(library()), kind, id_), theme=theme)


async def test_an_agreement_shows_the_status_of_each_piece_and_that_they_disagree() -> None:
    app = stage("agreement", "a1")
    async with app.run_test(size=(120, 40)):
        text = words(app)
        assert "Port [/x] plan" in text
        assert "⚠ sources disagree" in text
        assert "⚠ undated" in text
        assert re.search(r"✔ the port plan was signed", text)
        assert re.search(r"● agreed the port plan", text)
        assert "row 1 · 3 of 3 listed" in text


async def test_doubts_stand_in_the_frame_where_they_are_scrolled_out_of_sight() -> None:
    app = stage("agreement", "a1")
    async with app.run_test(size=(48, 12)):
        assert "⚠ sources disagree · undated" in painted(app)[1]


def test_a_place_is_made_when_it_is_asked_for() -> None:
    asked: list[int] = []

    def place(number: int) -> Place:
        asked.append(number)
        return Place(
            Reference("topic", "Ports"), "d", Span(0, 1), "", Particulars(), lambda: f"Place {number}"
        )

    rows = PlaceRows((Section("Quotes", 3, place), Section("Mentions", 100_000, place)))
    assert [heading.row for heading in rows.headings] == [0, 3]
    assert asked == []
    assert (rows.words(2), rows.words(90_003)) == ("Place 2", "Place 90000")
    assert asked == [2, 90_000]


async def test_rows_open_the_reader_at_their_place() -> None:
    app = stage("agreement", "a1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
    there = app.visits[0].there
    start = ARTICLE.index("agreed the port plan")
    assert (there.screen, there.span) == ("reader", Span(start, start + len("agreed the port plan")))


async def test_a_topic_shows_agreements_quotes_and_the_sentences_that_mention_it() -> None:
    app = stage("topic", "Ports")
    async with app.run_test(size=(120, 40)) as pilot:
        text = words(app)
        assert "Harbours and what they need." in text
        assert "rests on 1 agreement · 1 quote" in text
        assert "mentioned 1× in 1 document" in text
        assert text.index("AGREEMENTS") < text.index("QUOTES") < text.index("MENTIONS")
        assert "Ports matter." in text
        await pilot.press("enter", "end", "enter", "y")
    assert [visit.there.screen for visit in app.visits] == ["reader", "reader"]
    assert app.visits[0].there.record == "a1"
    assert app.copied == ["Ports matter."]


async def test_a_person_unknown_to_the_code_book_is_said_to_be_so() -> None:
    app = stage("person", "Sato")
    async with app.run_test(size=(120, 40)) as pilot:
        assert "⚠ only from these documents" in words(app)
        await pilot.press("y", "Y")
    assert app.copied[0] == "the port plan was signed"
    assert "Sato" in app.copied[1]


async def test_a_person_of_the_code_book_has_offices_with_dates() -> None:
    app = stage("person", "S. Jaishankar")
    async with app.run_test(size=(120, 40)):
        assert "2019-05-30" in words(app)
        assert "Nothing in this library rests on it." in words(app)


async def test_escape_leads_out_and_the_row_is_found_again() -> None:
    app = stage("agreement", "a1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        screen = app.screen
        assert isinstance(screen, RecordScreen)
        left: Position = screen.position
        await pilot.press("up")
        screen.restore(left)
        assert screen.position == left
        await pilot.press("escape")
        assert not isinstance(app.screen, RecordScreen)
        again = RecordScreen(workspace_of(library()), "agreement", "a1", left)
        await app.push_screen(again)
        assert again.position == left


async def test_w_tells_why_the_row_is_there() -> None:
    app = stage("agreement", "a1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        assert isinstance(app.screen, WhyScreen)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_is_painted(size: tuple[int, int]) -> None:
    for kind, id_ in RECORDS:
        app = stage(kind, id_, theme="ansi" if size[0] < 80 else "light")
        async with app.run_test(size=size) as pilot:
            await pilot.press("down", "tab", "down", "pagedown", "shift+tab", "end")
            await pilot.resize_terminal(size[1] * 2, size[0] // 2 + 5)
            await pilot.pause()
            assert all(len(line) >= app.size.width for line in painted(app))
