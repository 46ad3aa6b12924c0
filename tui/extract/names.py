"""Names in a document: topics, people, organisations and places of the code book, each with its mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from tui import codebook
from tui.codebook import Person
from tui.extract.folding import fold
from tui.extract.matching import Matcher
from tui.extract.topics import Word, topic_matcher, topic_uses
from tui.model import Document, Mention, Names, NameUse

Sort = Literal["person", "surname", "organisation", "place"]
Named = tuple[Sort, str]


@cache
def name_matcher() -> Matcher[Named]:
    """The names of all people, organisations and places."""
    book = codebook.load()
    matcher: Matcher[Named] = Matcher()
    for person in book.people:
        matcher.add_exact(person_forms(person), (("person", person.name),))
        matcher.add_exact((person.surname, person.surname.upper()), (("surname", person.name),))
    for body in book.organisations:
        matcher.add_exact((body.name, *body.aliases, *body.damaged), (("organisation", body.name),))
    for country in book.countries:
        matcher.add_exact((*country.names, *country.damaged), (("place", country.name),))
    for place in book.places:
        matcher.add_exact((place.name, *place.aliases, *place.damaged), (("place", place.name),))
    return matcher


def person_forms(person: Person) -> tuple[str, ...]:
    """How texts write the full name: in both orders, with the surname in capitals, with and without dots."""
    given = person.name.removesuffix(person.surname).strip()
    forms = [person.name, *person.aliases, *person.damaged]
    if given and given != person.name:
        capitals = person.surname.upper()
        forms += [f"{given} {capitals}", person.name.upper(), f"{given.replace('.', '')} {person.surname}"]
        forms += [f"{given.replace('. ', '.')}{'' if given.endswith('.') else ' '}{person.surname}"]
        if person.country == "Japan":
            forms += [f"{person.surname} {given}", f"{capitals} {given}", f"{capitals} {given.upper()}"]
    return tuple(dict.fromkeys(forms))


def find_names(document: Document, text: str) -> Names:
    """All that the document names. Never raises on any text."""
    topics: dict[Word, list[Mention]] = {}
    named: dict[Named, list[Mention]] = {}
    for block in document.blocks:
        folded = fold(text, block.start, block.end)
        tokens = folded.tokens()
        for match in topic_matcher().find(folded, tokens):
            mention = Mention(match.start, match.end, text[match.start : match.end])
            for word in match.targets:
                topics.setdefault(word, []).append(mention)
        for found in name_matcher().find(folded, tokens):
            mention = Mention(found.start, found.end, text[found.start : found.end])
            for target in found.targets:
                named.setdefault(target, []).append(mention)
    return Names(
        topics=topic_uses(text, document.blocks, topics),
        people=_people(named),
        organisations=_uses({name: found for (sort, name), found in named.items() if sort == "organisation"}),
        places=_uses({name: found for (sort, name), found in named.items() if sort == "place"}),
    )


def _people(named: Mapping[Named, Sequence[Mention]]) -> tuple[NameUse, ...]:
    """A surname alone is its person's where the document has the full name of just that one, or where nobody
    else in the code book has it."""
    full = {name: list(found) for (sort, name), found in named.items() if sort == "person"}
    bearers: dict[Mention, list[str]] = {}
    for (sort, name), found in named.items():
        if sort == "surname":
            for mention in found:
                bearers.setdefault(mention, []).append(name)
    people: dict[str, list[Mention]] = {name: list(found) for name, found in full.items()}
    for mention, names in bearers.items():
        introduced = [name for name in names if name in full]
        chosen = introduced or names
        if len(chosen) == 1:
            people.setdefault(chosen[0], []).append(mention)
    return _uses(people)


def _uses(found: Mapping[str, Sequence[Mention]]) -> tuple[NameUse, ...]:
    uses = [NameUse(name, tuple(sorted(mentions))) for name, mentions in found.items()]
    return tuple(sorted(uses, key=lambda use: use.mentions[0]))
