"""What a dependency tree says of a word: its subject, its auxiliaries, what goes with it, where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.terms import Terms

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
AUXILIARIES = frozenset({"aux", "auxpass"})
SHARING = frozenset(
    {"conj", "xcomp", "acomp", "advcl", "ccomp", "pcomp", "acl", "prep", "pobj", "dobj", "relcl"}
)
"""Relations through which a verb without a subject of its own has that of the verb above it."""

RELATIVE = frozenset({"WDT", "WP"})
"""Tags of a pronoun that takes up the noun before its clause."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
"""Tags of a coordinate verb that tells an act of its own."""

DENYING = frozenset({"never", "nor", "neither"})
MANY = 40
"""Coordinates of one word after which no more are looked at."""

LONG = 100
"""Words with something after them in one clause; what is longer is no clause, and ends somewhere."""

DEEP = 12
"""Steps up a tree after which nothing is sought any more."""


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of the relations."""
    return next((other for other in token.children if other.dep_ in deps), None)


def is_verb(token: Token) -> bool:
    """Whether the tagger saw a verb."""
    return token.tag_.startswith("VB")


def is_proper(token: Token) -> bool:
    """Whether the tagger saw a proper noun."""
    return token.tag_ in ("NNP", "NNPS")


def is_infinitive(verb: Token) -> bool:
    """Whether "to" leads the verb."""
    return any(other.lower_ == "to" and other.dep_ == "aux" for other in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject, or the noun that it qualifies, is what is acted on."""
    return child(verb, "auxpass", "nsubjpass") is not None or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def subjectless(verb: Token) -> bool:
    """Whether a verb has no subject of its own."""
    return child(verb, *SUBJECTS) is None


def verb_keys(token: Token, terms: Terms) -> tuple[str, ...]:
    """The base forms under which tables may hold a verb: with particle, preposition or object first."""
    base = terms.base_of.get(token.lower_)
    if base is None:
        return ()
    beside = (other.lower_ for other in token.rights if other.dep_ in ("prt", "prep", "dobj"))
    return (*(f"{base} {word}" for word in beside), base)


def subject(verb: Token) -> Token | None:
    """The head of the subject, also where another verb shares it or "which" takes it up."""
    for _ in range(DEEP):
        subjects = [other for other in verb.children if other.dep_ in SUBJECTS]
        if subjects:
            own = subjects[-1]  # of "my friend and I" a parser may make two
            if own.lower_ == "it" and verb.dep_ == "ccomp":
                says = child(verb.head, "nsubj")  # "Fuji Rail said it had signed"
                return says if says is not None and is_proper(says) else own
            return _taken_up(verb) if own.tag_ in RELATIVE else own
        if verb.dep_ in ("relcl", "acl") and not is_infinitive(verb):
            return verb.head
        finite_clause = verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB")
        if verb.dep_ not in SHARING or finite_clause:
            return None
        verb = verb.head
    return None


def _taken_up(verb: Token) -> Token | None:
    """The noun before a relative clause, or before the clause with which this one is coordinate."""
    for _ in range(DEEP):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return None


def agent(verb: Token) -> Token | None:
    """Who does a passive act: the head of "by …"."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb, a coordinate verb's own or else those of the verb before it."""
    for _ in range(DEEP):
        own = tuple(other for other in verb.children if other.dep_ in AUXILIARIES)
        shared = verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ == verb.head.tag_
        if own or not shared or not subjectless(verb):
            return own
        verb = verb.head
    return ()


def is_denied(verb: Token) -> bool:
    """Whether the clause is negated."""
    return any(other.dep_ == "neg" or other.lower_ in DENYING for other in verb.children)


def is_asked(token: Token) -> bool:
    """Whether the sentence is a question."""
    sentence = token.sent
    for last in reversed(sentence):
        if last.text == "?":
            return True
        if not last.is_space and not last.is_punct:
            return False
    return False


def coordinate(token: Token) -> Iterator[Token]:
    """A token and what is coordinate with it, after it, in order."""
    yield token
    seen = token
    for _ in range(MANY):
        following = next((other for other in seen.rights if other.dep_ == "conj"), None)
        if following is None:
            return
        yield following
        seen = following


def left(token: Token) -> int:
    """Position of the first token of a subtree."""
    return token.left_edge.i


def right(token: Token, without: frozenset[int] = frozenset()) -> int:
    """Position of the last token of what a token says.

    Trailing punctuation is left out, and whatever begins a clause of its own: a coordinate verb, ", which …",
    the subtrees `without`.
    """
    last = token.i
    waiting = [token]
    for _ in range(LONG):
        if not waiting:
            break
        head = waiting.pop()
        for other in head.rights:
            if _apart(head, other):
                break
            closing = not other.is_punct or other.text in ')]”’"'
            if closing and other.i not in without and other.dep_ not in ("cc", "preconj"):
                last = max(last, other.i)
                waiting.append(other)
    return last


def is_reduced(verb: Token) -> bool:
    """ "Put into practice the plan launched last year": no clause, though a parser may think so."""
    before = verb.head.rights if verb.dep_ == "conj" else ()
    joined = any(other.dep_ == "cc" or other.is_punct for other in before if other.i < verb.i)
    return verb.dep_ == "conj" and not joined and verb.tag_ in ("VBD", "VBN") and not auxiliaries(verb)


def _apart(token: Token, other: Token) -> bool:
    """Whether something after a token begins a clause of its own."""
    if other.dep_ in ("conj", "parataxis") and is_verb(token) and is_verb(other):
        return (other.tag_ in FINITE or not subjectless(other)) and not is_reduced(other)
    return (
        other.dep_ == "relcl" and other.left_edge.i > 0 and other.left_edge.nbor(-1).text in (",", "–", "—")
    )
