"""Whatever is damaged is found, told and mended, and nothing is lost by it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.making import quiet
from tui import changes
from tui.cli import main
from tui.errors import UserError
from tui.library import folder, lock, notes, store
from tui.library.notes import Anchor
from tui.library.repair import Outcome
from tui.model import Records
from tui.query.manifest import Manifest
from tui.view import View
from tui.workspace import open_workspace

SAID = "“Our harbours will grow together within ten years,” Foreign Minister Rei Okabe said."
PORT = f"Port talks in Kochi\n\n{SAID}\n"
RAIL = "Rail talks in Kobe\n\nIndia and Japan signed the Coastal Rail Agreement on Monday.\n"
PAGE = f"""<html><head><title>Steel talks in Nara</title><meta name="date" content="2031-05-04"></head>
<body><article><h1>Steel talks in Nara</h1><p>{SAID}</p></article></body></html>"""


class Desk:
    """A library of a text and a page, and the files that they came from."""

    def __init__(self, place: Path) -> None:
        self.library = place / "library"
        self.files = place / "files"
        self.files.mkdir(exist_ok=True)
        if not self.library.exists():
            self.add("port.txt", PORT)
            self.add("steel.html", PAGE)
        self.port, self.steel = self.records.documents

    def add(self, name: str, text: str) -> None:
        (self.files / name).write_text(text, encoding="utf-8")
        assert changes.add(self.library, [str(self.files / name)], quiet) == []

    def star(self) -> None:
        notes.star(self.library, Anchor("document", self.port, "Port talks in Kochi", self.port))

    @property
    def records(self) -> Records:
        return store.load(self.library)

    def text(self, document: str) -> Path:
        return folder.text_file(self.library, document)

    @property
    def original(self) -> Path:
        (path,) = (self.library / folder.ORIGINALS).iterdir()
        return path

    def repair(self) -> Outcome:
        return changes.repair(self.library, quiet)

    def put_aside(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.library / folder.DAMAGED).glob("*")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Where the desk stands (its library knows the places of its files), and a copy of it."""
    place = tmp_path_factory.mktemp("desk")
    Desk(place)
    return place, Path(shutil.copytree(place, tmp_path_factory.mktemp("copy") / "desk"))


@pytest.fixture
def desk(made: tuple[Path, Path]) -> Desk:
    place, copy = made
    shutil.rmtree(place)
    shutil.copytree(copy, place)
    return Desk(place)


def same_records(one: Records, other: Records) -> bool:
    return (one.documents, one.quotes, one.agreements, one.names) == (
        other.documents,
        other.quotes,
        other.agreements,
        other.names,
    )


def contents(place: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_whole_library_is_left_alone(desk: Desk) -> None:
    desk.star()
    before = contents(desk.library)
    assert changes.damage(desk.library) == []
    outcome = desk.repair()
    assert (outcome.done, outcome.left) == ([], [])
    assert contents(desk.library) == before


def test_where_no_library_stands_none_is_made(tmp_path: Path) -> None:
    assert changes.repair(tmp_path / "none", quiet).done == []
    assert list(tmp_path.iterdir()) == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def delete(path: Path) -> None:
    path.unlink()


def point_nowhere(path: Path) -> None:
    """A store that can be decoded, whose records belong to documents that are not there."""
    path.write_bytes(path.read_bytes().replace(b'"documents":{', b'"documents":{},"lost":{'))


@pytest.mark.parametrize("damage", [cut, delete, point_nowhere])
def test_a_damaged_store_gives_way_to_the_state_before_and_what_came_since_is_taken_in(
    desk: Desk, damage: Callable[[Path], None]
) -> None:
    before = desk.records
    path = desk.library / folder.STORE
    damage(path)
    kept = path.read_bytes() if path.exists() else None
    (sentence,) = changes.damage(desk.library)
    assert folder.STORE in sentence
    assert desk.repair().left == []
    assert desk.put_aside().get(folder.STORE) == kept
    assert [document.title for document in desk.records.documents.values()] == [
        "Port talks in Kochi",
        "Steel talks in Nara",
    ]
    assert desk.records.documents[desk.steel].date == "2031-05-04"
    assert desk.records.quotes == before.quotes
    assert changes.damage(desk.library) == []


def test_a_lost_store_with_nothing_before_is_made_again_from_texts_and_originals(desk: Desk) -> None:
    before = desk.records
    (desk.library / folder.STORE).write_bytes(b"{")
    (desk.library / folder.PREVIOUS).write_bytes(b"[")
    assert desk.repair().left == []
    assert desk.put_aside() == {folder.STORE: b"{", folder.PREVIOUS: b"["}
    assert desk.records.documents.keys() == before.documents.keys()
    assert desk.records.documents[desk.steel].date == "2031-05-04"
    (quote,) = desk.records.quotes.values()
    assert len(quote.printings) == 1
    opened = open_workspace(desk.library)
    assert opened
    assert {hit.kind for hit in opened.answer(View(query="harbours")).hits} == {"quote", "sentence"}
    changes.add(desk.library, [str(desk.files)], quiet)
    assert desk.records.documents.keys() == before.documents.keys()


@pytest.mark.parametrize("previous", [True, False], ids=["with one before", "with none before"])
def test_what_an_older_store_knows_too_is_taken_in_where_the_store_was_damaged(
    desk: Desk, previous: bool
) -> None:
    """Only where the store is good does it say by its silence that a document was taken out."""
    before = desk.records
    path = desk.library / folder.STORE
    kept = path.with_name(f"{folder.STORE}.before-restore")
    kept.write_bytes(path.read_bytes())
    path.write_bytes(b"{")
    if not previous:
        (desk.library / folder.PREVIOUS).unlink()
    assert desk.repair().left == []
    assert desk.records.documents.keys() == before.documents.keys()
    assert desk.put_aside().keys() == {path.name, kept.name}


def test_a_newer_store_is_not_mended(desk: Desk) -> None:
    path = desk.library / folder.STORE
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":99'))
    newer = path.read_bytes()
    with pytest.raises(UserError, match="newer"):
        desk.repair()
    assert path.read_bytes() == newer


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "changed"])
def test_a_text_is_read_again_from_its_file_or_its_original(desk: Desk, lost: bool) -> None:
    before = desk.records
    (desk.files / "steel.html").unlink()
    for document in (desk.port, desk.steel):
        if lost:
            desk.text(document).unlink()
        else:
            desk.text(document).write_text("Another text", encoding="utf-8")
    (sentence,) = changes.damage(desk.library)
    assert "port.txt" in sentence
    assert "steel.html" in sentence
    assert desk.repair().left == []
    assert desk.records == before
    assert desk.text(desk.port).read_text(encoding="utf-8") == PORT
    assert changes.damage(desk.library) == []
    assert desk.put_aside() == (
        {} if lost else {f"{id}.txt": b"Another text" for id in (desk.port, desk.steel)}
    )


def test_a_text_that_is_nowhere_any_more_is_told_and_the_rest_stays(desk: Desk) -> None:
    before = desk.records
    (desk.files / "port.txt").unlink()
    desk.text(desk.port).write_text("Another text", encoding="utf-8")
    (left,) = desk.repair().left
    assert "port.txt" in left
    assert desk.records == before
    assert desk.text(desk.port).read_text(encoding="utf-8") == "Another text"
    assert len(changes.damage(desk.library)) == 1


def test_a_text_in_no_record_is_taken_in_with_what_was_corrected(desk: Desk) -> None:
    desk.add("rail.txt", RAIL)
    (rail,) = desk.records.documents.keys() - {desk.port, desk.steel}
    changes.correct(desk.library, rail, {"title": "Rails"}, quiet)
    changes.remove(desk.library, [rail], quiet)
    (desk.library / folder.PREVIOUS).unlink()
    desk.text(rail).write_text(RAIL, encoding="utf-8")
    (sentence,) = changes.damage(desk.library)
    assert rail in sentence
    assert desk.repair().left == []
    assert desk.records.documents[rail].title == "Rails"
    assert any("Coastal Rail" in known.name for known in desk.records.agreements.values())


def test_a_text_that_was_taken_out_last_is_no_stray(desk: Desk) -> None:
    """Who took it out may have been ended before its file was deleted."""
    changes.remove(desk.library, [desk.port], quiet)
    desk.text(desk.port).write_text(PORT, encoding="utf-8")
    assert changes.damage(desk.library) == []


def test_an_original_without_its_text_is_read(desk: Desk) -> None:
    data = PAGE.replace("Steel", "Copper").encode()
    from tui.documents.reading import digest

    name = f"{digest(data)[:16]}.html"
    (desk.library / folder.ORIGINALS / name).write_bytes(data)
    assert desk.repair().left == []
    taken = list(desk.records.documents.values())[-1]
    assert (taken.title, taken.date) == ("Copper talks in Nara", "2031-05-04")
    assert desk.records.sources[f"{folder.ORIGINALS}/{name}"].document == taken.id


def test_half_a_text_of_no_document_is_put_aside(desk: Desk) -> None:
    desk.text("0123456789abcdef").write_text("Half a te", encoding="utf-8")
    assert len(changes.damage(desk.library)) == 1
    desk.repair()
    assert desk.put_aside() == {"0123456789abcdef.txt": b"Half a te"}
    assert changes.damage(desk.library) == []


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "changed"])
def test_an_original_is_copied_again_while_its_file_is_there(desk: Desk, lost: bool) -> None:
    original = desk.original
    if lost:
        original.unlink()
    else:
        original.write_bytes(b"Another page")
    assert original.name in changes.damage(desk.library)[0]
    assert desk.repair().left == []
    assert original.read_text(encoding="utf-8") == PAGE
    (desk.files / "steel.html").unlink()
    original.unlink()
    (left,) = desk.repair().left
    assert original.name in left


def test_a_place_whose_document_is_gone_is_read_again_by_the_next_add(desk: Desk) -> None:
    place = str(desk.files / "port.txt")
    path = desk.library / folder.STORE
    source = desk.records.sources[place]
    assert source.document
    path.write_bytes(
        path.read_bytes().replace(
            f'"place":"{place}","document":"{source.document}"'.encode(),
            f'"place":"{place}","document":"{"0" * 16}"'.encode(),
        )
    )
    assert place in changes.damage(desk.library)[0]
    assert desk.repair().left == []
    changes.add(desk.library, [place], quiet)
    assert desk.records.sources[place].document == desk.port


@pytest.mark.parametrize("damage", [cut, delete])
def test_damaged_notes_give_way_to_those_before_and_the_rest_is_read_meanwhile(
    desk: Desk, damage: Callable[[Path], None]
) -> None:
    desk.star()
    notes.note(desk.library, [], Anchor("topic", "AI", "AI"), "Ask.")
    path = desk.library / folder.NOTES
    damage(path)
    opened = open_workspace(desk.library)
    assert opened
    assert opened.answer(View()).quotes
    assert opened.work_problem
    with pytest.raises(UserError, match="doctor --repair"):
        desk.star()
    assert desk.repair().left == []
    work = notes.load(desk.library)
    assert len(work.stars) == 1
    assert not work.notes
    assert (folder.NOTES in desk.put_aside()) == (damage is cut)


def test_damaged_notes_with_none_before_are_put_aside_and_told(desk: Desk) -> None:
    (desk.library / folder.NOTES).write_bytes(b"{")
    (left,) = desk.repair().left
    assert "damaged/notes.json" in left
    desk.star()
    (desk.library / folder.NOTES).write_bytes(b"[")
    (desk.library / folder.NOTES_PREVIOUS).write_bytes(b"[")
    desk.repair()
    assert desk.put_aside() == {
        folder.NOTES: b"{",
        f"{folder.NOTES}.2": b"[",
        folder.NOTES_PREVIOUS: b"[",
    }


def test_what_was_never_finished_is_removed(desk: Desk) -> None:
    left = [desk.library / f"{folder.NOTES}.9.unfinished", desk.text(desk.port).with_suffix(".9.unfinished")]
    for path in left:
        path.write_bytes(b"{")
    assert len(changes.damage(desk.library)) == 1
    desk.repair()
    assert not any(path.exists() for path in left)


def test_an_index_of_the_right_size_and_time_is_read_through(desk: Desk) -> None:
    home = desk.library / folder.INDEX
    path = max(home.glob("*.store"), key=lambda path: path.stat().st_size)
    state, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert Manifest.of(home)
    assert any("index" in sentence for sentence in desk.repair().done)
    assert Manifest.of(home, read_all=True)


def test_while_another_program_writes_nothing_counts_as_damage(desk: Desk) -> None:
    with lock.held(desk.library, "add"), pytest.raises(UserError, match="add, process"):
        changes.damage(desk.library)
    assert changes.damage(desk.library) == []


def test_the_command_tells_mends_and_says_what_is_left(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    def doctor(*options: str) -> tuple[int, str, str]:
        code = main(["--library", str(desk.library), "doctor", *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    assert doctor()[0] == 0
    cut(desk.library / folder.STORE)
    code, out, _ = doctor()
    assert code == 1
    assert folder.MEND in out
    code, out, err = doctor("--repair")
    assert (code, len(out.splitlines())) == (0, 3)
    assert "damaged/library.json" in out
    desk.text(desk.port).unlink()
    (desk.files / "port.txt").unlink()
    code, out, err = doctor("--repair")
    assert code == 1
    assert "port.txt" in err
