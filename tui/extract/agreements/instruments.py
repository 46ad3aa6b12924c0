"""Named and described instruments: what noun phrases stand for an agreement, and under which name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.extract.agreements.grammar import conjuncts, left
from tui.extract.agreements.terms import Kind, Terms, terms
from tui.extract.parsing import Parse
from tui.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

GENERIC = frozenset(
    {"agreement", "accord", "pact", "deal", "text", "draft", "instrument", "document", "arrangement"}
)
"""Nouns by which texts call any accord again."""

SHORT = 6
"""Tokens between the parts of one coordinate name."""

NAMING = frozenset({"on", "for", "of", "in", "between", "with", "to", "concerning", "regarding"})
"""Prepositions that carry an instrument's name on."""

ENDING = frozenset({"relcl", "acl", "advcl", "appos"})
BREAKS = frozenset({",", ";", ":", "–", "—", "("})

PAPERS = frozenset({"notes", "letters"})
ABOUT = frozenset({"on", "for", "of", "over", "concerning", "regarding", "about", "towards", "toward"})

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_AMOUNT = re.compile(
    r"\d+(?:bn|mn|b|m|tn)?|billion|million|trillion|crore|lakh|yen|dollars?|USD|JPY|INR|Rs|US|worth", re.I
)


class Instrument(NamedTuple):
    """A noun phrase that stands for an instrument; `before` is the part of it up to its head.

    `words` are those that tell it from others. `points` says that it has none of its own ("the agreement"),
    `shared` that it calls itself joint.
    """

    kind: Kind
    head: str
    span: Span
    before: Span
    name: str
    words: frozenset[str]
    proper: bool
    points: bool
    shared: bool = False


def instruments_at(parse: Parse, token: Token, terms: Terms) -> Iterator[tuple[Token, Instrument]]:
    """The instruments that a noun and its coordinates stand for; of holders ("the text of"), what they hold."""
    nouns = (token, *(other for other in conjuncts(token) if other.dep_ == "conj"))
    last = _whole(nouns, terms)
    if last is not None:
        yield last, instrument(parse, last, terms.kind_of[last.lower_], terms, left(token))
        return
    for noun in nouns:
        held = _held(noun, terms)
        kind = None if held else _kind(noun, terms)
        if held is not None:
            yield from instruments_at(parse, held, terms)
        elif kind == "talks" or noun.lower_ in PAPERS:
            yield from _about(parse, noun, kind or "document", terms)
        elif kind is not None:
            yield noun, instrument(parse, noun, kind, terms)


def _about(parse: Parse, noun: Token, kind: Kind, terms: Terms) -> Iterator[tuple[Token, Instrument]]:
    """Talks on an agreement, notes concerning a loan: what they are about counts, at the talks' own stage."""
    subject = next((o for o in noun.rights if o.lower_ in ABOUT and o.dep_ in ("prep", "acl")), None)
    held = (
        next((o for o in subject.rights if o.dep_ in ("pobj", "dobj")), None) if subject is not None else None
    )
    inner = next(instruments_at(parse, held, terms), None) if held is not None else None
    if inner is not None and inner[1].kind != "named":
        yield noun, inner[1]._replace(kind=kind)
    elif kind != "talks" or noun.lower_.startswith("negotiation"):
        yield noun, instrument(parse, noun, kind, terms)


def _held(noun: Token, terms: Terms) -> Token | None:
    if noun.lower_ not in terms.noun_forms["holders"]:
        return None
    of = next(
        (other for other in noun.rights if other.dep_ == "prep" and other.lower_ in ("of", "for", "on")), None
    )
    return next((other for other in of.rights if other.dep_ == "pobj"), None) if of is not None else None


def _kind(noun: Token, terms: Terms) -> Kind | None:
    words = [noun.lower_]
    for other in noun.doc[noun.i + 1 : noun.i + 3]:
        words.append(other.lower_)
    before = noun.nbor(-1).lower_ if noun.i else ""
    pairs = (" ".join(words), " ".join(words[:2]), f"{before} {noun.lower_}", noun.lower_)
    kind = next((terms.kind_of[phrase] for phrase in pairs if phrase in terms.kind_of), None)
    if kind is None and noun.lower_ in GENERIC:
        return "accord"
    described = next((o.lower_ for o in noun.rights if o.dep_ == "appos" and o.lower_ in terms.kind_of), None)
    if described is not None and noun.text[:1].isupper():
        return terms.kind_of[described]
    return "named" if kind is None and is_named(noun) else kind


def is_talks(noun: Token, terms: Terms) -> bool:
    """Whether a noun stands for talks."""
    return terms.kind_of.get(noun.lower_) == "talks"


def is_named(noun: Token) -> bool:
    """Whether the phrase is a name of several capitalised words, or stands in quotation marks."""
    capitals = [
        other
        for other in noun.lefts
        if other.dep_ in ("compound", "nmod", "amod") and other.text[:1].isupper()
    ]
    return noun.tag_ in ("NNP", "NNPS") and noun.text[:1].isupper() and len(capitals) >= 1


def _whole(nouns: Sequence[Token], terms: Terms) -> Token | None:
    """The head of "… Adaptation and Mitigation Package", one name whose parts a parser takes for two."""
    last = nouns[-1]
    determined = any(other.dep_ in ("det", "poss") for other in last.lefts)
    parts = len(nouns) > 1 and all(noun.lower_ not in terms.kind_of for noun in nouns[:-1])
    plain = (
        not any(other.text == "," for other in last.doc[nouns[0].i : last.i]) and last.i - nouns[0].i < SHORT
    )
    return last if parts and plain and not determined and last.lower_ in terms.kind_of else None


def instrument(parse: Parse, noun: Token, kind: Kind, terms: Terms, start: int | None = None) -> Instrument:
    """The instrument of which `noun` is the head; its name begins at `start` where that is known."""
    first = left(noun) if start is None else start
    while first < noun.i and (
        parse.tokens[first].dep_ in ("det", "predet", "preconj", "cc", "nummod", "poss")
        or parse.tokens[first].is_punct
        or parse.tokens[first].lower_ in terms.words["bare"]
    ):
        first += 1
    last = _name_end(noun, terms)
    span = parse.span(first, last + 1)
    name = " ".join(parse.tokens[first : last + 1].text.split())
    before = [o.lower_ for o in parse.tokens[left(noun) : noun.i] if not o.is_punct and o.tag_ != "CD"]
    new = any(word in ("a", "an", "another") for word in before)
    points = not new and last == noun.i and all(word in terms.words["bare"] for word in before)
    proper = noun.text[:1].isupper() and noun.i > first
    points = (
        points
        or (not new
        and not proper
        and content_words(name) <= GENERIC | {noun.lower_, _singular(noun.lower_)} | terms.groups_in_lower)
    )
    shared = any(
        word in before
        for word in ("joint", "bilateral", "trilateral", "mutual", "common", *terms.groups_in_lower)
    )
    return Instrument(
        kind,
        noun.lower_,
        span,
        parse.span(first, noun.i + 1),
        name,
        content_words(name),
        proper,
        points,
        shared,
    )


def _is_time(preposition: Token, terms: Terms) -> bool:
    return any(is_time(other, terms) for other in preposition.rights if other.dep_ == "pobj")


def is_time(noun: Token, terms: Terms) -> bool:
    """Whether a noun is a day, a month, a year."""
    return noun.lower_ in terms.words["times"] or (noun.text.isdecimal() and len(noun) == 4)


def _name_end(noun: Token, terms: Terms) -> int:
    """The last token of the name: with its prepositional phrases, without clauses."""
    last = noun.i
    while last + 1 < len(noun.doc):
        after = noun.doc[last + 1]
        hangs_on = noun.i <= after.head.i <= last or (after.head.i == noun.head.i and noun.text[:1].isupper())
        carries = (after.dep_ == "prep" or after.lower_ in ABOUT) and after.lower_ in NAMING
        if not carries or not hangs_on or _is_time(after, terms):
            break
        last = max(_phrase_right(after, coordinate=after.lower_ == "between"), last + 1)
    return last


def _phrase_right(token: Token, coordinate: bool = False) -> int:
    """The last token of a phrase, its clauses left out; coordinates belong to it in names and where asked."""
    last = token.i
    for other in token.rights:
        if other.dep_ in ENDING or other.text in BREAKS:
            break
        if other.dep_ == "cc" and not coordinate and not _joins_names(token, other):
            break
        last = max(last, _phrase_right(other, coordinate))
    return last


def _joins_names(token: Token, conjunction: Token) -> bool:
    """"Defence and Security": whether capitals stand on both sides."""
    after = next((other for other in token.rights if other.dep_ == "conj" and other.i > conjunction.i), None)
    return after is not None and token.text[:1].isupper() and after.text[:1].isupper()


def content_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: lower case, singular, without idle ones and amounts."""
    idle = terms().words["idle"]
    found = (
        match.group().casefold() for match in _WORD.finditer(name) if not _AMOUNT.fullmatch(match.group())
    )
    return frozenset(
        _singular(word) for word in found if word not in idle and not (len(word) == 1 and word.isalpha())
    )


def _singular(word: str) -> str:
    return re.sub(r"(?<=[a-z]{3})s$", "", re.sub(r"(?<=[a-z]{2})ies$", "y", word))
