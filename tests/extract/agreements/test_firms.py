"""Company news: whom "the companies", "the pair", "the bank" stand for."""

from __future__ import annotations

import pytest

from tests.extract.agreements.reading import agreements, only

NEWS = """Tamba Insurance to buy stake in Deccan Life
NARA, Japan, May 4, 2033

Tamba Insurance will spend 3 billion yen on Deccan Life of India, it said on Tuesday.

"""
FIRMS = ("Deccan Life", "Tamba Insurance")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Tamba Insurance has agreed to buy a fifth of Deccan Life.", "agreed"),
        ("The two companies signed an agreement on crop cover.", "signed"),
        ("The pair also signed an outline deal on crop cover.", "signed"),
        ("The two insurers will consider a shared claims desk.", "under discussion"),
        ("The firms share a tower. They also agreed to train clerks.", "agreed"),
    ],
)
def test_the_companies_are_those_of_title_and_lead(sentence: str, status: str) -> None:
    found = only(NEWS + sentence)
    assert (found.status, found.parties) == (status, FIRMS)


def test_companies_that_team_up() -> None:
    found = only(NEWS + "Fuji Rail has teamed up with Kaveri Docks to build ferries.")
    assert (found.status, found.parties) == ("agreed", ("Fuji Rail", "Kaveri Docks"))


def test_a_country_that_a_contract_only_mentions_is_no_party() -> None:
    assert only(NEWS + "Fuji Rail signed a contract to supply carriages to India.").parties == ("Fuji Rail",)


def test_the_name_without_what_qualifies_it() -> None:
    found = only(NEWS + "Smaller competitor Ginza Life has signed a pact with Malwa Mutual.")
    assert found.parties == ("Ginza Life", "Malwa Mutual")


def test_no_companies_where_the_title_names_none() -> None:
    text = NEWS.replace("Tamba Insurance to buy stake in Deccan Life", "Insurers are busy")
    assert not agreements(text + "The two companies signed an agreement on crop cover.")
