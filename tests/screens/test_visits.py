"""Where a person has been, as in a browser."""

from __future__ import annotations

from tui.screens.visits import History
from tui.view import Position

START, RECORD, READER = Position(), Position("record", record="a1"), Position("reader", record="q1")


def test_back_and_forward_lead_over_what_was_visited() -> None:
    history = History()
    history.visit(RECORD)
    history.visit(READER)
    assert history.back() == RECORD
    assert history.back() == START
    assert history.back() is None
    assert history.forward() == RECORD
    assert history.forward() == READER
    assert history.forward() is None


def test_a_new_place_after_going_back_ends_what_lay_ahead() -> None:
    history = History()
    history.visit(RECORD)
    history.back()
    history.visit(READER)
    assert history.forward() is None
    assert history.back() == START


def test_a_place_is_found_as_it_was_left() -> None:
    history = History()
    moved = Position(pane="quotes", record="q7", rows_above=3)
    history.visit(READER, moved)
    assert history.back(READER) == moved
    scrolled = Position("reader", record="q2")
    history.forward(moved)
    history.back(scrolled)
    assert history.forward() == scrolled


def test_the_same_place_is_not_visited_twice_in_a_row() -> None:
    history = History()
    history.visit(RECORD)
    history.visit(RECORD)
    assert history.back() == START
