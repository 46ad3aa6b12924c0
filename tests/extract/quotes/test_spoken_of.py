"""What somebody speaks of, which stands for words without being a clause, on made-up sentences."""

from __future__ import annotations

import pytest

from tests.extract.quotes.reading import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Rao spoke about the cost of the new ferry.", [("Mayor Rao", "the cost of the new ferry")]),
        ("Rao warned against a hasty sale of the pier.", [("Rao", "a hasty sale of the pier")]),
        (
            "Rao has pointed to the storm as the reason for the delay.",
            [("Rao", "the storm as the reason for the delay")],
        ),
        ("Rao mentioned the old lighthouse.", [("Rao", "the old lighthouse")]),
        (
            "Ms. Sato acknowledged delays in the repair of the pier.",
            [("Ms. Sato", "delays in the repair of the pier")],
        ),
        ("Rao lamented the “sorry” state of the pier.", [("Rao", "the “sorry” state of the pier")]),
        (
            "The mayor tweeted a picture of the pier.",
            [("The mayor", "a picture of the pier")],
        ),
        (
            "Rao announced a plan to dredge the harbour.",
            [("Rao", "a plan to dredge the harbour")],
        ),
        ("Rao called the pier “a ruin” in a radio show.", [("Rao", "the pier “a ruin”")]),
        (
            "Rao denounced the delays through the long winter.",
            [("Rao", "the delays through the long winter")],
        ),
    ],
)
def test_what_somebody_speaks_of_is_given_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferry pointed to the north.",
        "Rao spoke to the sailors.",
        "Rao did not speak about the cost of the ferry.",
        "Rao likened the pier to a ruin in his painting.",
    ],
)
def test_nothing_is_said_where_nobody_speaks_of_anything(text: str) -> None:
    assert said(text) == []


def test_what_is_spoken_of_beside_a_quote_is_part_of_the_telling() -> None:
    assert said("“It is late,” Rao said, speaking of the ferry. “It is always late.”") == [
        ("Rao", "“It is late,” … “It is always late.”")
    ]
