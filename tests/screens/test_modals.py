"""Reasons, help and palette: what they say, and that they leave what is below as it was."""

from __future__ import annotations

from functools import partial
from typing import cast

import pytest
from msgspec.structs import replace
from textual.screen import Screen
from textual.widgets import Input

from tests.making import Made
from tests.screens.stage import Stage, painted, words, workspace_of
from tui.actions import CONTEXTS, Context, actions_in, key_names
from tui.model import Agreement, Mention, Names, NameUse, Rule, Span
from tui.screens import why
from tui.screens.help import HelpScreen, key_entries
from tui.screens.palette import PaletteScreen, matching, perform
from tui.screens.reader import ReaderScreen
from tui.screens.record import RecordScreen
from tui.screens.why import WhyScreen
from tui.widgets.known import Known

TEXT = "Title\n\nMs Sato said [sic] that ports grow. Ports matter."
SIZES = [(10, 5), (40, 12), (200, 60)]


def library() -> Made:
    made = Made()
    text = made.document(TEXT)
    made.quote(text, "ports grow", speaker="Sato", kind="indirect")
    made.mention(text, "Ports", "orts")
    made.agreement("Port pact", [(text, "ports grow", "agreed")])
    return made


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(why, "rules", lambda: {"made": "Somebody made it [/x]."})


async def reason(record: str) -> str:
    app = Stage(partial(WhyScreen, workspace_of(library()), record))
    async with app.run_test(size=(80, 24)):
        return words(app)


@pytest.mark.usefixtures("described")
async def test_a_reason_names_the_rule_what_it_says_and_its_words_in_their_passage() -> None:
    for record in ("q1", "a1"):
        text = await reason(record)
        assert "rule made" in text
        assert "Somebody made it [/x]." in text
        assert "“ports grow”" in text
        assert "Ms Sato said [sic] that ports grow. Ports matter." in text
        assert "¶ 1 · Title" in text


async def test_the_passage_is_the_one_that_holds_the_rules_words() -> None:
    made = Made()
    text = made.document(f"{TEXT}\n\nThe pact is signed.")
    made.agreement("Port pact", [(text, "ports grow", "agreed"), (text, "The pact is signed", "signed")])
    workspace = workspace_of(made)
    agreement = workspace.records.agreements["a1"]
    rule = Rule("made", (made.span(text, "signed"),))
    cast(dict[str, Agreement], workspace.records.agreements)["a1"] = replace(agreement, rule=rule)
    app = Stage(partial(WhyScreen, workspace, "a1"))
    async with app.run_test(size=(40, 12)):
        assert "¶ 2 · Title" in words(app)
        assert "The pact is signed." in words(app)
        assert "Ms Sato" not in words(app)


async def test_a_topic_rests_on_the_words_that_name_it() -> None:
    text = await reason("Ports")
    assert why.TOPIC_RULE in text
    assert "“orts”" in text


async def test_a_rule_of_another_version_is_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(why, "rules", dict)
    assert "⚠ not described in this version" in await reason("q1")


async def test_a_record_that_is_gone_opens_and_closes() -> None:
    app = Stage(partial(WhyScreen, workspace_of(library()), "nothing"))
    async with app.run_test(size=(40, 12)) as pilot:
        assert "Why is this here?" in words(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, WhyScreen)


def test_the_rule_of_a_record_is_that_of_the_record() -> None:
    workspace = workspace_of(library())
    found = why.reason_for(workspace, "q1")
    assert found is not None
    assert found.rule == Rule("made", workspace.records.quotes["q1"].parts)
    assert why.reason_for(workspace, "nothing") is None


def test_a_person_rests_on_the_words_that_name_them() -> None:
    records = library().records()
    (document,) = records.documents
    sato = NameUse("Sato", (Mention(10, 14, "Sato"),))
    workspace = workspace_of(library())
    workspace.records = replace(records, names={document: Names(people=(sato,))})
    found = why.reason_for(workspace, "Sato")
    assert found is not None
    assert found.rule == Rule(why.NAME_RULE, (Span(10, 14),))


@pytest.mark.parametrize("where", CONTEXTS)
def test_every_key_of_a_context_stands_in_its_help(where: Context) -> None:
    known = {known for entry in key_entries(where) for known in entry.known}
    for action in actions_in(where):
        keys = ", ".join(key_names(action, where))
        assert Known(keys, action.help) in known


async def test_help_shows_all_keys_and_signs_as_one_pages_through() -> None:
    app = Stage(partial(HelpScreen, "evidence"))
    async with app.run_test(size=(40, 12)) as pilot:
        seen = words(app)
        for _ in range(30):
            await pilot.press("pagedown")
            seen += words(app)
        for entry in key_entries("evidence"):
            for known in entry.known:
                assert known.label in seen
        assert "in force" in seen
        await pilot.press("escape")
        assert not isinstance(app.screen, HelpScreen)


def test_every_word_counts_and_names_come_first() -> None:
    actions = actions_in("quotes")
    assert matching(actions, "copy")[0].id == "copy"
    assert {action.id for action in matching(actions, "words citation")} == {"cite"}
    assert matching(actions, "zzz") == []
    assert len(matching(actions, " ")) == len(actions)


class Below(Screen[None]):
    """A screen with an action, to be done from the palette."""

    def __init__(self, done: list[str]) -> None:
        super().__init__()
        self._done = done

    def action_zoom(self) -> None:
        self._done.append("zoom")


async def test_every_name_in_the_palette_stands_apart_from_its_sentence() -> None:
    app = Stage(partial(PaletteScreen, "documents"))
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        said = words(app)
    for action in actions_in("documents"):
        if action.id != "palette":
            name = action.id.replace("_", " ").capitalize()
            assert f"{name} {action.help[:30]}" in said


async def test_the_palette_does_what_was_chosen_on_the_screen_below() -> None:
    done: list[str] = []
    app = Stage(partial(Below, done))
    async with app.run_test(size=(80, 24)) as pilot:

        async def do(action: str | None) -> None:
            if action:
                await perform(app, action)

        app.push_screen(PaletteScreen("quotes"), do)
        await pilot.pause()
        await pilot.press(*"zoom", "enter")
        await pilot.pause()
        assert done == ["zoom"]
        assert isinstance(app.screen, Below)


async def test_arrows_move_in_the_palette_while_one_types_and_escape_chooses_nothing() -> None:
    chosen: list[str | None] = []
    app = Stage(partial(Below, []))
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PaletteScreen("quotes"), chosen.append)
        await pilot.pause()
        await pilot.press("o", "down", "backspace", "down")
        assert isinstance(app.focused, Input)
        assert sum("▸" in line for line in painted(app)) == 1
        before = [line for line in painted(app) if "▸" in line]
        await pilot.press("pagedown")
        (after,) = [line for line in painted(app) if "▸" in line]
        assert after not in before
        await pilot.press("escape")
        await pilot.pause()
    assert chosen == [None]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_is_painted(size: tuple[int, int]) -> None:
    makes = (
        partial(WhyScreen, workspace_of(library()), "q1"),
        partial(HelpScreen, "reader"),
        partial(PaletteScreen, "reader"),
    )
    for make in makes:
        app = Stage(make, theme="light")
        async with app.run_test(size=size) as pilot:
            await pilot.press("down", "pagedown")
            await pilot.resize_terminal(size[1] * 2, size[0] // 2 + 5)
            await pilot.pause()
            assert all(len(line) >= app.size.width for line in painted(app))


async def test_the_footer_is_that_of_the_box_and_not_of_what_lies_below() -> None:
    app = Stage(partial(RecordScreen, workspace_of(library()), "agreement", "a1"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "/ search" in painted(app)[-1]
        await pilot.press("w")
        await pilot.pause()
        assert painted(app)[-1].split() == ["esc", "back", "?", "help"]


def test_each_screen_says_which_actions_act_there() -> None:
    contexts = {ReaderScreen.context, RecordScreen.context, WhyScreen.context, HelpScreen.context}
    assert contexts == {"reader", "record", "why", "help"}


async def test_ascii_paints_nothing_else_of_its_own() -> None:
    workspace = workspace_of(library())
    for make in (
        partial(RecordScreen, workspace, "agreement", "a1"),
        partial(WhyScreen, workspace, "q1"),
        partial(HelpScreen, "reader"),
        partial(PaletteScreen, "reader"),
    ):
        app = Stage(make, ascii=True)
        async with app.run_test(size=(120, 60)):
            assert "".join(painted(app)).isascii()
