"""What the person wrote stays, whatever is made anew beside it."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from tui.errors import UserError
from tui.library import folder, notes
from tui.library.notes import Anchor
from tui.model import Facts

QUOTE = Anchor("quote", "q1", "it holds", "d1", "it holds", "said ", ".")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path


def test_a_library_without_notes_has_none(library: Path) -> None:
    assert notes.load(library) == notes.Work()


def test_stars_notes_and_corrections_are_read_again(library: Path) -> None:
    notes.star(library, QUOTE)
    notes.note(library, [], QUOTE, "Ask [b]Rao[/b] about it.\n終わり")
    notes.correct(library, "d1", Facts(date="2031-05"))
    work = notes.load(library)
    assert [star.anchor for star in work.stars.values()] == [QUOTE]
    assert [note.words for note in work.notes.values()] == ["Ask [b]Rao[/b] about it.\n終わり"]
    assert work.corrections == {"d1": Facts(date="2031-05")}


def test_a_correction_takes_the_place_of_the_one_before(library: Path) -> None:
    notes.correct(library, "d1", Facts(title="Old", date="2031"))
    notes.correct(library, "d1", Facts(title="New"))
    assert notes.load(library).corrections == {"d1": Facts(title="New")}


def test_what_was_dropped_is_gone_and_the_rest_stays(library: Path) -> None:
    notes.star(library, QUOTE)
    notes.note(library, [], QUOTE, "Kept.")
    with notes.changing(library) as changes:
        changes.drop("stars", changes.work.stars)
    work = notes.load(library)
    assert not work.stars
    assert [note.words for note in work.notes.values()] == ["Kept."]


def test_an_error_amid_changes_leaves_all_as_it_was(library: Path) -> None:
    notes.star(library, QUOTE)
    before = (library / folder.NOTES).read_bytes()

    def interrupted() -> None:
        with notes.changing(library) as changes:
            changes.drop("stars", changes.work.stars)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (library / folder.NOTES).read_bytes() == before


@pytest.mark.parametrize(
    "damage", [b"", b"{", b'{"stars": {"a": 1}}', b'{"meta": {"notes": {"schema": 99}}}']
)
def test_notes_that_are_not_understood_are_never_written_over(library: Path, damage: bytes) -> None:
    (library / folder.NOTES).write_bytes(damage)
    with pytest.raises(UserError, match=r"notes\.json"):
        notes.star(library, QUOTE)
    assert (library / folder.NOTES).read_bytes() == damage


def test_the_state_before_the_last_change_is_kept(library: Path) -> None:
    notes.note(library, [], QUOTE, "First.")
    notes.note(library, [], QUOTE, "Second.")
    before = json.loads((library / folder.NOTES_PREVIOUS).read_bytes())
    assert [note["words"] for note in before["notes"].values()] == ["First."]


def test_writers_at_once_lose_no_note(library: Path) -> None:
    def write(name: str) -> None:
        for number in range(10):
            notes.note(library, [], QUOTE, f"{name} {number}")

    writers = [threading.Thread(target=write, args=(name,)) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert {note.words for note in notes.load(library).notes.values()} == {
        f"{name} {number}" for name in ("one", "two") for number in range(10)
    }
