"""A star or note finds its record again, and what finds none is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import Made
from tui.library import notes
from tui.library.anchors import anchor, anchored, follow
from tui.library.notes import NotableKind
from tui.model import Records

TEXT = "Talks\n\nMs Okabe said the draft was ready. Mr Rao said the draft was ready too. They signed a pact."


def made(quote: str = "the draft was ready", text: str = TEXT) -> Made:
    made = Made("AI")
    document = made.document(text)
    made.quote(document, quote)
    made.agreement("Pact", [(document, "They signed a pact", "signed")])
    return made


def renamed(records: Records) -> Records:
    """The records of another run: nothing has the id that it had."""
    quotes = {f"new-{id}": replace(quote, id=f"new-{id}") for id, quote in records.quotes.items()}
    agreements = {
        f"new-{id}": replace(agreement, id=f"new-{id}") for id, agreement in records.agreements.items()
    }
    return replace(records, quotes=quotes, agreements=agreements)


def followed(library: Path, after: Made, records: Records, moved: dict[str, str] | None = None) -> None:
    with notes.changing(library) as changes:
        follow(changes, records, after.texts.__getitem__, moved or {})


def starred(library: Path, records: Records) -> frozenset[str]:
    return anchored(notes.load(library), records).starred


def star(library: Path, before: Made, kind: NotableKind, record: str) -> None:
    notes.star(library, anchor(before.records(), before.texts.__getitem__, kind, record))


@pytest.mark.parametrize(("kind", "record"), [("quote", "q1"), ("agreement", "a1")])
def test_a_record_with_another_id_is_known_by_its_words(
    tmp_path: Path, kind: NotableKind, record: str
) -> None:
    before = made()
    star(tmp_path, before, kind, record)
    assert starred(tmp_path, before.records()) == {record}
    after = renamed(before.records())
    assert starred(tmp_path, after) == frozenset()
    followed(tmp_path, before, after)
    assert starred(tmp_path, after) == {f"new-{record}"}


def test_of_the_same_words_in_two_places_the_surroundings_tell(tmp_path: Path) -> None:
    before = made("the draft was ready too")
    star(tmp_path, before, "quote", "q1")
    after = made()
    document = next(iter(after.texts))
    after.quote(document, "the draft was ready too")
    records = replace(
        after.records(), quotes={"x": after.records().quotes["q1"], "y": after.records().quotes["q2"]}
    )
    followed(tmp_path, after, records)
    assert starred(tmp_path, records) == {"y"}


def test_a_text_read_better_is_searched_whatever_its_spaces_and_marks(tmp_path: Path) -> None:
    before = made()
    star(tmp_path, before, "quote", "q1")
    after = made("the draft\nwas ready", TEXT.replace("draft was", "draft\nwas", 1))
    old, new = next(iter(before.texts)), next(iter(after.texts))
    records = renamed(after.records())
    followed(tmp_path, after, records, {old: new})
    assert starred(tmp_path, records) == {"new-q1"}


def test_a_note_follows_its_document_to_the_newer_version(tmp_path: Path) -> None:
    before = made()
    old = next(iter(before.texts))
    star(tmp_path, before, "document", old)
    after = made(text=f"{TEXT} And more.")
    new = next(iter(after.texts))
    followed(tmp_path, after, after.records(), {old: new})
    assert starred(tmp_path, after.records()) == {new}


def test_what_is_found_nowhere_is_kept_and_called_lost(tmp_path: Path) -> None:
    before = made()
    notes.note(tmp_path, [], anchor(before.records(), before.texts.__getitem__, "quote", "q1"), "Mind this.")
    after = made(text="Talks\n\nThey signed a pact, and the draft was ready", quote="the draft was ready")
    followed(tmp_path, after, after.records())
    kept = anchored(notes.load(tmp_path), replace(after.records(), quotes={}))
    assert not kept.notes
    (lost,) = kept.lost
    assert isinstance(lost, notes.Note)
    assert (lost.words, lost.anchor.label) == ("Mind this.", "the draft was ready")


def test_a_former_id_is_enough(tmp_path: Path) -> None:
    before = made()
    star(tmp_path, before, "quote", "q1")
    records = before.records()
    records = replace(records, quotes={"q9": replace(records.quotes["q1"], id="q9", aliases=("q1",))})
    assert starred(tmp_path, records) == {"q9"}


def test_a_topic_is_its_label(tmp_path: Path) -> None:
    before = made()
    star(tmp_path, before, "topic", "AI")
    assert starred(tmp_path, before.records()) == {"AI"}
