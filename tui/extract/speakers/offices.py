"""Offices: "the External Affairs Minister", "Japan's Foreign Minister", "the Official Spokesperson"."""

from __future__ import annotations

import re
from functools import cache

from tui import codebook
from tui.codebook import Office
from tui.extract.speakers import roles
from tui.extract.speakers.cast import Cast, Member
from tui.model import Document

_FILLING = frozenset("the of for and s to his her its their our".split())


def countries_in(words: str) -> frozenset[str]:
    """The countries of which a phrase speaks, by name or by the word for its people."""
    names = _country_names()
    return frozenset(names[match.group()] for match in _country_pattern().finditer(words))


@cache
def _country_names() -> dict[str, str]:
    return {
        word: country.name
        for country in codebook.load().countries
        for word in (*country.names, *country.demonyms)
    }


@cache
def _country_pattern() -> re.Pattern[str]:
    words = sorted(map(re.escape, _country_names()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


def offices_named(phrase: str) -> tuple[Office, ...]:
    """The offices that a phrase names: those of the longest title in it, and of its country where it gives one.

    None where the phrase says more than an office ("a spokesperson for the embassy", "former Foreign Minister").
    """
    words = phrase.casefold()
    best: dict[str, list[Office]] = {}
    for office in codebook.load().offices:
        for title in office.titles:
            if re.search(rf"(?<!\w){re.escape(title.casefold())}(?!\w)", words):
                best.setdefault(title.casefold(), []).append(office)
    if not best:
        return _of_leader(phrase)
    title = max(best, key=len)
    countries = countries_in(phrase)
    offices = tuple(office for office in best[title] if not countries or office.country in countries)
    return tuple(office for office in offices if not _left_over(words, title, office))


def _of_leader(phrase: str) -> tuple[Office, ...]:
    """ "The Japanese leader" holds the highest office of a head of government."""
    leader = re.fullmatch(r"(?:[Tt]he )?(\w[\w ]*?)(?:[’']s)? leader", phrase)
    country = countries_in(leader.group(1)) if leader else frozenset()
    if leader is None or not _country_pattern().fullmatch(leader.group(1)):
        return ()
    offices = codebook.load().offices
    return tuple(
        office for office in offices if office.rank == "head of government" and office.country in country
    )


def _left_over(words: str, title: str, office: Office) -> set[str]:
    """Words of the phrase that neither title, country nor the office's body accounts for."""
    country = next((c for c in codebook.load().countries if c.name == office.country), None)
    accounted = {title, office.country.casefold(), (office.body or "").casefold(), office.name.casefold()}
    if country is not None:
        accounted |= {name.casefold() for name in (*country.names, *country.demonyms)}
    known = {word for each in accounted for word in re.findall(r"\w+", each)}
    return set(re.findall(r"\w+", words)) - known - _FILLING


def holder(offices: tuple[Office, ...], document: Document, cast: Cast, before: int) -> Member | str | None:
    """Who holds the office of which the text speaks, or None where that is not certain.

    First whom the text itself gives the title, then the code book's holder at the document's date, then, in an
    undated text, the only one of its people who ever held the office.
    """
    titled = _titled(offices, cast, before)
    if len(titled) == 1:
        return titled[0]
    dated = {
        person.name for office in offices for person in codebook.load().holders(office.name, document.date)
    }
    present = {member.name for member in cast.members} & dated
    if len(dated) == 1:
        return dated.pop()
    if len(present) == 1 and all(
        len(codebook.load().holders(office.name, document.date)) == 1 for office in offices
    ):
        return present.pop()
    if document.date is None:
        ever = [m for m in cast.members if any(o in offices for o, _ in codebook.load().offices_of(m.name))]
        return ever[0] if len(ever) == 1 else None
    return None


def _titled(offices: tuple[Office, ...], cast: Cast, before: int) -> list[Member]:
    """The people to whom the text gives the title and who are of its country."""
    titles = {title.casefold() for office in offices for title in office.titles}
    countries = {office.country for office in offices}
    found = []
    for member in cast.members:
        named = any(
            re.search(rf"(?<!\w){re.escape(title)}(?!\w)", each) for title in titles for each in member.titles
        )
        former = any(set(each.split()) & roles.load().qualifiers for each in member.titles)
        if named and not former and (member.country is None or member.country in countries):
            found.append(member)
    return found


def rank_of(member: Member, document: Document) -> frozenset[str]:
    """The ranks of the offices that the text or the code book gives a person."""
    book = codebook.load()
    by_date = {
        office.rank
        for office, term in book.offices_of(member.name)
        if document.date is None or term.covers(document.date)
    }
    titled = {
        office.rank
        for office in book.offices
        if (member.country is None or office.country == member.country)
        and any(
            re.search(rf"(?<!\w){re.escape(t.casefold())}(?!\w)", each)
            for t in office.titles
            for each in member.titles
        )
    }
    return frozenset(titled or by_date)
