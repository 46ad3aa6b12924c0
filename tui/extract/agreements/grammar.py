"""What a dependency tree says of a verb: its subject, its objects, when it is, where its clause ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.terms import Terms

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
PERHAPS = frozenset({"may", "might", "could", "can", "should", "must", "ca"})
SUPPOSING = frozenset({"if", "unless", "whether", "until", "once", "lest"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of the relations."""
    return next((other for other in token.children if other.dep_ in deps), None)


def is_verb(token: Token) -> bool:
    """Whether the tagger saw a verb."""
    return token.tag_.startswith("VB")


def verb_keys(token: Token, terms: Terms) -> tuple[str, ...]:
    """The base forms under which tables may hold a verb, that with its particle or preposition first."""
    base = terms.base_of.get(token.lower_)
    if base is None:
        return ()
    after = [
        other.lower_
        for other in token.rights
        if other.dep_ in ("prt", "prep") or (other.dep_ == "dobj" and other.left_edge.i == other.right_edge.i)
    ]
    return (*(f"{base} {word}" for word in after), base)


def subject(verb: Token) -> Token | None:
    """The head of the subject, also where a coordinate or an embedded verb shares it."""
    seen = 0
    while seen < 12:
        own = child(verb, *SUBJECTS)
        if own is not None:
            return own
        if verb.dep_ in ("relcl", "acl") and not is_infinitive(verb):
            return verb.head
        if verb.dep_ not in (
            "conj",
            "xcomp",
            "advcl",
            "ccomp",
            "pcomp",
            "acl",
            "prep",
            "pobj",
            "dobj",
            "relcl",
        ):
            return None
        if verb.dep_ in ("ccomp",) and verb.tag_ not in ("VBG", "VB"):
            return None
        verb, seen = verb.head, seen + 1
    return None


def agent(verb: Token) -> Token | None:
    """Who does a passive act: the head of "by …"."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def is_infinitive(verb: Token) -> bool:
    """Whether "to" leads the verb."""
    return any(other.lower_ == "to" and other.dep_ == "aux" for other in verb.children)


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, a coordinate verb's own or else those of the verb before it."""
    own = [other for other in verb.children if other.dep_ in AUXILIARIES]
    if own or verb.dep_ != "conj" or child(verb, *SUBJECTS) is not None:
        return own
    return auxiliaries(verb.head) if is_verb(verb.head) and verb.tag_ == verb.head.tag_ else own


def is_denied(verb: Token) -> bool:
    """Whether the clause is negated."""
    return any(
        other.dep_ == "neg" or other.lower_ in ("never", "without", "nor", "neither", "refuse", "refused")
        for other in verb.children
    )


def is_asked(token: Token) -> bool:
    """Whether the sentence is a question."""
    last = token.sent[-1]
    while last.is_space or ((last.is_punct and last.text not in "?") and last.i > token.sent.start):
        last = last.nbor(-1) if last.i > token.sent.start else token
        if last is token:
            return False
    return last.text == "?"


def supposed(verb: Token) -> bool:
    """Whether the clause stands under if, unless, whether, until, once."""
    node = verb
    for _ in range(12):
        if any(other.dep_ in ("mark", "advmod") and other.lower_ in SUPPOSING for other in node.children):
            return True
        if node.dep_ not in CLAUSES and node.dep_ != "conj":
            return False
        node = node.head
    return False


def complements(token: Token, *deps: str) -> Iterator[Token]:
    """The children with one of the relations and what is coordinate with each, in order."""
    for other in token.children:
        if other.dep_ in deps:
            yield other
            yield from conjuncts(other)


def conjuncts(token: Token) -> Iterator[Token]:
    """What is coordinate with a token, after it, in order."""
    for other in token.children:
        if other.dep_ in ("conj", "appos") and other.i > token.i:
            yield other
            yield from conjuncts(other)


def _apart(token: Token, other: Token) -> bool:
    """Whether something after a token begins a clause of its own: a coordinate verb, ", which …"."""
    if other.dep_ in ("conj", "parataxis") and is_verb(token) and is_verb(other):
        return other.tag_ in ("VBD", "VBZ", "VBP", "VBN") or child(other, *SUBJECTS) is not None
    return (
        other.dep_ == "relcl" and other.left_edge.i > 0 and other.left_edge.nbor(-1).text in (",", "–", "—")
    )


def left(token: Token) -> int:
    """Position of the first token of a subtree."""
    return token.left_edge.i


def right(token: Token, without: frozenset[int] = frozenset()) -> int:
    """Position of the last token of a subtree, its trailing punctuation and the subtrees `without` left out."""
    last = token.i
    for other in token.rights:
        if other.i in without or other.dep_ in ("cc", "preconj"):
            continue
        if other.is_punct and other.text not in ')]”’"':
            continue
        if _apart(token, other):
            break
        last = max(last, right(other, without))
    return last
