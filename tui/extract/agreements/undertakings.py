"""Undertakings: what parties agree, commit to, plan or consider, with or without an instrument."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.actors import acting, is_several
from tui.extract.agreements.commitments import (
    begun,
    bound,
    consented,
    examined,
    joint_will,
    offered,
    pending,
    reaffirmed,
)
from tui.extract.agreements.grammar import child, is_infinitive, is_verb, subject, verb_keys
from tui.extract.agreements.matters import (
    Found,
    clause_after_others,
    clause_of,
    clause_of_view,
    instrument_in,
    is_instrument,
    is_made,
    noun_of,
    span_of_matter,
    takes_up,
    undertaken,
)
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.terms import Binding
from tui.extract.agreements.times import time_of_noun, time_of_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


def undertakings(sight: Sight) -> Iterator[Found]:
    """The undertakings of one block, each with the tokens that other rules then leave alone."""
    taken: set[int] = set()
    for token in sight.parse.tokens:
        found = _undertaking(sight, token) if token.i not in taken else None
        if found is not None:
            taken |= found[1]
            yield found


def _undertaking(sight: Sight, token: Token) -> Found | None:
    """What one word undertakes, by the first rule that holds."""
    if token.lower_ in sight.terms.binding_by_noun:
        return _decision(sight, token)
    if token.lower_ in sight.terms.words["bound"] and (found := bound(sight, token)) is not None:
        return found
    if not is_verb(token):
        return None
    return (
        offered(sight, token)
        or consented(sight, token)
        or examined(sight, token)
        or begun(sight, token)
        or reaffirmed(sight, token)
        or pending(sight, token)
        or _bound_by(sight, token)
        or joint_will(sight, token)
    )


def _bound_by(sight: Sight, verb: Token) -> Found | None:
    """Agree, commit, plan, consider: with a clause or a matter of their own."""
    terms = sight.terms
    bindings = (terms.binding_by_verb[key] for key in verb_keys(verb, terms) if key in terms.binding_by_verb)
    binding = next(bindings, None)
    if binding is None or time_of_verb(verb, terms) not in binding.times:
        return None
    if binding.through:
        matter = clause_after_others(verb, binding.prepositions, terms)
    else:
        matter = clause_of(verb, binding.prepositions, terms, binding.modal)
        matter = matter or noun_of(verb, binding.prepositions, terms)
        matter = matter or (clause_of_view(verb, terms) if binding.modal else None)
    if matter is None or takes_up(matter):
        return None
    if binding.name == "deliberating" and not (verb.tag_ == "VBG" and is_made(matter, terms)):
        return None
    if binding.name == "proposing" and is_instrument(matter, terms):
        return None  # an act on it, with the instrument's name
    if binding.name == "proposing" and not is_verb(matter) and not is_made(matter, terms):
        return None
    found = undertaken(sight, verb, matter, binding.status, binding.name)
    return found if found is not None and _may_stand(sight, binding, verb, matter, found[0]) else None


def _are_at_it(sight: Sight, verb: Token) -> bool:
    """ "They are also exploring a dock": several are at it together."""
    who = subject(verb)
    return verb.tag_ == "VBG" and who is not None and is_several(who, sight.terms)


def _may_stand(sight: Sight, binding: Binding, verb: Token, matter: Token, passage: Passage) -> bool:
    """What takes two needs two, unless it is an accord; one party's plan counts only in a joint text."""
    accord = passage.instrument is not None and passage.instrument.kind in ("accord", "acronym")
    if accord or binding.alone == "always":
        return True
    if binding.alone == "with another":
        crosses = matter.lower_ in sight.terms.noun_forms["crossing"]
        together = crosses or sight.names_several(passage.span) or _are_at_it(sight, verb)
        return len(passage.parties) > 1 and together
    if len(passage.parties) > 1:
        return True
    return binding.alone == "in a joint text" and sight.parties.joint


def _decision(sight: Sight, noun: Token) -> Found | None:
    """A party's decision to do something, welcomed or announced by others."""
    terms = sight.terms
    noted = terms.base_of.get(noun.head.lower_) in (*terms.verbs["noting"], "announce")
    actor = acting(child(noun, "poss"), terms)
    matter = next((o for o in noun.rights if o.dep_ in ("acl", "relcl") and is_infinitive(o)), None)
    if not noted or actor is None or matter is None or time_of_noun(noun, terms) != "done":
        return None
    binding = terms.binding_by_noun[noun.lower_]
    named, sides = sight.parties.of_subject(sight.parse, actor), sight.parties.sides
    span = sight.phrase(noun)
    passage = Passage(
        block=sight.parse.block,
        span=span,
        status=binding.status,
        words=sight.at(noun),
        rule=binding.name,
        parties=sides if set(named) <= set(sides) else named,
        instrument=instrument_in(sight, matter),
        matter=span_of_matter(sight, noun, matter, span),
    )
    return passage, sight.inside(matter, span) | {noun.i}
