"""Transcripts: which lines open a turn: "Name: …", "[Name] …", or the name on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from tui import codebook
from tui.documents.lines import Piece

_WORD = r"(?:[^\W\d_][\w'’.&/-]*|\d{1,2}|\([^()\n]{1,40}\)|\\?\[[^\[\]\n]{1,60}\])"
_LABEL = re.compile(rf"[\"“]?\**(?P<label>{_WORD}(?:,? {_WORD}){{0,11}})\**:\**(?=\s|\Z)")
_BRACKETED = re.compile(rf"[\[(【](?P<label>{_WORD}(?:,? {_WORD}){{0,6}})[\])】]:?(?=\s+\S)")
_ALONE = re.compile(rf"\**(?P<label>{_WORD}(?:,? {_WORD}){{0,6}})\**")
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
    """The label that opens a turn at `start`, with the name as group "label": words that begin with a
    capital, at most a dozen, before a colon, in brackets or on a line of their own; or a Q set apart."""
    return _before_colon(text, start, end) or _in_brackets(text, start, end) or _on_a_line(text, start, end)


def _before_colon(text: str, start: int, end: int) -> re.Match[str] | None:
    question = _QUESTION.match(text, start, end)
    if question is not None:
        return question
    match = _LABEL.match(text, start, min(end, start + LONGEST_LABEL))
    return match if match is not None and _may_label(match["label"]) else None


def _in_brackets(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _BRACKETED.match(text, start, min(end, start + LONGEST_LABEL))
    return match if match is not None and _may_label(match["label"]) else None


def _on_a_line(text: str, start: int, end: int) -> re.Match[str] | None:
    """A line that is nothing but a label, in capitals or in bold, or the word for one who asks."""
    match = _ALONE.fullmatch(text, start, end) if end - start <= LONGEST_LABEL else None
    if match is None or not _may_label(match["label"]):
        return None
    set_off = match["label"].isupper() or match.group().startswith("**")
    return match if set_off or _speaker_words().fullmatch(match["label"]) else None


def _may_label(label: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.]*", re.sub(r"[(\[].*?[)\]]", "", label)) or ["X"]
    if _line_labels().fullmatch(label) or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word in _SMALL for word in words)


def turn_starts(text: str, found: Sequence[Piece]) -> frozenset[int]:
    """The positions of the pieces that open a turn, in the first manner of labels of which the text has two
    or more; none unless it is a transcript.

    Before colons one label returns, or most speak of somebody who speaks, or the text is a dialogue; in
    brackets and on lines of their own, where other things stand, too, both of the first."""
    for labelled in (_before_colon, _in_brackets, _on_a_line):
        labels: dict[int, str] = {}
        for index, piece in enumerate(found):
            if match := labelled(text, piece.start, piece.end):
                labels[index] = match["label"].casefold()
        if len(labels) < FEWEST:
            continue
        if labelled is _before_colon and _is_dialogue(text, found, labels):
            return frozenset(labels)
        returning = max(Counter(labels.values()).values()) > 1
        speaking = 2 * sum(bool(_speaker_words().search(label)) for label in labels.values()) > len(labels)
        if (returning or speaking) if labelled is _before_colon else (returning and speaking):
            return frozenset(labels)
    return frozenset()


def _is_dialogue(text: str, found: Sequence[Piece], labels: Mapping[int, str]) -> bool:
    """Whether everything from the first label on is labelled and ends like a sentence, one of it a
    question."""
    following = [piece for index, piece in enumerate(found) if index >= min(labels)]
    ends = [text[piece.start : piece.end].rstrip("\"'”’*")[-1:] for piece in following]
    return len(following) == len(labels) and "?" in ends and all(end in (".", "?", "!", "…") for end in ends)
