"""What looks like a quote and is none: agreements of several parties, and what nobody is said to have said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.cues import Cues
from tui.extract.quotes.marks import Region
from tui.extract.speakers.offices import countries_in

_PLAIN = frozenset(
    {"say", "tell", "state", "ask", "write", "report", "warn", "complain", "argue", "reply", "answer"}
)
_TOGETHER = frozenset(
    "we leaders ministers sides countries nations governments partners members parties both".split()
)

_SIDES = re.compile(r"\b(?:the|both|two|all) (?:\w+ )?(?:sides|leaders|ministers|countries)\b", re.IGNORECASE)
_NEAR = 600
"""Characters before "they" in which it may mean the sides of an agreement."""


def is_undertaking(text: str, found: Attribution, cues: Cues, regions: Sequence[Region]) -> bool:
    """What parties do together ("the two sides confirmed that …", "we reaffirm …") is an agreement, no quote,
    unless its words stand in quotation marks or the verb is one of plain saying."""
    if found.cue is None or found.speaker is None or found.head is None:
        return False
    head = text[found.head.start : found.head.end].casefold()
    several = head in _TOGETHER or len(countries_in(text[found.speaker.start : found.speaker.end])) > 1
    several = several or (
        head == "they" and bool(_SIDES.search(text, max(0, found.speaker.start - _NEAR), found.speaker.start))
    )
    base = cues.bases.get(text[found.cue.start : found.cue.end].casefold(), "")
    if not several or base in _PLAIN:
        return False
    return not any(part.start < r.end and r.start < part.end for part in found.parts for r in regions)


def is_reported_in_turn(text: str, found: Attribution, cues: Cues) -> bool:
    """Inside a turn, what the speaker reports of somebody else, by name or role, is a quote of its own."""
    if found.cue is None or found.head is None:
        return False
    head = text[found.head.start : found.head.end]
    base = cues.bases.get(text[found.cue.start : found.cue.end].casefold(), "")
    return (
        base in _PLAIN
        and head[:1].isupper()
        and head.casefold() not in ("i", "we", "he", "she", "they", "it", "you")
    )
