"""Who the parties are: by name, through a capital or a person, as "the two sides", as "we" of a joint text.

What a text leaves open stays open: parties come from the clause, else from those whom title and lead bring
together, never from what is usual.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tui import codebook
from tui.extract.agreements.grammar import conjuncts, left
from tui.extract.agreements.instruments import Instrument
from tui.extract.agreements.terms import Terms, terms
from tui.extract.parsing import Parse
from tui.model import Document, Names, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABBREVIATED = re.compile(r"((?:[A-Z][\w&.’'-]*\s)+)\(([A-Z][A-Za-z&.-]{1,9})\)")

_WE = re.compile(r"(?:\W|\d)*(?:today,?\s+)?we,?\s?[–—-]", re.IGNORECASE)

STATE_BODIES = frozenset({"ministry", "agency", "forces"})
"""Organisations that act for their country."""

COLLECTIVE = frozenset({"we", "they", "both", "us", "all"})
FIRST_PERSON = frozenset({"we", "us"})
PAIR = 2
LEAD = 2
"""Body blocks that introduce who meets whom."""


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
        for word in (*country.names, *country.metonyms):
            parties[word] = (country.name,)
        for word in country.demonyms:
            parties[word] = (country.name,)
            adjectives.add(word)
    parties |= terms().groups
    longest = sorted(parties, key=len, reverse=True)
    return _Words(
        re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w|\.\w)"),
        parties,
        frozenset(adjectives),
    )


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.name for country in codebook.load().countries)


@cache
def _state_titles() -> re.Pattern[str]:
    """Titles of office that only one country has."""
    countries: dict[str, set[str]] = {}
    for office in codebook.load().offices:
        for title in office.titles:
            countries.setdefault(title, set()).add(office.country)
    own = [title for title, found in countries.items() if len(found) == 1 and " " in title]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, own or ["(?!)"])) + r")\b")


@cache
def _country_of_title() -> dict[str, str]:
    return {title: office.country for office in codebook.load().offices for title in office.titles}


class Parties:
    """The parties that one document names, and the sides that it brings together."""

    def __init__(self, document: Document, text: str, names: Names) -> None:
        self.text = text
        self.terms = terms()
        self.namings = _namings(text, names)
        self.people = [(mention.start, mention.end) for use in names.people for mention in use.mentions]
        self.surnames = _surnames(names)
        self.joint = is_joint(document, text, self.terms)
        self.spoken = self.joint or document.kind in self.terms.words["spoken_kinds"]
        self.sides = self._sides(document)
        self.firms: tuple[str, ...] = ()
        self.full_names = {short: " ".join(full.split()) for full, short in _ABBREVIATED.findall(text)}

    def named(self, start: int, end: int, adjectives: bool = False, groups: bool = True) -> tuple[str, ...]:
        """The parties that a stretch of the text names, in its order."""
        found = (
            naming.parties
            for naming in self.namings
            if start <= naming.start
            and naming.end <= end
            and (adjectives or not naming.adjective)
            and (groups or len(naming.parties) == 1)
        )
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    def _sides(self, document: Document) -> tuple[str, ...]:
        """The countries that the title, else title and lead together, bring together."""
        title = self._in_title(document, groups=False)
        title = title if len(title) > 1 else self._in_title(document)
        if len(title) > 1:
            return title
        opening: list[str] = list(title)
        for block in _lead(document):
            found = [
                name for name in self.named(block.start, block.end, adjectives=True) if name in _countries()
            ]
            opening += found
            if len(set(opening)) > 1:
                return self._foremost(tuple(dict.fromkeys(opening)))
        return self._through_offices(document, opening)

    def _foremost(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """Of the countries that a lead names, all where a joint text or a group speaks, else the two most named."""
        grouped = any(set(members) <= set(named) for members in self.terms.groups.values())
        if self.joint or grouped or len(named) <= PAIR:
            return named
        counted = Counter(name for naming in self.namings for name in naming.parties)
        chosen = sorted(named, key=lambda name: (-counted[name], named.index(name)))[:PAIR]
        return tuple(name for name in named if name in chosen)

    def _in_title(self, document: Document, groups: bool = True) -> tuple[str, ...]:
        block = next((block for block in document.blocks if block.kind == "title"), None)
        if block is None:
            return self._in_string(document.title)
        found = (
            *self.named(block.start, block.end, adjectives=True, groups=groups),
            *self._in_string(document.title, names=False),
        )
        return tuple(dict.fromkeys(name for name in found if name in _countries()))

    def _through_offices(self, document: Document, opening: list[str]) -> tuple[str, ...]:
        """Where title and lead name one country only, the offices that they name add theirs."""
        spans = [document.title, *(self.text[block.start : block.end] for block in _lead(document))]
        titles = (match.group() for string in spans for match in _state_titles().finditer(string))
        opening += [_country_of_title()[title] for title in titles]
        found = tuple(dict.fromkeys(opening))
        return found if len(found) > 1 else ()

    def _in_string(self, string: str, names: bool = True) -> tuple[str, ...]:
        words = _country_words()
        found = [
            (match.start(), words.parties[match.group()]) for match in words.pattern.finditer(string) if names
        ]
        for surname, country in self.surnames.items():
            match = re.search(rf"\b{re.escape(surname)}\b", string)
            if match is not None:
                found.append((match.start(), (country,)))
        return tuple(dict.fromkeys(chain.from_iterable(parties for _, parties in sorted(found))))

    def beside(self, parse: Parse, verb: Token) -> tuple[str, ...]:
        """Whom a subject does something with: "met with …", "will work with …"."""
        found: list[str] = []
        for node in (verb, verb.head):
            for preposition in node.children:
                if preposition.dep_ == "prep" and preposition.lower_ == "with":
                    held = [
                        other for other in preposition.children if other.dep_ == "pobj" and _is_proper(other)
                    ]
                    found += (name for token in held for name in self._of_head(parse, token))
        return tuple(found)

    def of_instrument(self, instrument: Instrument) -> tuple[str, ...]:
        """The parties in an instrument's name: before its noun, or after "between" and "with"."""
        name = self.text[instrument.before.end : instrument.span.end]
        between = re.search(r"\b(?:between|with|among)\b", name)
        after = (
            self.named(instrument.before.end + between.start(), instrument.span.end, True) if between else ()
        )
        return tuple(dict.fromkeys((*self.named(*_ends(instrument.before), True), *after)))

    def knows(self, parse: Parse, token: Token) -> bool:
        """Whether a noun is collective or its party is known by name."""
        own = parse.span(token.i, token.i + 1)
        known = any(naming.start <= own.start and own.end <= naming.end for naming in self.namings)
        return known or is_collective(token, self.terms) or token.lower_ in COLLECTIVE

    def of_subject(self, parse: Parse, head: Token) -> tuple[str, ...]:
        """The parties that a subject stands for; empty where the text does not say."""
        if self.joint and self._introduces_sides(parse, head):
            return self.sides
        if head.lower_ in FIRST_PERSON and not self.spoken:
            return ()
        heads = (head, *(token for token in conjuncts(head) if token.dep_ == "conj"))
        own = tuple(dict.fromkeys(name for token in heads for name in self._of_head(parse, token)))
        if len(own) > 1 and not set(own) & set(self.sides):
            self.firms = self.firms or own
        if own or not any(token.lower_ in COLLECTIVE or _is_several(token, self.terms) for token in heads):
            return own
        firms = head.lower_ in self.terms.noun_forms["firms"]
        meant = self.firms if firms else self.sides or self.firms
        return meant if _counted(head, self.terms) in (None, len(meant)) else ()

    def _introduces_sides(self, parse: Parse, head: Token) -> bool:
        """ "We, the leaders of A, B and C": all sides stand between "we" and the verb."""
        start = next(
            (token.i for token in parse.tokens[head.sent.start : head.i + 1] if token.lower_ == "we"), None
        )
        if start is None or start == head.i:
            return False
        span = parse.span(start, head.right_edge.i + 1)
        return set(self.sides) <= set(self.named(span.start, span.end))

    def is_foreign(self, parse: Parse, noun: Token, instrument: Instrument) -> bool:
        """Whether an instrument is a person, or belongs to somebody who is no side of the document."""
        if instrument.kind == "named" and self.is_person(instrument.span):
            return True
        owner = next((other for other in noun.lefts if other.dep_ == "poss" and _is_proper(other)), None)
        return (
            owner is not None and bool(self.sides) and not set(self._of_head(parse, owner)) & set(self.sides)
        )

    def is_person(self, span: Span) -> bool:
        """Whether a stretch of the text names a person."""
        return any(start < span.end and span.start < end for start, end in self.people)

    def _of_head(self, parse: Parse, token: Token) -> tuple[str, ...]:
        """The parties that one noun with its modifiers names: a known one, else a company by its own name."""
        first, end = left(token), _phrase_end(token)
        span, own = parse.span(first, end), parse.span(token.i, token.i + 1)
        if is_collective(token, self.terms) or not _is_proper(token):
            state = token.lower_ in self.terms.noun_forms["sides"]
            return self.named(span.start, span.end, adjectives=True) if state else ()
        known = next((n.parties for n in self.namings if n.start <= own.start and own.end <= n.end), None)
        if known is not None:
            return known
        name = _firm_name(parse, token)
        return (self.full_names.get(name, name),)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def is_collective(token: Token, table: Terms) -> bool:
    """Whether a noun stands for parties ("sides", "ministers", "companies")."""
    if _is_proper(token) and token.lower_ in table.noun_forms["firms"]:
        return not any(_is_proper(other) for other in token.lefts)
    return token.lower_ in table.noun_forms["sides"] or token.lower_ in table.noun_forms["firms"]


def _is_several(token: Token, table: Terms) -> bool:
    """Whether a noun stands for several parties: "the leaders", "each side", not "the government"."""
    if any(other.lower_ in table.words["others"] for other in token.lefts):
        return False
    several = token.tag_ in ("NNS", "NNPS") or any(
        other.lower_ in ("each", "both", "either") for other in token.lefts
    )
    return (several and is_collective(token, table)) or token.lower_ in ("duo", "pair")


def _counted(token: Token, table: Terms) -> int | None:
    """How many a phrase says that they are: "the four leaders"; None where it doesn't."""
    number = next((other.lower_ for other in token.lefts if other.dep_ == "nummod"), None)
    if number is None:
        return None
    words = table.words["numbers"]
    return words.index(number) if number in words else int(number) if number.isdecimal() else -1


def is_actor(token: Token, table: Terms) -> bool:
    """Whether the head of a subject can bind itself."""
    if token.tag_ == "PRP":
        return token.lower_ not in ("it", "you", "i", "me")
    if is_collective(token, table):
        return True
    return (_is_proper(token) and token.lower_ not in table.kind_of) or token.lower_ in ("both", "all")


def acting(head: Token, table: Terms) -> Token | None:
    """The actor among a subject's head and its coordinates (a parser may take a word before it along)."""
    return next((token for token in (head, *conjuncts(head)) if is_actor(token, table)), None)


def is_joint(document: Document, text: str, table: Terms) -> bool:
    """Whether the authors of a text speak for all parties: a joint statement, a fact sheet."""
    if document.kind in table.words["joint_kinds"]:
        return True
    if document.kind == "transcript":
        return False
    if any(title in document.title.lower() for title in table.words["joint_titles"]):
        return True
    first = next((block for block in document.blocks if block.kind == "paragraph"), None)
    return first is not None and _WE.match(text, first.start, first.end) is not None


def _lead(document: Document) -> list[Span]:
    blocks = [block for block in document.blocks if block.kind in ("dek", "paragraph", "turn", "item")]
    return [block.span for block in blocks[: LEAD + sum(block.kind == "dek" for block in blocks)]]


def _namings(text: str, names: Names) -> tuple[Naming, ...]:
    book = codebook.load()
    found: list[Naming] = []
    kinds = {organisation.name: organisation for organisation in book.organisations}
    for use in names.organisations:
        organisation = kinds.get(use.name)
        state = organisation is not None and organisation.kind in STATE_BODIES and organisation.country
        party: tuple[str, ...] = (organisation.country if organisation is not None and state else use.name,)
        if use.name in terms().groups:
            party = terms().groups[use.name]
        found += [Naming(mention.start, mention.end, party) for mention in use.mentions]
    for use in names.people:
        person = book.person_named.get(use.name)
        if person is not None and person.country:
            found += [Naming(mention.start, mention.end, (person.country,)) for mention in use.mentions]
    taken = [(naming.start, naming.end) for naming in found]
    words = _country_words()
    for match in words.pattern.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in taken):
            word = match.group()
            found.append(Naming(match.start(), match.end(), words.parties[word], word in words.adjectives))
    return tuple(sorted(found))


def _surnames(names: Names) -> dict[str, str]:
    people = codebook.load().person_named
    known = (people[use.name] for use in names.people if use.name in people)
    return {person.surname: person.country for person in known if person.country}


def _is_proper(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS")


def _phrase_end(token: Token) -> int:
    """One past the last token of a noun phrase without its clauses and coordinates."""
    end = token.i
    for other in token.rights:
        if other.dep_ in ("conj", "cc", "appos", "relcl", "acl", "punct"):
            break
        end = other.right_edge.i
    return end + 1


def _firm_name(parse: Parse, token: Token) -> str:
    start = left(token)
    while start < token.i and parse.tokens[start].dep_ in ("det", "predet", "preconj", "cc", "punct", "poss", "case"):
        start += 1
    span = parse.tokens[start : token.i + 1]
    return str(span.text)


def joined(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Parties of several groups, each once, in alphabetical order."""
    return tuple(sorted(set(chain.from_iterable(groups))))
