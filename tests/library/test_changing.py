"""Documents are taken out and corrected, and what others hold stays as they alone give it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.making import quiet
from tui import changes
from tui.arguments import FACTS
from tui.errors import ExitCode, UserError
from tui.library import anchors, folder, notes, store
from tui.library.naming import document_called
from tui.model import Facts, Records

SAID = "“Our harbours will grow together within ten years,” Foreign Minister Rei Okabe said."
PORT = f"Port talks in Kochi\n\n{SAID}\n\nIndia and Japan signed the Coastal Rail Agreement on Monday.\n"
STEEL = f"Steel talks in Nara\n\n{SAID}\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of two documents that share a quote."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "a port.txt").write_bytes(PORT.encode("utf-16"))
    (files / "b steel.txt").write_text(STEEL, encoding="utf-8")
    changes.add(tmp_path / "library", [str(files)], quiet)
    return tmp_path / "library"


def alone(folder: Path, text: str) -> Records:
    """A library of the one document that has this text."""
    (folder / "b steel.txt").write_text(text, encoding="utf-8")
    changes.add(folder / "alone", [str(folder / "b steel.txt")], quiet)
    return store.load(folder / "alone")


def test_what_others_hold_stays_and_the_rest_goes(library: Path, tmp_path: Path) -> None:
    before = store.load(library)
    (quote,) = before.quotes.values()
    about = anchors.anchor(before, lambda id: folder.read_text(library, id), "quote", quote.id)
    (agreement,) = before.agreements
    lost = anchors.anchor(before, lambda id: folder.read_text(library, id), "agreement", agreement)
    notes.note(library, [], about, "Ask for the plan.")
    notes.note(library, [], lost, "Find the text.")
    changes.remove(library, ["a port.txt"], quiet)
    after = store.load(library)
    expected = alone(tmp_path, STEEL)
    assert (after.documents, after.names) == (expected.documents, expected.names)
    assert after.agreements == {}
    (left,) = after.quotes.values()
    assert [left.document] == list(after.documents)
    assert (left.texts, left.printings) == (quote.texts, ())
    assert quote.id in (left.id, *left.aliases)
    work = anchors.anchored(notes.load(library), after)
    assert work.notes.keys() == {left.id}
    assert [entry.anchor.record for entry in work.lost] == [agreement]
    assert [path.stem for path in (library / folder.TEXTS).iterdir()] == list(after.documents)
    assert not list((library / folder.ORIGINALS).iterdir())
    assert {source.document for source in after.sources.values()} == set(after.documents)


def test_what_was_taken_out_can_be_added_again(library: Path, tmp_path: Path) -> None:
    before = store.load(library)
    changes.remove(library, ["Port talks in Kochi", "b steel.txt"], quiet)
    assert not store.load(library).documents
    changes.add(library, [str(tmp_path / "files")], quiet)
    assert store.load(library).documents == before.documents


def test_a_correction_stands_through_a_rebuild_and_can_be_taken_back(library: Path) -> None:
    before = store.load(library)
    id = document_called(before, "a port.txt")
    set_by_person = {"date": "2020-10", "publisher": "Kochi  Times", "title": "Ports"}
    changes.correct(library, id, set_by_person, quiet)
    changes.build(library, quiet)
    document = store.load(library).documents[id]
    assert (document.date, document.date_basis, document.publisher) == ("2020-10", "stated", "Kochi Times")
    assert document.corrected == ("title", "date", "publisher")
    assert document.found == Facts(title="Port talks in Kochi")
    assert store.load(library).quotes == before.quotes
    changes.correct(library, id, dict.fromkeys(set_by_person, ""), quiet)
    assert store.load(library).documents == before.documents


def test_the_command_sets_all_that_is_known_of_a_document() -> None:
    assert {*FACTS} == {*Facts.__struct_fields__}


@pytest.mark.parametrize("words", ["yesterday", "2020-13", "2020-02-30", "20-10-07", "2020-1", "２０２０"])
def test_what_is_no_date_changes_nothing(library: Path, words: str) -> None:
    before = store.load(library)
    with pytest.raises(UserError, match="no date") as told:
        changes.correct(library, "a port.txt", {"date": words}, quiet)
    assert told.value.exit_code == ExitCode.WRONG_USE
    assert store.load(library) == before


def test_a_document_is_called_by_what_is_its_own(library: Path) -> None:
    records = store.load(library)
    port, steel = records.documents
    assert document_called(records, "PORT talks in kochi") == port
    assert document_called(records, steel[:6]) == steel
    for name in ("", "no such document"):
        with pytest.raises(UserError, match="No document"):
            document_called(records, name)


def test_what_could_not_be_read_can_be_forgotten_by_its_path_or_its_name(
    library: Path, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    for name in ("scan.pdf", "torn.pdf"):
        (files / name).write_bytes(b"%PDF-1.4 torn")
    problems = changes.add(library, [str(files)], quiet)
    assert len(problems) == 2
    before = store.load(library)
    changes.remove(library, ["scan.pdf", str(files / "torn.pdf")], quiet)
    after = store.load(library)
    assert not [known for known in after.sources.values() if known.problem]
    assert (after.documents, after.quotes, after.agreements) == (
        before.documents,
        before.quotes,
        before.agreements,
    )
    assert changes.add(library, [str(files)], quiet) == problems


def test_a_name_means_a_document_before_what_could_not_be_read(library: Path, tmp_path: Path) -> None:
    for place in ("one", "other"):
        (tmp_path / place).mkdir()
        for name in ("b steel.txt", "scan.pdf"):
            (tmp_path / place / name).write_bytes(b"%PDF-1.4 torn")
        changes.add(library, [str(tmp_path / place)], quiet)
    with pytest.raises(UserError, match="2 files that could not be read"):
        changes.remove(library, ["scan.pdf"], quiet)
    changes.remove(library, ["b steel.txt"], quiet)
    after = store.load(library)
    assert "b steel.txt" not in {document.name for document in after.documents.values()}
    assert len([known for known in after.sources.values() if known.problem]) == 4


@pytest.mark.parametrize("words", ["javascript:alert(1)", "file:///etc/passwd", "https://", "example.org"])
def test_what_is_no_address_of_a_web_page_is_refused(library: Path, words: str) -> None:
    with pytest.raises(UserError, match="no address") as told:
        changes.correct(library, "a port.txt", {"address": words}, quiet)
    assert told.value.exit_code == ExitCode.WRONG_USE
    changes.correct(library, "a port.txt", {"address": "https://example.org/port?a=1"}, quiet)
    assert "https://example.org/port?a=1" in {
        document.address for document in store.load(library).documents.values()
    }
