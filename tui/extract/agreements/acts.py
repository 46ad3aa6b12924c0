"""Acts on instruments: signed, finalised, launched, negotiated; told by a verb, by a noun, as a state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.grammar import agent, child, complements, is_verb, left, right, subject, verb_keys
from tui.extract.agreements.instruments import Instrument, instruments_at, is_talks
from tui.extract.agreements.parties import Parties, acting
from tui.extract.agreements.passages import Passage, at, clause, phrase
from tui.extract.agreements.terms import Act, Terms
from tui.extract.agreements.times import time_of_noun, time_of_verb
from tui.extract.agreements.titles import content_words, is_time
from tui.extract.parsing import Parse
from tui.model import Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

OF = frozenset({"of", "on", "for", "over", "to", "towards", "in"})
BILATERAL = frozenset({"accord", "talks"})
"""Kinds of instrument that take two."""

FAR = 6
"""Tokens between an act's noun and its "of", where a parser has hung that on the verb."""

INTO_LAW = frozenset({"law", "office", "bill"})


def acts(parse: Parse, parties: Parties, taken: frozenset[int]) -> Iterator[Passage]:
    """The passages of one block that tell an act on an instrument; `taken` tokens belong to undertakings.

    Where the text names no party, only an accord by its proper name can be relied on.
    """
    yield from (
        passage
        for passage in _acts(parse, parties, taken)
        if passage.parties or _is_known(passage.instrument)
    )


def _is_known(instrument: Instrument | None) -> bool:
    return instrument is not None and instrument.proper and instrument.kind == "accord"


def _acts(parse: Parse, parties: Parties, taken: frozenset[int]) -> Iterator[Passage]:
    for token in parse.tokens:
        if token.i in taken:
            continue
        if is_verb(token):
            yield from _told_by_verb(parse, token, parties)
            yield from _in_force(parse, token, parties)
            yield from _existing(parse, token, parties)
        elif token.lower_ in parties.terms.acts_by_noun:
            yield from _told_by_noun(parse, token, parties)
        elif token.dep_ == "prep":
            yield from _working(parse, token, parties)


def act_for(found: tuple[Act, ...], instrument: Instrument) -> Act | None:
    """The first act that is done to such an instrument."""
    return next((act for act in found if instrument.kind in act.objects), None)


def status_of(act: Act, time: str) -> Status | None:
    """The status that an act gives by its time."""
    statuses: dict[str, Status | None] = {
        "done": act.done,
        "now": act.now,
        "coming": act.coming,
        "wanted": act.wanted,
    }
    return statuses.get(time)


def acted_on(parse: Parse, verb: Token, terms: Terms) -> Iterator[tuple[tuple[Act, ...], Token, Instrument]]:
    """The instruments to which a verb does something, each with the acts that the verb may tell."""
    for key in verb_keys(verb, terms):
        found = terms.acts_by_verb.get(key)
        if found is None:
            continue
        for noun in _objects(verb, key, terms):
            for head, instrument in instruments_at(parse, noun, terms):
                if any(other.lower_ == "no" for other in head.lefts):
                    continue
                yield found, head, instrument


def _objects(verb: Token, key: str, terms: Terms) -> Iterator[Token]:
    _, _, particle = key.partition(" ")
    for other in verb.children:
        if other.dep_ in ("dobj", "nsubjpass", "attr"):
            yield other
        elif other.dep_ == "prep" and other.lower_ == particle:
            yield from (held for held in other.children if held.dep_ == "pobj")
    if child(verb, "dobj", "nsubjpass", "ccomp", "xcomp") is None and verb.tag_ != "VBG":
        yield from (other for other in verb.children if other.dep_ == "nsubj" and is_talks(other, terms))
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head
    if verb.dep_ == "relcl" and any(
        o.dep_ in ("dobj", "nsubjpass") and o.tag_ in ("WDT", "WP") for o in verb.children
    ):
        yield verb.head


def _told_by_verb(parse: Parse, verb: Token, parties: Parties) -> Iterator[Passage]:
    terms = parties.terms
    into = child(verb, "prep")
    if into is not None and any(other.lower_ in INTO_LAW for other in into.children):
        return
    found = list(acted_on(parse, verb, terms))
    time = time_of_verb(verb, terms) if found else "unreal"
    who = _doers(parse, verb, parties)
    first = True
    for able, head, instrument in found:
        act = act_for(able, instrument)
        status = status_of(act, time) if act is not None else None
        if act is None or status is None or who is None or parties.is_foreign(parse, head, instrument):
            continue
        if (
            not act.alone
            and instrument.kind not in BILATERAL
            and _is_alone(who, parties, instrument, clause(parse, verb))
        ):
            continue
        if head.dep_ == "nsubjpass":
            instrument = _with_matter(parse, verb, head, instrument, terms)
        several = len(found) > 1
        whole = clause(parse, verb)
        span = whole if not several else phrase(parse, head)
        if several and first:
            span = Span(min(whole.start, span.start), span.end)
        first = False
        named = parties.of_instrument(instrument)
        yield Passage(
            parse.block,
            span,
            status,
            at(parse, verb),
            act.name,
            _together(parties, who, named, span),
            instrument,
            None,
            act.general or time == "coming",
            fresh=_is_fresh(verb, head),
        )


def _with_matter(
    parse: Parse, verb: Token, subject: Token, instrument: Instrument, terms: Terms
) -> Instrument:
    """ "An agreement was signed on fisheries": what stands after the verb belongs to the name."""
    if instrument.words - {instrument.head} and not instrument.points:
        return instrument
    for preposition in (*subject.rights, *verb.rights):
        if preposition.dep_ == "prep" and preposition.lower_ in (
            "on",
            "for",
            "between",
            "concerning",
            "regarding",
        ):
            held = child(preposition, "pobj")
            if held is not None and not is_time(held, terms):
                words = " ".join(parse.tokens[preposition.i : right(held) + 1].text.split())
                name = f"{instrument.name} {words}"
                return instrument._replace(name=name, words=content_words(name), points=False)
    return instrument


def _is_alone(who: tuple[str, ...], parties: Parties, instrument: Instrument, span: Span) -> bool:
    """Whether one party does something of its own: its strategy, its scheme."""
    others = parties.named(span.start, span.end, adjectives=True)
    if instrument.kind == "named" and not (instrument.shared or parties.of_instrument(instrument)):
        return True
    return len(set(who)) == 1 and set(others) <= set(who) and not instrument.shared


def _is_fresh(verb: Token, head: Token) -> bool:
    """ "Had signed an agreement": one that came before what the text is about."""
    had = any(other.lower_ == "had" for other in verb.children if other.dep_ == "aux")
    return had and any(other.lower_ in ("a", "an", "another") for other in head.children)


def _doers(parse: Parse, verb: Token, parties: Parties) -> tuple[str, ...] | None:
    """The parties that do an act; None where the subject is no actor."""
    passive = child(verb, "nsubjpass") is not None
    doer = agent(verb) if passive or (verb.dep_ == "acl" and verb.tag_ == "VBN") else subject(verb)
    if doer is None or (passive and doer.lower_ == "it"):
        return ()
    if doer.tag_ in ("WDT", "WP"):
        doer = verb.head
    actor = acting(doer, parties.terms)
    if actor is not None:
        known = parties.of_subject(parse, actor)
        span = clause(parse, verb)
        return known if known or parties.named(span.start, span.end, adjectives=True) else None
    return () if is_talks(doer, parties.terms) or doer.lower_ in parties.terms.words["occasions"] else None


def _together(parties: Parties, who: tuple[str, ...], named: tuple[str, ...], span: Span) -> tuple[str, ...]:
    """The parties to an instrument: its doers, else those in its name; one alone has the document's sides with it."""
    found = who if len(who) > 1 else tuple(dict.fromkeys((*who, *named)))
    if len(found) > 1:
        return found
    clause_parties = parties.named(span.start, span.end)
    both = tuple(dict.fromkeys((*found, *clause_parties)))
    if len(both) > 1 and set(both) <= set(parties.sides or both):
        return both
    if not found or found[0] in parties.sides:
        return parties.sides or found or parties.firms
    return found


def _told_by_noun(parse: Parse, noun: Token, parties: Parties) -> Iterator[Passage]:
    terms = parties.terms
    able, time = terms.acts_by_noun[noun.lower_], time_of_noun(noun, terms)
    for other in (*noun.rights, *noun.head.rights):
        if other.dep_ == "prep" and other.lower_ in OF and 0 < other.i - noun.i <= FAR:
            for held in complements(other, "pobj"):
                for _, instrument in instruments_at(parse, held, terms):
                    act = act_for(able, instrument)
                    status = status_of(act, time) if act is not None else None
                    if act is None or status is None:
                        continue
                    span = phrase(parse, noun)
                    span = Span(span.start, max(span.end, instrument.span.end))
                    named = parties.of_instrument(instrument)
                    yield Passage(
                        parse.block,
                        span,
                        status,
                        at(parse, noun),
                        act.name,
                        _together(parties, (), named, span),
                        instrument,
                        None,
                        act.general or time == "coming",
                    )
                break


def _in_force(parse: Parse, verb: Token, parties: Parties) -> Iterator[Passage]:
    terms = parties.terms
    if terms.base_of.get(verb.lower_) not in terms.verbs["entering"]:
        return
    into = next((o for o in verb.children if o.dep_ == "prep" and o.lower_ in ("into", "in")), None)
    force = child(into, "pobj") if into is not None else child(verb, "dobj")
    who = subject(verb)
    if force is None or who is None or force.lower_ not in terms.noun_forms["force"]:
        return
    if time_of_verb(verb, terms) not in ("done", "now"):
        return
    for _, instrument in instruments_at(parse, who, terms):
        span = clause(parse, verb)
        named = parties.of_instrument(instrument)
        yield Passage(
            parse.block,
            span,
            "in force",
            at(parse, verb, force),
            "entry into force",
            _together(parties, (), named, span),
            instrument,
        )


def _working(parse: Parse, preposition: Token, parties: Parties) -> Iterator[Passage]:
    """Something is done under a named instrument that carries its parties' names: it is in force."""
    terms = parties.terms
    held = child(preposition, "pobj")
    included = (
        preposition.lower_ == "in" and terms.base_of.get(preposition.head.lower_) in terms.verbs["working"]
    )
    if held is None or (not included and preposition.lower_ not in terms.words["working_prepositions"]):
        return
    for _, instrument in instruments_at(parse, held, terms):
        named = parties.of_instrument(instrument)
        if instrument.proper and len(named) > 1 and instrument.kind != "named":
            verb = preposition.head
            beside = [
                other
                for other in verb.children
                if other.i < preposition.i and other.dep_ in ("dobj", "nsubj")
            ]
            works = beside[-1] if is_verb(verb) and beside else verb
            span = Span(parse.span(left(works), works.i + 1).start, instrument.span.end)
            yield Passage(
                parse.block,
                span,
                "in force",
                at(parse, preposition),
                "working under",
                named,
                instrument,
            )


def _existing(parse: Parse, verb: Token, parties: Parties) -> Iterator[Passage]:
    """ "Already have a … partnership": it is in force."""
    terms = parties.terms
    already = next((other for other in verb.children if other.lower_ in terms.words["already"]), None)
    who = subject(verb)
    actor = acting(who, terms) if who is not None else None
    if (
        already is None
        or actor is None
        or terms.base_of.get(verb.lower_) != "have"
        or time_of_verb(verb, terms) != "now"
    ):
        return
    for noun in verb.doc[verb.i + 1 : verb.i + 1 + FAR * 2]:
        if terms.kind_of.get(noun.lower_) in ("accord", "programme") and noun.tag_.startswith("NN"):
            _, instrument = next(instruments_at(parse, noun, terms))
            start = parse.span(left(verb), verb.i + 1).start
            named = parties.of_subject(parse, actor)
            yield Passage(
                parse.block,
                Span(start, instrument.span.end),
                "in force",
                at(parse, verb, already),
                "existing",
                named,
                instrument,
            )
            return
