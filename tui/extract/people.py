"""People of the code book in a document: who a full name, a surname or an office with a surname means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tui import codebook
from tui.codebook import Person
from tui.documents.structure import locus
from tui.model import BlockKind, Document, Mention

HEADS: frozenset[BlockKind] = frozenset({"title", "dek", "heading"})

_NAME_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w'’.-]*)\s(?:[A-Z]\.\s)?\Z")
"""The word before a surname, an initial between them left out."""

_POSSESSIVE = re.compile(r"['’]s?\Z")
_LOOK_BACK = 40


def person_phrases() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """For each person of the code book: the canonical name, the phrases that name just that person, and those
    that others may share: the surname, alone and after the title of an office."""
    book = codebook.load()
    for person in book.people:
        surnames = (person.surname, person.surname.upper())
        titles = {title for office, _ in book.offices_of(person.name) for title in office.titles}
        titled = tuple(f"{title} {surname}" for title in sorted(titles) for surname in surnames)
        yield person.name, full_names(person), (*surnames, *titled)


def full_names(person: Person) -> tuple[str, ...]:
    """How texts write the full name: in both orders, with the surname in capitals, with and without dots."""
    given = person.name.removesuffix(person.surname).strip()
    forms = [person.name, *person.aliases, *person.damaged]
    if given and given != person.name:
        capitals = person.surname.upper()
        forms += [f"{given} {capitals}", person.name.upper(), f"{given.replace('.', '')} {person.surname}"]
        forms.append(f"{given.replace('. ', '.')}{'' if given.endswith('.') else ' '}{person.surname}")
        if person.country == "Japan":
            forms += [f"{person.surname} {given}", f"{capitals} {given}", f"{capitals} {given.upper()}"]
    return tuple(dict.fromkeys(forms))


def people_in(
    document: Document,
    text: str,
    full: Mapping[str, Sequence[Mention]],
    shared: Mapping[str, Sequence[Mention]],
) -> dict[str, list[Mention]]:
    """The mentions of each person. What several people share means the one of them whom the document names
    in full, else the only one who held the office at the document's date, else, for a surname that the code
    book takes for one person's, that person; and otherwise nobody. Where a stranger has the surname, too, it
    is nobody's before the text has named the person in full."""
    people = {name: list(mentions) for name, mentions in full.items()}
    bearers: dict[Mention, list[str]] = defaultdict(list)
    for name, mentions in shared.items():
        for mention in mentions:
            bearers[mention].append(name)
    strange = _strange(document, text, bearers)
    strangers = frozenset(mention.text.casefold() for mention in strange)
    for mention, names in bearers.items():
        chosen = None if mention in strange else _meant(document, mention, names, full, strangers)
        shared_with = mention.text.casefold() in strangers
        if chosen is not None and shared_with and _after_stranger(mention, full.get(chosen, ()), strange):
            continue
        if chosen is not None:
            people.setdefault(chosen, []).append(mention)
    return people


def _after_stranger(mention: Mention, named: Sequence[Mention], strange: frozenset[Mention]) -> bool:
    """Whether before a mention a stranger with the surname is named, and the person in full only later."""
    surname = mention.text.casefold()
    strangers = [each.start for each in strange if each.text.casefold() == surname]
    last, own = (
        max((start for start in starts if start < mention.start), default=-1)
        for starts in (strangers, [each.start for each in named])
    )
    return own < 0 <= last


def _meant(
    document: Document,
    mention: Mention,
    names: Sequence[str],
    full: Mapping[str, Sequence[Mention]],
    strangers: frozenset[str],
) -> str | None:
    introduced = [name for name in names if name in full]
    if introduced:
        return introduced[0] if len(introduced) == 1 else None
    book = codebook.load()
    surname = mention.text.split()[-1]
    if surname.casefold() in strangers:
        return None
    if surname != mention.text:
        holders = [name for name in names if _held(name, mention.text.removesuffix(surname), document.date)]
        return holders[0] if len(holders) == 1 else None
    alone = [name for name in names if book.person_named[name].alone]
    return alone[0] if len(alone) == 1 else None


def _held(name: str, title: str, date: str | None) -> bool:
    """Whether the person held an office of that title at the date; ever, where the document has none."""
    wanted = " ".join(title.split()).casefold()
    return any(
        wanted in map(str.casefold, office.titles) and (date is None or term.covers(date))
        for office, term in codebook.load().offices_of(name)
    )


def _strange(document: Document, text: str, bearers: Mapping[Mention, Sequence[str]]) -> frozenset[Mention]:
    """Surnames that stand after another given name than that of any bearer: there they are a stranger's, and
    so they may be elsewhere. Headlines, which may begin any word with a capital, tell nothing."""
    book = codebook.load()
    found = set()
    for mention, names in bearers.items():
        if " " in mention.text or locus(document.blocks, mention.start).kind in HEADS:
            continue
        match = _NAME_BEFORE.search(text[max(0, mention.start - _LOOK_BACK) : mention.start])
        if not match or not match["word"][0].isupper() or _POSSESSIVE.search(match["word"]):
            continue
        word = _plain(match["word"])
        if word in _no_given_names() or _opens_sentence(text, mention.start - len(match.group())):
            continue
        if not any(word in _words_of(book.person_named[name]) for name in names):
            found.add(mention)
    return frozenset(found)


def _words_of(person: Person) -> frozenset[str]:
    """The words of all names of a person, in lower case."""
    return frozenset(
        _plain(word)
        for name in (person.name, *person.aliases, *person.damaged)
        for word in re.split(r"[\s.-]+", name)
    )


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a capital at this place says nothing, as at the start of a line or after a full stop that is
    not that of an honorific."""
    before = text[max(0, at - _LOOK_BACK) : at].rstrip(" \"'“‘(")
    if before.endswith(".") and _plain(before.split()[-1]) in _honorifics():
        return False
    return not before or before[-1] in ".!?:\n"


def _plain(word: str) -> str:
    return word.rstrip(".").casefold()


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(_plain(word) for word in codebook.load().honorifics)


@cache
def _no_given_names() -> frozenset[str]:
    """Honorifics, words of offices, and those for countries, their people and places ("in Tokyo Abe")."""
    book = codebook.load()
    phrases = [title for office in book.offices for title in office.titles]
    for country in book.countries:
        phrases += [*country.names, *country.demonyms]
    for place in book.places:
        phrases += [place.name, *place.aliases]
    return _honorifics() | {_plain(word) for phrase in phrases for word in phrase.split()}
