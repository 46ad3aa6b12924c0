"""Passages that tell how an instrument stands: ready for signature, in force, in use, already there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.actors import acting
from tui.extract.agreements.grammar import child, is_denied, is_verb, left, right, subject
from tui.extract.agreements.instruments import instruments_at, qualified
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.times import time_of_verb
from tui.model import Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

RULES = frozenset({"entry-into-force", "existing", "working-under"})
"""Rules of what stood before the event that a text reports."""

REACH = 12
"""Tokens after "already have" among which its object is sought: parsers stumble over such names."""


def standing(sight: Sight, token: Token) -> Iterator[Passage]:
    """The passages that one word tells."""
    if is_verb(token):
        yield from _in_force(sight, token)
        yield from _existing(sight, token)
    elif token.dep_ == "prep":
        yield from _working_under(sight, token)
    yield from _since(sight, token)
    yield from _awaiting_signature(sight, token)


def _in_force(sight: Sight, verb: Token) -> Iterator[Passage]:
    """ "The agreement entered into force", "has been in effect since May"."""
    terms = sight.terms
    if terms.base_of.get(verb.lower_) not in terms.verbs["entering"]:
        return
    into = (o for o in verb.children if o.dep_ == "prep" and o.lower_ in ("into", "in"))
    things = (verb, *into)
    held = (o for thing in things for o in thing.children if o.dep_ in ("dobj", "pobj", "acomp"))
    standing_words = {*terms.noun_forms["force"], *terms.words["standing"]}
    force = next((other for other in held if other.lower_ in standing_words), None)
    if force is None or time_of_verb(verb, terms) not in ("done", "now"):
        return
    who = subject(verb)
    if who is not None and who.lower_ == "it":
        who = _taken_up(sight, who)
    if who is not None:
        span = sight.clause(verb)
        yield from _state(sight, who, span, sight.at(verb, force), "in force", "entry-into-force")


def _since(sight: Sight, word: Token) -> Iterator[Passage]:
    """ "The pact, in operation since 2031": the state stands beside the name without a verb."""
    terms = sight.terms
    after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    if after not in terms.words["since"] or word.i < 1:
        return
    if word.lower_ in terms.noun_forms["force"] and word.nbor(-1).lower_ in ("in", "into"):
        first = word.nbor(-1)
    elif word.lower_ in terms.words["standing"]:
        first = word
    else:
        return
    above = first.head
    if is_verb(above) and terms.base_of.get(above.lower_) in terms.verbs["entering"]:
        return
    who = next((o for o in (above, above.head) if not is_verb(o) and o.tag_.startswith("NN")), None)
    before = first.nbor(-1) if first.i else None
    if before is not None and before.text in (",", "(", "–", "—") and before.i:
        who = who or qualified(before.nbor(-1), terms)
    if who is not None and who.i < first.i:
        span = Span(sight.at(who).start, sight.parse.span(first.i, right(word) + 1).end)
        span = Span(sight.parse.span(left(who), who.i + 1).start, span.end)
        yield from _state(sight, who, span, sight.at(first, word), "in force", "entry-into-force")


def _awaiting_signature(sight: Sight, word: Token) -> Iterator[Passage]:
    """ "The agreement is ready for signature", "ready to be signed", "awaits signing"."""
    terms = sight.terms
    verb = word.head if word.dep_ in ("acomp", "conj") else word
    if word.lower_ not in terms.words["awaiting"] or is_denied(verb):
        return
    links = (word, *(other for other in word.rights if other.dep_ == "prep"))
    signing = next(
        (other for link in links for other in link.rights if _is_signing(sight, other)),
        None,
    )
    who = subject(verb)
    if signing is not None and who is not None and time_of_verb(verb, terms) != "unreal":
        span, words = sight.clause(verb), sight.at(word, signing)
        yield from _state(sight, who, span, words, "finalised", "awaiting-signature")


def _is_signing(sight: Sight, other: Token) -> bool:
    acts = (*sight.terms.acts_by_noun.get(other.lower_, ()),)
    base = sight.terms.base_of.get(other.lower_, "")
    return any(act.name == "signing" for act in (*acts, *sight.terms.acts_by_verb.get(base, ())))


def _state(sight: Sight, who: Token, span: Span, words: Span, status: Status, rule: str) -> Iterator[Passage]:
    """What a state says of the instruments that a noun stands for, if they are the text's own."""
    for head, instrument in instruments_at(sight.parse, who, sight.terms):
        named = sight.parties.of_instrument(instrument)
        named = named if len(named) > 1 else sight.parties.beside(sight.parse, head)
        if not sight.parties.is_foreign(sight.parse, head, instrument):
            yield Passage(
                block=sight.parse.block,
                span=span,
                status=status,
                words=words,
                rule=rule,
                parties=named if len(named) > 1 else sight.parties.sides,
                instrument=instrument,
            )


def _taken_up(sight: Sight, pronoun: Token) -> Token | None:
    """The accord that "it" takes up: the last one that its sentence names before it."""
    before = reversed(sight.parse.tokens[pronoun.sent.start : pronoun.i])
    return next((token for token in before if sight.terms.kind_of.get(token.lower_) == "accord"), None)


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
        parties=(*sight.parties.of_subject(sight.parse, actor), *sight.parties.beside(sight.parse, thing)),
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
