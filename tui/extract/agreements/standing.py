"""Passages that tell how an instrument stands: in force, in use, already there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.actors import acting
from tui.extract.agreements.grammar import child, is_verb, left, subject
from tui.extract.agreements.instruments import instruments_at
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.times import time_of_verb
from tui.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 12
"""Tokens after "already have" among which its object is sought: parsers stumble over such names."""


def standing(sight: Sight, token: Token) -> Iterator[Passage]:
    """The passages that one word tells."""
    if is_verb(token):
        yield from _in_force(sight, token)
        yield from _existing(sight, token)
    elif token.dep_ == "prep":
        yield from _working_under(sight, token)


def _in_force(sight: Sight, verb: Token) -> Iterator[Passage]:
    """ "The agreement entered into force", "has been in effect since May"."""
    terms = sight.terms
    if terms.base_of.get(verb.lower_) not in terms.verbs["entering"]:
        return
    into = next((o for o in verb.children if o.dep_ == "prep" and o.lower_ in ("into", "in")), None)
    force = child(into, "pobj") if into is not None else child(verb, "dobj")
    who = subject(verb)
    if force is None or who is None or force.lower_ not in terms.noun_forms["force"]:
        return
    if time_of_verb(verb, terms) not in ("done", "now"):
        return
    for _, instrument in instruments_at(sight.parse, who, terms):
        named = sight.parties.of_instrument(instrument)
        yield Passage(
            block=sight.parse.block,
            span=sight.clause(verb),
            status="in force",
            words=sight.at(verb, force),
            rule="entry-into-force",
            parties=named if len(named) > 1 else sight.parties.sides,
            instrument=instrument,
        )


def _existing(sight: Sight, verb: Token) -> Iterator[Passage]:
    """ "The two airlines already have a check-in partnership"."""
    terms = sight.terms
    already = next((other for other in verb.children if other.lower_ in terms.words["already"]), None)
    actor = acting(subject(verb), terms)
    if already is None or actor is None or terms.base_of.get(verb.lower_) != "have":
        return
    nouns = (o for o in verb.doc[verb.i + 1 : verb.i + 1 + REACH] if o.tag_.startswith("NN"))
    thing = next((o for o in nouns if terms.kind_of.get(o.lower_) in ("accord", "programme")), None)
    if thing is None or time_of_verb(verb, terms) != "now":
        return
    _, instrument = next(instruments_at(sight.parse, thing, terms), (None, None))
    if instrument is None:
        return
    start = sight.parse.span(left(verb), verb.i + 1).start
    yield Passage(
        block=sight.parse.block,
        span=Span(start, instrument.span.end),
        status="in force",
        words=sight.at(verb, already),
        rule="existing",
        parties=sight.parties.of_subject(sight.parse, actor),
        instrument=instrument,
    )


def _working_under(sight: Sight, preposition: Token) -> Iterator[Passage]:
    """Something is done under a named instrument that carries its parties' names: it is in force."""
    terms, head = sight.terms, preposition.head
    held = child(preposition, "pobj")
    included = preposition.lower_ == "in" and terms.base_of.get(head.lower_) in terms.verbs["working"]
    if held is None or not (included or preposition.lower_ in terms.words["working_prepositions"]):
        return
    for _, instrument in instruments_at(sight.parse, held, terms):
        named = sight.parties.of_instrument(instrument)
        if not instrument.proper or len(named) < 2 or instrument.kind == "named":
            continue
        before = [o for o in head.children if o.i < preposition.i and o.dep_ in ("dobj", "nsubj")]
        works = before[-1] if is_verb(head) and before else head
        yield Passage(
            block=sight.parse.block,
            span=Span(sight.parse.span(left(works), works.i + 1).start, instrument.span.end),
            status="in force",
            words=sight.at(preposition),
            rule="working-under",
            parties=named,
            instrument=instrument,
            general=True,
        )
