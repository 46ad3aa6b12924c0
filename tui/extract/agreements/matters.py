"""What an undertaking is about: the clause or noun that a verb of agreeing takes, and what it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.agreements.actors import acting, is_collective, is_official
from tui.extract.agreements.acts import deeds, made_by
from tui.extract.agreements.grammar import (
    child,
    coordinate,
    is_infinitive,
    is_proper,
    is_verb,
    subject,
    subjectless,
    verb_keys,
)
from tui.extract.agreements.instruments import Instrument, is_time, kind_of
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.terms import Terms
from tui.extract.agreements.times import time_of_noun
from tui.model import Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = tuple[Passage, frozenset[int]]
"""A passage, and the positions of the tokens that other rules then leave alone."""

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
PROPOSED = frozenset({"proposed", "suggested", "agreed"})
"""Verbs after which a bare clause says what shall be: "proposed that the two sides open …"."""

MODAL = frozenset({"will", "would", "shall", "should"})
MUTUAL = frozenset({"agreeing", "concurring", "considering", "proposing"})
"""Rules by which one side cannot act without the other."""


BETWEEN = frozenset({"between", "among", "by", "with"})

TAKEN_UP = frozenset({"it", "them", "these", "this", "that"})
"""Objects that take up what stands before."""


def clause_of(verb: Token, prepositions: tuple[str, ...], terms: Terms, modal: bool = False) -> Token | None:
    """The clause that says what is undertaken: "to …", "…ing", "that they will …" (no "…ing" if `modal`).

    An aside between two commas may stand before it.
    """
    commas = 0
    for other in verb.rights:
        commas += other.lower_ == ","
        between = _said_between(other, terms) if not modal else None
        if between is not None:
            return between
        if other.dep_ == "dobj" or _held_by(other, prepositions, terms) is not None:
            return None
        if commas % 2 or other.dep_ not in CLAUSES or not is_verb(other):
            continue
        bare = other.tag_ in ("VBG", "VB") and other.dep_ != "advcl" and subjectless(other)
        if is_infinitive(other) or (bare and not modal):
            return other
        if other.dep_ == "ccomp" and _binds(other, terms):
            return other
    return None


def _said_between(preposition: Token, terms: Terms) -> Token | None:
    """ "It was agreed between the two sides that …": the clause, which a parser may hang on the sides."""
    if preposition.lower_ not in BETWEEN:
        return None
    held = child(preposition, "pobj")
    clauses = (other for other in held.rights if other.dep_ in ("relcl", "acl")) if held is not None else ()
    marked = (
        clause for clause in clauses if any(o.dep_ == "mark" and o.lower_ == "that" for o in clause.lefts)
    )
    return next((clause for clause in marked if _binds(clause, terms)), None)


def clause_of_view(verb: Token, terms: Terms) -> Token | None:
    """ "Shared the view that they would go on": the clause hangs on what is shared."""
    view = child(verb, "dobj")
    clauses = (o for o in view.rights if o.dep_ in CLAUSES and is_verb(o)) if view is not None else ()
    future = (o for o in clauses if any(aux.lower_ in ("will", "would") for aux in o.lefts))
    return next((clause for clause in future if _binds(clause, terms)), None)


def clause_after_others(verb: Token, prepositions: tuple[str, ...], terms: Terms) -> Token | None:
    """What others shall do: "asked their officials to explore …", "tasked the ministers with exploring …"."""
    told = child(verb, "dobj", "dative")
    for other in verb.rights:
        held = _held_by(other, prepositions, terms)
        if held is not None and is_verb(held) and told is not None:
            return held if is_collective(told, terms) else None
        if other.dep_ in CLAUSES and is_infinitive(other):
            who = child(other, "nsubj") or told
            return other if who is not None and is_collective(who, terms) else None
    return None


def says_what_is_to_be(clause: Token, terms: Terms) -> bool:
    """Whether a clause says what is to be done: "to open a line", "that they would open one"."""
    return is_infinitive(clause) or _binds(clause, terms)


def _binds(clause: Token, terms: Terms) -> bool:
    """Whether a that-clause says what actors will do, or what will be done; not what something will bring."""
    auxiliary = {other.lower_ for other in clause.children if other.dep_ == "aux"}
    who = child(clause, "nsubj")
    own = who is not None and any(other.lower_ in ("our", "their") for other in who.lefts)
    wished = clause.tag_ in ("VB", "VBP") and clause.head.lower_ in PROPOSED
    return (bool(auxiliary & MODAL) or wished) and (who is None or own or acting(who, terms) is not None)


def noun_of(verb: Token, prepositions: tuple[str, ...], terms: Terms) -> Token | None:
    """The noun (or gerund) that says what is undertaken; none that only names a shared view, or a time."""
    for other in verb.rights:
        held = _held_by(other, prepositions, terms)
        if held is not None and not _is_soft(held, terms):
            return held
        if other.dep_ == "dobj" and "" in prepositions and not _is_soft(other, terms):
            return None if _is_belief(verb, other) else other
    return None


def _held_by(preposition: Token, prepositions: tuple[str, ...], terms: Terms) -> Token | None:
    """What a preposition leads, unless it is a circumstance: "on Thursday", "in Tokyo", "in principle"."""
    if preposition.dep_ not in ("prep", "dative") or preposition.lower_ not in prepositions:
        return None
    held = next((other for other in preposition.children if other.dep_ in ("pobj", "pcomp")), None)
    if held is None or is_time(held, terms) or (preposition.lower_ == "in" and not is_verb(held)):
        return None
    return held


def _is_belief(verb: Token, thing: Token) -> bool:
    """ "They consider it as a friend"."""
    return any(other.lower_ == "as" and other.dep_ == "prep" for other in (*verb.rights, *thing.rights))


def _is_soft(noun: Token, terms: Terms) -> bool:
    return noun.lower_ in terms.noun_forms["soft"]


def is_instrument(matter: Token, terms: Terms) -> bool:
    """Whether a noun stands for something that parties make: not "issues", "trade"."""
    return kind_of(matter, terms) not in (None, "effort", "meeting", "named", "acronym")


def is_made(matter: Token, terms: Terms) -> bool:
    """Whether a noun stands for something that parties make, or calls itself theirs ("a joint dock")."""
    shared = any(other.lower_ in terms.words["shared"] for other in matter.lefts)
    return shared or is_instrument(matter, terms)


def takes_up(matter: Token) -> bool:
    """Whether a matter only takes up what stands before: "accelerating them" makes nothing new."""
    thing = child(matter, "dobj") if is_verb(matter) else matter
    return thing is not None and thing.lower_ in TAKEN_UP


def undertaken(
    sight: Sight, verb: Token, matter: Token, status: Status, rule: str, words: Span | None = None
) -> Found | None:
    """The passage of an undertaking; None where nobody that could be named is its subject."""
    named = _parties(sight, verb, matter)
    if not named:
        return None
    apart = _makers(sight, verb) if matter.i == verb.i else frozenset[int]()
    span = sight.clause(verb, apart)
    passage = Passage(
        block=sight.parse.block,
        span=span,
        status=_status_of_matter(sight, matter, status, rule),
        words=words or sight.at(verb),
        rule=rule,
        parties=_completed(sight, named, span, rule),
        instrument=instrument_in(sight, matter, apart),
        matter=span_of_matter(sight, verb, matter, span),
        general=rule in ("agreeing", "concurring", "deciding"),
    )
    return passage, sight.inside(matter, span) | {verb.i}


def _parties(sight: Sight, verb: Token, matter: Token) -> tuple[str, ...]:
    """Who undertakes: the subject, with whomever he does it; "it was agreed" is said of the sides."""
    said = child(verb, "nsubjpass")
    if said is not None:
        open_to_all = said.lower_ in ("it", "what") or said.lower_ in sight.terms.noun_forms["consensus"]
        return sight.parties.sides if open_to_all else ()
    if child(verb, "expl") is not None:
        return sight.parties.sides  # "there was an agreement to …"
    actor = acting(subject(verb), sight.terms)
    if actor is None:
        return ()
    named = sight.parties.of_subject(sight.parse, actor)
    if not named and is_official(actor, sight.terms) and (own := child(matter, "nsubj")) is not None:
        named = sight.parties.of_subject(sight.parse, own)
    owner = child(matter, "poss")
    if not named and owner is not None and is_proper(owner):  # "the envoy declared Peru's commitment"
        named = sight.parties.of_subject(sight.parse, owner)
    if len(named) != 1:
        return named
    return tuple(dict.fromkeys((*named, *sight.parties.beside(sight.parse, verb, verb.head, matter))))


def _completed(sight: Sight, named: tuple[str, ...], span: Span, rule: str) -> tuple[str, ...]:
    """One side alone: with the others where it takes two, else with those that its clause names."""
    parties = sight.parties
    if len(named) == 1 and named[0] in parties.firms:
        words = parties.text[span.start : span.end]
        return tuple(firm for firm in parties.firms if firm in (*named, words) or firm in words)
    if len(named) != 1 or named[0] not in parties.sides:
        return named
    if rule in MUTUAL:
        return parties.sides
    others = (name for name in parties.namings.within(span, groups=False) if name in parties.sides)
    return tuple(dict.fromkeys((*named, *others)))


def _makers(sight: Sight, verb: Token) -> frozenset[int]:
    """The coordinate verbs that make an instrument: each is an agreement of its own."""
    others = (other for other in coordinate(verb) if other.i != verb.i)
    return frozenset(other.i for other in others if made_by(sight.parse, other, sight.terms) is not None)


def instrument_in(sight: Sight, matter: Token, apart: frozenset[int] = frozenset()) -> Instrument | None:
    """The instrument that an undertaking is about to make, by verbs that don't stand apart."""
    verbs = (verb for verb in coordinate(matter) if is_verb(verb) and verb.i not in apart)
    found = (deed.instrument for verb in verbs for deed in deeds(sight.parse, verb, sight.terms))
    return next(found, None)


def span_of_matter(sight: Sight, verb: Token, matter: Token, span: Span) -> Span:
    """The words that say what is undertaken, inside the evidence; of a clause, from its verb on."""
    own = matter.i == verb.i or child(matter, "nsubj") is not None
    first = matter.i if own else matter.left_edge.i
    start = sight.parse.span(first, first + 1)
    return Span(start.start, max(span.end, start.end))


def _status_of_matter(sight: Sight, matter: Token, status: Status, rule: str) -> Status:
    """To agree to consider is no more than to consider, to agree to continue no more than to reaffirm."""
    terms = sight.terms
    lasting = {*terms.verbs["ongoing"], *(terms.verbs["open"] if rule == "concurring" else ())}
    if rule == "confirming" and any(key in terms.verbs["fixing"] for key in verb_keys(matter, terms)):
        return "agreed"
    if status != "agreed":
        return status
    if not is_verb(matter):
        act = next((act for act in terms.acts_by_noun.get(matter.lower_, ())), None)
        if act is not None and act.coming is not None and time_of_noun(matter, terms) == "coming":
            return act.coming
        goes_on = any(terms.base_of.get(other.lower_) in terms.verbs["ongoing"] for other in matter.lefts)
        return "reaffirmed/committed" if goes_on else status
    if _starts_talks(sight, matter) or _only_nears(sight, matter, rule):
        return "under discussion"
    for key in verb_keys(matter, terms):
        if key in terms.verbs["deliberating"]:
            return "under discussion"
        if key in lasting and child(matter, "prt") is None:
            return "agreed" if _goes_on_meeting(matter, terms) else "reaffirmed/committed"
        if key in terms.binding_by_verb:
            return terms.binding_by_verb[key].status
    return status


def _only_nears(sight: Sight, matter: Token, rule: str) -> bool:
    """ "Told officials to finalise the pact", "agreed to work for its early conclusion"."""
    terms = sight.terms
    found = deeds(sight.parse, matter, terms) if rule == "instructing" else ()
    if any(deed.act.done == "finalised" for deed in found):
        return True
    links = (o for o in matter.rights if o.dep_ == "prep" and o.lower_ in ("for", "towards", "toward"))
    aims = (held for link in links for held in link.children if held.dep_ == "pobj")
    acts = (act for aim in aims for act in terms.acts_by_noun.get(aim.lower_, ()))
    return any(act.coming == "under discussion" for act in acts)


def _goes_on_meeting(matter: Token, terms: Terms) -> bool:
    """ "To continue to hold the dialogue": the next one is fixed."""
    inner = child(matter, "xcomp")
    return inner is not None and terms.base_of.get(inner.lower_) in terms.verbs["fixing"]


def _starts_talks(sight: Sight, matter: Token) -> bool:
    """Whether what is agreed is to talk: "to start discussing", "to speed up talks"."""
    terms = sight.terms
    inner, thing = child(matter, "xcomp"), child(matter, "dobj")
    deliberates = inner is not None and terms.base_of.get(inner.lower_) in terms.verbs["deliberating"]
    if deliberates and terms.base_of.get(matter.lower_) in terms.verbs["starting"]:
        return True
    if thing is not None and thing.lower_ in terms.noun_forms["pending"]:
        fixed = terms.base_of.get(matter.lower_) in terms.verbs["fixing"]
        return not (fixed and thing.text[:1].isupper())  # "to hold the next Space Talks"
    return any(
        deed.instrument.kind == "talks" and not deed.head.text[:1].isupper()
        for deed in deeds(sight.parse, matter, terms)
    )
