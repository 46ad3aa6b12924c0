"""Text of documents is made safe, and is left letter for letter otherwise."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.plaintext import copied, one_line, shown

HOSTILE = "a\x1b[31mb\x07c\x9bd\u202ee\u2066f\x7f"
ORDINARY = "“We agree” [sic] [/x] — 自由で開かれた हिन्दी\tx\ny\r\nz"


def dangerous(sign: str) -> bool:
    """Controls, overrides of direction, and halves of pairs, by their Unicode properties."""
    overrides = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return unicodedata.category(sign) in {"Cc", "Cs"} or unicodedata.bidirectional(sign) in overrides


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_shown_is_as_long_and_holds_nothing_dangerous(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert not [sign for sign in shown(text) if sign not in "\n\t" and dangerous(sign)]
    assert not [sign for sign in one_line(text) if dangerous(sign)]


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_copied_lacks_just_what_is_dangerous(text: str) -> None:
    words, left_out = copied(text)
    assert len(words) + left_out == len(text)
    assert not [sign for sign in words.replace("\r\n", "") if sign not in "\n\t" and dangerous(sign)]


def test_each_dangerous_character_becomes_one_sign() -> None:
    assert shown(HOSTILE) == "a␛[31mb␇c�d�e�f␡"
    assert copied(HOSTILE) == ("a[31mbcdef", 6)


def test_the_rest_stays_letter_for_letter() -> None:
    assert copied(ORDINARY) == (ORDINARY, 0)
    assert shown(ORDINARY) == ORDINARY.replace("\r", " ")
