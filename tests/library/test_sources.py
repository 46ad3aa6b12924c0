"""What was read where is remembered: only what is new or changed is read, and nothing is read for nothing."""

from __future__ import annotations

import os
from email.message import EmailMessage
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import quiet
from tui import changes
from tui.documents import guarded
from tui.documents.readers import text as text_reader
from tui.library import anchors, folder, notes, store
from tui.library.progress import Progress
from tui.model import Facts, Reading, Records

SAID = "“Our harbours will grow together within ten years,” Foreign Minister Rei Okabe said."
PORT = f"Port talks in Kochi\n\n{SAID}\n"
STEEL = f"Steel talks in Nara\n\n{SAID}\n"


class Desk:
    """A library and a folder of files that are added to it."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "library"
        self.files = folder / "files"
        self.files.mkdir()

    def put(self, name: str, text: str) -> str:
        """A file with this text; its place."""
        (self.files / name).write_text(text, encoding="utf-8")
        return str(self.files / name)

    def add(self, *, reread: bool = False) -> list[str]:
        return changes.add(self.library, [str(self.files)], quiet, reread=reread)

    @property
    def records(self) -> Records:
        return store.load(self.library)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    names: list[str] = []
    working = guarded.Reader.read

    def noted(reader: guarded.Reader, source: Path | bytes, name: str) -> Reading:
        names.append(name)
        return working(reader, source, name)

    monkeypatch.setattr(guarded.Reader, "read", noted)
    return names


def test_who_waits_is_told_how_much_could_not_be_read_so_far(desk: Desk) -> None:
    desk.put("a.pdf", "%PDF-1.4 and nothing else")
    desk.put("port.txt", PORT)
    steps: list[Progress] = []
    changes.add(desk.library, [str(desk.files)], steps.append)
    assert [
        (step.done, step.total, step.problems) for step in steps if step.done and step.stage != "done"
    ] == [(1, 1, 1)]


def test_a_run_that_is_interrupted_leaves_a_whole_library_with_what_it_found(desk: Desk) -> None:
    for number in range(6):
        desk.put(f"{number}.txt", f"{PORT}\n" + f"Ports grew in {2000 + number}.\n\n" * 2_000)

    def interrupting(step: Progress) -> None:
        if step.stage == "extracting" and step.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        changes.add(desk.library, [str(desk.files)], interrupting)
    assert 0 < len(desk.records.documents) < 6
    assert not changes.damage(desk.library)
    assert desk.add() == []
    assert len(desk.records.documents) == 6
    assert not changes.damage(desk.library)


def test_what_did_not_change_is_not_read_again(desk: Desk, read: list[str]) -> None:
    port = desk.put("port.txt", PORT)
    assert desk.add() == []
    before = desk.records
    assert before.sources[port].document == next(iter(before.documents))
    desk.add()
    os.utime(port, (1, 1))
    desk.add()
    assert read == ["port.txt"]
    assert desk.records.quotes == before.quotes
    assert desk.records.sources[port].stamp != before.sources[port].stamp


def test_files_attached_to_a_message_are_named_and_left(desk: Desk) -> None:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = (
        "Port talks",
        "a@example.org",
        "Wed, 7 Oct 2020 10:00:00 +0900",
    )
    made.set_content(SAID)
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="release.pdf")
    place = Path(desk.put("talks.eml", ""))
    place.write_bytes(made.as_bytes())
    told: list[Progress] = []
    changes.add(desk.library, [str(place)], told.append)
    assert any("not read with it: release.pdf." in step.words for step in told)


def test_the_same_text_in_two_places_is_one_document(desk: Desk) -> None:
    places = {desk.put("one.txt", PORT), desk.put("two.txt", PORT)}
    desk.add()
    assert len(desk.records.documents) == 1
    assert {source.document for source in desk.records.sources.values()} == set(desk.records.documents)
    assert desk.records.sources.keys() == places


def test_a_changed_file_is_a_new_document_and_the_old_one_knows_it(desk: Desk) -> None:
    desk.put("port.txt", PORT)
    desk.put("copy.txt", PORT)
    desk.add()
    desk.put("port.txt", STEEL)
    desk.add()
    old, new = desk.records.documents.values()
    assert (old.newer, new.newer) == (None, None)
    desk.put("copy.txt", STEEL)
    desk.add()
    old, new = desk.records.documents.values()
    assert (old.newer, new.newer) == (new.id, None)
    assert folder.read_text(desk.library, old.id) == PORT
    desk.put("port.txt", PORT)
    desk.add()
    assert desk.records.documents[old.id].newer is None


def test_what_can_t_be_read_is_known_and_tried_again_once_it_changed(desk: Desk, read: list[str]) -> None:
    bad = desk.put("bad.pdf", "%PDF-1.7 and no more")
    desk.put("port.txt", PORT)
    for _ in range(2):
        (problem,) = desk.add()
        assert "bad.pdf" in problem
    assert read == ["bad.pdf", "port.txt"]
    assert desk.records.sources[bad].problem == problem
    assert len(desk.records.documents) == 1
    desk.put("bad.pdf", STEEL)
    assert desk.add() == []
    assert desk.records.sources[bad].problem is None
    assert len(desk.records.documents) == 2


def test_a_better_reader_gives_a_document_its_place_and_the_person_s_work_follows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("port.txt", PORT)
    desk.add()
    (old,) = desk.records.documents
    (quote,) = desk.records.quotes
    about = anchors.anchor(desk.records, lambda id: folder.read_text(desk.library, id), "quote", quote)
    notes.note(desk.library, [], about, "Ask for the plan.")
    notes.correct(desk.library, old, Facts(date="2020-10-07"))
    working = text_reader.read

    def better(data: bytes, name: str) -> Reading:
        reading = working(data, name)
        return replace(reading, text=reading.text.replace("Port talks", "The port talks"))

    monkeypatch.setattr(text_reader, "read", better)
    desk.add()
    assert list(desk.records.documents) == [old]
    desk.add(reread=True)
    (new,) = desk.records.documents.values()
    assert new.id != old
    assert new.date == "2020-10-07"
    (found,) = anchors.anchored(notes.load(desk.library), desk.records).notes
    assert found in desk.records.quotes
    assert not folder.text_file(desk.library, old).exists()


def test_what_is_no_longer_where_it_was_is_read_again_from_its_copy(desk: Desk, read: list[str]) -> None:
    page = desk.files / "page.txt"
    page.write_bytes(PORT.encode("utf-16"))
    desk.add()
    kept = desk.records.sources[str(page)].kept
    assert kept
    assert (desk.library / folder.ORIGINALS / kept).read_bytes() == page.read_bytes()
    page.unlink()
    changes.add(desk.library, [], quiet, reread=True)
    assert read == ["page.txt", "page.txt"]
    assert len(desk.records.documents) == 1
