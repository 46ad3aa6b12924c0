"""How the documents and the form of corrections look, at the main sizes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.library import in_disorder
from tests.screens.stage import Stage
from tui.library import notes
from tui.model import Facts
from tui.screens.correct import CorrectScreen
from tui.screens.documents import DocumentsScreen
from tui.view import Position
from tui.workspace import Workspace

SnapCompare = Callable[..., bool]
SIZES = [(80, 24, "light"), (120, 40, "dark")]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(notes, "_now", lambda: "2020-10-07T08:00:00+00:00")
    return in_disorder(tmp_path)


@pytest.mark.parametrize(("width", "height", "theme"), SIZES)
def test_documents(
    snap_compare: SnapCompare, library: Workspace, width: int, height: int, theme: str
) -> None:
    app = Stage(partial(DocumentsScreen, library, Position("documents")), theme=theme)
    assert snap_compare(app, press=["down"], terminal_size=(width, height))


def test_what_is_asked_before_a_document_goes(snap_compare: SnapCompare, library: Workspace) -> None:
    app = Stage(partial(DocumentsScreen, library, Position("documents")), theme="ansi")
    assert snap_compare(app, press=["delete"], terminal_size=(80, 24))


@pytest.mark.parametrize(("width", "height", "theme"), SIZES)
def test_correct(snap_compare: SnapCompare, library: Workspace, width: int, height: int, theme: str) -> None:
    *_, document = library.records.documents.values()
    document = replace(document, found=Facts(publisher="Kobe Gazette"))
    app = Stage(partial(CorrectScreen, document), theme=theme)

    async def a_wrong_date(pilot: Pilot[None]) -> None:
        await pilot.press("down", *"May", "enter")
        for field in app.screen.query(Input):
            field.cursor_blink = False

    assert snap_compare(app, run_before=a_wrong_date, terminal_size=(width, height))
