from __future__ import annotations

import pytest
from hypothesis import given

from tests.documents.texts import texts
from tui.documents.sentences import sentences
from tui.model import Block


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, Block("paragraph", 0, len(text), 1))]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "Nobody came."],
        ["Dr. S. K. Rao met Mr. Sato at 5 p.m. in Kochi.", "They ate."],
        ["He flew to the U.S.", "The guests stayed."],
        ["U.S. President Lee came.", "So did we."],
        ["“We won,” he said.", "“It was late.”", "He left."],
        ["It cost Rs. 5.5 crore, i.e. a lot.", "Who pays?", "We do!"],
        ["‘Signing is easy.’", "Laying is slow."],
        ["He waited … and waited.", "Then he left."],
        ["二人は会談した。", "「雨が降った。」", "終わり。"],
        ["दोनों मंत्री मिले।", "बारिश हुई।"],
        ["“Really?” he asked.", "Yes."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    joined = "" if parts[0][-1] in "。" else " "
    assert split(joined.join(parts)) == parts


def test_the_number_of_an_item_is_no_sentence() -> None:
    assert split("12. We met in Kochi.") == ["12. We met in Kochi."]


@given(texts)
def test_sentences_hold_everything_but_white_space_in_order(text: str) -> None:
    at = 0
    for span in sentences(text, Block("paragraph", 0, len(text), 1)):
        assert not text[at : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        at = span.end
    assert not text[at:].strip()
