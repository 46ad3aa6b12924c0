"""The library behind the explorer: added to, changed by others, made again; and the place that is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.host.standing_in import WAITS, command_that
from tests.making import Made
from tests.screens.library import made, on_disk
from tests.screens.stage import painted, settled, until, until_so, words
from tui import upkeep
from tui.app import ExplorerApp
from tui.host import beside
from tui.library import folder, notes, store
from tui.library.anchors import anchor
from tui.library.progress import Progress
from tui.model import Records
from tui.query.indexing import update
from tui.screens.explorer import ExplorerScreen
from tui.screens.reader import ReaderScreen
from tui.screens.record import RecordScreen
from tui.screens.search import SearchScreen
from tui.workspace import Workspace, open_workspace

THIRD = "Third paper\n\n“Whales are counted,” Ms Okabe said."
STEP = Progress("extracting", 34, 120, "x.txt is analysed", 9_000, 8.0, problems=2)
DONE = Progress("done", 3, 3, "The library is ready")
CHANGED = "Another program changed the library."

Commands = list[tuple[str, ...]]
Played = Callable[..., Commands]


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    return on_disk(tmp_path / "library")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "LOOK_EVERY", 0.02)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Played:
    """Has a stand-in play all commands; which ones were wanted is kept."""
    wanted: Commands = []

    def play(*steps: Progress, then: str = "", fails: str = "") -> Commands:
        def command(library: Path, name: str, arguments: tuple[str, ...]) -> list[str]:
            wanted.append((name, *arguments))
            return command_that(*steps, then=then, fails=fails)

        monkeypatch.setattr(beside, "command_line", command)
        return wanted

    return play


def changed(library: Workspace, records: Records) -> None:
    """Another program writes the library."""
    with store.writing(library.folder, "another") as writer:
        writer.write(records)
    update(library.folder, records, library.text)


def grown(library: Workspace) -> None:
    """Another program adds a third document, with a quote."""
    larger = made()
    text = larger.document(THIRD)
    larger.quote(text, "Whales are counted,", speaker="Ms Okabe")
    on_disk(library.folder, larger)


def without(library: Workspace, title: str) -> Records:
    """The records without a document and what stands in it alone."""
    records = library.records
    (gone,) = (id for id, one in records.documents.items() if one.title == title)
    return replace(
        records,
        documents={id: one for id, one in records.documents.items() if id != gone},
        names={id: one for id, one in records.names.items() if id != gone},
        quotes={id: one for id, one in records.quotes.items() if one.document != gone},
        agreements={id: one for id, one in records.agreements.items() if one.evidence[0].document != gone},
    )


def stack(app: ExplorerApp) -> list[type]:
    return [type(screen) for screen in app.screen_stack]


async def name_to_add(pilot: Pilot[None], name: str) -> None:
    await pilot.press("A")
    pilot.app.screen.query_one(Input).value = name
    await pilot.press("enter")


# ---- adding ----


async def test_what_is_added_from_within_is_shown_at_the_place_where_one_reads_on(
    library: Workspace, tmp_path: Path, played: Played
) -> None:
    go, papers = tmp_path / "go", tmp_path / "papers"
    papers.mkdir()
    waits = f"import pathlib, time\nwhile not pathlib.Path({str(go)!r}).exists(): time.sleep(0.01)"
    tells = f"print({_json(DONE)!r}, flush=True)"
    wanted = played(STEP, then=f"{waits}\n{tells}", fails="indojp-tui: [/x] a.pdf\nindojp-tui: b.pdf")
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("3", "down", "down")
        await name_to_add(pilot, str(papers))
        await until(pilot, "34 of 120")
        status = next(line for line in painted(app) if "34 of 120" in line)
        assert "Adding papers" in status
        assert "▬────" in status
        assert "0:08 left · 2 problems" in status
        assert status.rstrip().endswith("F8 stops it")
        await pilot.press("up")
        grown(library)
        go.touch()
        await until(pilot, "1 document added. 2 could not be read; D lists them.")
        assert "34 of 120" not in words(app)
        assert "3 documents · 4 topics · 2 agreements · 5 quotes" in words(app)
        assert "row 2 · 5 of 5 listed" in words(app)
        assert "▸ “ We shall sail" in words(app)
        await pilot.press("slash", *"whales")
        await until(pilot, "row 1 · ")
    assert wanted == [("add", "--", str(papers))]


def _json(progress: Progress) -> str:
    import msgspec

    return msgspec.json.encode(progress).decode()


async def test_adding_is_stopped_and_another_one_waits_for_that(
    library: Workspace, tmp_path: Path, played: Played
) -> None:
    wanted = played(STEP, then=WAITS)
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await name_to_add(pilot, str(tmp_path))
        await until(pilot, "34 of 120")
        await pilot.press("A")
        await until(pilot, f"Adding {tmp_path.name} still goes on; F8 stops it.")
        assert isinstance(app.screen, ExplorerScreen)
        await pilot.press("f2", *"stop", "enter")
        await until(pilot, "Stopped. Adding the same again goes on from there.")
        assert "34 of 120" not in words(app)
        await pilot.press("f8")
        await until(pilot, "Nothing goes on beside the explorer.")
    assert len(wanted) == 1


async def test_why_nothing_could_be_added_is_said(library: Workspace, tmp_path: Path, played: Played) -> None:
    played(fails="indojp-tui: [/x] No room is left. Make room.")
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await name_to_add(pilot, str(tmp_path))
        await until(pilot, "[/x] No room is left. Make room.")


async def test_what_is_already_in_is_said_to_be(library: Workspace, tmp_path: Path, played: Played) -> None:
    played(Progress("reading", 0, 0, "a.txt is in the library already."), DONE)
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await name_to_add(pilot, str(tmp_path))
        await until(pilot, "No document is new. a.txt is in the library already.")


async def test_an_empty_library_is_filled_by_the_key_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = on_disk(tmp_path / "library", Made("Ports"))
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    path = f"__import__('pathlib').Path({str(library.folder)!r})"
    full = f"from tests.screens.library import on_disk\non_disk({path})"
    monkeypatch.setattr(beside, "command_line", lambda *_: command_that(DONE, before=full))
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "Press A to add documents")
        await name_to_add(pilot, str(tmp_path / "x.txt"))
        await until(pilot, "4 of 4 listed")


async def test_leaving_waits_until_what_was_done_is_kept_but_not_twice(
    library: Workspace, tmp_path: Path, played: Played
) -> None:
    kept = tmp_path / "kept"
    played(STEP, then=f"{WAITS.replace('sys.exit(130)', f'open({str(kept)!r}, chr(119)); sys.exit(130)')}")
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(80, 24)) as pilot:
        await name_to_add(pilot, str(tmp_path))
        await until(pilot, "34 of 120")
        await pilot.press("question_mark", "q")
        await until_so(pilot, kept.exists, "what is kept")
    assert app.return_code == 0
    played(STEP, then="import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + WAITS)
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(80, 24)) as pilot:
        await name_to_add(pilot, str(tmp_path))
        await until(pilot, "34 of 120")
        await pilot.press("q")
        await until(pilot, "Stopping")
        await pilot.press("q")
    assert app.return_code == 0


# ---- what others change ----


async def test_a_change_by_another_program_is_offered_and_shown_when_it_is_asked_for(
    library: Workspace,
) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("1", "down", "3", "down")
        before = await settled(pilot)
        grown(library)
        await until(pilot, CHANGED)
        assert before.split()[:40] == words(app).split()[:40]
        await pilot.press("f5")
        await until(pilot, "3 documents")
        await settled(pilot)
        assert CHANGED not in words(app)
        assert "indojp › Ports" in words(app)
        assert "▸ “ We shall sail" in words(app)


async def test_what_is_gone_leaves_its_place_to_the_nearest_row(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("2", "end", "3")
        assert "▸ “ Rice comes first" in await settled(pilot)
        changed(library, without(library, "Notes on rice"))
        await pilot.press("f5")
        await until(pilot, "1 document ")
        screen = await settled(pilot)
        assert "▸ ● Harbour pact" in screen
        assert "1 of 1 listed" in screen


async def test_open_screens_stay_and_those_whose_place_is_gone_close_with_a_sentence(
    library: Workspace,
) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("1", "down", "enter", "end", "enter")
        assert stack(app) == [ExplorerScreen, RecordScreen, ReaderScreen]
        inside = await settled(pilot)
        changed(library, without(library, "Notes on rice"))
        await pilot.press("f5")
        await until(pilot, "1 document · ")
        assert stack(app) == [ExplorerScreen, RecordScreen, ReaderScreen]
        assert words(app) == inside.replace("2 documents · ", "1 document · ")
        changed(library, without(library, "Harbour talks end in Kobe"))
        await pilot.press("f5")
        await until(pilot, "Harbour talks end in Kobe is no longer in the library.")
        assert stack(app) == [ExplorerScreen, RecordScreen]
        await pilot.press("escape")
        await settled(pilot)
        assert stack(app) == [ExplorerScreen]
        await pilot.press("right_square_bracket", "right_square_bracket")
        await until(pilot, "What stood there is no longer in the library.")


async def test_an_agreement_that_is_known_by_another_id_now_stays_open(library: Workspace) -> None:
    records = library.records
    other = replace(records.agreements["a1"], id="a9", aliases=("a1",))
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("2", "down", "enter", "down")
        before = await settled(pilot)
        changed(library, replace(records, agreements={"a9": other, "a2": records.agreements["a2"]}))
        await pilot.press("f5")
        await settled(pilot)
        assert isinstance(app.screen, RecordScreen)
        assert app.screen.record == "a9"
        assert words(app) == before
        await pilot.press("escape")
        assert "▸ ● Harbour pact" in await settled(pilot)


async def test_a_search_is_asked_again_of_the_library_as_it_is_now(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", *"okabe", "down")
        await settled(pilot)
        assert isinstance(app.screen, SearchScreen)
        chosen = app.screen.choices.chosen_id
        grown(library)
        await pilot.press("f5")
        await until(pilot, "Whales are counted")
        assert app.screen.choices.chosen_id == chosen


async def test_a_note_that_one_is_writing_outlives_a_reload(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3", "end", "semicolon", *"keep me")
        changed(library, without(library, "Notes on rice"))
        await app._upkeep.reload()
        assert app.screen.query_one(TextArea).text == "keep me"
        await pilot.press("escape")
        await settled(pilot)
    assert [note.words for note in notes.load(library.folder).notes.values()] == ["keep me"]


async def test_stars_of_another_program_appear_by_themselves(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30)) as pilot:
        assert "✱" not in await settled(pilot)
        notes.star(library.folder, anchor(library.records, library.text, "quote", "q1"))
        await until(pilot, "✱")


async def test_a_library_that_was_taken_away_is_said_to_be_and_stays_on_the_screen(
    library: Workspace,
) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        (library.folder / folder.STORE).unlink()
        await until(pilot, CHANGED)
        await pilot.press("f5")
        await until(pilot, "There is no library in")
        assert "4 of 4 listed" in words(app)


# ---- other rules ----


async def test_records_of_other_rules_are_made_again_when_one_wants(
    library: Workspace, played: Played
) -> None:
    records = replace(library.records, meta=replace(library.records.meta, rules="older"))
    changed(library, records)
    older = open_workspace(library.folder)
    wanted = played(DONE)
    app = ExplorerApp(library.folder, older)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await until(pilot, "“Make records again”, in the palette")
        await pilot.press("f2", *"make records", "enter")
        await until(pilot, "All records are made again.")
    assert wanted == [("build",)]


async def test_records_of_these_rules_are_not_offered_to_be_made_again(library: Workspace) -> None:
    app = ExplorerApp(library.folder, library)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        assert "palette" not in await settled(pilot)
