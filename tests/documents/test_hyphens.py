"""Whether the hyphen at the end of a line belongs to the word."""

from __future__ import annotations

import pytest

from tui.documents.printed.hyphens import Hyphens


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("The Indo-", "Pacific region", "The Indo-Pacific region"),
        ("cases of COVID-", "19 in Kochi", "cases of COVID-19 in Kochi"),
        ("their coopera-", "tion grows", "their cooperation grows"),
        ("the right of self-", "defence of", "the right of self-defence of"),
        ("a better under-", "standing of", "a better understanding of"),
        ("in Ahme-", "dabad today", "in Ahmedabad today"),
        ("the harbour\u00ad", "master said", "the harbourmaster said"),
        ("the HARBOUR COOPERA-", "TION", "the HARBOUR COOPERATION"),
    ],
)
def test_a_hyphen_is_kept_where_it_is_the_words_own(above: str, below: str, joined: str) -> None:
    assert Hyphens([above, below]).resolved(above, below) + below == joined


def test_the_same_word_elsewhere_decides() -> None:
    elsewhere = ["their co-operation in ports"]
    assert Hyphens(elsewhere).resolved("of co-", "operation in") == "of co-"
    assert Hyphens([]).resolved("of co-", "operation in") == "of co"
