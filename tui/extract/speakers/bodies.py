"""Bodies that speak: ministries, companies, governments; by name, by metonym, or as "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui import codebook
from tui.extract.speakers.chain import Spoken
from tui.extract.speakers.offices import countries_in
from tui.model import Document, Names

_NOT_BODIES = frozenset({"forum"})
_KINDS = {
    "ministry": "ministry",
    "airline": "company",
    "company": "company",
    "firm": "company",
    "agency": "agency",
}


class Bodies:
    """The bodies of a document. `home` is the country of its dateline or publisher, or None."""

    def __init__(self, document: Document, text: str, names: Names) -> None:
        self.names = names
        self.home = _home(document, text, names)

    def at(self, start: int, end: int) -> str | None:
        """The body named by words that overlap a stretch of text: an organisation, or a country for its government."""
        for use in self.names.organisations:
            if any(m.start < end and start < m.end for m in use.mentions):
                return use.name
        for use in self.names.places:
            if any(m.start < end and start < m.end for m in use.mentions):
                return _government(use.name)
        return None

    def described(self, words: str, before: int, spoken: Sequence[Spoken]) -> str | None:
        """The body that a description means ("the Foreign Ministry", "the ministry"), or None where that is open."""
        head = re.findall(r"\w+", words)[-1].casefold()
        kind = _KINDS.get(head)
        exact = _of_country(words, countries_in(words) or ({self.home} if self.home else set()))
        if exact:
            return exact
        if not re.match(r"the \w+$", words, re.IGNORECASE):
            return None
        earlier = [each.name for each in spoken if each.at.start < before and _is(each.name, kind, head)]
        if earlier:
            return earlier[-1]
        mentioned = {
            use.name
            for use in self.names.organisations
            if use.mentions[0].start < before and _is(use.name, kind, head)
        }
        return mentioned.pop() if len(mentioned) == 1 else None


def _is(name: str, kind: str | None, head: str) -> bool:
    entry = next((body for body in codebook.load().organisations if body.name == name), None)
    if entry is None:
        return head in name.casefold().split()
    return entry.kind == kind or head in name.casefold().split()


def _of_country(words: str, countries: frozenset[str] | set[str | None]) -> str | None:
    """The only ministry of these countries whose name holds the words ("Foreign Ministry" of Japan)."""
    wanted = set(re.findall(r"[^\W\d_]+", words.casefold())) - {"the", "s", "of", "for"}
    for country in codebook.load().countries:
        wanted -= {word.casefold() for word in (*country.names, *country.demonyms)}
    if len(wanted) < 2 or "ministry" not in wanted:
        return None
    wanted -= {"ministry"}
    found = set()
    for body in codebook.load().organisations:
        if body.kind != "ministry" or body.country not in countries:
            continue
        heard = {
            word for name in (body.name, *body.aliases) for word in re.findall(r"[^\W\d_]+", name.casefold())
        }
        if wanted <= heard and "ministry" in heard:
            found.add(body.name)
    return found.pop() if len(found) == 1 else None


def _government(place: str) -> str | None:
    """The country for which a place speaks, itself or as a metonym ("Tokyo")."""
    for country in codebook.load().countries:
        if place == country.name or place in country.metonyms:
            return country.name
    return None


def _home(document: Document, text: str, names: Names) -> str | None:
    """The country of the dateline's place, else of the publisher."""
    datelines = [block for block in document.blocks if block.kind == "dateline"]
    places = {place.name: place.country for place in codebook.load().places}
    for use in names.places:
        if any(block.start <= m.start < block.end for block in datelines for m in use.mentions):
            return _government(use.name) or places.get(use.name)
    outlets = {outlet.name: outlet.country for outlet in codebook.load().outlets}
    return outlets.get(document.publisher or "") or None
