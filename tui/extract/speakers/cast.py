"""The cast of a document: the people whom it names, those of the code book and those met in it first.

Somebody is met where a title, an honorific or an attribution stands beside a full name: "Ms. SATO Yumi",
"Retired diplomat Anil Rao". Later the surname alone is enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from tui import codebook
from tui.codebook import Pronoun
from tui.extract.places import Places
from tui.extract.speakers import roles
from tui.extract.speakers.naming import canonical, capitalised_words, full_names, titled_names
from tui.extract.speakers.titles import country_of, plain_words, title_beside
from tui.model import Names, Span

_SHE = frozenset({"Ms", "Mrs", "Miss", "Smt", "Shrimati", "Kumari", "Madam", "Ma'am"})
_HE = frozenset({"Mr", "Shri", "Sri", "Sir"})
_HONORIFIC_REACH = 12
"""Characters before a name in which its honorific stands."""


class Member(Struct, frozen=True):
    """Somebody of the cast: canonical name, where the text names them, and what it says of them.

    `titles` are the words of office beside the name; `country` is as the code book writes it, or None.
    """

    name: str
    surname: str
    mentions: tuple[Span, ...]
    pronoun: Pronoun | None = None
    country: str | None = None
    titles: tuple[str, ...] = ()

    def has_title(self, word: str) -> bool:
        """Whether the text gives the person a title with this word."""
        return any(plain_words(word) in plain_words(title) for title in self.titles)


class Cast:
    """Everybody whom a document names."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.members = tuple(members)
        self._by_name = {member.name: member for member in self.members}
        self._of_surname: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            self._of_surname[member.surname.casefold()].append(member)
        self._places = Places((m.start, m.end, member) for member in self.members for m in member.mentions)

    def named(self, name: str) -> Member | None:
        """Who has this canonical name."""
        return self._by_name.get(name)

    def of_surname(self, surname: str) -> Member | None:
        """The only one who has this surname, in any case."""
        bearers = self._of_surname.get(surname.casefold(), [])
        return bearers[0] if len(bearers) == 1 else None

    def at(self, start: int, end: int) -> Member | None:
        """Who is named by words that overlap a stretch of text."""
        return next(self._places.overlapping(start, end), None)

    def within(self, start: int, end: int) -> dict[Member, int]:
        """Who is named between two offsets, with the place of the last mention there, in that order."""
        last: dict[Member, int] = {}
        for place, member in self._places.within(start, end):
            last.pop(member, None)
            last[member] = place
        return last


def cast_of(text: str, names: Names, speakers: Iterable[Span]) -> Cast:
    """The cast of a document; `speakers` are the phrases that attributions name as speakers."""
    known = [_known(text, use.name, [mention.span for mention in use.mentions]) for use in names.people]
    others = [mention.span for use in (*names.organisations, *names.places) for mention in use.mentions]
    taken = Places((s.start, s.end, s) for s in (*(m for each in known for m in each.mentions), *others))
    return Cast([*known, *_met(text, taken, speakers)])


def _known(text: str, name: str, mentions: Sequence[Span]) -> Member:
    person = codebook.load().person_named[name]
    places = tuple(mention for mention in mentions if not _is_of_a_thing(text, mention.end))
    titles = tuple(dict.fromkeys(title for place in places if (title := title_beside(text, place))))
    return Member(person.name, person.surname, places, person.pronoun, person.country, titles)


def _is_of_a_thing(text: str, end: int) -> bool:
    """Whether a person's name is part of the name of something else ("Nehru Bhawan")."""
    word = re.match(r"[ \u00a0]([A-Z]\w+)", text[end : end + 30])
    return word is not None and word.group(1).casefold() in roles.load().things


def _met(text: str, taken: Places[Span], speakers: Iterable[Span]) -> Iterable[Member]:
    """Those whom the code book does not know, by the names under which the text introduces them."""
    introduced: dict[str, list[Span]] = defaultdict(list)
    candidates = {*titled_names(text), *(name for speaker in speakers for name in full_names(text, speaker))}
    for place in sorted(candidates):
        name = canonical(text[place.start : place.end])
        if name is not None and not _is_taken(place, taken):
            introduced[name].append(place)
    people = _merged(introduced)
    alone: dict[str, list[Span]] = defaultdict(list)
    bearers = Counter(name.split()[-1].casefold() for name in people)
    for word, place in capitalised_words(text) if people else ():
        if bearers[word] == 1 and not _is_taken(place, taken):
            alone[word].append(place)
    for name, places in people.items():
        surname = name.split()[-1]
        titles = tuple(dict.fromkeys(title for place in places if (title := title_beside(text, place))))
        mentions = tuple(sorted({*places, *alone[surname.casefold()]}))
        yield Member(name, surname, mentions, _pronoun(text, places), country_of(titles), titles)


def _is_taken(place: Span, taken: Places[Span]) -> bool:
    """Whether a stretch names something else already; a firm may be called as its founder ("Mika Honda")."""
    others = taken.overlapping(place.start, place.end)
    return any(not (place.start < other.start and other.end == place.end) for other in others)


def _merged(introduced: Mapping[str, list[Span]]) -> dict[str, list[Span]]:
    """The same person under an initial and a full name is one; the longer name stays."""
    merged: dict[str, list[Span]] = {}
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in sorted(introduced, key=len, reverse=True):
        alike = by_surname[name.split()[-1]]
        longer = next((other for other in alike if other[0] == name[0]), name)
        if longer is name:
            alike.append(name)
        merged.setdefault(longer, []).extend(introduced[name])
    return merged


def _pronoun(text: str, places: Iterable[Span]) -> Pronoun | None:
    before = (text[max(0, place.start - _HONORIFIC_REACH) : place.start] for place in places)
    return next((pronoun for words in before if (pronoun := pronoun_of(words))), None)


def pronoun_of(words: str) -> Pronoun | None:
    """By which pronoun somebody with an honorific among the words is called, if one of them tells."""
    found = set(re.findall(r"[\w']+", words))
    return "she" if found & _SHE else "he" if found & _HE else None
