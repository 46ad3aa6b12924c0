"""Transcripts: which lines open a turn, "Name: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tui.documents.lines import Piece

_WORD = r"(?:[^\W\d_][\w'’.&/-]*|\d{1,2}|\([^()\n]{1,40}\)|\\?\[[^\[\]\n]{1,60}\])"
_LABEL = re.compile(rf"\**(?P<label>{_WORD}(?:,? {_WORD}){{0,11}})\**:\**(?=\s|\Z)")
_SMALL = frozenset("of the for and to in on de von van bin al la with from".split())
_SPEAKERISH = re.compile(
    r"\b(?:question|questioner|answer|q|a|moderator|interviewer|host|speaker|participant|reporter|journalist|press"
    r"|president|prime minister|minister|secretary|ambassador|spokesperson|official|senator|chair|chairman"
    r"|director|governor|commissioner|adviser|advisor|professor|dr|mr|mrs|ms|shri|smt|sri|h\.e)\b",
    re.IGNORECASE,
)
_NO_LABELS = re.compile(
    r"(?:also read|read (?:more|also)|note|source|photo|image|video|watch|updated?|published|posted(?: on)?|date|place"
    r"|venue|tags?|contact|follow|ps|subject|highlights?|summary|key points)\Z",
    re.IGNORECASE,
)
LONGEST_LABEL = 120
FEWEST = 2
"""One "Name: …" alone makes no transcript."""


def turn_label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label that may open a turn at `start`, with the name as group "label": words that begin with a
    capital, at most a dozen, before a colon."""
    match = _LABEL.match(text, start, min(end, start + LONGEST_LABEL))
    if match is None:
        return None
    label = match["label"]
    words = re.findall(r"[^\W\d_][\w'’.]*", re.sub(r"[(\[].*?[)\]]", "", label)) or ["X"]
    if _NO_LABELS.match(label) or not all(word[0].isupper() or word in _SMALL for word in words):
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
    speaking = sum(bool(_SPEAKERISH.search(label)) for label in labels.values())
    if not returning and 2 * speaking <= len(labels):
        return frozenset()
    return frozenset(labels)
