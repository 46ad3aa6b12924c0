from __future__ import annotations

import pytest

from tests.extract.agreements.reading import BILATERAL, JOINT, agreements, only

QUAD = ("Australia", "India", "Japan", "United States")


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("India and Japan signed a tea treaty.", ("India", "Japan")),
        ("The two sides signed a tea treaty.", ("India", "Japan")),
        ("Both countries agreed to plant tea.", ("India", "Japan")),
        ("They agreed to plant tea.", ("India", "Japan")),
        ("It was agreed that tea would be planted.", ("India", "Japan")),
        ("New Delhi and Tokyo signed a tea treaty.", ("India", "Japan")),
        (
            "Prime Minister Narendra Modi and Prime Minister Fumio Kishida signed a tea treaty.",
            ("India", "Japan"),
        ),
        ("Japan agreed to plant tea.", ("India", "Japan")),
        ("Japan pledged 3 million yen for tea in Nepal.", ("Japan",)),
        ("Japan pledged 3 million yen for tea in India.", ("India", "Japan")),
        ("France and Kenya signed a tea treaty.", ("France", "Kenya")),
        ("Australia, India, Japan and the United States signed a tea treaty.", QUAD),
        ("The Quad countries agreed to plant tea.", QUAD),
        ("Kaveri Airways and Fuji Rail signed a ticket agreement.", ("Fuji Rail", "Kaveri Airways")),
    ],
)
def test_parties(sentence: str, parties: tuple[str, ...]) -> None:
    assert only(BILATERAL + sentence).parties == parties


@pytest.mark.parametrize(
    "sentence",
    [
        "The three countries agreed to plant tea.",
        "Other countries agreed to plant tea.",
        "The government agreed to plant tea.",
    ],
)
def test_whom_the_text_does_not_name_is_nobody(sentence: str) -> None:
    assert not agreements(BILATERAL + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The memorandum on tea was signed by Foreign Secretary Leela Krishnan and Ambassador Kenji Ito.",
        "Ambassador Kenji Ito and Mr. Anil Gupta exchanged notes on a harbour loan.",
        "• India and Japan agreed to open a ferry line.",
    ],
)
def test_who_signs_is_not_who_is_bound(sentence: str) -> None:
    assert only(BILATERAL + sentence).parties == ("India", "Japan")


@pytest.mark.parametrize(
    "lead",
    [
        "The trilateral meeting of Australia, India and Japan took place in Kochi. India and Japan spoke.",
        "The foreign ministers of Australia, India and Japan met in Kochi. Japan poured Japanese tea.",
    ],
)
def test_the_third_of_three(lead: str) -> None:
    found = only(f"Talks on tea\nMay 4, 2033\n\n{lead} The ministers agreed to plant tea.")
    assert found.parties == ("Australia", "India", "Japan")


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "The University of Kochi and the Nara Institute of Tea signed a memorandum on tea.",
            ("Nara Institute of Tea", "University of Kochi"),
        ),
        (
            "Kaveri Airways has signed an agreement with Fuji Rail on tickets.",
            ("Fuji Rail", "Kaveri Airways"),
        ),
        ("Kaveri Airways announced a partnership with Fuji Rail.", ("Fuji Rail", "Kaveri Airways")),
        ("Kaveri Airways said it had signed a memorandum with Fuji Rail.", ("Fuji Rail", "Kaveri Airways")),
        (
            "A ticket agreement between Kaveri Airways and Fuji Rail was signed on Monday.",
            ("Fuji Rail", "Kaveri Airways"),
        ),
    ],
)
def test_bodies_of_their_own(sentence: str, parties: tuple[str, ...]) -> None:
    assert only(f"One ticket for all\nMay 4, 2033\n\n{sentence}").parties == parties


def test_companies_that_the_text_brought_together() -> None:
    lead = (
        "One ticket for rail and air\nMay 4, 2033\n\nKaveri Airways and Fuji Rail signed a ticket agreement. "
    )
    found = agreements(lead + "The two companies also signed a memorandum on luggage.")
    assert len(found) == 2
    assert {one.parties for one in found} == {("Fuji Rail", "Kaveri Airways")}


def test_the_sides_are_those_of_the_title_not_of_a_group_that_it_names() -> None:
    found = only("Japan, India back the Quad\nMay 4, 2033\n\nThe two sides agreed to plant tea.")
    assert found.parties == ("India", "Japan")


def test_sides_from_the_lead() -> None:
    lead = "Talks on tea\n\nIndia and Japan met in Kochi, far from China, on Friday. "
    assert only(lead + "The two sides agreed to plant tea.").parties == ("India", "Japan")


def test_without_sides_there_are_no_two_sides() -> None:
    assert not agreements("Talks on tea\n\nThe two sides agreed to plant tea.")


def test_we_of_a_joint_text_is_all_who_issue_it() -> None:
    text = "Quad Joint Statement\nMay 4, 2033\n\nWe commit to planting tea."
    assert only(text).parties == QUAD


def test_one_partys_promise_in_a_joint_text_is_its_own() -> None:
    assert only(JOINT + "India will plant tea in both seas.").parties == ("India",)


def test_the_other_party_of_a_memorandum_of_understanding() -> None:
    text = "Engines for all\nMay 4, 2033\n\nKaveri Air signed a memorandum of understanding with Fuji Jet."
    assert only(text).parties == ("Fuji Jet", "Kaveri Air")


@pytest.mark.parametrize(
    ("third", "parties"), [("", ("India", "Japan")), ("A flight to France is full. ", None)]
)
def test_an_accord_between_the_two_countries_in_company_news(
    third: str, parties: tuple[str, ...] | None
) -> None:
    text = (
        "Nara Airways adds flights\nMay 4, 2033\n\nNara Airways of Japan adds flights.\n\nThey are full.\n\n"
    )
    accord = "More flights to India followed when an agreement between the two countries was signed."
    found = agreements(f"{text}{third}{accord}")
    assert [one.parties for one in found] == ([] if parties is None else [parties])


FIRMS = (
    "Nara Bank buys into Malwa Credit\nMay 4, 2033\n\n"
    "Nara Bank signed a stake agreement with Malwa Credit Company (MCC) on Monday.\n\n"
)
"""The head of company news."""


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The bank also signed a memorandum with Malwa Credit Company (MCC).", "signed"),
        ("The two companies are in talks on a fund for lorries.", "under discussion"),
        ("The companies had initialled a letter of intent in May.", "signed"),
        ("They are also exploring a leasing arm.", "under discussion"),
    ],
)
def test_companies_by_what_they_are(sentence: str, status: str) -> None:
    _, found = agreements(FIRMS + sentence)
    assert (found.status, found.parties) == (status, ("Malwa Credit Company", "Nara Bank"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The central bank signed an agreement to print notes.",
        "A bank is exploring a leasing arm.",
        "The bank will launch a leasing scheme.",
        "The three companies are in talks on a fund.",
    ],
)
def test_other_companies_are_not_those_of_the_text(sentence: str) -> None:
    assert len(agreements(FIRMS + sentence)) == 1
