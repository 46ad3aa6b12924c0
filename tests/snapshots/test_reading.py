"""How the reader, the records and what opens over them look, at the main sizes and in every theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.making import Made
from tests.screens.stage import Stage, workspace_of
from tui.screens import why
from tui.screens.help import HelpScreen
from tui.screens.palette import PaletteScreen
from tui.screens.reader import ReaderScreen
from tui.screens.record import RecordScreen
from tui.screens.why import WhyScreen

SnapCompare = Callable[..., bool]
READER_SIZES = [(40, 12, "ansi"), (80, 24, "light"), (120, 40, "dark"), (200, 60, "dark")]

TEXT = """Two neighbours agree on ferries

The harbour ministry said on Monday that a ferry line between the two coasts was agreed, after talks \
that had gone on for months. “We shall sail in spring,” Ms Sato told reporters, “and nobody stays ashore.”

Engineers will be trained in both ports. Cyber drills for pilots were discussed, and the ferry line was \
signed into the joint plan on the last day.

防衛協力については、来年の春に協議する予定です。"""


def library() -> tuple[Made, str]:
    made = Made()
    made.topic("Ports", definition="Harbours, ferries and those who work there.")
    text = made.document(TEXT)
    made.agreement(
        "Ferry line between the two coasts",
        [
            (text, "a ferry line between the two coasts was agreed", "agreed"),
            (text, "the ferry line was signed", "signed"),
        ],
        topics=("Ports",),
    )
    made.quote(
        text, "a ferry line between the two coasts was agreed", speaker="Harbour ministry", kind="indirect"
    )
    made.quote(
        text,
        "We shall sail in spring,",
        "and nobody stays ashore.",
        speaker="Ms Sato",
        topics=("Ports",),
    )
    made.mention(text, "Ports", "ferry")
    made.mention(text, "Cyber security", "Cyber")
    return made, text


@pytest.mark.parametrize(("width", "height", "theme"), READER_SIZES)
def test_reader(snap_compare: SnapCompare, width: int, height: int, theme: str) -> None:
    made, text = library()
    app = Stage(partial(ReaderScreen, workspace_of(made), text), theme=theme)
    assert snap_compare(app, press=["n", "n", "n"], terminal_size=(width, height))


def test_reader_finding_words_in_ascii(snap_compare: SnapCompare) -> None:
    made, text = library()
    app = Stage(partial(ReaderScreen, workspace_of(made), text), ascii=True)

    async def find(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"ferry")
        still(pilot)

    assert snap_compare(app, run_before=find, terminal_size=(80, 24))


@pytest.mark.parametrize(
    ("width", "height", "theme"), [(40, 12, "light"), (80, 24, "ansi"), (120, 40, "dark")]
)
def test_record(snap_compare: SnapCompare, width: int, height: int, theme: str) -> None:
    app = Stage(partial(RecordScreen, workspace_of(library()[0]), "agreement", "a1"), theme=theme)
    assert snap_compare(app, press=["down"], terminal_size=(width, height))


def test_why(snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(why, "rules", lambda: {"made": "Somebody wrote it down for a test."})
    app = Stage(partial(WhyScreen, workspace_of(library()[0]), "q2"))
    assert snap_compare(app, terminal_size=(80, 24))


def test_palette(snap_compare: SnapCompare) -> None:
    async def narrow(pilot: Pilot[None]) -> None:
        await pilot.press(*"pane")
        still(pilot)

    assert snap_compare(Stage(partial(PaletteScreen, "quotes")), run_before=narrow, terminal_size=(80, 24))


def test_help(snap_compare: SnapCompare) -> None:
    assert snap_compare(Stage(partial(HelpScreen, "reader")), terminal_size=(40, 12))


def still(pilot: Pilot[None]) -> None:
    """Keep the cursor of the text field from blinking."""
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
