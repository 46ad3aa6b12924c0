from __future__ import annotations

import pytest

from tests.extract.agreements.reading import BILATERAL, JOINT, agreements, only


def told(text: str) -> list[tuple[str, int]]:
    return [(one.status, len(one.evidence)) for one in agreements(text)]


@pytest.mark.parametrize(
    "again",
    [
        "The treaty on tea was signed in Kochi.",
        "The tea treaty was signed in Kochi.",
        "The treaty was signed in Kochi.",
        "The pact was signed in Kochi.",
        "They welcomed the signing of this agreement.",
    ],
)
def test_one_instrument_however_it_is_called(again: str) -> None:
    assert told(BILATERAL + "India and Japan signed a treaty on tea.\n\n" + again) == [("signed", 2)]


@pytest.mark.parametrize(
    "other",
    [
        "They also signed a treaty on rice.",
        "In 2021 they had signed a treaty on tea.",
        "They agreed to plant rice.",
    ],
)
def test_other_agreements_stay_apart(other: str) -> None:
    assert len(agreements(BILATERAL + "India and Japan signed a treaty on tea.\n\n" + other)) == 2


def test_the_same_undertaking_told_again_is_one() -> None:
    text = BILATERAL + "Both sides agreed to plant tea on the hills of Kochi.\n\n"
    assert told(text + "The ministers agreed to plant tea on the hills of Kochi and Nara.") == [("agreed", 2)]


def test_body_beats_headline_and_the_difference_is_kept() -> None:
    found = only("India, Japan sign tea treaty\nMay 4, 2033\n\nThe two sides finalised the tea treaty.")
    assert (found.status, found.disputed) == ("finalised", True)
    assert [(piece.locus.kind, piece.status) for piece in found.evidence] == [
        ("title", "signed"),
        ("paragraph", "finalised"),
    ]


def test_of_differing_wordings_the_weaker_is_shown() -> None:
    text = BILATERAL + "India and Japan signed a tea treaty.\n\nThe two sides finalised the tea treaty."
    found = only(text)
    assert (found.status, found.disputed) == ("finalised", True)


def test_a_general_word_is_no_conflict() -> None:
    text = (
        BILATERAL + "India and Japan announced a tea treaty.\n\nThe tea treaty was signed by both ministers."
    )
    found = only(text)
    assert (found.status, found.disputed) == ("signed", False)


def test_what_is_still_to_come_is_no_conflict() -> None:
    text = (
        BILATERAL + "The two sides finalised the tea treaty.\n\nThe tea treaty will be signed in the autumn."
    )
    found = only(text)
    assert (found.status, found.disputed) == ("finalised", False)


def test_a_headline_that_names_two_descriptions_makes_them_one() -> None:
    text = (
        "Agreement on tea and lighthouses by India and Japan\n\nKochi, May 4, 2033: "
        "India and Japan finalised an ambitious agreement for cooperation on tea.\n\n"
        "The ministers welcomed the finalisation of the draft Lighthouses Agreement."
    )
    assert told(text) == [("finalised", 3)]


def test_a_section_heading_makes_no_agreement_of_its_own() -> None:
    text = (
        BILATERAL + "The ministers met.\n\nIndia, Japan to plant rice\n\nThe two sides agreed to plant tea."
    )
    assert told(text) == [("agreed", 1)]


def test_names() -> None:
    found = agreements(
        BILATERAL
        + "India and Japan signed the Kochi Tea Treaty.\n\nBoth sides committed to protecting whales.\n\n"
        "The ministers agreed to open a ferry line."
    )
    assert [one.name for one in found] == [
        "Kochi Tea Treaty",
        "Commitment to protecting whales",
        "Agreement to open a ferry line",
    ]
    assert found[0].name_words == ("Kochi Tea Treaty",)


def test_a_mark_that_closes_quoted_words_is_no_part_of_the_name() -> None:
    (found,) = agreements(
        BILATERAL + 'S. Jaishankar said, "India and Japan will open a “winter” ferry line together".'
    )
    assert found.name == "Commitment to open a “winter” ferry line together"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("They recalled the signing of the Arrangement between the two navies in March 2029.", "2029-03"),
        ("India and Japan signed a fisheries treaty in November last year.", "2032-11"),
        ("The two sides signed a treaty on the tea of 2031 harvests.", None),
        ("The tea treaty was signed on 3 March 2031.", "2031-03-03"),
        ("The tea treaty was signed on March 3.", "2033-03-03"),
        ("The tea treaty was signed on December 3.", "2032-12-03"),
        ("The two sides signed a tea treaty in November.", "2032-11"),
        ("In March, the two sides issued a joint declaration on tea.", "2033-03"),
        ("The two sides agreed to open a ferry line in March.", None),
        ("The tea treaty has been in force since May 2015.", "2015-05"),
        ("In 2019 the two sides signed a tea treaty.", "2019"),
        ("The two sides signed a tea treaty today.", "2033-05-04"),
        ("The two sides signed a tea treaty.", None),
        ("The two sides signed a treaty on clean seas by 2040.", None),
    ],
)
def test_date_of_the_agreement(sentence: str, date: str | None) -> None:
    assert only(BILATERAL + sentence).date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # A release tells of its own event, on the day that the lead names or on its own.
        (
            "Press Release\n\nIndia–Japan Talks\n\nMay 4, 2033\n\nThe two sides agreed to plant tea.",
            "2033-05-04",
        ),
        (
            "Press Release\n\nIndia–Japan Talks\n\nMay 4, 2033\n\n"
            "On May 2, the ministers met in Kochi. The two sides agreed to plant tea.",
            "2033-05-02",
        ),
        # The news tells of somebody else's, on the day that it names.
        (
            "India, Japan meet\nMay 4, 2033\n\nThe ministers met on Monday.\n\nThey agreed to plant tea.",
            "2033-05-02",
        ),
        (
            "India, Japan meet\nMay 4, 2033\n\nModi visited Japan on April 28–29, 2033 for talks.\n\n"
            "The two sides agreed to plant tea.",
            "2033-04-29",
        ),
        ("India, Japan meet\nMay 4, 2033\n\nIndia and Japan agreed to plant tea.", None),
        # What came before is not of the event.
        (
            "India, Japan meet\nMay 4, 2033\n\nMinisters met on Monday. Last year they agreed to plant tea.",
            "2032",
        ),
        (
            "India, Japan meet\n\nThe ministers of India and Japan met on Monday. They agreed to plant tea.",
            None,
        ),
    ],
)
def test_date_of_the_event(text: str, date: str | None) -> None:
    assert only(text).date == date


def test_a_joint_text_dates_what_it_undertakes() -> None:
    assert only(JOINT + "We commit to protecting whales.").date == "2033-05-04"


def test_ids_hold_where_something_is_added() -> None:
    text = BILATERAL + "India and Japan signed a treaty on tea.\n\nBoth sides agreed to plant tea in Kochi."
    assert len({one.id for one in agreements(text)}) == 2
    assert [one.id for one in agreements(text)] == [one.id for one in agreements(text)]


def test_the_body_names_an_agreement_better_than_the_headline() -> None:
    lead = "Nara Foods and Fuji Rail signed a tea supply agreement on Monday."
    found = only(f"Nara Foods, Fuji Rail seal tea deal\nMay 4, 2033\n\n{lead}")
    assert (found.name, len(found.evidence)) == ("Tea supply agreement", 2)


def test_the_number_of_an_item_is_no_part_of_the_name() -> None:
    assert only(BILATERAL + "List of pacts signed\n\n2. Agreement on Squid").name == "Agreement on Squid"
