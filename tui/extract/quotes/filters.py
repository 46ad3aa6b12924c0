"""What looks like a quote and is none: undertakings of parties, and acts that a verb of saying describes."""

from __future__ import annotations

import re

from tui.extract.places import Places
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.cues import Cues
from tui.extract.quotes.direct import is_speech
from tui.extract.quotes.marks import Region
from tui.extract.speakers import roles
from tui.extract.speakers.titles import countries_in, is_country
from tui.model import Block, Span

_SIDES = re.compile(r"\b(?:the|both|two|all) (?:\w+ )?(?:sides|leaders|ministers|countries)\b", re.IGNORECASE)
_NEAR = 600
"""Characters before "they" in which it may mean the sides of an agreement."""
_PARTNERS = frozenset({"i", "we", "you"})
"""Those who speak in a conversation."""
_ADDRESSED = re.compile(r" (?:to )?(?:them\b|him\b|her\b|my\b|our\b|the\b|an?\b|[A-Z])")
"""To whom one has spoken, who is not here."""
_FREE = frozenset({"object", "infinitive", "request"})
"""Rules by which a verb of saying describes an act rather than words, if it is not somebody who acts."""


def is_quote(text: str, found: Attribution, cues: Cues, quoted: Places[Region], heads: Places[Block]) -> bool:
    """Whether an attribution reports words: no undertaking, no act of a country, no doing of a thing, no name
    that many use. `heads` are the titles and headings, in which a word in marks is no speech."""
    if found.cue is None or found.speaker is None or found.head is None:
        return True
    cue = _word(text, found.cue)
    base = cues.bases.get(cue, "")
    regions = [r for part in found.parts for r in quoted.overlapping(part.start, part.end)]
    spoken = any(is_speech(text, region) for region in regions)
    if base not in cues.plain and _together(text, found.speaker, found.head):
        return spoken and _word(text, found.head) != "we"
    if found.rule not in _FREE or spoken:
        return True
    if found.rule == "object" and base in cues.naming and cue == base and _word(text, found.head) != "i":
        return False
    if regions and not any(heads.overlapping(found.cue.start, found.cue.end)):
        return True
    if base in cues.acts and is_country(text[found.speaker.start : found.speaker.end]):
        return False
    return not regions and _acts(text, found.head)


def _word(text: str, span: Span) -> str:
    return text[span.start : span.end].casefold()


def _together(text: str, speaker: Span, head: Span) -> bool:
    """Whether the speaker is the parties to something: "the two sides", "India and Japan", "we"; those of one
    country ("the Japanese ministers") may report words to the others."""
    word = _word(text, head)
    countries = countries_in(text[speaker.start : speaker.end])
    if len(countries) > 1 or (word in roles.load().parties and not countries):
        return True
    return word == "they" and bool(_SIDES.search(text, max(0, speaker.start - _NEAR), speaker.start))


def _acts(text: str, head: Span) -> bool:
    """Whether a noun stands for somebody who can speak: a name, a pronoun, a role or a body."""
    table = roles.load()
    word = _word(text, head)
    known = word in table.roles or word in table.bodies or word in table.collective or word in table.pronouns
    return known or word.removesuffix("s") in table.roles or text[head.start].isupper()


def is_reported_in_turn(text: str, found: Attribution, cues: Cues, quoted: Places[Region]) -> bool:
    """Inside a turn, what the speaker reports of somebody else is a quote of its own: by name or role, or
    word for word ("A farmer told me, “…”"); and so is what the speaker has told somebody else word for word
    ("I told my colleagues that “…”")."""
    if (
        found.cue is None
        or found.head is None
        or cues.bases.get(_word(text, found.cue), "") not in cues.plain
    ):
        return False
    word = _word(text, found.head)
    start = found.parts[0].start
    if any(True for _ in quoted.overlapping(start, start + 1)):
        behind = text[found.cue.end : start]
        return word not in _PARTNERS or (word == "i" and bool(_ADDRESSED.match(behind)))
    named = text[found.head.start].isupper() or _is_body(text, found)
    return named and word not in roles.load().pronouns


def _is_body(text: str, found: Attribution) -> bool:
    """Whether a speaker is a body with a name before it ("Peru's embassy")."""
    if found.head is None or found.speaker is None or _word(text, found.head) not in roles.load().bodies:
        return False
    before = text[found.speaker.start : found.head.start].split()
    return any(word[0].isupper() and word.casefold() != "the" for word in before)
