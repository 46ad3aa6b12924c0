"""The table of actions: no key does two things, and nothing stands in it without words for people."""

from __future__ import annotations

from tui.actions import (
    ACTIONS,
    CONTEXTS,
    Action,
    actions_in,
    active_keys,
    conflicts,
    hints,
    key_name,
    types_text,
)

BY_ID = {action.id: action for action in ACTIONS}

WRITTEN_IN = ("search", "palette", "note", "add", "correct")
"""Contexts in which letters are text."""


def test_no_key_does_two_things_at_once() -> None:
    assert list(conflicts()) == []


def test_a_shared_key_is_noticed_only_where_both_act() -> None:
    one = Action("one", ("x",), ("topics", "reader"), "", "One.", "Move")
    other = Action("other", ("y", "x"), ("reader",), "", "Other.", "Move")
    apart = Action("apart", ("x",), ("quotes",), "", "Apart.", "Move")
    assert list(conflicts((one, other, apart))) == [("reader", "x", "one", "other")]


def test_ids_are_unique_and_every_action_is_explained_in_one_sentence() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert action.where
        assert action.help.endswith((".", "?"))


def test_everything_can_be_done_without_letters() -> None:
    """A Japanese or Hindi keyboard sends none: help, palette, quit and moving need other keys."""
    for action_id in ("move_up", "move_down", "next_pane", "open", "back", "help", "palette"):
        assert any(not types_text(key) for key in BY_ID[action_id].keys), action_id


def test_a_text_field_keeps_the_keys_that_write() -> None:
    assert active_keys(BY_ID["move_down"], "search") == ("down",)
    assert active_keys(BY_ID["back"], "search") == ("escape",)
    assert BY_ID["move_first"] not in actions_in("search")
    assert active_keys(BY_ID["copy"], "search") == ()


def test_help_stands_last_in_every_footer() -> None:
    for context in CONTEXTS:
        assert hints(context)[-1] == ("F1" if context in WRITTEN_IN else "?", "help")


def test_keys_are_written_as_people_know_them() -> None:
    assert [key_name(key) for key in ("slash", "escape", "y")] == ["/", "esc", "y"]
