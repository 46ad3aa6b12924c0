"""The evidence pane: the quote in view, its pins below it, one passage after the other."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App, ComposeResult

from tests.making import Made
from tests.screens.stage import workspace_of
from tui.host.signs import signs
from tui.widgets.evidence import Evidence
from tui.widgets.passages import Subject
from tui.widgets.subjects import MOST_PASSAGES, agreement_subject, quote_subject, topic_subject

SIGNS = signs(ascii=False)
BEFORE = "Nobody knew how long the talks would last. " * 30
SAID = "ferries-will-sail"
TEXT = f"Ferry talks\n\n{BEFORE}Ms Okabe said that {SAID}. {BEFORE}"


class Alone(App[None]):
    """The pane, with one record in it."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.pane = Evidence("4 Evidence", id="evidence")
        self._subject = subject
        self.opened: list[Evidence.Opened] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.show(self._subject)
        self.pane.focus()

    def on_evidence_opened(self, message: Evidence.Opened) -> None:
        self.opened.append(message)

    def lines(self) -> list[str]:
        return [self.pane.render_line(y).text for y in range(self.pane.size.height)]

    def segments(self, words: str) -> list[Segment]:
        return [
            segment
            for y in range(self.pane.size.height)
            for segment in self.pane.render_line(y)
            if words in segment.text
        ]


def quoted() -> Subject:
    made = Made()
    text = made.document(TEXT)
    made.quote(text, SAID, speaker="Ms Okabe", kind="indirect", topics=("Ports",))
    workspace = workspace_of(made)
    return quote_subject(workspace, workspace.records.quotes["q1"], SIGNS)


async def test_the_passage_begins_where_the_quote_is_in_view_and_the_pins_stay() -> None:
    app = Alone(quoted())
    async with app.run_test(size=(60, 12)) as pilot:
        top, *inside, bottom = app.lines()
        assert "4 Evidence · Ferry talks · ¶ 1" in top
        assert "⚠ undated" in top
        assert any(SAID in line for line in inside[:3])
        pins = inside[-2:]
        assert "speaker" in pins[0]
        assert "topics     Ports" in pins[1]
        assert "lines " in bottom
        await pilot.press("home")
        assert f"lines 1–{app.pane.room} of {app.pane.row_count()}" in app.lines()[-1]
        assert not any(SAID in line for line in app.lines())
        await pilot.press("end", "up", "pageup", "pagedown", "down")
        assert [line[:-1] for line in app.lines()[-3:-1]] == [pin[:-1] for pin in pins]


async def test_a_pane_that_is_too_low_keeps_the_passage_before_the_pins() -> None:
    app = Alone(quoted())
    async with app.run_test(size=(60, 5)):
        assert SAID in "".join(app.lines())
        assert "speaker" not in "".join(app.lines())


async def test_the_quote_stands_out_from_the_passage() -> None:
    app = Alone(quoted())
    async with app.run_test(size=(60, 12)):
        (found,) = app.segments(SAID)
        around = app.segments("that")[0]
        assert found.style != around.style


async def test_every_piece_of_an_agreement_is_shown_with_what_it_says() -> None:
    made = Made()
    first = made.document("Ferry talks\n\nThe ferry pact was agreed. It rained.")
    second = made.document("Signed at last\n\nAll waited.\n\nThe ferry pact was signed.", date="2020-02-03")
    pieces = [(first, "The ferry pact was agreed", "agreed"), (second, "The ferry pact was signed", "signed")]
    made.agreement("Ferry pact", pieces)  # type: ignore[arg-type]
    workspace = workspace_of(made)
    app = Alone(agreement_subject(workspace, workspace.records.agreements["a1"], SIGNS))
    async with app.run_test(size=(60, 14)) as pilot:
        said = "".join(app.lines())
        for words in ("¶ 1 · agreed", "¶ 2 · signed", "passage 1 of 2", "Ferry pact"):
            assert words in said
        await pilot.resize_terminal(60, 7)
        await pilot.press("end")
        assert "passage 2 of 2" in app.lines()[-1]
        assert "Signed at last" in app.lines()[0]
        await pilot.press("enter")
        (message,) = app.opened
        assert message.passage.document.id == second


async def test_of_very_many_passages_the_first_are_laid_out_and_that_is_said() -> None:
    made = Made()
    for number in range(MOST_PASSAGES + 1):
        made.mention(made.document(f"Title {number}\n\nA ferry, number {number}."), "Ports", "ferry")
    workspace = workspace_of(made)
    subject = topic_subject(workspace, workspace.records.topics["Ports"], SIGNS)
    assert len(subject.passages) == MOST_PASSAGES
    app = Alone(subject)
    async with app.run_test(size=(60, 14)):
        assert f"passage 1 of {MOST_PASSAGES} and more" in app.lines()[-1]


async def test_a_quote_printed_twice_is_shown_in_both_documents() -> None:
    made = Made()
    first = made.document(f"Ferry talks\n\nShe said that {SAID}.")
    second = made.document(f"Again\n\nAs reported, {SAID}.")
    made.quote(first, SAID, speaker="Ms Okabe", also=(second,))
    workspace = workspace_of(made)
    app = Alone(quote_subject(workspace, workspace.records.quotes["q1"], SIGNS))
    async with app.run_test(size=(60, 14)):
        assert len(app.segments(SAID)) == 2
