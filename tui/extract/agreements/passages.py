"""A passage that makes or tells an agreement: what the rules hand to merging."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.extract.agreements.grammar import AUXILIARIES, SUBJECTS, child, left, right
from tui.extract.agreements.instruments import Instrument
from tui.extract.parsing import Parse
from tui.model import Block, Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


class Passage(NamedTuple):
    """One clause or segment with the status that it gives.

    `words` are what gives the status; `matter` names an undertaking that has no instrument; `general`
    says that the status is told in general terms and yields to a more precise one, `fresh` that the text
    tells of an instrument it has not named before.
    """

    block: Block
    span: Span
    status: Status | None
    words: Span
    rule: str
    parties: tuple[str, ...]
    instrument: Instrument | None = None
    matter: Span | None = None
    general: bool = False
    fresh: bool = False


def clause(parse: Parse, verb: Token, without: frozenset[int] = frozenset()) -> Span:
    """A verb's clause from its own subject (or auxiliary) on, without the subtrees of the verbs `without`."""
    own = child(verb, *SUBJECTS)
    if own is not None and own.i < verb.i:
        start = left(own)
        while start < verb.i and parse.tokens[start].is_punct and parse.tokens[start].text not in "“‘\"'":
            start += 1
    else:
        before = [other.i for other in verb.lefts if other.dep_ in AUXILIARIES]
        start = min([*before, verb.i])
        if verb.dep_ in ("relcl", "acl") and verb.head.i < verb.i:
            start = left(verb.head)
    end = right(verb, without)
    if own is not None and own.dep_ == "nsubjpass":
        end = max(end, right(own))
    return parse.span(start, end + 1)


def phrase(parse: Parse, noun: Token) -> Span:
    """A noun's phrase with everything that hangs on it."""
    return parse.span(left(noun), right(noun) + 1)


def at(parse: Parse, *tokens: Token) -> Span:
    """The span from the first to the last of some tokens."""
    places = [token.i for token in tokens]
    return parse.span(min(places), max(places) + 1)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end
