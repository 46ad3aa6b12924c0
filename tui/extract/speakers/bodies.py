"""Bodies that speak: ministries, companies, governments; by name, by metonym, or as "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from tui import codebook
from tui.extract.places import Places
from tui.extract.speakers.spoken import Spoken
from tui.extract.speakers.titles import countries_in, is_title, plain_words
from tui.model import Document, Names, Span

_KINDS = {
    "ministry": "ministry",
    "airline": "company",
    "carrier": "company",
    "company": "company",
    "firm": "company",
    "agency": "agency",
}
"""The kinds of the code book's organisations by the words with which a text takes them up again."""


LATEST = 200
"""Speakers before a phrase among whom it takes one up again."""
_OPENING = re.compile(
    r"(?:[A-Z][a-z]+\.? \d{1,2},? \d{4}[,:]? |\d{1,2} [A-Z][a-z]+,? \d{4}[,:]? )?"
    r"(?P<place>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)(?: ?\([A-Z]{2,6}\))? ?[.:—–-] ?[A-Z]"
)
"""A place before the first sentence, also where it makes no dateline ("New Delhi. Minister Rao …")."""
_SHRI = re.compile(r"\b(?:Shri|Shrimati|Smt)\b")
"""Honorifics that only texts of India use."""


class Bodies:
    """The bodies of a document. `home` is the country of its dateline or publisher, or None."""

    def __init__(self, document: Document, text: str, names: Names) -> None:
        self.home = _home(document, text)
        self._first = {use.name: use.mentions[0].start for use in names.organisations}
        self.names = {body for use in names.places if (body := _government(use.name))} | set(self._first)
        self._named = Places(
            (m.start, m.end, None) for use in (*names.organisations, *names.places) for m in use.mentions
        )
        self._places = Places(
            (m.start, m.end, (m.span, body))
            for uses, body_of in ((names.organisations, str), (names.places, _government))
            for use in uses
            if (body := body_of(use.name))
            for m in use.mentions
        )

    def is_body(self, name: str) -> bool:
        """Whether a name is that of a body which the document names or the code book knows."""
        return name in self.names or any(body.name == name for body in codebook.load().organisations)

    def is_named_before(self, name: str | None, offset: int) -> bool:
        """Whether the document names a body before an offset."""
        return name is not None and self._first.get(name, offset) < offset

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a body or a place is named by words that overlap a stretch."""
        return any(True for _ in self._named.overlapping(start, end))

    def whole(self, start: int, end: int) -> str | None:
        """The body whose name a stretch is."""
        found = next(self._places.overlapping(start, end), None)
        return found[1] if found is not None and found[0].start <= start and found[0].end >= end else None

    def named(self, text: str, phrase: Span, head: Span) -> str | None:
        """The body that a phrase names with its chief word: an organisation, or a country's government; None
        where the name says more ("the Kerala Department of State")."""
        found = next(self._places.overlapping(head.start, head.end), None)
        if found is None:
            return None
        place, body = found
        before = [word for word in text[phrase.start : place.start].split() if word[0].isupper()]
        return body if all(is_title(word) for word in before) else None

    def described(self, words: str, before: int, spoken: Sequence[Spoken]) -> str | None:
        """The body that a description means ("the Foreign Ministry", "the company"), or None if it is open.

        "The company" is one that has spoken; a ministry may also be the only one that the text names."""
        countries = countries_in(words) or ({self.home} if self.home else set())
        if exact := _ministry(words, countries):
            return exact
        plain = plain_words(words).split()
        if len(plain) != 2 or plain[0] != "the":
            return None
        head = plain[1]
        latest = islice(reversed(spoken), LATEST)
        earlier = (each.name for each in latest if each.body and _may_be(each.name, head))
        if (last := next(earlier, None)) is not None:
            return last
        if head != "ministry":
            return None
        mentioned = [name for name, first in self._first.items() if first < before and _may_be(name, head)]
        return mentioned[0] if len(mentioned) == 1 else None


def _may_be(name: str, head: str) -> bool:
    """Whether a body may be taken up by a word: it has the word in its name, or is of the word's kind; one
    that the code book does not know is a company."""
    if _government(name):
        return head == "government"
    kinds = {body.kind for body in codebook.load().organisations if body.name == name} or {"company"}
    return _KINDS.get(head) in kinds or head in plain_words(name).split()


def _ministry(words: str, countries: Iterable[str]) -> str | None:
    """The only ministry or leader's office of these countries whose name holds the words."""
    of_countries = {
        word.casefold()
        for country in codebook.load().countries
        for word in (*country.names, *country.demonyms)
    }
    wanted = set(plain_words(words).split()) - of_countries - {"the", "of", "for"}
    if len(wanted) < 2 or wanted.isdisjoint({"ministry", "office"}):
        return None
    found = {
        body.name
        for body in codebook.load().organisations
        if body.kind == "ministry"
        and body.country in countries
        and wanted <= {word for name in (body.name, *body.aliases) for word in plain_words(name).split()}
    }
    return found.pop() if len(found) == 1 else None


def _government(place: str) -> str | None:
    """The country for which a place speaks, itself or as a metonym ("Tokyo")."""
    for country in codebook.load().countries:
        if place == country.name or place in country.metonyms:
            return country.name
    return None


def _home(document: Document, text: str) -> str | None:
    """The country of the dateline's place, else of the place with which the text begins, else of the
    publisher, else India where people are called Shri."""
    for block in document.blocks:
        if block.kind == "dateline" and (country := _country_of_place(text[block.start : block.end])):
            return country
    first = next((block for block in document.blocks if block.kind == "paragraph"), None)
    opening = _OPENING.match(text, first.start, first.end) if first is not None else None
    if opening is not None and (country := _countries_of_places().get(opening["place"].casefold())):
        return country
    outlets = {outlet.name: outlet.country for outlet in codebook.load().outlets}
    return outlets.get(document.publisher or "") or ("India" if _SHRI.search(text) else None)


@cache
def _countries_of_places() -> dict[str, str]:
    """The countries of places and metonyms, by their names in lower case."""
    book = codebook.load()
    places = {name: place.country for place in book.places for name in (place.name, *place.aliases)}
    for country in book.countries:
        places |= dict.fromkeys((*country.metonyms, *country.names), country.name)
    return {name.casefold(): country for name, country in places.items() if country}


def _country_of_place(line: str) -> str | None:
    """The country of the first place that a line names, in any case ("NEW DELHI, March 3")."""
    words = re.findall(r"[^\W\d_]+", line.casefold())
    for start in range(len(words)):
        for length in (3, 2, 1):
            if country := _countries_of_places().get(" ".join(words[start : start + length])):
                return country
    return None
