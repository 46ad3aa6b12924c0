"""Nearly the same texts know each other, and nothing else does."""

from __future__ import annotations

import random
from pathlib import Path

from msgspec.structs import replace

from tests.making import Made
from tui.errors import UserError
from tui.library import folder, near
from tui.model import Records

WORDS = [f"word{number}" for number in range(2_000)]
TEXT = random.Random(1).choices(WORDS, k=800)


def changed(words: list[str], share: float, seed: int = 2) -> str:
    """The text with this share of its words exchanged, a stretch of ten at a time."""
    chance, new = random.Random(seed), list(words)
    for at in chance.sample(range(0, len(words) - 10, 10), int(share * len(words) / 10)):
        new[at : at + 10] = [f"{word}x" for word in new[at : at + 10]]
    return " ".join(new)


def library(*texts: str) -> tuple[Made, Records]:
    made = Made()
    for text in texts:
        made.document(text)
    return made, made.records()


def nears(records: Records) -> list[list[int]]:
    """For each document the places of those that are near it."""
    order = list(records.documents)
    return [[order.index(one) for one in document.near] for document in records.documents.values()]


def test_documents_are_near_that_share_most_of_their_text(tmp_path: Path) -> None:
    other = " ".join(random.Random(3).choices(WORDS, k=800))
    made, records = library(" ".join(TEXT), other, changed(TEXT, 0.1), changed(TEXT, 0.5))
    found = near.compared(tmp_path, records, made.texts.__getitem__)
    assert nears(found) == [[2], [], [0], []]


def test_what_is_written_otherwise_but_says_the_same_is_near(tmp_path: Path) -> None:
    made, records = library(" ".join(TEXT), "“" + ",\n".join(TEXT).upper() + "”")
    assert nears(near.compared(tmp_path, records, made.texts.__getitem__)) == [[1], [0]]


def test_short_texts_too_but_empty_ones_never(tmp_path: Path) -> None:
    short = "The ministers met in Kochi on Monday and spoke of the harbour."
    made, records = library(short, f"{short} More.", "", " ", "The ministers left.")
    assert nears(near.compared(tmp_path, records, made.texts.__getitem__)) == [[1], [0], [], [], []]


def test_only_new_documents_are_read_and_those_that_went_are_forgotten(tmp_path: Path) -> None:
    made, records = library(" ".join(TEXT))
    near.compared(tmp_path, records, made.texts.__getitem__)
    first = next(iter(records.documents))
    read: list[str] = []

    def text_of(document: str) -> str:
        read.append(document)
        return made.texts[document]

    second = made.document(changed(TEXT, 0.05))
    third = made.document("Something else altogether.")
    both = near.compared(tmp_path, made.records(), text_of)
    assert nears(both) == [[1], [0], []]
    assert read.count(third) == 1
    alone = replace(both, documents={first: both.documents[first]})
    left = near.compared(tmp_path, alone, text_of)
    assert left.documents[first].near == ()
    assert second not in near._read(tmp_path / folder.SKETCHES)


def test_lost_sketches_are_made_again_and_a_lost_text_is_near_nothing(tmp_path: Path) -> None:
    made, records = library(" ".join(TEXT), changed(TEXT, 0.05), "Something else altogether.")
    (tmp_path / folder.SKETCHES).write_bytes(b"\xc1 no sketches")

    def text_of(document: str) -> str:
        if made.texts[document].startswith("Something"):
            raise UserError("The text is missing.")
        return made.texts[document]

    assert nears(near.compared(tmp_path, records, text_of)) == [[1], [0], []]


def test_what_everybody_prints_brings_nobody_together(tmp_path: Path) -> None:
    notice = " ".join(TEXT[:60])
    chance = random.Random(5)
    made, records = library(*(f"{notice} {' '.join(chance.choices(WORDS, k=200))}" for _ in range(60)))
    assert not any(nears(near.compared(tmp_path, records, made.texts.__getitem__)))
