"""Quoted words without a verb of saying, behind a sentence or a paragraph about who says them; made up."""

from __future__ import annotations

import pytest

from tests.extract.quotes.reading import said


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Omkar Bhide, an economist, urged patience.", "Omkar Bhide"),
        ("Minister Rao was blunt.", "Minister Rao"),
        ("The mayor of Pune kept quiet about the cost.", "The mayor of Pune"),
        ("Rao’s reply came at once.", "Rao"),
    ],
)
def test_words_that_stand_alone_are_the_subjects_of_the_sentence_before(before: str, speaker: str) -> None:
    assert said(f"Tea in Pune\n\n{before} “Boats take time.”") == [(speaker, "“Boats take time.”")]


@pytest.mark.parametrize(
    "before",
    [
        "A board hangs at the gate.",
        "Kyoto was quiet.",
        "Minister Rao met Minister Sato.",
        "Minister Rao talked with Leela Nair.",
        "Rao and Sato came by boat.",
        "The mood was grim.",
        "Minister Rao was asked about the cost.",
    ],
)
def test_words_that_stand_alone_are_nobodys_where_it_is_not_sure_whose(before: str) -> None:
    assert said(f"Tea in Pune\n\n{before} “Boats take time.”") == []


def test_a_paragraph_of_quoted_words_goes_on_with_the_quote_that_ends_the_one_before() -> None:
    text = "Tea\n\n“The bridge is safe,” Minister Rao said.\n\n“We have checked it twice now.”"
    assert said(text) == [("Minister Rao", "“The bridge is safe,” … “We have checked it twice now.”")]


@pytest.mark.parametrize("between", ["The mayor wore a hat.", "Work began in May. The mayor came by boat."])
def test_a_paragraph_of_quoted_words_does_not_go_on_over_other_sentences(between: str) -> None:
    text = f"Tea\n\n“The bridge is safe,” Minister Rao said. {between}\n\n“We have checked it twice now.”"
    assert ("Minister Rao", "“The bridge is safe,”") in said(text)


@pytest.mark.parametrize("before", ["Minister Rao heard the song.", "Minister Rao read the sign."])
def test_what_somebody_hears_or_reads_is_not_theirs(before: str) -> None:
    assert said(f"Tea in Pune\n\n{before} “Boats take time.”") == []
