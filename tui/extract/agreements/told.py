"""Passages that tell an act on an instrument, by a verb ("signed the pact") or a noun ("the signing")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.actors import acting, is_official
from tui.extract.agreements.acts import Deed, act_of_noun, deeds, deeds_of_noun, status_of
from tui.extract.agreements.grammar import agent, child, is_passive, is_verb, right, subject
from tui.extract.agreements.instruments import Instrument, content_words, is_talks, is_time
from tui.extract.agreements.namings import countries
from tui.extract.agreements.passages import HEADLINES, Passage
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.standing import standing
from tui.extract.agreements.times import time_of_noun, time_of_verb
from tui.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

OF = frozenset({"of", "on", "for", "over", "to", "towards", "in"})
"""Prepositions between an act's noun and its instrument."""

NAMED_AFTER = frozenset({"on", "for", "between", "concerning", "regarding"})
"""Prepositions by which a passive's verb carries the name of its instrument on."""

FAR = 6
"""Tokens between an act's noun and its "of", where a parser has hung that on the verb."""

TWO = 2
INTO_LAW = frozenset({"law", "office", "bill"})
BILATERAL = frozenset({"accord", "talks"})
"""Kinds of instrument that take two."""


def told(sight: Sight, taken: frozenset[int]) -> Iterator[Passage]:
    """The passages of one block that tell an act or a state; `taken` tokens belong to undertakings.

    Where the text names no party, only an accord by its proper name can be relied on.
    """
    for passage in _told(sight, taken):
        named = passage.instrument
        if named is not None and named.counted and _adds_up(sight, passage):
            continue
        if passage.parties or (named is not None and named.proper and named.kind == "accord"):
            yield passage


def _adds_up(sight: Sight, passage: Passage) -> bool:
    """ "Have signed thirty agreements since 2001": a sum of years, or of one party's with many, is none."""
    alone = len(passage.parties) < TWO or len(sight.parties.namings.within(passage.span)) == 1
    words = sight.parties.text[passage.span.start : passage.span.end].casefold().split()
    return alone or any(word in sight.terms.words["adding"] for word in words)


def _told(sight: Sight, taken: frozenset[int]) -> Iterator[Passage]:
    objects: set[int] = set()
    free = [token for token in sight.parse.tokens if token.i not in taken]
    for token in free:
        for deed, passage in _by_verb(sight, token) if is_verb(token) else ():
            objects.add(deed.head.i)
            yield passage
    for token in free:
        if token.i not in objects and act_of_noun(token, sight.terms):
            for deed, passage in _by_noun(sight, token):
                objects.add(deed.head.i)
                yield passage
        yield from standing(sight, token)


def _by_verb(sight: Sight, verb: Token) -> Iterator[tuple[Deed, Passage]]:
    found = list(deeds(sight.parse, verb, sight.terms))
    if not found or _is_into_law(verb):
        return
    time, whole = time_of_verb(verb, sight.terms), sight.clause(verb)
    who = _doers(sight, verb, whole, found)
    first = True
    for deed in found:
        # "Are concluding a treaty" is not yet "conclude a treaty", as headlines have it.
        ongoing = time == "now" and verb.tag_ == "VBG" and deed.act.coming == "under discussion"
        status = status_of(deed.act, "coming" if ongoing else time)
        if deed.act.new and time == "done" and is_passive(verb) and not _is_pursued(sight, deed):
            status = None
        if status is None or who is None:
            continue
        several = who if len(who) > 1 else (*who, *sight.parties.beside(sight.parse, verb, deed.head))
        several = tuple(dict.fromkeys(several))
        sight.parties.bring_together(several)
        if not _is_common(sight, whole, several, deed):
            continue
        instrument = _completed(sight, verb, deed)
        others = frozenset(other.head.i for other in found if other.head.i != deed.head.i)
        span = whole if len(found) == 1 else _part(sight, whole, deed, instrument, others, first)
        first = False
        yield (
            deed,
            Passage(
                block=sight.parse.block,
                span=span,
                status=status,
                words=sight.at(verb),
                rule=deed.act.name,
                parties=parties_to(sight, several, instrument, span),
                instrument=instrument,
                general=deed.act.general or time == "coming",
                fresh=_is_fresh(verb, deed.head),
            ),
        )


def _by_noun(sight: Sight, noun: Token) -> Iterator[tuple[Deed, Passage]]:
    time = time_of_noun(noun, sight.terms)
    # "The entry into force of the Treaty": what "of" leads hangs on "force".
    force = next((held for link in noun.rights if link.lower_ == "into" for held in link.children), noun)
    links = (
        o for o in (*force.rights, *noun.rights, *noun.head.rights) if o.dep_ == "prep" and o.lower_ in OF
    )
    near = next((link for link in links if 0 < link.i - noun.i <= FAR), None)
    held = child(near, "pobj") if near is not None else None
    owner = child(noun, "poss")
    for deed in deeds_of_noun(sight.parse, noun, held, sight.terms) if held is not None else ():
        status = status_of(deed.act, time)
        if status is None or sight.parties.is_foreign(sight.parse, deed.head, deed.instrument):
            continue
        if owner is not None and _is_own(sight, owner, deed):
            continue
        others = frozenset(o.i for o in noun.subtree if o.dep_ == "conj" and _is_act(sight, o))
        span = sight.phrase(noun, others)
        span = Span(span.start, max(span.end, deed.instrument.span.end))
        yield (
            deed,
            Passage(
                block=sight.parse.block,
                span=span,
                status=status,
                words=sight.at(noun),
                rule=deed.act.name,
                parties=parties_to(sight, (), deed.instrument, span),
                instrument=deed.instrument,
                general=deed.act.general or time == "coming",
            ),
        )


def _is_act(sight: Sight, noun: Token) -> bool:
    return noun.lower_ in sight.terms.acts_by_noun


def parties_to(sight: Sight, who: tuple[str, ...], instrument: Instrument, span: Span) -> tuple[str, ...]:
    """The parties to an instrument: its doers, else those in its name, else those that its clause names.

    One alone that is a side has the other sides with it: an instrument takes two.
    """
    parties = sight.parties
    found = who if len(who) > 1 else tuple(dict.fromkeys((*who, *parties.of_instrument(instrument))))
    if len(found) > 1:
        return found
    if found and not set(found) <= countries():
        return found  # a company's contract "to supply carriages to India" doesn't bind India
    both = tuple(dict.fromkeys((*found, *parties.namings.within(span))))
    if len(both) > 1 and set(both) <= set(parties.sides or both):
        return both
    if not found or found[0] in parties.sides:
        return parties.sides or found or parties.firms
    return found


def _doers(sight: Sight, verb: Token, whole: Span, found: list[Deed]) -> tuple[str, ...] | None:
    """The parties that do an act, () where the text doesn't say; None where no known actor does it."""
    passive = is_passive(verb)
    doer = agent(verb) if passive else subject(verb)
    if doer is None or not any(map(str.isalnum, doer.text)):  # a bullet may be taken for it
        return ()
    if passive and (doer.lower_ == "it" or is_time(doer, sight.terms)):
        return ()
    bullet = sight.parse.block.kind in (*HEADLINES, "item")
    if bullet and any(deed.head.i == doer.i for deed in found):
        return ()  # "Memorandum on lighthouses signed"
    if doer.lower_ == "i" and sight.parties.spoken:
        return ()
    actor = acting(doer, sight.terms)
    if actor is None:
        occasion = is_talks(doer, sight.terms) or doer.lower_ in sight.terms.words["occasions"]
        return () if occasion else None
    known = sight.parties.of_subject(sight.parse, actor)
    if not known and (is_official(actor, sight.terms) or _is_left_open(sight, actor)):
        return ()
    return known if known or sight.parties.namings.within(whole, adjectives=True) else None


def _is_left_open(sight: Sight, actor: Token) -> bool:
    """ "The country ratified the … Convention": named elsewhere, in a text that brings nobody together."""
    definite = any(other.lower_ == "the" for other in actor.lefts)
    return definite and not sight.parties.sides and actor.lower_ in sight.terms.words["states"]


def _is_common(sight: Sight, whole: Span, who: tuple[str, ...], deed: Deed) -> bool:
    """Whether an act is one of parties together, on an instrument that isn't somebody else's."""
    instrument = deed.instrument
    if sight.parties.is_foreign(sight.parse, deed.head, instrument):
        return False
    if deed.act.alone or instrument.kind in BILATERAL or instrument.shared:
        return True
    if instrument.kind == "named" and not sight.parties.of_instrument(instrument):
        return False
    others = sight.parties.namings.within(whole, adjectives=True)
    return len(set(who)) != 1 or not set(others) <= set(who)


def _is_own(sight: Sight, owner: Token, deed: Deed) -> bool:
    """ "India's launch of a portal": one party's own affair; "Chile's signing of a pact": another's."""
    owners = sight.parties.of_noun(sight.parse, owner)
    if owners and sight.parties.sides and not set(owners) & set(sight.parties.sides):
        return True
    return (
        len(owners) == 1
        and not deed.act.alone
        and deed.instrument.kind not in BILATERAL
        and not deed.instrument.shared
    )


def _is_pursued(sight: Sight, deed: Deed) -> bool:
    """ "A possible arrangement was discussed": what was on the table beside others says so."""
    return any(other.lower_ in sight.terms.words["prospective"] for other in deed.head.lefts)


def _is_into_law(verb: Token) -> bool:
    into = child(verb, "prep")
    return into is not None and any(other.lower_ in INTO_LAW for other in into.children)


def _is_fresh(verb: Token, head: Token) -> bool:
    """ "Had signed an agreement", "also signed a treaty": another than what the text is about."""
    another = any(
        (other.lower_ == "had" and other.dep_ == "aux") or other.lower_ == "also" for other in verb.children
    )
    return another and any(other.lower_ in ("a", "an", "another") for other in head.children)


def _part(
    sight: Sight, whole: Span, deed: Deed, instrument: Instrument, others: frozenset[int], first: bool
) -> Span:
    """Of a clause that acts on several instruments, what tells of one: the first has the verb with it."""
    own = sight.phrase(deed.head, others)
    own = Span(own.start, max(own.end, instrument.span.end))
    return Span(min(whole.start, own.start), own.end) if first else own


def _completed(sight: Sight, verb: Token, deed: Deed) -> Instrument:
    """ "An agreement was signed on fisheries": what stands after the verb belongs to the name."""
    instrument = deed.instrument
    subjects = ("nsubjpass",) if is_passive(verb) else ("nsubjpass", "nsubj")
    if deed.head.dep_ not in subjects or not (instrument.points or instrument.words <= {instrument.head}):
        return instrument
    for link in (*deed.head.rights, *verb.rights):
        held = child(link, "pobj") if link.dep_ == "prep" else None
        if (
            held is not None
            and link.lower_ not in NAMED_AFTER
            and held.lower_ not in sight.terms.words["fields"]
        ):
            continue
        if held is not None and not is_time(held, sight.terms):
            words = sight.parse.tokens[link.i : right(held) + 1].text
            name = " ".join(f"{instrument.name} {words}".split())
            return instrument._replace(name=name, words=content_words(name), points=False)
    return instrument
