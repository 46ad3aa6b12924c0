"""When an act is done: past, present, to come, or only supposed, asked, denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.agreements.grammar import (
    FUTURE,
    PERHAPS,
    auxiliaries,
    child,
    is_asked,
    is_denied,
    is_infinitive,
    is_verb,
    supposed,
)
from tui.extract.agreements.terms import Terms, Time

if TYPE_CHECKING:
    from spacy.tokens import Token


CARRIED = frozenset({"pobj", "prep", "dobj", "nsubj", "nsubjpass", "conj", "agent", "attr", "appos"})
"""Relations through which a noun's act takes its time from the verb above it."""


def time_of_verb(verb: Token, terms: Terms) -> Time:
    """When the act of a verb is."""
    if is_denied(verb) or is_asked(verb) or supposed(verb):
        return "unreal"
    before = {other.lower_ for other in auxiliaries(verb)}
    if before & PERHAPS:
        return "wanted" if "should" in before or "must" in before else "unreal"
    if before & FUTURE:
        return "coming"
    if is_infinitive(verb):
        return _time_of_infinitive(verb, terms)
    if verb.tag_ == "VBG" and not before:
        return _time_of_gerund(verb, terms)
    if verb.tag_ == "VBG" and "been" not in before:
        return "now"
    if verb.tag_ in ("VBD", "VBN") or before & {
        "has",
        "have",
        "had",
        "having",
        "'ve",
        "’ve",
        "was",
        "were",
        "been",
    }:
        return "coming" if {"be", "to"} <= before else "done"
    return "now"


def _time_of_infinitive(verb: Token, terms: Terms) -> Time:
    """To do something: done where it is why people met, else to come."""
    governor = verb.head
    base = terms.base_of.get(governor.lower_, "")
    if verb.dep_ == "advcl" and base in terms.verbs["meeting"]:
        return time_of_verb(governor, terms)
    if verb.dep_ == "advcl" and is_verb(governor):
        return "unreal"
    if governor.i == verb.i:
        return "coming"  # a headline's "India, Japan to sign pact"
    if verb.dep_ == "conj" and is_verb(governor):
        return time_of_verb(governor, terms)
    if governor.lower_ in terms.words["glad"] and not is_asked(governor):
        return "now"
    if governor.lower_ in terms.words["ahead"] or governor.lower_ in terms.noun_forms["binding"]:
        return "coming"
    ahead = base in terms.verbs["wishing"] or base in terms.binding_by_verb
    return "coming" if ahead and time_of_verb(governor, terms) not in ("unreal", "wanted") else "unreal"


def _time_of_gerund(verb: Token, terms: Terms) -> Time:
    """Doing something: as the clause it hangs on; done after "after", "since", "following"."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        if governor.lower_ in ("after", "since", "following", "with"):
            return "done"
        if not is_verb(governor.head):
            return "coming" if governor.head.lower_ in terms.noun_forms["binding"] else "unreal"
        if governor.lower_ in ("before", "without", "for", "of", "towards", "toward", "at", "on", "to"):
            return "coming"
        governor = governor.head
    if verb.dep_ == "amod":
        return "unreal"
    if verb.dep_ == "ROOT" or governor.i == verb.i:
        return "now"
    return time_of(governor, terms)


def time_of_noun(noun: Token, terms: Terms) -> Time:
    """When the act that a noun names is: by what qualifies it and by the verb it hangs on."""
    if any(other.lower_ in terms.words["prospective"] for other in noun.children):
        return "coming"
    if any(other.dep_ == "neg" or other.lower_ == "no" for other in noun.children) or is_asked(noun):
        return "unreal"
    governor = noun
    while governor.dep_ in CARRIED and governor.head.i != governor.i:
        governor = governor.head
        if governor.dep_ == "prep" and governor.lower_ in ("after", "following", "since", "upon"):
            return "done"
        base = terms.base_of.get(governor.lower_)
        if base in terms.verbs["noting"] and is_verb(governor):
            return "unreal" if is_denied(governor) else "done"
        if base in terms.verbs["wishing"]:
            return "coming"
        if is_verb(governor):
            return time_of_verb(governor, terms)
    return "done"


def time_of(token: Token, terms: Terms) -> Time:
    """When the act of a verb or a noun is."""
    return time_of_verb(token, terms) if is_verb(token) else time_of_noun(token, terms)


def subjectless(verb: Token) -> bool:
    """Whether a verb has no subject of its own."""
    return child(verb, "nsubj", "nsubjpass", "csubj") is None
