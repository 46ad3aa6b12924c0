"""Speakers resolved: each phrase that an attribution names as its speaker, to a person, a body, or nobody.

When in doubt, nobody: an invented speaker is the worst error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui import codebook
from tui.extract.parsing import Parse
from tui.extract.places import Places
from tui.extract.quotes.attribution import LAID_OUT, Attribution
from tui.extract.quotes.marks import Region
from tui.extract.speakers import roles
from tui.extract.speakers.bodies import Bodies
from tui.extract.speakers.cast import cast_of
from tui.extract.speakers.chain import Chain
from tui.extract.speakers.labels import NOBODY, Resolved, of_label
from tui.extract.speakers.naming import canonical
from tui.extract.speakers.offices import holder, is_telling, offices_named, ranks_of
from tui.extract.speakers.titles import countries_in, is_title
from tui.model import Document, Names, Span, SpeakerHow

_GENDERED = {"he": "he", "she": "she", "himself": "he", "herself": "she"}
_SILENT = frozenset({"who", "which", "what", "there"})
_INDEFINITE = re.compile(
    r"(?:an?|some|any|another|other|several|many|no|one|two|three|unnamed|unidentified)\b", re.IGNORECASE
)
_APPOSED = re.compile(r",? (?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3})(?=,| [a-z])")
_THE_ROLE = re.compile(r"the (?P<role>minister|ambassador|governor|premier)", re.IGNORECASE)
_RECEIVED = re.compile(r"\b(?:received?|welcomed?|hosted?|greeted?|showed|shown?)s?\b")
_NEAR = 400
"""Characters before a phrase in which it takes up what was named."""


class Resolver:
    """Resolves the speakers of one document, in the order of its attributions."""

    def __init__(
        self,
        document: Document,
        text: str,
        parses: Sequence[Parse],
        names: Names,
        found: Sequence[Attribution],
        quoted: Places[Region],
    ) -> None:
        self.document = document
        self.text = text
        self.cast = cast_of(text, names, [each.speaker for each in found if each.speaker])
        self.bodies = Bodies(document, names)
        self.chain = Chain(parses, self.cast, quoted)

    def resolve(self, found: Attribution) -> Resolved:
        """Who speaks, and how that is known."""
        if found.speaker is None:
            return NOBODY
        if found.rule in LAID_OUT:
            resolved = of_label(found.speaker, self.text, self.document, self.cast, self.bodies)
        else:
            resolved = self._phrase(found.speaker, found.head or found.speaker, found.proper)
        if resolved[0] is not None:
            self.chain.speaks(found.cue or found.speaker, resolved[0], self._is_body(resolved))
        return resolved

    def _is_body(self, resolved: Resolved) -> bool:
        """Whether a resolved speaker is no person: a body of the code book, or a name with a body's word."""
        name, how = resolved
        if name is None or self.cast.named(name):
            return False
        words = set(name.casefold().split())
        return (
            how == "same body as"
            or name in self.bodies.names
            or bool(words & roles.load().bodies)
            or name.isupper()
        )

    def _phrase(self, phrase: Span, head: Span, proper: bool) -> Resolved:
        """A noun phrase of a sentence, by its chief word: "a senior aide to X" is no X."""
        word = self.text[head.start : head.end].casefold()
        if word in _GENDERED:
            return _known(self.chain.antecedent(phrase.start, _GENDERED[word]), "pronoun")
        if word == "it":
            return _known(self.chain.last_body(phrase.start, _NEAR), "same body as")
        if word in ("former", "latter"):
            pair = [member.name for member in self.chain.pair_before(phrase.start)]
            return _known(pair[word == "latter"] if pair else None, "pronoun")
        table = roles.load()
        if word in table.pronouns or word in table.collective or word in _SILENT:
            return NOBODY
        if word.removesuffix("s") in table.roles - {word} or self._several(phrase):
            return NOBODY
        if member := self.cast.at(head.start, head.end):
            return member.name, "by name"
        if body := self.bodies.named(self.text, phrase, head):
            return body, "by name"
        return self._described(phrase, word, proper)

    def _several(self, phrase: Span) -> bool:
        """Whether a phrase names two people: nobody is the one who spoke."""
        return (
            len(self.cast.within(phrase.start, phrase.end)) > 1
            and " and " in self.text[phrase.start : phrase.end]
        )

    def _described(self, phrase: Span, head: str, proper: bool) -> Resolved:
        words = self.text[phrase.start : phrase.end]
        if name := self._apposed(phrase.end, head):
            return name, "by name"
        if _INDEFINITE.match(words):
            return NOBODY
        if head == "counterpart":
            return _known(self._counterpart(phrase, words), "counterpart")
        if head in roles.load().bodies:
            return _known(self.bodies.described(words, phrase.start, self.chain.spoken), "same body as")
        if head in roles.load().roles:
            return _known(self._in_office(phrase, words), "by office")
        return _known(_as_it_stands(words) if proper else None, "by name")

    def _apposed(self, end: int, head: str) -> str | None:
        """The name behind a description of one person: "Its president, Yumi Sato, said"."""
        apposed = _APPOSED.match(self.text, end)
        if apposed is None or head.endswith("s") or self.bodies.overlaps(*apposed.span("name")):
            return None
        member = self.cast.at(*apposed.span("name"))
        return member.name if member else canonical(apposed["name"])

    def _in_office(self, phrase: Span, words: str) -> str | None:
        if offices := offices_named(words):
            return holder(offices, self.document, self.cast, is_telling(words))
        if "visiting" in words.casefold().split():
            return self._visitor(phrase)
        role = _THE_ROLE.fullmatch(words)
        before = self.cast.within(0, phrase.start)
        titled = [member.name for member in before if role and member.has_title(role["role"])]
        return titled[0] if len(titled) == 1 else None

    def _visitor(self, phrase: Span) -> str | None:
        """Of the people before, the only one who is not of the country in which the text stands; where that
        is not known, whom another received."""
        home = self.bodies.home
        if home is not None:
            before = self.cast.within(0, phrase.start)
            foreign = [member.name for member in before if member.country not in (None, home)]
            return foreign[0] if len(foreign) == 1 and len(before) <= 2 else None
        pair = list(self.chain.pair_before(phrase.start).items())
        if len(pair) != 2 or pair[0][0].country == pair[1][0].country:
            return None
        (_, host), (guest, received) = pair
        return guest.name if _RECEIVED.search(self.text, host, received) else None

    def _counterpart(self, phrase: Span, words: str) -> str | None:
        """The holder of the same rank in the country that the phrase names."""
        countries = countries_in(words)
        near = self.cast.within(max(0, phrase.start - _NEAR), phrase.end)
        owners = [m for m in near if m.country not in countries and ranks_of(m, self.document)]
        if len(countries) != 1 or len(owners) != 1:
            return None
        ranks = ranks_of(owners[0], self.document)
        offices = tuple(o for o in codebook.load().offices if o.rank in ranks and o.country in countries)
        return holder(offices, self.document, self.cast, telling=True) if offices else None


def _known(name: str | None, how: SpeakerHow) -> Resolved:
    return (name, how) if name else NOBODY


def _as_it_stands(words: str) -> str | None:
    """A name of which the text has no more: without its article, and a lone surname without its titles."""
    parts = words.split()
    if parts[0].casefold() in ("the", "a", "an"):
        parts.pop(0)
    if not parts or not all(part[0].isupper() or part in ("of", "and", "&", "for") for part in parts):
        return None
    if all(is_title(part) for part in parts[:-1]) and not is_title(parts[-1]):
        return parts[-1]
    return canonical(" ".join(parts)) or " ".join(parts)


def resolve_speakers(
    document: Document,
    text: str,
    parses: Sequence[Parse],
    names: Names,
    found: Sequence[Attribution],
    quoted: Places[Region],
) -> list[Resolved]:
    """For each attribution, in the order of the text, who speaks and how that is known."""
    resolver = Resolver(document, text, parses, names, found, quoted)
    return [resolver.resolve(each) for each in found]
