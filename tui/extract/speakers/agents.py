"""Who acts in a sentence, alone: "Suga" in "Suga praised the work of Modi", nobody in "Suga met Modi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.parsing import Parse
from tui.extract.quotes.tokens import Range

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MEETING = frozenset(
    {"meet", "meets", "met", "receive", "receives", "received", "welcome", "welcomes", "welcomed", "host"}
    | {"hosts", "hosted", "greet", "greets", "greeted", "see", "sees", "saw", "visit", "visits", "visited"}
    | {"join", "joins", "joined", "accompany", "accompanied", "call", "calls", "called", "hold", "held"}
)
"""Verbs of which both parties may be the one of whom a text goes on to speak."""
_CONTRASTING = frozenset({"while", "whereas"})
_TOGETHER = frozenset({"with", "alongside", "by", "between"})


def agent_of(parse: Parse, sentence: Span) -> tuple[int, int] | None:
    """Where the name or the new person ("a waiter") stands, as offsets of the text, who performs the main
    verb of a sentence; None where somebody else takes part in what is done."""
    root = sentence.root
    subject = next((child for child in root.lefts if child.dep_ == "nsubj"), None)
    if subject is None or not (_is_name(subject) or _is_new(subject)) or not stands_alone(root, subject):
        return None
    at = parse.span(subject.i, subject.i + 1)
    return at.start, at.end


def reported_agent(parse: Parse, content: Range) -> tuple[int, int] | None:
    """Where the name that opens a reported clause as its subject stands, from its first word to its last, as
    offsets of the text: "Koto Mills" in "Koto Mills will open a shop, it said"."""
    first, last = content
    for token in parse.tokens[first:last]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            named = token.tag_ in ("NNP", "NNPS") and token.left_edge.i == first
            at = parse.span(first, token.i + 1)
            return (at.start, at.end) if named else None
    return None


def stands_alone(verb: Token, subject: Token) -> bool:
    """Whether nobody else takes part in what a subject does."""
    joint = any(token.dep_ == "conj" and token.tag_ == "NNP" for token in subject.children)
    return not joint and verb.lower_ not in _MEETING and not any(map(_takes_part, verb.children))


def rivals_of(parse: Parse, sentence: Span) -> tuple[tuple[int, int], ...]:
    """Where the names stand (offsets of the text) of those who act in a clause beside the main one: "…, while
    Modi spoke of trains"."""
    clauses = [child for child in sentence.root.rights if child.dep_ == "conj"]
    clauses += [token.head for token in sentence if token.dep_ == "mark" and token.lower_ in _CONTRASTING]
    subjects = [child for clause in clauses for child in clause.lefts if child.dep_ == "nsubj"]
    places = [parse.span(each.i, each.i + 1) for each in subjects if each.tag_ == "NNP"]
    return tuple((place.start, place.end) for place in places)


def _is_name(noun: Token) -> bool:
    """Whether a noun is a name, though the tagger may not know it where it opens a sentence."""
    opens = noun.i == noun.sent.start and noun.tag_ == "NN"
    return noun.tag_ == "NNP" or (opens and noun.text[0].isupper())


def _is_new(noun: Token) -> bool:
    """Whether a noun brings somebody in: "a waiter", "an adviser"."""
    return noun.tag_ == "NN" and any(child.lower_ in ("a", "an") for child in noun.lefts)


def _takes_part(child: Token) -> bool:
    """Whether a name stands beside the verb as another party ("… with Modi")."""
    together = child.dep_ in ("prep", "agent") and child.lower_ in _TOGETHER
    return together and any(token.tag_ == "NNP" for token in child.subtree)
