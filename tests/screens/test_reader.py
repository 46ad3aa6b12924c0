"""The reader, driven by keys: where it opens, where its marks are, what it finds and copies."""

from __future__ import annotations

import re
from functools import partial
from typing import cast

import pytest
from msgspec.structs import replace
from textual.geometry import Offset
from textual.selection import Selection

from tests.making import Made
from tests.screens.stage import Stage, painted, words, workspace_of
from tui.model import Document, Span
from tui.screens.reader import ReaderScreen
from tui.workspace import Workspace

ARTICLE = """Harbour talks end in Kobe

Ministers met for two days.

The ministry said that the port plan was agreed. “We shall build together,” Ms Sato said, “and shall share.”

Both sides will train engineers. Cyber drills were discussed. The port plan was agreed in full."""

HOSTILE = """[sic] [/x] of the title

He read [@click=app.quit]go[/] and \x1b[31mred\x07 and \u202eback.
防衛協力を進める。 and हिन्दी भाषा to us.

He said that [bold]nothing[/bold] was [/x] hidden."""

SIZES = [(10, 5), (24, 8), (40, 12), (80, 24), (120, 8), (200, 60)]


def article() -> tuple[Made, str]:
    made = Made()
    text = made.document(ARTICLE)
    made.agreement("Port plan", [(text, "the port plan was agreed", "agreed")], topics=("Ports",))
    made.quote(text, "the port plan was agreed", speaker="Ministry", kind="indirect")
    made.quote(text, "We shall build together,", "and shall share.", speaker="Sato")
    made.mention(text, "Ports", "port plan")
    made.mention(text, "Cyber security", "Cyber")
    return made, text


def reader(span: Span | None = None, record: str | None = None) -> Stage:
    made, text = article()
    workspace = workspace_of(made)
    return Stage(lambda: ReaderScreen(workspace, text, span, record))


def screen_of(app: Stage) -> ReaderScreen:
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


def current(app: Stage) -> str:
    span = screen_of(app).page.current
    return ARTICLE[span.start : span.end] if span else ""


async def test_n_stops_once_at_records_with_the_same_span_and_goes_round() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        seen = []
        for _ in range(6):
            await pilot.press("n")
            seen.append(current(app))
        assert seen == [
            "the port plan was agreed",
            "port plan",
            "We shall build together,” Ms Sato said, “and shall share.",
            "Cyber",
            "port plan",
            "the port plan was agreed",
        ]
        await pilot.press("N", "N")
        assert current(app) == "Cyber"
        assert "mark 4 of 5" in words(app)


async def test_n_moves_the_page_whichever_pane_has_the_keyboard() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "n")
        assert app.focused is app.screen.query_one("#records")
        assert "mark 1 of 5" in words(app)
        await pilot.resize_terminal(80, 24)
        await pilot.press("n")
        assert "mark 2 of 5" in words(app)


async def test_m_leaves_topics_out_and_takes_them_in_again() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "n", "n")
        assert "mark 2 of 2" in words(app)
        assert "agreement quote ━" in words(app)
        await pilot.press("m", "n")
        assert "mark 4 of 5" in words(app)
        assert "agreement quote topic ━" in words(app)


async def test_records_with_the_same_span_are_explained_together() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n")
        text = words(app)
        assert "Port plan" in text
        assert "» reported" in text


async def test_it_opens_at_a_span_that_is_no_record() -> None:
    start = ARTICLE.index("Both sides will train engineers.")
    app = reader(Span(start, start + 32))
    async with app.run_test(size=(40, 12)) as pilot:
        assert "Both sides will train" in words(app)
        assert any("▸" in line and "Both sides" in line for line in painted(app))
        await pilot.press("n")
        assert current(app) == "Cyber"


async def test_a_sentence_with_records_inside_is_explained_by_them() -> None:
    start = ARTICLE.index("The port plan was agreed in full.")
    app = reader(Span(start, start + 33))
    async with app.run_test(size=(80, 24)):
        assert "mentioned" in words(app)
        assert "No record stands here" not in words(app)


async def test_a_document_that_is_not_analysed_says_so() -> None:
    made = Made()
    text = made.document("会談\n\n両大臣は東京で会談した。")
    workspace = workspace_of(made)
    table = cast(dict[str, Document], workspace.records.documents)
    table[text] = replace(table[text], language="ja")
    async with Stage(lambda: ReaderScreen(workspace, text)).run_test(size=(80, 24)) as pilot:
        assert "⚠ not analysed · undated" in painted(pilot.app)[1]


async def test_it_opens_at_the_first_place_of_a_record() -> None:
    app = reader(record="q2")
    async with app.run_test(size=(80, 24)):
        assert current(app).startswith("We shall build")


async def test_margin_names_kinds_and_numbers() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)):
        lines = painted(app)
        assert any(re.search(r"title +Harbour talks", line) for line in lines)
        assert any(re.search(r"¶ 2 +●» The ministry said", line) for line in lines)


async def test_what_is_doubtful_stands_in_the_frame_at_every_width() -> None:
    for width in (40, 60, 80, 120):
        app = reader()
        async with app.run_test(size=(width, 24)):
            assert "⚠ undated" in "".join(painted(app)[1])


async def test_a_split_quote_is_copied_in_its_parts_and_cited_with_its_speaker() -> None:
    app = reader(record="q2")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "Y")
    words_, cited = app.copied
    assert words_ == "We shall build together, […] and shall share."
    assert words_ in cited
    assert "Sato" in cited
    assert cited.endswith("undated, ¶ 2")


async def test_a_topic_is_copied_with_its_sentence() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "n", "n", "n", "y")
    assert app.copied == ["Cyber drills were discussed."]


async def test_finding_words_takes_n_over_until_escape() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"shall")
        assert "match 1 of 2" in words(app)
        await pilot.press("enter", "n")
        assert "match 2 of 2" in words(app)
        assert current(app) == "shall"
        await pilot.press("escape", "n")
        assert "mark " in words(app)
        assert current(app) == "Cyber"
        await pilot.press("escape")
        assert not isinstance(app.screen, ReaderScreen)


async def test_typing_goes_on_from_where_finding_began() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "t", "o", "g")
        assert current(app) == "tog"
        await pilot.press("backspace", "backspace", "backspace", *"HARBOUR   talks")
        assert current(app) == "Harbour talks"
        await pilot.press("x")
        assert "no match" in words(app)


async def test_the_list_beside_the_page_follows_and_leads() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n", "n", "n")
        assert any("▸ “ We shall" in line for line in painted(app))
        await pilot.press("tab", "up", "up")
        assert current(app) == "the port plan was agreed"


async def test_enter_opens_the_record_of_the_current_mark() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "enter", "n", "enter", "n", "enter")
    went = [(visit.there.pane, visit.there.record) for visit in app.visits]
    assert went == [("agreements", "a1"), ("topics", "Ports"), ("quotes", "Sato")]


async def test_words_selected_with_the_mouse_are_copied_letter_for_letter() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        lines = painted(app)
        top = next(y for y, line in enumerate(lines) if "The ministry said" in line)
        left = lines[top].index("The ministry")
        end_row = next(y for y, line in enumerate(lines) if "share.”" in line)
        end = lines[end_row].index("share.”") + len("share") - 1
        await pilot.mouse_down(offset=(left, top))
        await pilot.hover(offset=(end, end_row))
        await pilot.mouse_up(offset=(end, end_row))
        await pilot.pause()
        await pilot.press("y")
    start = ARTICLE.index("The ministry")
    assert app.copied == [ARTICLE[start : ARTICLE.index("share.") + len("share")]]


async def test_a_selection_gives_offsets_of_the_text_not_of_lines() -> None:
    app = reader()
    async with app.run_test(size=(40, 12)):
        start = ARTICLE.index("Ministers")
        selection = Selection(Offset(start, 0), Offset(start + 9, 0))
        assert screen_of(app).page.get_selection(selection) == ("Ministers", "\n")


async def test_a_click_makes_the_shortest_record_under_it_current() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        lines = painted(app)
        y = next(y for y, line in enumerate(lines) if "The ministry said" in line)
        await pilot.click(offset=(lines[y].index("port plan") + 2, y))
        assert current(app) == "port plan"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_paints_whole_lines_and_all_keys_work(size: tuple[int, int]) -> None:
    for ascii_only, theme in ((False, "dark"), (True, "ansi")):
        made, text = article()
        workspace = workspace_of(made)
        app = Stage(partial(ReaderScreen, workspace, text), theme=theme, ascii=ascii_only)
        async with app.run_test(size=size) as pilot:
            await pilot.press(
                "n", "n", "j", "k", "pagedown", "G", "g", "tab", "down", "shift+tab", "slash", "a"
            )
            await pilot.resize_terminal(size[1] * 2, size[0] // 2 + 5)
            await pilot.pause()
            assert all(len(line) >= app.size.width for line in painted(app))


def hostile() -> tuple[Workspace, str]:
    made = Made()
    text = made.document(HOSTILE)
    made.quote(text, "[bold]nothing[/bold] was [/x] hidden", kind="indirect")
    made.agreement("[/x] pact [sic]", [(text, "[@click=app.quit]go[/]", "signed")], parties=("[/x]",))
    made.mention(text, "[b]topic[/b]", "防衛協力")
    return workspace_of(made), text


async def test_hostile_text_is_painted_letter_for_letter() -> None:
    workspace, text = hostile()
    app = Stage(lambda: ReaderScreen(workspace, text))
    async with app.run_test(size=(200, 40)) as pilot:
        for _ in range(3):
            await pilot.press("n")
            shown = words(app)
            assert "[sic] [/x] of the title" in shown
            assert "[@click=app.quit]go[/] and ␛[31mred␇ and \ufffdback" in shown
            assert "防衛協力を進める。" in shown
            assert "हिन्दी भाषा" in shown
            assert "[bold]nothing[/bold] was [/x] hidden" in shown
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", "".join(painted(app)))
        assert "[/x] pact [sic]" in shown


async def test_ascii_paints_nothing_else_of_its_own() -> None:
    made, text = article()
    workspace = workspace_of(made)
    app = Stage(lambda: ReaderScreen(workspace, text), ascii=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n")
        assert "".join(painted(app)).isascii()
