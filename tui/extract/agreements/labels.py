"""A readable name for an agreement: the instrument's own, else a phrase of the text's words."""

from __future__ import annotations

import re

from tui.documents.lines import MARKER
from tui.extract.agreements.instruments import Instrument
from tui.extract.agreements.passages import HEADLINES, Group, Passage
from tui.extract.agreements.terms import terms
from tui.model import Span

LONGEST = 14
"""Words; a longer phrase is cut there."""

LEADS = {
    "agreeing": "Agreement",
    "concurring": "Agreement",
    "announcing": "Agreement",
    "deciding": "Agreement",
    "partnering": "Partnership",
    "committing": "Commitment",
    "pledging": "Commitment",
    "bound": "Commitment",
    "will": "Commitment",
    "confirming": "Commitment",
    "planning": "Plan",
    "proposing": "Proposal",
}
"""By rule, the noun that turns an undertaking's own words into a name."""

LINKS = {"Agreement": "on", "Partnership": "with", "Plan": "for", "Proposal": "for"}
"""By that noun, how a noun phrase follows it; a clause, and every commitment, follows with "to"."""

MODALS = (["will"], ["would"], ["shall"], ["should"])

MARKS = "*_ "
"""Signs of emphasis that may stand around a name."""

CLOSING = {'"': '"', "”": "“", "»": "«"}
"""Marks at the end of quoted words, and what begins them."""

_LEADING = re.compile(
    r"(?:to|on|for|that|their|our|its|his|her|the|strong|shared|firm|steadfast|unwavering)\s+", re.IGNORECASE
)
_FINITE = re.compile(r"\b(?:will|would|shall|should)\b")
_CLAUSE = re.compile(r"(?:to\s|\w+ing\s)", re.IGNORECASE)


def name_of(text: str, group: Group) -> str:
    """The name under which an agreement is listed."""
    body = [passage for passage in group.passages if passage.block.kind not in HEADLINES]
    named = _named(body) if any(map(_tells, _named(body))) else _named(group.passages)
    telling = [instrument for instrument in named if _tells(instrument)]
    best = next((instrument for instrument in telling if instrument.proper), telling[0] if telling else None)
    if best is not None:
        return _capital(_verbatim(text, best))
    if named and named[0].counted:
        return _capital(named[0].name)
    if named:
        return _capital(_short(_described(text, group, named[0])))
    return _capital(_short(_phrase(text, group)))


def _named(passages: list[Passage]) -> list[Instrument]:
    """The instruments that passages name by words of their own."""
    return [p.instrument for p in passages if p.instrument is not None and not p.instrument.points]


def names_of(text: str, group: Group) -> tuple[str, ...]:
    """The names under which the text mentions an agreement."""
    found = (passage.instrument for passage in group.passages)
    return tuple(dict.fromkeys(_verbatim(text, one) for one in found if one is not None and not one.points))


def _tells(instrument: Instrument) -> bool:
    return bool(instrument.words - terms().generic - {instrument.head})


def _verbatim(text: str, instrument: Instrument) -> str:
    """The name as the text writes it, unless more than its own words were taken into it."""
    words = _words(text, instrument.span)
    mark = MARKER.match(instrument.name)
    if mark is not None:  # "2. Agreement on tea"
        return instrument.name[mark.end() :]
    return words if len(words) == len(instrument.name) else instrument.name


def _described(text: str, group: Group, instrument: Instrument) -> str:
    """ "Agreement to conclude a swap …": a name that says nothing, with the words that follow it."""
    begin = instrument.span.start
    ends = (p.span.end for p in group.passages if p.span.start <= begin < p.span.end)
    return _words(text, Span(begin, next(ends, instrument.span.end)))


def _phrase(text: str, group: Group) -> str:
    """The words of an undertaking that makes no instrument, led by what kind of undertaking it is."""
    first = group.passages[0]
    held = first.matter or first.span
    words, whole = _words(text, held), _words(text, held)
    while _LEADING.match(words):
        words = _LEADING.sub("", words, count=1)
    lead = LEADS.get(first.rule)
    if lead is None or words.lower().startswith(lead.lower()):
        return words
    modal = text[: held.start].rsplit(maxsplit=1)[-1:]
    verbal = first.rule == "will" or modal in MODALS or _CLAUSE.match(whole) is not None
    if _FINITE.search(words):
        return f"{lead} that {words}"
    return f"{lead} {'to' if verbal else LINKS.get(lead, 'to')} {words}"


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].strip(MARKS).split())


def _short(words: str) -> str:
    """The words, cut where they are many, without a mark that closes a quotation begun before them."""
    opening = CLOSING.get(words[-1:])
    if opening and opening not in words[:-1]:
        words = words[:-1].rstrip(" ,.;:")
    parts = words.split(" ")
    return words if len(parts) <= LONGEST else " ".join(parts[:LONGEST]).rstrip(",;:") + " …"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
