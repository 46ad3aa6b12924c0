from __future__ import annotations

import pytest
from hypothesis import given

from tests.documents.texts import texts
from tui.extract.folding import fold, key


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Indo‑Pacific", "Indo Pacific"),
        ("India–Japan", "India Japan"),
        ("Ministers’ Strategic", "Ministers Strategic"),
        ("ASEAN’s unity", "ASEAN's unity"),
        ("Shinzō", "Shinzo"),
        ("ﬁnance  and\u00a0trade", "finance and trade"),
        ("cy\u00adber\u200b space", "cyber space"),
        ("ＡＳＥＡＮ", "ASEAN"),
        ("free\r\nand open", "free and open"),
    ],
)
def test_what_means_the_same_is_the_same(written: str, plain: str) -> None:
    assert key(written) == plain


def test_offsets_lead_back_to_the_text() -> None:
    text = "See  the “ﬁnance‑  dialogue” of Shinzo\u0304."
    folded = fold(text, 5)
    start = folded.text.index("finance dialogue")
    first, last = folded.original(start, start + len("finance dialogue"))
    assert text[first:last] == "ﬁnance‑  dialogue"
    start = folded.text.index("Shinzo")
    first, last = folded.original(start, start + len("Shinzo"))
    assert text[first:last] == "Shinzo"


@given(texts)
def test_every_token_of_the_copy_has_its_place_in_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.small) == len(folded.text)
    at = 0
    for start, end in folded.tokens():
        first, last = folded.original(start, end)
        assert at <= first < last <= len(text)
        at = first
