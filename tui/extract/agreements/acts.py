"""Acts on instruments: what a verb does to which instrument, and the status that this gives by its time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tui.extract.agreements.grammar import (
    DEEP,
    RELATIVE,
    child,
    coordinate,
    is_infinitive,
    is_passive,
    is_reduced,
    is_verb,
    subject,
    verb_keys,
)
from tui.extract.agreements.instruments import Instrument, instruments_at, is_talks, qualified
from tui.extract.agreements.terms import Act, Terms, Time
from tui.extract.parsing import Parse
from tui.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


NONE_YET = frozenset({"no", "any", "more"})
"""Words before a noun that say there is none of it yet."""


class Deed(NamedTuple):
    """An act on one instrument, with the head of the noun phrase that names it."""

    act: Act
    head: Token
    instrument: Instrument


def deeds(parse: Parse, verb: Token, terms: Terms) -> Iterator[Deed]:
    """What a verb does to the instruments that are its objects."""
    for key in verb_keys(verb, terms):
        acts = terms.acts_by_verb.get(key, ())
        for noun in _objects(verb, key, terms) if acts else ():
            yield from _done_to(parse, noun, acts, terms)


def act_of_noun(noun: Token, terms: Terms) -> tuple[Act, ...]:
    """The acts that a noun names, alone or with the words behind it ("entry into force")."""
    if is_verb(noun):
        return ()
    phrase = " ".join(other.lower_ for other in noun.doc[noun.i : noun.i + 3])
    return terms.acts_by_noun.get(phrase) or terms.acts_by_noun.get(noun.lower_, ())


def deeds_of_noun(parse: Parse, noun: Token, held: Token, terms: Terms) -> Iterator[Deed]:
    """What the act that a noun names ("the signing of") does to the instruments that it holds."""
    for other in coordinate(held):
        yield from _done_to(parse, other, act_of_noun(noun, terms), terms)


def _done_to(parse: Parse, noun: Token, acts: tuple[Act, ...], terms: Terms) -> Iterator[Deed]:
    for head, instrument in instruments_at(parse, noun, terms):
        denied = any(other.lower_ in NONE_YET for other in head.lefts)
        fitting = (act for act in acts if instrument.kind in act.objects and (instrument.new or not act.new))
        act = next(fitting, None)
        if act is not None and not denied:
            yield Deed(act, head, instrument)


def status_of(act: Act, time: Time) -> Status | None:
    """The status that an act gives by its time."""
    by_time: dict[Time, Status | None] = {
        "done": act.done,
        "now": act.now,
        "coming": act.coming,
        "wanted": act.wanted,
    }
    return by_time.get(time)


def made_by(parse: Parse, verb: Token, terms: Terms) -> Deed | None:
    """The first instrument that a verb makes, if it has words of its own."""
    if not is_verb(verb):
        return None
    return next((deed for deed in deeds(parse, verb, terms) if not deed.instrument.points), None)


def _objects(verb: Token, key: str, terms: Terms) -> Iterator[Token]:
    """The heads of what a verb acts on: its object, the subject of its passive, what it qualifies."""
    held = child(verb, "dobj", "nsubjpass")
    _, _, particle = key.partition(" ")
    if held is not None and held.lower_ == particle:
        particle = "to"  # "put their names to a treaty"
    for other in verb.children:
        if other.dep_ in ("dobj", "nsubjpass", "attr"):
            yield from tuple(_spelled_out(other)) or (other,)
        elif other.dep_ == "prep" and other.lower_ == particle:
            yield from (inner for inner in other.children if inner.dep_ == "pobj")
        elif other.dep_ in ("conj", "advcl") and held is not None:
            yield from _joined(other)
    if held is None and is_infinitive(verb) and is_passive(verb) and verb.dep_ != "acl":
        who = subject(verb)  # "A group is to be set up"
        yield from () if who is None else (who,)
    elif held is None and child(verb, "ccomp", "xcomp") is None and verb.tag_ != "VBG":
        # "Talks began", and a heading's "Documents signed": the subject is what is acted on.
        heading = verb.tag_ in ("VBN", "VBD") and child(verb, "aux", "auxpass") is None
        enters = terms.base_of.get(verb.lower_) in terms.verbs["entering"]
        heading = heading and not enters and not is_reduced(verb)
        subjects = (other for other in verb.children if other.dep_ == "nsubj")
        yield from (other for other in subjects if heading or is_talks(other, terms))
    if _qualifies_its_object(verb):
        yield qualified(verb.head, terms)


def _spelled_out(noun: Token) -> Iterator[Token]:
    """ "Signed three agreements: a treaty …, a pact …": what stands behind the colon."""
    seen = noun
    for _ in range(DEEP):
        following = next((other for other in seen.rights if other.dep_ == "appos"), None)
        if following is None or not any(o.text == ":" for o in noun.doc[noun.i : following.i]):
            return
        yield following
        seen = following


def _joined(other: Token) -> Iterator[Token]:
    """What a coordination adds to the objects of a verb: "…, as well as a pact", "… and so was a pact"."""
    echoes = any(before.lower_ in ("so", "as") for before in other.lefts)
    if other.tag_.startswith("NN"):
        yield other
    elif echoes and other.lower_ in ("was", "were", "is", "are"):
        yield from (held for held in other.children if held.dep_ in ("attr", "nsubj"))


def _qualifies_its_object(verb: Token) -> bool:
    """ "An agreement signed in May", "an agreement which they signed"."""
    relative = any(o.dep_ in ("dobj", "nsubjpass") and o.tag_ in RELATIVE for o in verb.children)
    return (verb.dep_ == "acl" and verb.tag_ == "VBN") or (verb.dep_ == "relcl" and relative)
