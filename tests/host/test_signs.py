"""The signs: told apart, one cell wide, and ASCII where ASCII was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.host.signs import Signs, signs
from tui.model import STATUSES

_WORDS = {"ellipsis", "paragraph", "source"}


def _all(chosen: Signs) -> dict[str, str]:
    return {
        name: value
        for name in chosen.__struct_fields__
        if isinstance(value := getattr(chosen, name), str) and name != "statuses"
    } | {status: chosen.status(status) for status in STATUSES}


@pytest.mark.parametrize("ascii", [False, True])
def test_each_sign_is_one_cell_wide_but_the_words_that_stand_for_one(ascii: bool) -> None:
    widths = {name: cell_len(sign) for name, sign in _all(signs(ascii)).items()}
    assert {name for name, width in widths.items() if width != 1} == (_WORDS if ascii else set())


def test_the_fallbacks_are_ascii() -> None:
    assert all(sign.isascii() and sign.isprintable() for sign in _all(signs(True)).values())


@pytest.mark.parametrize("ascii", [False, True])
def test_signs_that_stand_before_a_row_are_told_apart(ascii: bool) -> None:
    chosen = signs(ascii)
    before = [*(chosen.status(status) for status in STATUSES), chosen.kind("direct"), chosen.kind("indirect")]
    before += [chosen.doubt, chosen.chosen, chosen.related]
    assert len(set(before)) == len(before)


def test_a_mixed_quote_is_a_reported_one() -> None:
    assert signs(False).kind("mixed") == signs(False).kind("indirect") != signs(False).kind("direct")


def test_ascii_paints_the_documents_punctuation_plainly_and_keeps_its_letters() -> None:
    text = "“Namasté” — 防衛, Shinzō’s … \x1b[31m"
    assert signs(True).shown(text) == '"Namasté" - 防衛, Shinzō\'s . ?[31m'
    assert signs(False).shown(text) == "“Namasté” — 防衛, Shinzō’s … ␛[31m"


@given(st.text(), st.booleans())
def test_what_is_painted_is_as_long_as_the_text(text: str, ascii: bool) -> None:
    assert len(signs(ascii).shown(text)) == len(text)
