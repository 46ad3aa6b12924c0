"""Undertakings: what two or more actors agree, commit to, plan or consider, with or without an instrument."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.agreements.acts import act_for, acted_on
from tui.extract.agreements.grammar import (
    auxiliaries,
    child,
    conjuncts,
    is_infinitive,
    is_verb,
    left,
    right,
    subject,
    verb_keys,
)
from tui.extract.agreements.instruments import Instrument
from tui.extract.agreements.parties import COLLECTIVE, Parties, acting
from tui.extract.agreements.passages import Passage, at, clause
from tui.extract.agreements.terms import Act, Terms
from tui.extract.agreements.times import subjectless, time_of_noun, time_of_verb
from tui.extract.agreements.titles import is_time
from tui.extract.parsing import Parse
from tui.model import Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def undertakings(parse: Parse, parties: Parties) -> Iterator[tuple[Passage, frozenset[int]]]:
    """The undertakings of one block, each with the tokens that it takes from other rules."""
    terms = parties.terms
    taken: set[int] = set()
    for token in parse.tokens:
        if token.i in taken:
            continue
        found = _decision(parse, token, parties)
        if found is None and not (is_verb(token) or token.lower_ in terms.words["bound"]):
            continue
        found = (
            found
            or _bound(parse, token, parties)
            or _reaffirmed(parse, token, parties)
            or _pending(parse, token, parties)
        )
        found = found or _binding(parse, token, parties) or _will(parse, token, parties)
        if found is not None:
            passage, inner = found
            taken |= inner
            yield passage, frozenset(inner)


SHARED = frozenset({"agreeing", "considering", "partnering"})
"""Bindings that take two: what one party decides or considers alone is no agreement."""

EMBEDDED = frozenset({"relcl", "advcl", "acl"})
"""Clauses that only qualify: what they say will be is no undertaking of its own."""

Found = tuple[Passage, set[int]]


def _binding(parse: Parse, verb: Token, parties: Parties) -> Found | None:
    """Agree, commit, plan, consider: with a clause or a matter of their own."""
    terms = parties.terms
    binding = next(
        (terms.binding_by_verb[key] for key in verb_keys(verb, terms) if key in terms.binding_by_verb), None
    )
    if binding is None or (time := time_of_verb(verb, terms)) == "unreal":
        return None
    if time not in binding.times:
        return None
    matter = _clause_of(verb, binding.prepositions, terms, binding.modal) or _matter_of(
        verb, binding.prepositions, terms
    )
    if matter is None:
        return None
    found = _passage(parse, verb, matter, binding.status, binding.name, parties)
    alone = found is not None and len(found[0].parties) < 2 and not _is_accord(found[0])
    if alone and (binding.name in SHARED or (binding.name == "planning" and not parties.joint)):
        return None
    return found


def _is_accord(passage: Passage) -> bool:
    return passage.instrument is not None and passage.instrument.kind == "accord"


def _decision(parse: Parse, noun: Token, parties: Parties) -> Found | None:
    """A party's decision to do something, welcomed or announced."""
    terms = parties.terms
    binding = terms.binding_by_noun.get(noun.lower_)
    whose = child(noun, "poss")
    if binding is None or whose is None or time_of_noun(noun, terms) != "done":
        return None
    if terms.base_of.get(noun.head.lower_) not in (*terms.verbs["noting"], "announce"):
        return None
    matter = next(
        (other for other in noun.rights if other.dep_ in ("acl", "relcl") and is_infinitive(other)), None
    )
    actor = acting(whose, terms)
    if matter is None or actor is None:
        return None
    named = parties.of_subject(parse, actor)
    span = parse.span(left(noun), right(noun) + 1)
    inner = _inside(parse, span, matter) | {noun.i}
    made = _instrument_in(parse, matter, terms)
    named = parties.sides if set(named) <= set(parties.sides) else named
    return Passage(
        parse.block,
        span,
        binding.status,
        at(parse, noun),
        binding.name,
        named,
        made,
        _matter_span(parse, noun, matter, span),
    ), inner


def _clause_of(verb: Token, prepositions: tuple[str, ...], terms: Terms, modal: bool = False) -> Token | None:
    """The clause that says what is undertaken: "to …", "that … will …"."""
    for other in verb.rights:
        if (
            other.dep_ == "dobj"
            or (other.dep_ == "prep" and other.lower_ in prepositions)
            or other.lower_ == ","
        ):
            return None
        if other.dep_ not in ("xcomp", "ccomp", "advcl", "acl") or not is_verb(other):
            continue
        bare = other.tag_ in ("VBG", "VB") and other.dep_ != "advcl" and subjectless(other)
        if not modal and (is_infinitive(other) or bare):
            return other
        if other.dep_ == "ccomp" and _binds(other, terms):
            return other
    return None


def _binds(clause: Token, terms: Terms) -> bool:
    """Whether a that-clause says what actors will do, or what will be done; not what something will bring."""
    auxiliary = {other.lower_ for other in clause.children if other.dep_ == "aux"}
    if not auxiliary & {"will", "would", "shall", "should"}:
        return False
    who = child(clause, "nsubj")
    return who is None or acting(who, terms) is not None


def _matter_of(verb: Token, prepositions: tuple[str, ...], terms: Terms) -> Token | None:
    """The noun phrase (or gerund) that says what is undertaken; none that is only a shared view."""
    for other in verb.rights:
        if other.dep_ in ("prep", "dative") and other.lower_ in prepositions:
            for held in other.children:
                if held.dep_ in ("pobj", "pcomp") and not is_time(held, terms) and not _is_soft(held, terms):
                    return held
        if other.dep_ == "dobj" and "" in prepositions and not _is_soft(other, terms):
            return other
    return None


def _is_soft(noun: Token, terms: Terms) -> bool:
    return noun.lower_ in terms.noun_forms["soft"]


def _passage(
    parse: Parse,
    verb: Token,
    matter: Token,
    status: Status,
    rule: str,
    parties: Parties,
    words: Span | None = None,
) -> Found | None:
    """The passage of an undertaking, if its subject is an actor."""
    who = subject(verb)
    passive = child(verb, "nsubjpass") is not None
    if who is None or (passive and who.lower_ != "it"):
        return None
    actor = acting(who, parties.terms)
    if passive:
        named = parties.sides
    elif actor is None:
        return None
    else:
        named = parties.of_subject(parse, actor)
        named = tuple(dict.fromkeys((*named, *(parties.beside(parse, verb) if len(named) == 1 else ()))))
    if not named:
        return None
    status = _status_of_matter(parse, matter, status, parties.terms)
    instrument = _instrument_in(parse, matter, parties.terms)
    makers = frozenset(
        other.i for other in conjuncts(verb) if rule == "will" and _makes(parse, other, parties.terms)
    )
    span = clause(parse, verb, makers)
    held = _matter_span(parse, verb, matter, span)
    inner = _inside(parse, span, matter) | {verb.i}
    if rule in ("agreeing", "considering") and len(named) == 1 and named[0] in parties.sides:
        named = parties.sides
    elif len(named) == 1 and named[0] in parties.sides:
        others = [name for name in parties.named(span.start, span.end, groups=False) if name in parties.sides]
        named = tuple(dict.fromkeys((*named, *others)))
    return Passage(
        parse.block, span, status, words or at(parse, verb), rule, named, instrument, held, rule == "agreeing"
    ), inner


def _matter_span(parse: Parse, verb: Token, matter: Token, span: Span) -> Span:
    """The words that say what is undertaken, inside the evidence."""
    own = matter.i == verb.i or child(matter, "nsubj") is not None
    first = matter.i if own else matter.left_edge.i
    start = parse.span(first, first + 1).start
    return Span(start, max(span.end, parse.span(first, first + 1).end))


def _inside(parse: Parse, span: Span, matter: Token) -> set[int]:
    """The tokens of a matter that lie inside the evidence: other rules leave them alone."""
    return {token.i for token in matter.subtree if parse.span(token.i, token.i + 1).end <= span.end}


def _starts_talks(parse: Parse, matter: Token, terms: Terms) -> bool:
    """Whether what is agreed is to talk: "to start discussing", "to accelerate discussions", "to open talks"."""
    inner = child(matter, "xcomp")
    base = terms.base_of.get(inner.lower_) if inner is not None else None
    if base in terms.verbs["deliberating"] and terms.base_of.get(matter.lower_) in terms.verbs["starting"]:
        return True
    thing = child(matter, "dobj")
    if thing is not None and thing.lower_ in terms.noun_forms["pending"]:
        return True
    return any(made.kind == "talks" for _, _, made in acted_on(parse, matter, terms))


def _status_of_matter(parse: Parse, matter: Token, status: Status, terms: Terms) -> Status:
    """To agree to consider is no more than to consider, to agree to continue no more than to reaffirm."""
    if status != "agreed" or not is_verb(matter):
        return status
    keys = verb_keys(matter, terms)
    if _starts_talks(parse, matter, terms):
        return "under discussion"
    for key in keys:
        inner = terms.binding_by_verb.get(key)
        if inner is not None:
            return inner.status
        if key in terms.verbs["ongoing"]:
            return "reaffirmed/committed"
    return status


def _makes(parse: Parse, verb: Token, terms: Terms) -> bool:
    """Whether a verb makes an instrument, and so is an agreement of its own beside the verb it is coordinate with."""
    return any(True for _ in _making(parse, verb, terms))


def _making(parse: Parse, verb: Token, terms: Terms) -> Iterator[Act]:
    """The acts by which a verb makes instruments."""
    for able, _, made in acted_on(parse, verb, terms) if is_verb(verb) else ():
        act = act_for(able, made)
        if act is not None and not made.points:
            yield act


def _instrument_in(parse: Parse, matter: Token, terms: Terms) -> Instrument | None:
    """The instrument that an undertaking is about to make."""
    for verb in (matter, *conjuncts(matter)):
        for able, _, instrument in acted_on(parse, verb, terms):
            if act_for(able, instrument) is not None:
                return instrument
    return None


def _reaffirmed(parse: Parse, verb: Token, parties: Parties) -> Found | None:
    """Reaffirm, renew, express a commitment, a resolve, an intention to do something."""
    terms = parties.terms
    base = terms.base_of.get(verb.lower_)
    if base not in terms.verbs["reaffirming"]:
        return None
    thing = child(verb, "dobj")
    if thing is None or time_of_verb(verb, terms) == "unreal":
        return None
    if thing.lower_ in terms.noun_forms["meaning"] and not _shared(verb, parties):
        return None
    strong = (
        base in terms.verbs["strongly_reaffirming"] and thing.lower_ in terms.noun_forms["strongly_binding"]
    )
    if not strong and thing.lower_ not in terms.noun_forms["binding"]:
        return None
    if not strong and not any(
        o.dep_ in ("prep", "acl", "relcl", "ccomp", "xcomp") for o in (*thing.rights, *verb.rights)
    ):
        return None
    return _passage(
        parse, verb, thing, "reaffirmed/committed", "reaffirming", parties, at(parse, verb, thing)
    )


def _shared(verb: Token, parties: Parties) -> bool:
    """Whether several parties are the subject."""
    who = subject(verb)
    return who is not None and (
        who.tag_ in ("NNS", "NNPS") or who.lower_ in COLLECTIVE or child(who, "conj") is not None
    )


def _bound(parse: Parse, word: Token, parties: Parties) -> Found | None:
    """Is committed to, remain determined to."""
    terms = parties.terms
    verb = word.head if word.dep_ in ("acomp", "oprd", "conj") else word
    if word.lower_ not in terms.words["bound"] or not is_verb(verb):
        return None
    if any(other.text in (",", "–", "—") for other in word.doc[verb.i : word.i]):
        return None
    if verb.i == word.i and not any(o.dep_ == "auxpass" for o in verb.children):
        return None
    matter = _clause_of(word, ("to",), terms) or _matter_of(word, ("to",), terms)
    if matter is None or time_of_verb(verb, terms) in ("unreal", "coming"):
        return None
    who = subject(verb)
    actor = acting(who, terms) if who is not None else None
    if actor is None:
        return None
    named = parties.of_subject(parse, actor)
    if not named:
        return None
    span = clause(parse, verb)
    held = _matter_span(parse, verb, matter, span)
    inner = _inside(parse, span, matter) | {verb.i, word.i}
    return Passage(
        parse.block, span, "reaffirmed/committed", at(parse, verb, word), "bound", named, None, held
    ), inner


def _pending(parse: Parse, verb: Token, parties: Parties) -> Found | None:
    """Something is under discussion; somebody is in talks on it."""
    terms = parties.terms
    if terms.base_of.get(verb.lower_) not in ("be", "remain"):
        return None
    for preposition in verb.rights:
        state = child(preposition, "pobj")
        if preposition.dep_ != "prep" or state is None or state.lower_ not in terms.noun_forms["pending"]:
            continue
        who = subject(verb)
        if who is None or time_of_verb(verb, terms) == "unreal":
            return None
        span, words = clause(parse, verb), at(parse, preposition, state)
        inner = {verb.i, state.i} | {token.i for token in state.subtree}
        if preposition.lower_ == "under":
            held = parse.span(who.left_edge.i, who.right_edge.i + 1)
            return Passage(
                parse.block, span, "under discussion", words, "pending", parties.sides, None, held
            ), inner
        if preposition.lower_ == "in" and acting(who, terms) is not None:
            return _passage(parse, verb, state, "under discussion", "pending", parties, words)
    return None


def _will(parse: Parse, verb: Token, parties: Parties) -> Found | None:
    """In a joint text, what the parties will do."""
    terms = parties.terms
    if not parties.joint or not _is_future(verb):
        return None
    if verb.lower_ in terms.verbs["soft"] or time_of_verb(verb, terms) != "coming" or verb.dep_ in EMBEDDED:
        return None
    joined = verb.dep_ == "conj" and subjectless(verb)
    if joined and _is_future(verb.head) and not _makes(parse, verb, terms):
        return None
    who = subject(verb) if joined else child(verb, "nsubj", "nsubjpass")
    if who is None or not any(parties.knows(parse, token) for token in (who, *conjuncts(who))):
        return None
    together = (
        verb,
        *(other for other in conjuncts(verb) if subjectless(other) and not _makes(parse, other, terms)),
    )
    fixing = any(key in terms.verbs["fixing"] for node in together for key in verb_keys(node, terms))
    made = next((act.coming for node in together for act in _making(parse, node, terms)), None)
    status: Status = "agreed" if fixing else made or "reaffirmed/committed"
    found = _passage(parse, verb, verb, status, "will", parties)
    if found is not None and len(found[0].parties) == 1:
        return found[0]._replace(status="reaffirmed/committed"), found[1]
    return found


def _is_future(verb: Token) -> bool:
    return any(other.lower_ in ("will", "shall") for other in auxiliaries(verb))
