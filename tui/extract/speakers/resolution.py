"""Speakers resolved: each phrase that an attribution names as its speaker, to a person, a body, or nobody.

When in doubt, nobody: an invented speaker is the worst error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui import codebook
from tui.extract.parsing import Parse
from tui.extract.quotes.attribution import LAID_OUT, Attribution
from tui.extract.speakers import roles
from tui.extract.speakers.bodies import Bodies
from tui.extract.speakers.cast import Cast, Member, canonical, cast_of
from tui.extract.speakers.chain import Chain, Spoken
from tui.extract.speakers.labels import NOBODY, Resolved, of_label
from tui.extract.speakers.offices import countries_in, holder, offices_named, rank_of
from tui.model import Document, Names, Span

_PRONOUNS = {"he": "he", "she": "she", "himself": "he", "herself": "she"}
_NO_NAMES = frozenset("i we you they it this that who which what there".split())
_INDEFINITE = re.compile(
    r"(?:an?|some|any|another|other|several|many|no|one|two|three|unnamed|unidentified)\b", re.I
)
_APPOSED = re.compile(r",? (?P<name>(?:[^\W\d_a-z][\w.’'-]*)(?: [^\W\d_a-z][\w.’'-]*){1,3})(?=,| [a-z])")
_RECEIVED = re.compile(
    r"\b(?:received|welcomed|hosted|greeted|showed|shows|receives|welcomes|hosts|greets)\b"
)


class Resolver:
    """Resolves the speakers of one document, in the order of its attributions."""

    def __init__(
        self,
        document: Document,
        text: str,
        parses: Sequence[Parse],
        names: Names,
        found: Sequence[Attribution],
    ) -> None:
        self.document = document
        self.text = text
        self.cast: Cast = cast_of(document, text, names, [each.speaker for each in found if each.speaker])
        self.bodies = Bodies(document, text, names)
        self.chain = Chain(parses, self.cast)
        self.spoken: list[Spoken] = []

    def resolve(self, found: Attribution) -> Resolved:
        """Who speaks, and how that is known. Attributions must come in the order of the text."""
        if found.speaker is None:
            return NOBODY
        if found.rule in LAID_OUT:
            resolved = of_label(found.speaker, self.text, self.document, self.cast)
        else:
            resolved = self._phrase(found.speaker, found.head or found.speaker)
        if resolved[0] is not None:
            body = not any(member.name == resolved[0] for member in self.cast.members)
            self.spoken.append(Spoken(found.cue or found.speaker, resolved[0], body))
        return resolved

    def _phrase(self, phrase: Span, head: Span) -> Resolved:
        word = self.text[head.start : head.end]
        lower = word.casefold()
        if lower in _PRONOUNS:
            name = self.chain.antecedent(phrase.start, _PRONOUNS[lower], self.spoken)
            return (name, "pronoun") if name else NOBODY
        if lower == "it":
            return self._it(phrase)
        if lower in ("former", "latter"):
            pair = self.chain.pair_before(phrase.start)
            return (pair[0 if lower == "former" else 1].name, "pronoun") if pair else NOBODY
        if lower in _NO_NAMES or lower in roles.load().collective:
            return NOBODY
        if member := self.cast.at(head.start, head.end):
            return member.name, "by name"
        if body := self.bodies.at(head.start, head.end):
            return body, "by name"
        return self._described(phrase, lower)

    def _it(self, phrase: Span) -> Resolved:
        last = self.spoken[-1] if self.spoken else None
        near = last is not None and phrase.start - last.at.end < 400 and last.body
        return (last.name, "same body as") if last is not None and near else NOBODY

    def _described(self, phrase: Span, head: str) -> Resolved:
        words = self.text[phrase.start : phrase.end]
        if apposed := _APPOSED.match(self.text, phrase.end):
            name = canonical(apposed["name"])
            member = self.cast.at(*apposed.span("name"))
            if member or name:
                return (member.name if member else name), "by name"
        if _INDEFINITE.match(words):
            return NOBODY
        if head == "counterpart":
            return self._counterpart(phrase, words)
        if head in roles.load().bodies:
            body = self.bodies.described(words, phrase.start, [each for each in self.spoken if each.body])
            return (body, "same body as") if body else NOBODY
        if head in roles.load().roles or offices_named(words):
            return self._office(phrase, words, head)
        return self._proper(words, head)

    def _office(self, phrase: Span, words: str, head: str) -> Resolved:
        if offices := offices_named(words):
            found = holder(offices, self.document, self.cast, phrase.start)
            name = found.name if isinstance(found, Member) else found
            return (name, "by office") if name else NOBODY
        if "visiting" in words.casefold().split():
            visitor = self._visitor(phrase)
            return (visitor.name, "by office") if visitor else NOBODY
        if re.fullmatch(r"[Tt]he (?:minister|president|ambassador|premier|chairman|secretary)", words):
            titled = [
                m
                for m in self.cast.members
                if m.has(head) and any(s.start < phrase.start for s in m.mentions)
            ]
            return (titled[0].name, "by office") if len(titled) == 1 else NOBODY
        return NOBODY

    def _visitor(self, phrase: Span) -> Member | None:
        """Of the people before, the only one who is not of the country in which the text stands; where that is not
        known, whom another received."""
        before = self.cast.within(0, phrase.start)
        home = self.bodies.home
        if home is not None:
            foreign = [member for member in before if member.country not in (None, home)]
            return foreign[0] if len(foreign) == 1 and len(before) <= 2 else None
        pair = self.chain.pair_before(phrase.start)
        if len(pair) != 2 or pair[0].country == pair[1].country:
            return None
        between = self.text[pair[0].last_before(phrase.start) : pair[1].last_before(phrase.start)]
        return pair[1] if _RECEIVED.search(between) else None

    def _counterpart(self, phrase: Span, words: str) -> Resolved:
        """The holder of the same rank in the country that the phrase names."""
        countries = countries_in(words)
        last = self.chain.cast.within(max(0, phrase.start - 400), phrase.start)
        owners = [member for member in last if rank_of(member, self.document)]
        if len(countries) != 1 or not owners:
            return NOBODY
        ranks = rank_of(owners[-1], self.document)
        offices = tuple(o for o in codebook.load().offices if o.rank in ranks and o.country in countries)
        found = holder(offices, self.document, self.cast, phrase.start) if offices else None
        name = found.name if isinstance(found, Member) else found
        return (name, "counterpart") if name else NOBODY

    def _proper(self, words: str, head: str) -> Resolved:
        """A name of which the text has no more: as it stands, without its article and titles."""
        name = re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE)
        if not all(part[:1].isupper() or part in ("of", "and", "&", "for") for part in name.split()):
            return NOBODY
        if head in roles.load().roles or not name[:1].isupper():
            return NOBODY
        return canonical(name) or name, "by name"


def resolve_speakers(
    document: Document, text: str, parses: Sequence[Parse], names: Names, found: Sequence[Attribution]
) -> list[Resolved]:
    """For each attribution, in the order of the text, who speaks and how that is known."""
    resolver = Resolver(document, text, parses, names, found)
    return [resolver.resolve(each) for each in found]
