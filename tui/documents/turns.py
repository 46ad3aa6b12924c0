"""Transcripts: which lines open a turn, "Name: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from tui import codebook
from tui.documents.lines import Piece

_WORD = r"(?:[^\W\d_][\w'’.&/-]*|\d{1,2}|\([^()\n]{1,40}\)|\\?\[[^\[\]\n]{1,60}\])"
_LABEL = re.compile(rf"[\"“]?\**(?P<label>{_WORD}(?:,? {_WORD}){{0,11}})\**:\**(?=\s|\Z)")
_QUESTION = re.compile(r"(?P<label>[QA])(?:[ \u00a0]{2,}|\t)(?=\S)")
"""The "Q" of a press conference, which needs no colon where white space sets it apart."""

_SMALL = frozenset(
    ("of", "the", "for", "and", "to", "in", "on", "with", "from", "de", "von", "van", "bin", "al")
)
LONGEST_LABEL = 120
FEWEST = 2
"""One "Name: …" alone makes no transcript."""


@cache
def _speaker_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(codebook.load().wording.speaker_words)})\b", re.IGNORECASE)


@cache
def _line_labels() -> re.Pattern[str]:
    return re.compile("|".join(codebook.load().wording.line_labels), re.IGNORECASE)


def turn_label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label that may open a turn at `start`, with the name as group "label": words that begin with a
    capital, at most a dozen, before a colon; or a Q set apart."""
    question = _QUESTION.match(text, start, end)
    if question is not None:
        return question
    match = _LABEL.match(text, start, min(end, start + LONGEST_LABEL))
    if match is None:
        return None
    label = match["label"]
    words = re.findall(r"[^\W\d_][\w'’.]*", re.sub(r"[(\[].*?[)\]]", "", label)) or ["X"]
    if _line_labels().fullmatch(label) or not all(word[0].isupper() or word in _SMALL for word in words):
        return None
    return match if words[0][0].isupper() else None


def turn_starts(text: str, found: Sequence[Piece]) -> frozenset[int]:
    """The positions of the pieces that open a turn; none unless the text is a transcript: two labels or more,
    of which one returns, or most of which speak of somebody who speaks."""
    labels: dict[int, str] = {}
    for index, piece in enumerate(found):
        match = turn_label(text, piece.start, piece.end)
        if match:
            labels[index] = match["label"].casefold()
    if len(labels) < FEWEST:
        return frozenset()
    returning = max(Counter(labels.values()).values()) > 1
    speaking = sum(bool(_speaker_words().search(label)) for label in labels.values())
    if not returning and 2 * speaking <= len(labels):
        return frozenset()
    return frozenset(labels)
