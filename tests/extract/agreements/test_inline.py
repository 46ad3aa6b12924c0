"""Lists that run on inside a sentence."""

from __future__ import annotations

import pytest

from tests.extract.agreements.reading import BILATERAL, JOINT, agreements


def told(text: str) -> list[tuple[str, str]]:
    return [(one.evidence[0].text, one.status) for one in agreements(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides agreed to (1) open a ferry line, (2) explore a dock and (3) continue the tea fair.",
        "They agreed on this: (i) open a ferry line; (ii) explore a dock; and (iii) continue the tea fair.",
    ],
)
def test_each_item_has_the_status_that_its_own_verb_leaves(sentence: str) -> None:
    assert told(BILATERAL + sentence) == [
        ("open a ferry line", "agreed"),
        ("explore a dock", "under discussion"),
        ("continue the tea fair", "reaffirmed/committed"),
    ]


def test_will_before_the_first_item() -> None:
    assert told(JOINT + "The two countries will (a) protect whales, (b) establish a group on reefs.") == [
        ("protect whales", "reaffirmed/committed"),
        ("establish a group on reefs", "agreed"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers discussed (1) tea and (2) squid.",
        "Growers asked for (1) rain and (2) a dock.",
        "The ferry carries (1) tea, (2) squid and (3) moss.",
    ],
)
def test_a_list_of_what_nobody_undertakes(sentence: str) -> None:
    assert not agreements(BILATERAL + sentence)
