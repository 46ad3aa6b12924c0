"""The name of an instrument: where it begins and ends, and which of its words tell it from others."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tui import codebook
from tui.extract.agreements.grammar import DEEP, left
from tui.extract.agreements.terms import Kind, Terms, terms

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE_NAME = frozenset({"det", "predet", "preconj", "cc", "nummod", "quantmod", "poss", "case"})
"""Relations of words that stand before a name and don't belong to it."""

ENDING = frozenset({"relcl", "acl", "advcl", "appos"})
BREAKS = frozenset({",", ";", ":", "–", "—", "("})

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_AMOUNT = re.compile(
    r"\d+(?:bn|mn|tn|b|m)?|[bmtr]+illion|crore|lakh|yen|dollars?|USD|JPY|INR|Rs|US|worth", re.IGNORECASE
)


def first_of_name(noun: Token, terms: Terms, start: int | None = None) -> int:
    """Position of the first token of the name whose head is `noun`, which begins not before `start`."""
    first = left(noun) if start is None else start
    for token in noun.doc[first : noun.i]:
        if token.dep_ not in BEFORE_NAME and not token.is_punct and token.lower_ not in terms.words["bare"]:
            break
        first = token.i + 1
    return first


def last_of_name(noun: Token, kind: Kind, terms: Terms) -> int:
    """Position of the last token of the name: with its prepositional phrases, without clauses."""
    last = noun.i
    while last + 1 < len(noun.doc):
        after = noun.doc[last + 1]
        if not _carries_on(noun, after, last, terms) or (kind == "accord" and _is_place(after)):
            break
        last = max(_phrase_right(after, coordinate=after.lower_ == "between"), last + 1)
    return last


def _carries_on(noun: Token, after: Token, last: int, terms: Terms) -> bool:
    """Whether a preposition carries the name on.

    It hangs on the name, or stands right behind it though a parser hung it on the verb: any behind a name
    in capitals, "on" behind all.
    """
    above = (noun.head.i, noun.head.head.i) if noun.dep_ == "pobj" else (noun.head.i,)
    beside = after.head.i in above and (noun.text[:1].isupper() or after.lower_ == "on")
    hangs_on = noun.i <= after.head.i <= last or beside
    timed = any(is_time(other, terms) for other in after.rights if other.dep_ == "pobj")
    return (
        after.lower_ in terms.words["carrying"] and after.dep_ in ("prep", "acl") and hangs_on and not timed
    )


def _is_place(preposition: Token) -> bool:
    """ "In New Delhi": "in" before a name without an article."""
    held = next((other for other in preposition.rights if other.dep_ == "pobj"), None)
    bare = held is not None and held.tag_ == "NNP" and held.left_edge.dep_ != "det"
    return preposition.lower_ == "in" and bare


def _phrase_right(token: Token, coordinate: bool = False, depth: int = 0) -> int:
    """The last token of a phrase, its clauses left out; coordinates belong to it in names and where asked."""
    last = token.i
    if depth > DEEP:
        return last
    for other in token.rights:
        if other.dep_ in ENDING or other.left_edge.text in BREAKS:
            break
        if other.dep_ == "cc" and not coordinate and not _joins_names(token, other):
            break
        last = max(last, _phrase_right(other, coordinate, depth + 1))
    return last


def _joins_names(token: Token, conjunction: Token) -> bool:
    """ "Defence and Security": whether capitals stand on both sides."""
    after = next((other for other in token.rights if other.dep_ == "conj" and other.i > conjunction.i), None)
    return after is not None and token.text[:1].isupper() and after.text[:1].isupper()


def is_time(noun: Token, terms: Terms) -> bool:
    """Whether a noun is a day, a month, a year."""
    return noun.lower_ in terms.words["times"] or (noun.text.isdecimal() and len(noun) == 4)


def content_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: lower case, singular, without idle ones and amounts."""
    idle = _idle()
    found = (match.group() for match in _WORD.finditer(name))
    words = (word.casefold() for word in found if not _AMOUNT.fullmatch(word))
    return frozenset(singular(word) for word in words if word not in idle and not _is_letter(word))


@cache
def _idle() -> frozenset[str]:
    """Words that tell no instrument from another, those of countries included."""
    countries = codebook.load().countries
    names = (name for country in countries for name in (*country.names, *country.demonyms))
    return frozenset(terms().words["idle"]).union(*(_WORD.findall(name.casefold()) for name in names))


def singular(word: str) -> str:
    """A noun without its plural's ending, near enough for comparing names."""
    return re.sub(r"(?<=[a-z]{3})s$", "", re.sub(r"(?<=[a-z]{2})ies$", "y", word))


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()
