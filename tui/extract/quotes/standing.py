"""Quoted words that stand alone behind a sentence about who says them: "Rao was blunt. “It is late.”"

In news prose such words are nearly always the subject's of the sentence before: so where that tells of
somebody who can speak, who acts rather than is acted on, and of nobody beside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.extract.parsing import Parse
from tui.extract.places import Places
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.direct import is_speech
from tui.extract.quotes.drafting import drafted
from tui.extract.quotes.marks import Region
from tui.extract.quotes.nouns import owner_of
from tui.extract.speakers import roles
from tui.extract.speakers.agents import stands_alone

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extract.quotes.cues import Cues
    from tui.model import Span

_PERSONAL = frozenset({"he", "she"})
_TAKING = frozenset(
    {
        "heard",
        "hears",
        "read",
        "reads",
        "saw",
        "sees",
        "watched",
        "watches",
        "received",
        "receives",
        "got",
        "gets",
    }
    | {"opened", "opens", "quoted", "quotes", "cited", "cites", "found", "finds"}
)
"""What one does with the words of others."""
_STOPS = frozenset(".!?…")


def standing_in(
    text: str,
    parses: Sequence[Parse],
    regions: Sequence[Region],
    cues: Cues,
    held: Places[None],
    things: Places[None],
) -> Iterator[Attribution]:
    """The regions that nothing holds, with the subject of the sentence before; `things` are the places and
    bodies that the document names, which don't speak by themselves."""
    for region in regions:
        if _holds_any(held, region.span) or not _is_sentence(text, region):
            continue
        at = bisect_right(parses, region.start, key=lambda parse: parse.block.start) - 1
        if at < 0 or region.end > parses[at].block.end:
            continue
        who = _subject_before(parses[at], text, region, cues)
        if who is None:
            continue
        found = drafted(parses[at], (who.i, who.i + 1), who, (), "quoted-words")
        if found.head is not None and not _holds_any(things, found.head):
            yield found._replace(parts=(region.span,), cue=None)


def _holds_any(places: Places[None], stretch: Span) -> bool:
    return any(True for _ in places.overlapping(stretch.start, stretch.end))


def _is_sentence(text: str, region: Region) -> bool:
    """Whether a region is a sentence of its own behind another."""
    inner = region.inner(text)
    return is_speech(text, region) and inner[:1].isupper() and inner[-1:] in _STOPS and " " in inner


def _subject_before(parse: Parse, text: str, region: Region, cues: Cues) -> Token | None:
    """Who acts alone in the sentence that ends right before a region, or whose reply it tells of."""
    before = text[parse.block.start : region.start].rstrip()
    if before[-1:] not in _STOPS:
        return None
    last = next((t for t in reversed(parse.tokens) if t.idx < len(before) and not t.is_space), None)
    if last is None:
        return None
    root = last.sent.root
    subject = next((child for child in root.lefts if child.dep_ == "nsubj"), None)
    if subject is None or root.tag_ not in ("VBD", "VBZ") or root.lower_ in _TAKING or subject.i > last.i:
        return None
    if subject.lower_ in cues.leading or subject.lower_ in cues.nouns:
        return owner_of(subject)
    return subject if _may_speak(subject) and stands_alone(root, subject) else None


def _may_speak(noun: Token) -> bool:
    """Whether a noun stands for one person: by name, by role, or as "he" or "she"."""
    return noun.tag_ == "NNP" or noun.lower_ in _PERSONAL or noun.lower_ in roles.load().roles
