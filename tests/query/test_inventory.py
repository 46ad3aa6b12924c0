"""What is to be kept in order: all of it listed, found by what names it, each with a key of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.library import LOST, UNREAD, in_disorder
from tui.query.held import Held
from tui.query.inventory import Inventory, key_of, words_of


@pytest.fixture
def inventory(tmp_path: Path) -> Inventory:
    library = in_disorder(tmp_path)
    return Inventory(library.records, library.work.lost)


def test_documents_come_first_then_the_unread_then_what_lost_its_record(inventory: Inventory) -> None:
    called = [words_of(item) for item in inventory.items]
    assert called == ["Harbour talks end in Kobe", "Notes on rice", UNREAD, "Gulls know no borders", LOST]
    assert len({key_of(item) for item in inventory.items}) == len(inventory.items)


def test_counts_and_places_are_those_of_each_document(inventory: Inventory) -> None:
    first, second = inventory.documents
    assert inventory.held == {first: Held(1, 3), second: Held(1, 1)}
    assert inventory.places == {first: ["/papers/talks.txt"]}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", 5),
        ("  ", 5),
        ("RICE", 1),
        ("kobe", 2),
        ("kobe 2019-04", 1),
        ("times harbour", 0),
        ("scan text layer", 1),
        ("gulls okabe", 1),
    ],
)
def test_every_word_must_be_in_what_names_an_item(inventory: Inventory, words: str, found: int) -> None:
    assert len(inventory.matching(words)) == found
