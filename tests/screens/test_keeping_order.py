"""Documents are corrected and taken out from within the explorer, which shows the library as it is then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from textual.screen import Screen
from textual.widgets import Input

from tests.host.standing_in import WAITS, command_that
from tests.screens.library import UNREAD, in_disorder
from tests.screens.stage import settled, until, words
from tui.app import ExplorerApp
from tui.host import beside
from tui.library import store
from tui.library.progress import Progress
from tui.model import Records
from tui.query.indexing import update
from tui.screens.correct import CorrectScreen
from tui.screens.documents import DocumentsScreen
from tui.screens.reader import ReaderScreen
from tui.workspace import Workspace

DONE = Progress("done", 1, 1, "The library is ready")

Wanted = list[tuple[str, ...]]
Stand = Callable[..., Wanted]


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return in_disorder(tmp_path)


@pytest.fixture
def stands_in(library: Workspace, monkeypatch: pytest.MonkeyPatch) -> Stand:
    """Has every command leave the library with these records, or fail; which ones were wanted is kept."""
    wanted: Wanted = []

    def stand_in(records: Records | None = None, *, fails: str = "", then: str = "") -> Wanted:
        def command(folder: Path, name: str, arguments: tuple[str, ...]) -> list[str]:
            wanted.append((name, *arguments))
            if records is not None:
                with store.writing(folder, "test") as writer:
                    writer.write(records)
                update(folder, records, library.text)
            done = f"print({msgspec.json.encode(DONE).decode()!r})"
            return command_that(before=then, then="" if fails else done, fails=fails)

        monkeypatch.setattr(beside, "command_line", command)
        return wanted

    return stand_in


def titled(records: Records, title: str) -> Records:
    """The records with another title of the first document, which somebody set."""
    first = next(iter(records.documents.values()))
    corrected = replace(first, title=title, corrected=("title",))
    return replace(records, documents={**records.documents, first.id: corrected})


def without_first(records: Records) -> Records:
    """The records without the first document and what stands in it."""
    first = next(iter(records.documents))
    return replace(
        records,
        documents={id: replace(one, near=()) for id, one in records.documents.items() if id != first},
        names={id: one for id, one in records.names.items() if id != first},
        quotes={id: one for id, one in records.quotes.items() if one.document != first},
        agreements={id: one for id, one in records.agreements.items() if one.evidence[0].document != first},
        sources={},
    )


async def test_a_document_goes_when_the_person_agrees_and_its_neighbour_is_chosen(
    library: Workspace, stands_in: Stand
) -> None:
    wanted = stands_in(without_first(library.records))
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await pilot.press("3", "D")
        await settled(pilot)
        await pilot.press("delete")
        screen = await settled(pilot)
        assert "Take this document out?" in screen
        assert "Harbour talks end in Kobe" in screen
        assert "3 quotes and 1 agreement rest on it." in screen
        await pilot.press("escape")
        await settled(pilot)
        assert not wanted
        await pilot.press("delete", "enter")
        await until(pilot, "The document is taken out.")
        assert wanted == [("remove", next(iter(library.records.documents)))]
        app.clear_notifications()
        await until(pilot, "row 1 · 3 of 3 listed")
        assert "Harbour talks" not in words(app)
        await pilot.press("escape")
        await until(pilot, "1 of 1 listed")


async def test_what_keeps_a_document_from_going_is_said(library: Workspace, stands_in: Stand) -> None:
    stands_in(fails="indojp-tui: [/x] is writing. Try again.")
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("D")
        await settled(pilot)
        await pilot.press("delete", "enter")
        await until(pilot, "[/x] is writing. Try again.")
        assert isinstance(app.screen, DocumentsScreen)


async def test_a_correction_from_the_reader_is_shown_where_one_reads(
    library: Workspace, stands_in: Stand
) -> None:
    wanted = stands_in(titled(library.records, "Gulls of Kobe"))
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("3", "down", "enter")
        await settled(pilot)
        reader: Screen[Any] = app.screen
        assert isinstance(reader, ReaderScreen)
        page, stop = reader.page, reader.page.current
        await pilot.press("e", *"Gulls of Kobe", "enter")
        await until(pilot, "The correction is kept.")
        assert wanted == [("set", reader.document.id, "--title=Gulls of Kobe")]
        assert "Gulls of Kobe › reader" in await settled(pilot)
        assert page.screen.is_current
        assert page.current == stop


async def test_a_correction_that_fails_or_has_to_wait_stays_in_its_form(
    library: Workspace, stands_in: Stand
) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("D")
        await settled(pilot)
        stands_in(fails="indojp-tui: There is no room. Make some.")
        await pilot.press("e", *"Gulls", "enter")
        await until(pilot, "Not saved; what you wrote is still here.")
        await until(pilot, "There is no room. Make some.")
        wanted = stands_in(then=WAITS)
        await pilot.press("escape", "escape", "down", "delete", "enter")
        await until(pilot, "Taking out a document")
        await pilot.press("up", "e", *"Gulls", "enter")
        await until(pilot, "Taking out a document still goes on")
        await until(pilot, "Not saved; what you wrote is still here.")
        assert [name for name, *_ in wanted] == ["set", "remove"]
        assert isinstance(app.screen, CorrectScreen)
        assert app.screen.query(Input).first().value == "Gulls"
        await pilot.press("escape", "escape", "f8")
        await until(pilot, "Stopped; nothing was changed.")


async def test_what_is_written_about_a_document_that_goes_meanwhile_is_left_by_the_person(
    library: Workspace, stands_in: Stand, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    waits = f"import pathlib, time\nwhile not pathlib.Path({str(go)!r}).exists(): time.sleep(0.01)"
    stands_in(without_first(library.records), then=waits)
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("D")
        await settled(pilot)
        await pilot.press("delete", "enter")
        await until(pilot, "Taking out a document")
        await pilot.press("enter", "e", *"Gulls")
        go.touch()
        await until(pilot, "The document is taken out.")
        form: Screen[Any] = app.screen
        assert isinstance(form, CorrectScreen)
        await pilot.press("escape", "escape")
        await until(pilot, "no longer in the library")
        assert "documents" in words(app)


async def test_what_could_not_be_read_is_forgotten_when_the_person_agrees(
    library: Workspace, stands_in: Stand
) -> None:
    wanted = stands_in(replace(library.records, sources={}))
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await pilot.press("3", "D")
        await settled(pilot)
        await pilot.press("slash", *"scan", "enter", "delete")
        await until(pilot, "Forget that this could not be read?")
        await pilot.press("enter")
        await until(pilot, "It is listed no more.")
        assert wanted == [("remove", "--", UNREAD)]
        assert "COULD NOT BE READ" not in words(app)
