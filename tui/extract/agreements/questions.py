"""What is asked in a transcript: a question makes no agreement, whatever it takes for granted."""

from __future__ import annotations

import re

from tui import codebook
from tui.documents.turns import turn_label
from tui.extract.agreements.terms import terms
from tui.model import Document

_OUTLET = re.compile(r"\([^)]*\)")
_ASKS = re.compile(r"\?[\s\"”’')*_]*\Z")
_ENDING = 12
"""Characters at the end of a turn among which its question mark stands."""


def questions(document: Document, text: str) -> frozenset[int]:
    """The starts of the blocks in which somebody asks: his turn with the paragraphs that follow it."""
    found: set[int] = set()
    asking = False
    for block in document.blocks:
        if block.kind == "turn":
            asking = _asks(text, block.start, block.end)
        if asking:
            found.add(block.start)
    return frozenset(found)


def _asks(text: str, start: int, end: int) -> bool:
    """Whether a turn is a questioner's: by its label, or as no official speaks and it ends in a question."""
    match = turn_label(text, start, end)
    if match is None:
        return False
    label = match["label"]
    if set(re.findall(r"[a-z]+", label.casefold())) & set(terms().words["asking"]) or _OUTLET.search(label):
        return True
    official = any(
        re.search(rf"\b(?:{word})\b", label, re.IGNORECASE) for word in codebook.load().wording.speaker_words
    )
    return not official and _ASKS.search(text, max(start, end - _ENDING), end) is not None
