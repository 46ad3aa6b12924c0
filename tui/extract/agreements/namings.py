"""Which stretches of a text name a party: a country, its capital, somebody of its government, a body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from tui import codebook
from tui.extract.agreements.terms import terms
from tui.model import Names, Span

STATE_BODIES = frozenset({"ministry", "agency", "forces"})
"""Kinds of organisation that act for their country."""


_LISTING = re.compile(r"\s*(?:,|,?\s+and|&|[-–])\s*(?:the\s+)?")


class Naming(NamedTuple):
    """A stretch of text that names parties. `adjective` says that it only qualifies ("Japanese")."""

    start: int
    end: int
    parties: tuple[str, ...]
    adjective: bool = False


class _Words(NamedTuple):
    pattern: re.Pattern[str]
    parties: dict[str, tuple[str, ...]]
    adjectives: frozenset[str]


@cache
def _country_words() -> _Words:
    parties: dict[str, tuple[str, ...]] = {}
    adjectives: set[str] = set()
    for country in codebook.load().countries:
        parties |= dict.fromkeys((*country.names, *country.metonyms, *country.demonyms), (country.name,))
        adjectives |= set(country.demonyms)
    parties |= terms().groups
    longest = sorted(parties, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w|\.\w)")
    return _Words(pattern, parties, frozenset(adjectives))


@cache
def countries() -> frozenset[str]:
    """The canonical names of all countries."""
    return frozenset(country.name for country in codebook.load().countries)


def country_words(string: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The countries and groups that any string names, each with its place."""
    words = _country_words()
    for match in words.pattern.finditer(string):
        yield match.start(), words.parties[match.group()]


class Namings:
    """All namings of one text, asked by place. Namings don't overlap."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        known = sorted((*_organisations(names), *_people(names)))
        self._all = sorted((*known, *_countries_beside(text, known)))
        self._starts = [naming.start for naming in self._all]
        self._people = sorted(mention.span for use in names.people for mention in use.mentions)
        self.counted = Counter(chain.from_iterable(naming.parties for naming in self._all))

    @property
    def pair(self) -> tuple[str, ...]:
        """The two countries of a text that names no third; else none."""
        named = tuple(name for name in self.counted if name in countries())
        return named if len(named) == 2 else ()

    def within(self, span: Span, adjectives: bool = False, groups: bool = True) -> tuple[str, ...]:
        """The parties that a stretch of the text names, each once, in its order."""
        found = (
            naming.parties
            for naming in self._from(span)
            if naming.end <= span.end
            and (adjectives or not naming.adjective)
            and (groups or len(naming.parties) == 1)
        )
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    def lists(self, span: Span) -> Iterator[tuple[str, ...]]:
        """The countries of each "A, B and C" in a stretch of the text, in its order."""
        row: list[Naming] = []
        for naming in self._from(span):
            if row and not _LISTING.fullmatch(self._text, row[-1].end, naming.start):
                yield tuple(dict.fromkeys(chain.from_iterable(one.parties for one in row)))
                row = []
            row.append(naming)
        yield tuple(dict.fromkeys(chain.from_iterable(one.parties for one in row)))

    def at(self, span: Span) -> tuple[str, ...]:
        """The parties of the naming that covers a word."""
        before = bisect_left(self._starts, span.start + 1) - 1
        if before < 0 or self._all[before].end < span.end:
            return ()
        return self._all[before].parties

    def is_person(self, span: Span) -> bool:
        """Whether a person is named inside a stretch of the text."""
        place = bisect_left(self._people, Span(span.start, 0))
        return place < len(self._people) and self._people[place].start < span.end

    def _from(self, span: Span) -> Iterator[Naming]:
        place = bisect_left(self._starts, span.start)
        while place < len(self._all) and self._all[place].start < span.end:
            yield self._all[place]
            place += 1


def _organisations(names: Names) -> Iterator[Naming]:
    """Bodies of a state stand for their country, groups for their members, others for themselves."""
    book = {organisation.name: organisation for organisation in codebook.load().organisations}
    for use in names.organisations:
        body = book.get(use.name)
        own = body.country if body is not None and body.kind in STATE_BODIES and body.country else use.name
        parties = terms().groups.get(use.name, (own,))
        yield from (Naming(mention.start, mention.end, parties) for mention in use.mentions)


def _people(names: Names) -> Iterator[Naming]:
    people = codebook.load().person_named
    for use in names.people:
        if use.name in people and people[use.name].country:
            country = people[use.name].country
            yield from (Naming(mention.start, mention.end, (country,)) for mention in use.mentions)


def surnames(names: Names) -> dict[str, str]:
    """The country of each person that a text names, by surname."""
    people = codebook.load().person_named
    known = (people[use.name] for use in names.people if use.name in people)
    return {person.surname: person.country for person in known if person.country}


def _countries_beside(text: str, known: list[Naming]) -> Iterator[Naming]:
    """The countries named outside other names ("Japan", but not in "Japan Airlines")."""
    words = _country_words()
    starts = [naming.start for naming in known]
    for match in words.pattern.finditer(text):
        before = bisect_left(starts, match.start() + 1) - 1
        if before < 0 or known[before].end < match.end():
            word = match.group()
            yield Naming(match.start(), match.end(), words.parties[word], word in words.adjectives)
