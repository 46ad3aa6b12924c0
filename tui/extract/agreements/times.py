"""When an act is done: past, present, to come, or only wanted, supposed, asked, denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.agreements.actors import acting
from tui.extract.agreements.grammar import (
    DEEP,
    auxiliaries,
    is_asked,
    is_denied,
    is_infinitive,
    is_passive,
    is_verb,
    subject,
    subjectless,
)
from tui.extract.agreements.terms import Terms, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

WILL = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
SHOULD = frozenset({"should", "must"})
PAST = frozenset({"has", "have", "had", "having", "'ve", "’ve", "was", "were", "been"})
SUPPOSING = frozenset({"if", "unless", "whether", "until", "once", "lest"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "conj"})

CONTENT = frozenset({"ccomp", "acl", "csubj"})
"""Clauses that say what is said, hoped or denied."""

CARRIED = frozenset({"pobj", "prep", "dobj", "nsubj", "nsubjpass", "conj", "agent", "attr", "appos"})
"""Relations through which a noun's act takes its time from the verb above it."""

AFTERWARDS = frozenset({"after", "following", "since", "upon", "with"})


def time_of(token: Token, terms: Terms) -> Time:
    """When the act of a verb or a noun is."""
    return time_of_verb(token, terms) if is_verb(token) else time_of_noun(token, terms)


def time_of_verb(verb: Token, terms: Terms) -> Time:
    """When the act of a verb is."""
    if is_denied(verb) or is_asked(verb) or _is_supposed(verb, terms):
        return "unreal"
    before = {other.lower_ for other in auxiliaries(verb)}
    if before & MAY:
        return "unreal"
    if before & SHOULD:
        return "wanted"
    if before & WILL:
        return "coming"
    if is_infinitive(verb):
        return _time_of_infinitive(verb, terms)
    if verb.tag_ == "VB" and verb.head.i == verb.i and not before and subjectless(verb):
        return "coming"  # a list's "Develop a plan"
    if verb.tag_ == "VBG" and "been" not in before:
        return "now" if before else _time_of_gerund(verb, terms)
    if verb.tag_ == "VBN" and "being" in before:
        return "now"
    if verb.tag_ in ("VBD", "VBN") or before & PAST:
        return "coming" if {"be", "to"} <= before else "done"
    return "now"


def is_future(verb: Token) -> bool:
    """Whether "will" or "shall" leads the verb, or the "to" of a headline: "Japan to invest"."""
    headline = verb.head.i == verb.i and is_infinitive(verb) and not subjectless(verb)
    return headline or any(other.lower_ in ("will", "shall") for other in auxiliaries(verb))


def _is_supposed(verb: Token, terms: Terms) -> bool:
    """Whether the clause stands under if, whether, until, or what it says is denied, a rumour, a hope."""
    node = verb
    for _ in range(DEEP):
        if any(other.dep_ in ("mark", "advmod") and other.lower_ in SUPPOSING for other in node.children):
            return True
        if node.dep_ not in CLAUSES:
            return False
        if node.dep_ in CONTENT and _is_unsaid(node.head, terms):
            return not any(other.text == ";" for other in node.doc[node.i : node.head.i])
        node = node.head
    return False


def _is_unsaid(governor: Token, terms: Terms) -> bool:
    """Whether what says the clause denies it, or is nobody's word who could bind himself."""
    if not is_verb(governor):
        above = governor.head
        return governor.lower_ in terms.words["rumours"] or (governor.dep_ == "acomp" and is_denied(above))
    base = terms.base_of.get(governor.lower_)
    who = subject(governor)
    others_hope = base in ("hope", "expect", "want") and who is not None and acting(who, terms) is None
    return others_hope or base in terms.verbs["denying"] or is_denied(governor)


def _time_of_infinitive(verb: Token, terms: Terms) -> Time:
    """To do something: done where it is why people met, else to come if it is agreed, planned, expected."""
    governor = verb.head
    base = terms.base_of.get(governor.lower_, "")
    if governor.i == verb.i:
        return "coming"  # a headline's "India, Japan to sign pact"
    if verb.dep_ == "acl" and is_passive(verb) and not is_verb(governor):
        return "coming"  # "a group to be set up"
    if base == "be" and verb.dep_ == "xcomp":  # "is to be set up", "is to host", not "the aim is to …"
        ahead = is_passive(verb) or acting(subject(verb), terms) is not None
        return "coming" if ahead and time_of_verb(governor, terms) != "unreal" else "unreal"
    if verb.dep_ == "advcl" and base in terms.verbs["meeting"]:
        return time_of_verb(governor, terms)
    if verb.dep_ == "advcl" and is_verb(governor):
        return "unreal"
    if verb.dep_ == "conj" and is_verb(governor):
        return time_of_verb(governor, terms)
    if governor.lower_ in terms.words["glad"]:
        return "unreal" if is_asked(governor) else "now"
    if governor.lower_ in terms.words["ahead"] or governor.lower_ in terms.noun_forms["binding"]:
        return "coming"
    ahead = base in terms.verbs["wishing"] or base in terms.binding_by_verb
    return "coming" if ahead and time_of_verb(governor, terms) not in ("unreal", "wanted") else "unreal"


def _time_of_gerund(verb: Token, terms: Terms) -> Time:
    """Doing something: as the clause it hangs on; done after "after", to come after any other preposition."""
    governor = verb.head
    if verb.dep_ == "amod":
        return "unreal"
    if governor.i == verb.i:
        return "now"
    if verb.dep_ != "pcomp":
        return time_of(governor, terms)
    if governor.lower_ in AFTERWARDS:
        return "done"
    if governor.dep_ == "conj":  # "in lending the money and in signing the pact"
        governor = governor.head
    if not is_verb(governor.head):
        lead = governor.head.lower_
        return "coming" if lead in terms.noun_forms["binding"] or lead in terms.words["ahead"] else "unreal"
    return time_of(governor.head, terms) if governor.lower_ in ("by", "in", "through") else "coming"


def time_of_noun(noun: Token, terms: Terms) -> Time:
    """When the act that a noun names is: by what qualifies it and by the verb it hangs on."""
    if any(other.lower_ in terms.words["prospective"] for other in noun.children):
        return "coming"
    if any(other.lower_ == "no" for other in noun.lefts) or is_asked(noun):
        return "unreal"
    governor = noun
    for _ in range(DEEP):
        if governor.dep_ not in CARRIED or governor.head.i == governor.i:
            break
        governor = governor.head
        if governor.dep_ == "prep" and governor.lower_ in AFTERWARDS:
            return "done"
        base = terms.base_of.get(governor.lower_)
        if base in terms.verbs["noting"] and is_verb(governor):
            return "unreal" if is_denied(governor) else "done"
        if base in terms.verbs["wishing"] or base in terms.verbs["pressing"]:
            return "coming"
        if is_verb(governor):
            if base in terms.verbs["failing"]:
                return "unreal"
            time = time_of_verb(governor, terms)
            return "now" if time == "done" and base in terms.verbs["announcing"] else time
    bullet = governor.head.i == governor.i and not governor.doc[: governor.left_edge.i].text.strip("-•*– ")
    return "now" if bullet else "done"
