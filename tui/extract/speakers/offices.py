"""Offices: "the External Affairs Minister", "Japan's Foreign Minister", "the Official Spokesperson"."""

from __future__ import annotations

from tui import codebook
from tui.codebook import Office
from tui.extract.speakers import roles
from tui.extract.speakers.cast import Cast, Member
from tui.extract.speakers.titles import countries_in, offices_by_title, plain_words
from tui.model import Document

_FILLING = frozenset({"the", "of", "for", "and", "to", "his", "her", "its", "their", "our"})
_LEADER = "head of government"


def offices_named(phrase: str) -> tuple[Office, ...]:
    """The offices that a phrase names: those of the longest title in it, of its country where it gives one.

    None where the phrase says more than an office ("a spokesperson for the embassy", "former Premier"), or
    less ("the President", who may be a company's; but "EAM").
    """
    titles = offices_by_title(phrase)
    if not titles:
        return _of_leader(phrase)
    title = max(titles, key=len)
    countries = countries_in(phrase)
    if not countries and not _says_enough(title, phrase):
        return ()
    return tuple(
        office
        for office in titles[title]
        if (not countries or office.country in countries) and not _left_over(phrase, title, office)
    )


def _says_enough(title: str, phrase: str) -> bool:
    """Whether a title has several words, or is one in letters ("EAM"); "the President" may be a company's."""
    return len(title.split()) > 1 or title.strip().upper() in phrase.split()


def _of_leader(phrase: str) -> tuple[Office, ...]:
    """ "The Japanese leader" holds the office of a head of government."""
    countries = countries_in(phrase)
    words = plain_words(phrase).split()
    if words[-1:] != ["leader"] or len(words) > 3 or len(countries) != 1:
        return ()
    offices = codebook.load().offices
    return tuple(each for each in offices if each.rank == _LEADER and each.country in countries)


def _left_over(phrase: str, title: str, office: Office) -> set[str]:
    """Words of the phrase that neither title, country nor the office's body accounts for."""
    accounted = [title, office.country, office.body or "", office.name]
    for country in codebook.load().countries:
        if country.name == office.country:
            accounted += [*country.names, *country.demonyms]
    known = {word for each in accounted for word in plain_words(each).split()}
    return set(plain_words(phrase).split()) - known - _FILLING


def holder(offices: tuple[Office, ...], document: Document, cast: Cast, telling: bool) -> str | None:
    """Who (by canonical name) holds the office of which the text speaks, or None where that is not certain.

    First whom the text itself gives the title, then the code book's holder at the document's date: where one
    office followed another in its rank, of the one that is held then. Where several offices are meant, or one
    whose title says little, the holder must be named in the text; where there is no date, the only one named
    there who has ever held the office.
    """
    titled = [member for member in cast.members if _has_title(member, offices)]
    if len(titled) == 1:
        return titled[0].name
    if document.date is None:
        return _ever_holder(offices, cast) if not titled else None
    book = codebook.load()
    held = {
        office: [person.name for person in book.holders(office.name, document.date)] for office in offices
    }
    kin = {(office.country, office.rank) for office, names in held.items() if names}
    holders = [names for office, names in held.items() if names or (office.country, office.rank) not in kin]
    dated = {name for names in holders for name in names}
    meant = dated if telling and len(dated) == 1 else {name for name in dated if cast.named(name)}
    return meant.pop() if len(meant) == 1 and all(len(names) == 1 for names in holders) else None


def _ever_holder(offices: tuple[Office, ...], cast: Cast) -> str | None:
    """The only one named in a text who has at any time held an office, of those of one country; nobody of
    whom the text says that it is no more or not yet so."""
    qualifiers = roles.load().qualifiers
    ever = {cast.named(term.holder) for office in offices for term in office.terms}
    found = {
        member.name
        for member in ever
        if member is not None
        and not any(set(plain_words(title).split()) & qualifiers for title in member.titles)
    }
    one = len(found) == 1 and len({office.country for office in offices}) == 1
    return found.pop() if one else None


def named_holders(offices: tuple[Office, ...], document: Document, cast: Cast) -> frozenset[str]:
    """Whom the text names of those who hold one of the offices, by its own words or at its date."""
    book = codebook.load()
    dated = {person.name for office in offices for person in book.holders(office.name, document.date)}
    return frozenset(m.name for m in cast.members if m.name in dated or _has_title(m, offices))


def is_telling(phrase: str) -> bool:
    """Whether a phrase for an office says whose it is: by its country, or by a title of several words or in
    letters that only one country has."""
    titles = offices_by_title(phrase)
    if countries_in(phrase) or not titles:
        return True
    title = max(titles, key=len)
    return _says_enough(title, phrase) and len({office.country for office in titles[title]}) == 1


def _has_title(member: Member, offices: tuple[Office, ...]) -> bool:
    """Whether the text gives a person the title of one of the offices, and the person is of its country."""
    if any(set(plain_words(title).split()) & roles.load().qualifiers for title in member.titles):
        return False
    if member.country is not None and all(office.country != member.country for office in offices):
        return False
    return any(
        office in offices
        for title in member.titles
        for found in offices_by_title(title).values()
        for office in found
    )


def ranks_of(member: Member, document: Document) -> frozenset[str]:
    """The ranks of the offices that the text, or else the code book at its date, gives a person."""
    titled = {
        office.rank
        for title in member.titles
        for offices in offices_by_title(title).values()
        for office in offices
        if member.country in (None, office.country)
    }
    by_date = {
        office.rank
        for office, term in codebook.load().offices_of(member.name)
        if document.date is None or term.covers(document.date)
    }
    return frozenset(titled or by_date)


def counterpart_body(body: str, country: str) -> str | None:
    """The only body of a country whose head has the rank of another body's head, or None."""
    offices = codebook.load().offices
    ranks = {office.rank for office in offices if office.body == body}
    found = {office.body for office in offices if office.country == country and office.rank in ranks}
    return found.pop() if len(found) == 1 else None


def office_of(member: Member, document: Document) -> str | None:
    """The body that works for a head of government at the document's date, or None for anybody else."""
    held = codebook.load().offices_of(member.name)
    bodies = {
        office.body
        for office, term in held
        if office.rank == _LEADER and (document.date is None or term.covers(document.date))
    }
    return bodies.pop() if len(bodies) == 1 else None
