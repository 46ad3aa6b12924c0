"""Stretches of tokens and the signs between them, as the rules over parses see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Token positions, end exclusive."""

COMMAS = frozenset({",", "—", "–", "--"})
"""What parts a parenthesis from its sentence."""
BREAKS = COMMAS | {"-", ";", ":"}
MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''", "«", "»", "「", "」"})
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
RELATIVES = frozenset({"WP", "WDT", "WRB", "WP$"})
PRE_POSED = frozenset(
    {"even", "if", "when", "while", "once", "since", "because", "as", "after", "before", "unless", "until"}
    | {"although", "though"}
)
"""What opens a clause of time or condition that may stand before its main clause."""

_KEPT = MARKS | {"(", "[", "$", "%", "…", "..."}
_CLOSING = {")": "(", "]": "["}
_LOOSE_ENDS = frozenset({"and", "but", "or"})


def trimmed(doc: Doc, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges without "that" before the first and without commas and stops around; none of them empty."""
    found: list[Range] = []
    for start, end in ranges:
        while start < end and (_is_sign(doc[start]) or (not found and _is_that(doc[start]))):
            start += 1
        while end > start and _is_loose_end(doc, start, end - 1):
            end -= 1
        if any(token.is_alpha or token.like_num for token in doc[start:end]):
            found.append((start, end))
    return tuple(found)


def _is_sign(token: Token) -> bool:
    return bool(token.is_punct or token.is_space) and token.text not in _KEPT


def _is_loose_end(doc: Doc, start: int, last: int) -> bool:
    """Whether the last token of a range is a sign that belongs to no words, or "and"; a bracket belongs to
    the one that opens in the range."""
    text = doc[last].text
    opened = text in _CLOSING and any(token.text == _CLOSING[text] for token in doc[start:last])
    return not opened and (_is_sign(doc[last]) or doc[last].lower_ in _LOOSE_ENDS)


def _is_that(token: Token) -> bool:
    return bool(token.lower_ == "that" and token.tag_ in ("IN", "WDT"))


def has_finite_verb(doc: Doc, ranges: Iterable[Range]) -> bool:
    """Whether a verb in a finite form, or a modal, stands in the ranges."""
    return any(token.tag_ in FINITE for start, end in ranges for token in doc[start:end])


def next_comma(token: Token) -> int:
    """The position of the next comma in the token's sentence, else of the sentence's end."""
    sentence = token.sent
    following = token.doc[token.i : sentence.end]
    return next((other.i for other in following if other.text == ","), int(sentence.end))
