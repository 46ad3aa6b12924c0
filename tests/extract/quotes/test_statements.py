"""Statements that a text announces and gives whole, made up."""

from __future__ import annotations

import pytest

from tests.extract.quotes.reading import quotes_of, said

BODY = "Friends of tea,\n\nI am glad to see so many growers here.\n\nWe must build a cellar in May."


@pytest.mark.parametrize(
    ("announcement", "speaker"),
    [
        ("Minister Rao made the following remarks at the dinner:", "Minister Rao"),
        ("Minister Rao gave the following short message.", "Minister Rao"),
        ("The following statement was issued by Minister Rao on Monday.", "Minister Rao"),
        (
            "Minister Rao issued a statement on tea. The text of the statement is as follows:",
            "Minister Rao",
        ),
        ("The full text of Minister Rao's remarks follows:", "Minister Rao"),
        ("Opening remarks by Minister Rao", "Minister Rao"),
        ("Minister Rao’s opening remarks", "Minister Rao"),
    ],
)
def test_an_announced_statement_is_one_direct_quote(announcement: str, speaker: str) -> None:
    (found,) = quotes_of(f"A dinner in Pune\n\nPune, March 3, 2019\n\n{announcement}\n\n{BODY}")
    assert (found.speaker and found.speaker.text, found.texts, found.kind) == (speaker, (BODY,), "direct")


def test_a_statement_may_begin_behind_its_colon() -> None:
    text = "Tea\n\nMinister Rao made the following statement: I am glad of the rain.\n\nWe need it."
    assert said(text) == [("Minister Rao", "I am glad of the rain.\n\nWe need it.")]


def test_others_are_quoted_inside_a_statement() -> None:
    text = (
        "A dinner\n\nMinister Rao made the following remarks:\n\nI met a farmer. The farmer told me that "
        "“the rain is late.”\n\nWe must act."
    )
    assert said(text)[1:] == [("The farmer", "“the rain is late.”")]


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders issued the following joint statement:\n\nWe will hold a fair in May.",
        "The committee made the following remarks:\n\nThe bridge is old. It needs paint.",
        "The text of the statement is as follows:\n\nWe will hold a fair in May.",
    ],
)
def test_what_the_sides_declare_and_what_nobody_speaks_is_no_statement(text: str) -> None:
    assert said(f"Tea\n\nPune, March 3, 2019\n\n{text}") == []
