"""Commitments: reaffirmed, told as a state of mind, or by "will" in a text of all parties; and talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.agreements.actors import acting, are_several, is_actor
from tui.extract.agreements.acts import made_by
from tui.extract.agreements.grammar import (
    child,
    coordinate,
    is_infinitive,
    is_verb,
    left,
    right,
    subject,
    subjectless,
    verb_keys,
)
from tui.extract.agreements.instruments import instruments_at, is_talks, is_time, kind_of
from tui.extract.agreements.matters import (
    Found,
    clause_of,
    is_made,
    noun_of,
    says_what_is_to_be,
    span_of_matter,
    undertaken,
)
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.times import is_future, time_of_verb
from tui.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extract.agreements.terms import Terms

COMMITTED: Status = "reaffirmed/committed"
UNDER_DISCUSSION: Status = "under discussion"
NEAR = 12
"""Tokens between talks and the verb that says how they stand."""

TOWARDS = frozenset({"to", "for", "towards", "toward", "of"})
EMBEDDED = frozenset({"relcl", "advcl", "acl"})
"""Clauses that only qualify: what they say will be is no undertaking of its own."""


def reaffirmed(sight: Sight, verb: Token) -> Found | None:
    """Reaffirm, renew, express a commitment, a resolve; an intention only where several have it."""
    terms = sight.terms
    base, thing = terms.base_of.get(verb.lower_), child(verb, "dobj")
    if (
        base not in terms.verbs["reaffirming"]
        or thing is None
        or _is_none(thing)
        or time_of_verb(verb, terms) == "unreal"
    ):
        return None
    if thing.lower_ in terms.noun_forms["meaning"] and not are_several(subject(verb), terms):
        return _meant(sight, verb, thing)
    supported = thing.lower_ in terms.noun_forms["strongly_binding"]
    if not (supported and base in terms.verbs["strongly_reaffirming"]):
        says_what = any(_says_what(other) for other in (*thing.rights, *verb.rights))
        says_what = says_what or any(other.dep_ == "compound" for other in thing.lefts)
        if thing.lower_ not in terms.noun_forms["binding"] or not says_what:
            return None
    status = _status_of_resolve(sight, thing)
    return undertaken(sight, verb, thing, status, "reaffirming", sight.at(verb, thing))


def _status_of_resolve(sight: Sight, thing: Token) -> Status:
    """An intention to make something is a plan; to go on with it, as every other resolve, a commitment."""
    matter = child(thing, "acl")
    lasting = {*sight.terms.verbs["ongoing"], *sight.terms.verbs["open"]}
    meant = thing.lower_ in sight.terms.words["meant"] and matter is not None and is_infinitive(matter)
    if meant and matter is not None and not lasting & set(verb_keys(matter, sight.terms)):
        return "proposed"
    return COMMITTED


def _meant(sight: Sight, verb: Token, thing: Token) -> Found | None:
    """ "The Japanese side expressed its intention to extend a loan": one side's plan, told to the other."""
    matter = next((other for other in thing.rights if other.dep_ == "acl" and is_infinitive(other)), None)
    told = verb.lower_ in sight.terms.words["told"] and thing.lower_ in sight.terms.words["meant"]
    lasting = {*sight.terms.verbs["ongoing"], *sight.terms.verbs["open"]}
    if matter is None or not told or lasting & set(verb_keys(matter, sight.terms)):
        return None
    found = undertaken(sight, verb, matter, "proposed", "planning", sight.at(verb, thing))
    if found is None or not set(found[0].parties) & set(sight.parties.sides):
        return None
    thing_meant = child(matter, "dobj")
    made = thing_meant is not None and kind_of(thing_meant, sight.terms) is not None
    return found if made or len(found[0].parties) > 1 else None


def _is_none(thing: Token) -> bool:
    return any(other.lower_ == "no" for other in thing.lefts)


def _says_what(other: Token) -> bool:
    """Whether something after a commitment says what it is to, not where it was made."""
    led = other.dep_ == "prep" and other.lower_ in TOWARDS
    return led or other.dep_ in ("acl", "relcl", "ccomp", "xcomp")


def bound(sight: Sight, word: Token) -> Found | None:
    """Is committed to, remain determined to."""
    terms = sight.terms
    if word.lower_ not in terms.words["bound"]:
        return None
    joined = word.dep_ == "conj" and (word.tag_ == "JJ" or word.head.lower_ in terms.words["bound"])
    verb = word.head if joined or word.dep_ in ("acomp", "oprd") else word
    passive = verb.i != word.i or child(verb, "auxpass") is not None
    apart = any(other.text in (",", "–", "—") for other in word.doc[verb.i : word.i])
    if not is_verb(verb) or not passive or apart or time_of_verb(verb, terms) not in ("now", "done"):
        return None
    matter = clause_of(word, ("to",), terms) or noun_of(word, ("to",), terms)
    actor = acting(subject(verb), terms)
    named = sight.parties.of_subject(sight.parse, actor) if actor is not None else ()
    if matter is None or not named:
        return None
    span = sight.clause(verb)
    passage = Passage(
        block=sight.parse.block,
        span=span,
        status=COMMITTED,
        words=sight.at(verb, word),
        rule="bound",
        parties=named,
        matter=span_of_matter(sight, verb, matter, span),
    )
    return passage, sight.inside(matter, span) | {verb.i, word.i}


def offered(sight: Sight, verb: Token) -> Found | None:
    """ "Gave a proposal to build a dock": proposed, or under discussion where talks are on."""
    terms, thing = sight.terms, child(verb, "dobj")
    if (
        thing is None
        or thing.lower_ not in terms.noun_forms["offers"]
        or terms.base_of.get(verb.lower_) not in terms.verbs["offering"]
        or time_of_verb(verb, terms) not in ("done", "now")
    ):
        return None
    matter = next((o for o in (*thing.rights, *verb.rights) if o.i > thing.i and _says_what(o)), None)
    if matter is None:
        return None
    talks = any(is_talks(other, terms) and is_afoot(other, terms) for other in verb.sent)
    return undertaken(sight, verb, matter, UNDER_DISCUSSION if talks else "proposed", "proposing")


def examined(sight: Sight, verb: Token) -> Found | None:
    """ "Japan's proposal is being examined": by whom is left open, of whom the subject says."""
    terms, who = sight.terms, child(verb, "nsubjpass")
    base = terms.base_of.get(verb.lower_)
    being = any(other.lower_ == "being" for other in verb.lefts)
    if who is None or not being or base not in {*terms.verbs["deliberating"], "consider", "explore"}:
        return None
    owned = bool(sight.parties.namings.within(sight.phrase(who), adjectives=True))
    offer = who.lower_ in terms.noun_forms["offers"] and owned
    if time_of_verb(verb, terms) != "now" or not (offer or is_made(who, terms)) or not sight.parties.sides:
        return None
    span = sight.clause(verb)
    passage = Passage(
        block=sight.parse.block,
        span=span,
        status=UNDER_DISCUSSION,
        words=sight.at(verb),
        rule="pending",
        parties=sight.parties.sides,
        instrument=next((made for _, made in instruments_at(sight.parse, who, terms)), None),
        matter=sight.phrase(who),
    )
    return passage, sight.inside(who, span) | {verb.i}


def consented(sight: Sight, verb: Token) -> Found | None:
    """ "Reached a consensus to open a line", "there was an understanding that they would …"."""
    terms = sight.terms
    held = (o for o in (verb, *(link for link in verb.rights if link.dep_ == "prep")))
    there = child(verb, "expl") is not None and terms.base_of.get(verb.lower_) == "be"
    things = (o for node in held for o in node.children if o.dep_ in ("dobj", "nsubjpass", "pobj", "attr"))
    thing = next((o for o in things if o.lower_ in terms.noun_forms["consensus"]), None)
    reaches = there or any(key in terms.verbs["reaching"] for key in verb_keys(verb, terms))
    if thing is None or not reaches or _is_none(thing) or (there and _is_of_others(thing, terms)):
        return None
    clauses = (other for other in (*thing.rights, *verb.rights) if is_verb(other))
    matter = next((clause for clause in clauses if says_what_is_to_be(clause, terms)), None)
    if matter is None or time_of_verb(verb, terms) not in ("done", "now"):
        return None
    return undertaken(sight, verb, matter, "agreed", "agreeing", sight.at(verb, thing))


def _is_of_others(thing: Token, terms: Terms) -> bool:
    """ "An agreement between fishermen"."""
    links = (other for other in thing.rights if other.lower_ in ("between", "among"))
    return any(not is_actor(held, terms) for link in links for held in link.children if held.dep_ == "pobj")


def begun(sight: Sight, verb: Token) -> Found | None:
    """ "Have begun talks on noodles": talks that name no instrument, but say what they are about."""
    terms, talks = sight.terms, child(verb, "dobj")
    base = terms.base_of.get(verb.lower_)
    if talks is None or not is_talks(talks, terms) or base not in terms.verbs["opening"]:
        return None
    about = [
        o for o in (*talks.rights, *verb.rights) if o.dep_ == "prep" and o.lower_ in terms.words["about"]
    ]
    matter = next((held for link in about for held in link.children if held.dep_ == "pobj"), None)
    if matter is None or is_time(matter, terms) or time_of_verb(verb, terms) not in ("done", "now"):
        return None
    if any(True for _ in instruments_at(sight.parse, talks, terms)):
        return None  # an act on it, with the instrument's name
    found = undertaken(sight, verb, talks, UNDER_DISCUSSION, "pending")
    return found if found is not None and len(found[0].parties) > 1 else None


def is_afoot(talks: Token, terms: Terms) -> bool:
    """ "Talks are on", "are under way", "are at an advanced stage"."""
    verb = next((other for other in talks.doc[talks.i + 1 :][:NEAR] if is_verb(other)), None)
    if verb is None or terms.base_of.get(verb.lower_) not in ("be", "remain", "get", "continue"):
        return False
    after = (verb, *verb.subtree)
    return any(other.lower_ in terms.noun_forms["afoot"] and other.i > verb.i for other in after)


def pending(sight: Sight, verb: Token) -> Found | None:
    """Something is under discussion; somebody is in talks on it; "what they are discussing is …"."""
    terms = sight.terms
    if terms.base_of.get(verb.lower_) not in ("be", "remain"):
        return None
    if (who := child(verb, "nsubj")) is not None and is_talks(who, terms) and is_afoot(who, terms):
        return _talks_on(sight, verb, who)
    asked = child(verb, "csubj")
    thing = child(verb, "attr", "xcomp", "ccomp", "acomp")
    status = _status_of_what(asked, terms) if asked is not None else None
    if asked is not None and thing is not None and status is not None:
        return _cleft(sight, verb, asked, thing, status)
    links = (o for o in verb.rights if o.dep_ == "prep" and o.lower_ in ("under", "in"))
    found = next(((link, state) for link in links if (state := child(link, "pobj")) is not None), None)
    who = subject(verb)
    if found is None or found[1].lower_ not in terms.noun_forms["pending"] or who is None:
        return None
    link, state = found
    words = sight.at(link, state)
    if time_of_verb(verb, terms) == "unreal":
        return None
    if link.lower_ == "in":
        return undertaken(sight, verb, state, "under discussion", "pending", words)
    passage = Passage(
        block=sight.parse.block,
        span=sight.clause(verb),
        status="under discussion",
        words=words,
        rule="pending",
        parties=sight.parties.sides,
        matter=sight.parse.span(who.left_edge.i, who.right_edge.i + 1),
    )
    return passage, frozenset(token.i for token in state.subtree) | {verb.i}


def _talks_on(sight: Sight, verb: Token, talks: Token) -> Found | None:
    """What the talks that are on are about."""
    terms = sight.terms
    near = (other for other in (*talks.rights, *verb.rights) if other.dep_ == "prep")
    links = (other for other in near if other.lower_ in terms.words["about"])
    held = (thing for link in links for thing in link.children if thing.dep_ in ("pobj", "pcomp"))
    matter = next((thing for thing in held if thing.lower_ not in terms.noun_forms["afoot"]), None)
    if matter is None or time_of_verb(verb, terms) == "unreal":
        return None
    span = sight.clause(verb)
    named = sight.parties.namings.within(span)
    passage = Passage(
        block=sight.parse.block,
        span=span,
        status=UNDER_DISCUSSION,
        words=sight.at(talks),
        rule="pending",
        parties=named if len(named) > 1 else sight.parties.sides,
        instrument=next((made for _, made in instruments_at(sight.parse, matter, terms)), None),
        matter=sight.phrase(matter),
    )
    return passage, sight.inside(talks, span)


def _cleft(sight: Sight, verb: Token, asked: Token, thing: Token, status: Status) -> Found | None:
    """ "What they are discussing is a line": the evidence is all of it."""
    rule = "agreeing" if status == "agreed" else "pending"
    found = undertaken(sight, asked, thing, status, rule, sight.at(asked))
    if found is None:
        return None
    span = sight.parse.span(left(asked), right(verb) + 1)
    return found[0]._replace(span=span, matter=sight.phrase(thing)), found[1]


def _status_of_what(clause: Token, terms: Terms) -> Status | None:
    """The status by "what the ministers are discussing", "what was agreed"; None of other clauses."""
    base = terms.base_of.get(clause.lower_)
    if all(other.lower_ != "what" for other in clause.lefts):
        return None
    if base in terms.verbs["deliberating"] or base in terms.verbs["starting"]:
        return UNDER_DISCUSSION
    binding = terms.binding_by_verb.get(base or "")
    return "agreed" if binding is not None and binding.name in ("agreeing", "deciding") else None


def joint_will(sight: Sight, verb: Token) -> Found | None:
    """In a joint text, what parties that are known will do; in any, what they will do jointly.

    Coordinate verbs under one "will" are one undertaking, unless they make an instrument.
    """
    jointly = any(other.lower_ in sight.terms.words["jointly"] for other in verb.children)
    if not (sight.parties.joint or jointly) or verb.dep_ in EMBEDDED:
        return None
    if verb.lower_ in sight.terms.verbs["soft"]:
        return None
    if not is_future(verb) or time_of_verb(verb, sight.terms) != "coming":
        return None
    joined = verb.dep_ == "conj" and subjectless(verb)
    if joined and is_future(verb.head) and made_by(sight.parse, verb, sight.terms) is None:
        return None
    who = subject(verb) if joined else child(verb, "nsubj", "nsubjpass")
    if who is None or not any(sight.parties.knows(sight.parse, token) for token in coordinate(who)):
        return None
    found = undertaken(sight, verb, verb, _status_of_will(sight, verb), "will")
    if found is not None and len(found[0].parties) == 1:
        if not sight.parties.joint:
            return None
        return found[0]._replace(status=COMMITTED), found[1]
    return found


def _status_of_will(sight: Sight, verb: Token) -> Status:
    """What is fixed or made is agreed (or what its act says), everything else a commitment."""
    terms = sight.terms
    made = made_by(sight.parse, verb, terms)
    others = (o for o in coordinate(verb) if o.i != verb.i and subjectless(o))
    plain = (o for o in others if made_by(sight.parse, o, terms) is None)
    if any(key in terms.verbs["fixing"] for node in (verb, *plain) for key in verb_keys(node, terms)):
        return "agreed"
    return (made.act.coming if made is not None else None) or COMMITTED
