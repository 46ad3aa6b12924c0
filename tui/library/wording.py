"""When words in two documents are the same words, however each prints them."""

from __future__ import annotations

import re
import unicodedata

from tui.extract.spelling import american

_WORD = re.compile(r"[^\W_]+")

BEGINNING = 3
"""Letters at the beginning of words that are the same words; no spelling differs there."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: in one case and spelling, signs left out."""
    return tuple(_WORD.findall(american(unicodedata.normalize("NFKC", text).casefold())))


def letters(words: tuple[str, ...]) -> str:
    """The words run together: papers differ on hyphens and spaces inside a word ("co-operation", "5 G")."""
    return "".join(words)


def beginning(text: str) -> str:
    """The first letters of `letters`, told without looking at all of the text."""
    start = unicodedata.normalize("NFKC", text[: 10 * BEGINNING]).casefold()
    return "".join(_WORD.findall(start))[:BEGINNING]
