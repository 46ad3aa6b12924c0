"""How many papers a sentence tells of, and by which names."""

from __future__ import annotations

import pytest

from tests.extract.agreements.reading import BILATERAL, agreements


def names(text: str) -> list[str]:
    return [one.name for one in agreements(BILATERAL + text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A parser hangs the second on a word of the first.
        (
            "They signed the Memorandum of Cooperation on lighthouses and the Agreement on tea trade.",
            ["Memorandum of Cooperation on lighthouses", "Agreement on tea trade"],
        ),
        ("The two sides signed the MoU on squid and the pact on tea.", ["MoU on squid", "Pact on tea"]),
        ("They signed a pact on tea and another on squid.", ["Pact on tea", "Pact on squid"]),
        # One of several.
        ("The two sides signed two agreements, including one on squid.", ["Agreement on squid"]),
        ("The two sides signed three memoranda, one of them on squid.", ["Memorandum on squid"]),
        # One name with "and" in it.
        ("They signed the Treaty on Trade and Investment.", ["Treaty on Trade and Investment"]),
        (
            "The ministers launched the Flood Adaptation and Mitigation Package.",
            ["Flood Adaptation and Mitigation Package"],
        ),
        ("They signed a pact on one of the docks.", ["Pact on one of the docks"]),
        # Only counted.
        ("India and Japan signed five MoUs.", ["Five MoUs"]),
        ("Five memoranda were signed during the visit.", ["Five memoranda"]),
    ],
)
def test_papers_of_one_sentence(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_each_paper_has_its_own_words_as_evidence() -> None:
    found = agreements(BILATERAL + "The two sides signed the MoU on squid and the pact on tea.")
    assert [one.evidence[0].text for one in found] == [
        "The two sides signed the MoU on squid",
        "the pact on tea",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan has signed twenty agreements.",
        "India and Japan have signed thirty agreements since 2001.",
        "The two agreements were signed in May.",
    ],
)
def test_a_count_that_tells_of_nothing(sentence: str) -> None:
    assert not agreements(BILATERAL + sentence)


def test_a_count_yields_to_the_papers_that_it_counts() -> None:
    text = "India and Japan signed five MoUs. They signed a MoU on squid."
    assert names(text) == ["MoU on squid"]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "A memorandum between Mizoram University and Iwami College was signed.",
            ("Iwami College", "Mizoram University"),
        ),
        (
            "A memorandum between the Soil Ministry of India and the Moss Ministry of Japan was signed.",
            ("India", "Japan"),
        ),
        ("An agreement between the two coast guards was signed.", ("India", "Japan")),
    ],
)
def test_the_bodies_between_which_a_paper_is(sentence: str, parties: tuple[str, ...]) -> None:
    (found,) = agreements(BILATERAL + sentence)
    assert found.parties == parties
