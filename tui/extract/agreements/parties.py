"""Who the parties are: by name, through a capital or a person, as "the two sides", as "we" of a joint text.

What a text leaves open stays open: parties come from the clause, else from those whom title and lead bring
together, never from what is usual.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extract.agreements.actors import (
    COLLECTIVE,
    FIRST_PERSON,
    counted,
    is_collective,
    is_official,
    is_several,
    is_with_speaker,
)
from tui.extract.agreements.grammar import child, coordinate, is_proper, left
from tui.extract.agreements.instruments import BEFORE_NAME, Instrument
from tui.extract.agreements.namings import Namings
from tui.extract.agreements.sides import is_joint, sides_of
from tui.extract.agreements.terms import terms
from tui.extract.parsing import Parse
from tui.model import Document, Names, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABBREVIATED = re.compile(r"((?:[A-Z][\w&.’'-]{0,30}\s){1,8})\(([A-Z][A-Za-z&.-]{1,9})\)")
_BETWEEN_BOTH = re.compile(
    r"\bbetween (?:the two|both) (?:countries|nations|governments|states|neighbours)\b"
)
_BODIES = re.compile(
    r"\bbetween (?:the )?(?P<one>[A-Z][^,;|.()\n]{1,80}?)(?: \([^)]*\))?,? and (?P<the>the )?"
    r"(?P<two>[A-Z](?:(?! and )[^,;|.()\n]){1,80}?)(?: \([^)]*\))?"
    r"(?=[,;|.\n]| (?:on|for|in|to|at|towards?|concerning|regarding|was|were|is|has|signed)\b|\Z)"
)
_OF_STATE = re.compile(r"(?: of)? (?:India|Japan)\Z")
_TOGETHER = re.compile(r"\b(?:between|with|among)\b")

TOGETHER = frozenset({"with", "between"})
LINKS = frozenset({"of", "and", "for", "the"})
"""Words in lower case inside names."""

PLURAL_PRONOUNS = frozenset({"they", "both", "all"})

ENDING = frozenset({"conj", "cc", "appos", "relcl", "acl", "punct"})
"""Relations at which a party's own name ends."""


class Parties:
    """The parties that one document names, and the sides that it brings together.

    `joint` says that the text is issued by the sides, `spoken` that its "we" is theirs. `firms` are the
    companies that the text brought together first: "the two companies" are these.
    """

    def __init__(self, document: Document, text: str, names: Names) -> None:
        self.text = text
        self.terms = terms()
        self.namings = Namings(text, names)
        self.joint = is_joint(document, text)
        self.spoken = self.joint or document.kind in self.terms.words["spoken_kinds"]
        self.sides = sides_of(document, text, names, self.namings, self.joint)
        self.firms: tuple[str, ...] = ()
        self._full_names = {short: " ".join(full.split()) for full, short in _ABBREVIATED.findall(text)}

    def of_subject(self, parse: Parse, head: Token) -> tuple[str, ...]:
        """The parties that a subject stands for; empty where the text does not say."""
        if head.lower_ in FIRST_PERSON and not self.spoken:
            return self._quoted(parse, head)
        heads = tuple(coordinate(head))
        speaker = next((token for token in heads if is_with_speaker(token)), None)
        if speaker is not None:
            both = parse.span(head.sent.start, max(token.i for token in heads) + 1)
            named = self.namings.within(both, adjectives=True)
            return self.sides if set(named) & set(self.sides) else ()
        own = tuple(dict.fromkeys(name for token in heads for name in self.of_noun(parse, token)))
        own = own or self._firm_meant(head)
        self.bring_together(own)
        if own or not any(is_several(token, self.terms) for token in heads):
            return own
        meant = self.sides or self.firms
        if head.lower_ in PLURAL_PRONOUNS:
            meant = self._taken_up(parse, head)
        elif head.lower_ in self.terms.noun_forms["firms"]:
            meant = self.firms
        return meant if counted(head, self.terms) in (None, len(meant)) else ()

    def bring_together(self, named: tuple[str, ...]) -> None:
        """Take note of companies that do something together: the first of a text are its companies."""
        if len(named) > 1 and not set(named) & set(self.sides):
            self.firms = self.firms or named

    def _firm_meant(self, head: Token) -> tuple[str, ...]:
        """ "The bank": of the text's companies the one that is called so, else the first."""
        definite = any(other.lower_ == "the" for other in head.lefts)
        plain = not any(_qualifies(other) for other in (*head.lefts, *head.rights))
        if not (definite and plain and self.firms) or head.tag_ != "NN":
            return ()
        if head.lower_ not in self.terms.noun_forms["firms"] or head.lower_ in self.terms.words["pairs"]:
            return ()
        called = [name for name in self.firms if head.lower_ in name.casefold().split()]
        return (called[0] if len(called) == 1 else self.firms[0],)

    def _quoted(self, parse: Parse, pronoun: Token) -> tuple[str, ...]:
        """Whom "we" stands for in words that somebody of a side says: the sides."""
        says = pronoun.sent.root
        who = child(says, "nsubj") if says.i > pronoun.i else None
        named = self.of_noun(parse, _last_of_title(who)) if who is not None else ()
        return self.sides if named and set(named) <= set(self.sides) else ()

    def _taken_up(self, parse: Parse, pronoun: Token) -> tuple[str, ...]:
        """Whom "they" takes up: the sides, or the companies, that were the last subject before it."""
        for token in reversed(parse.tokens[: pronoun.i]):
            heads = tuple(coordinate(token)) if token.dep_ in ("nsubj", "nsubjpass") else ()
            actors = [one for one in heads if is_collective(one, self.terms) or is_proper(one)]
            if len(actors) > 1 or any(one.tag_ in ("NNS", "NNPS") for one in actors):
                named = {name for one in actors for name in self.of_noun(parse, one)}
                firms = any(one.lower_ in self.terms.noun_forms["firms"] for one in actors)
                if self.firms and (firms or named & {*self.firms}):
                    return self.firms
                several = any(is_several(one, self.terms) for one in actors)
                return self.sides or self.firms if several or named & {*self.sides} else ()
        return self.sides or self.firms

    def of_noun(self, parse: Parse, token: Token) -> tuple[str, ...]:
        """The parties that one noun with its modifiers names: a known one, else a company by its own name."""
        if is_collective(token, self.terms):
            state = token.lower_ in self.terms.noun_forms["sides"]
            phrase = parse.span(left(token), _end_of_phrase(token))
            named = next((o for o in token.rights if o.dep_ == "appos" and is_proper(o)), None)
            if not state and named is not None:  # "a firm of Kochi, Kaveri Airways"
                return self.of_noun(parse, named)
            named_beside = self.namings.within(phrase, adjectives=True)
            return (named_beside or self._sides_beside(token)) if state else ()
        if not is_proper(token):
            return ()
        known = self.namings.at(parse.span(token.i, token.i + 1))
        if known or not any(map(str.isalnum, token.text)):
            return known
        if is_official(token, self.terms):
            return self.namings.within(parse.span(left(token), _end_of_phrase(token)), adjectives=True)
        return (self.firm(token),)

    def _sides_beside(self, token: Token) -> tuple[str, ...]:
        """ "The fisheries agencies of the two countries"."""
        links = (o for o in token.rights if o.lower_ == "of")
        whose = next((held for link in links for held in link.children if held.dep_ == "pobj"), None)
        several = whose is not None and is_several(whose, self.terms)
        if whose is None or not several or whose.lower_ in self.terms.noun_forms["firms"]:
            return ()
        return self.sides if counted(whose, self.terms) in (None, len(self.sides)) else ()

    def firm(self, token: Token) -> str:
        """A company's own name as the text gives it in full: of "smaller rival Ginza Life" Ginza Life."""
        first = left(token)
        while first < token.i and (token.doc[first].dep_ in BEFORE_NAME or token.doc[first].is_punct):
            first += 1
        for other in token.doc[first : token.i]:
            first = other.i + 1 if other.text[:1].islower() and other.lower_ not in LINKS else first
        last = _end_of_phrase(token) - 1 if _is_seat(token) else token.i
        name = str(token.doc[first : last + 1].text)
        return self._full_names.get(name, name)

    def beside(self, parse: Parse, *nodes: Token) -> tuple[str, ...]:
        """Whom something is done with: "in talks with …", "a pact with …", "an agreement between …"."""
        whole = (*nodes, *(noun for node in nodes if (noun := _of_name(node)) is not None))
        links = (o for node in whole for o in node.children if o.dep_ == "prep" and o.lower_ in TOGETHER)
        held = (one for link in links for o in link.children if o.dep_ == "pobj" for one in coordinate(o))
        firms = (one for one in held if is_proper(one) and one.lower_ not in self.terms.kind_of)
        return tuple(name for one in firms for name in self.of_noun(parse, one))

    def of_instrument(self, instrument: Instrument) -> tuple[str, ...]:
        """The parties in an instrument's name: before its noun, or after "between" and "with"."""
        before, end = instrument.before, instrument.span.end
        found = self.namings.within(before, adjectives=True)
        between = _TOGETHER.search(self.text, before.end, end)
        after = self.namings.within(Span(between.start(), end), adjectives=True) if between else ()
        named = tuple(dict.fromkeys((*found, *after)))
        named = self.bodies(Span(before.start, end)) or named
        both = _BETWEEN_BOTH.search(self.text, before.end, end) if not named else None
        return (self.sides or self.namings.pair) if both else named

    def bodies(self, span: Span) -> tuple[str, ...]:
        """The two bodies "between" which a paper is, where both are named and neither is a state's ministry.

        Bodies of a state that the code book knows, and what is named after it, stand for the state.
        """
        match = _BODIES.search(self.text, span.start, span.end)
        if match is None or " and " in match["two"] or (" and " in match["one"] and match["the"] is None):
            return ()
        one, two = (self._body(Span(*match.span(name))) for name in ("one", "two"))
        return (one, two) if one and two and one != two else ()

    def _body(self, span: Span) -> str | None:
        """Whom a body binds: its state, or itself; None where it is a state's that is not named."""
        name = " ".join(self.text[span.start : span.end].split())
        known = self.namings.within(span, adjectives=True)
        words = {word.casefold() for word in name.split()}
        if words & set(self.terms.words["public"]) or self.namings.within(span) == (name,):
            return known[0] if len(known) == 1 else None
        covering = self.namings.at(span)
        return covering[0] if len(covering) == 1 else _OF_STATE.sub("", name)

    def knows(self, parse: Parse, token: Token) -> bool:
        """Whether a noun is collective or its party is known by name."""
        collective = is_collective(token, self.terms) or token.lower_ in COLLECTIVE
        return collective or bool(self.namings.at(parse.span(token.i, token.i + 1)))

    def is_foreign(self, parse: Parse, noun: Token, instrument: Instrument) -> bool:
        """Whether an instrument is a person or a body, or belongs to somebody who is no side."""
        if instrument.kind == "named":
            body = self.namings.at(parse.span(noun.i, noun.i + 1))
            if body or self.namings.is_person(instrument.span):
                return True
        owner = next((other for other in noun.lefts if other.dep_ == "poss" and is_proper(other)), None)
        if owner is None or not self.sides:
            return False
        return not set(self.of_noun(parse, owner)) & set(self.sides)


def _of_name(noun: Token) -> Token | None:
    """The second noun of "memorandum of understanding", on which a parser may hang what follows."""
    link = next((other for other in noun.rights if other.lower_ == "of"), None)
    return child(link, "pobj") if link is not None else None


def _qualifies(other: Token) -> bool:
    return other.dep_ in ("amod", "compound", "nmod", "poss", "prep", "relcl", "appos")


def _is_seat(token: Token) -> bool:
    """ "University of Tokyo": a name that goes on."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return after == "of" and token.lower_ in terms().noun_forms["firms"]


def _last_of_title(token: Token) -> Token:
    """ "Prime Minister Modi": the name, which a parser may hang on the title."""
    return next((other for other in token.rights if other.dep_ == "appos" and is_proper(other)), token)


def _end_of_phrase(token: Token) -> int:
    """One past the last token of a noun phrase without its clauses and coordinates."""
    end = token.i
    for other in token.rights:
        if other.dep_ in ENDING:
            break
        end = other.right_edge.i
    return end + 1
