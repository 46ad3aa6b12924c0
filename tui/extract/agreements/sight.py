"""What the rules look at: a parsed block, and who the parties of its document are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.extract.agreements.actors import is_several
from tui.extract.agreements.grammar import (
    AUXILIARIES,
    RELATIVE,
    SUBJECTS,
    child,
    is_proper,
    left,
    right,
    subjectless,
)
from tui.extract.agreements.instruments import is_for_which, qualified
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.terms import Terms
from tui.extract.parsing import Parse
from tui.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = "“‘\"'"


def _leading(verb: Token, terms: Terms) -> Token:
    """The verb of the whole: "are close to signing", "are on the verge of signing", "is to be set up"."""
    above = verb.head.head
    if verb.dep_ == "pcomp" and above.dep_ == "acomp":
        return above.head
    if verb.dep_ == "pcomp" and above.dep_ == "pobj" and above.lower_ in terms.words["ahead"]:
        return above.head.head
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp" and verb.head.lower_ in terms.words["ahead"]:
        return verb.head.head  # "are due to sign"
    passive = verb.dep_ == "xcomp" and child(verb, "auxpass") is not None and subjectless(verb)
    return verb.head if passive and terms.base_of.get(verb.head.lower_) == "be" else verb


def _first_of_subject(own: Token) -> Token:
    """Of "my friend and I agreed" the friend, which a parser may hang on the verb beside "I"."""
    before = own.left_edge.i - 1
    joined = before > own.sent.start and own.doc[before].lower_ in ("and", "&") and own.lower_ == "i"
    return own.doc[before - 1] if joined and is_proper(own.doc[before - 1]) else own


class Sight(NamedTuple):
    """A parsed block with its document's parties, and the spans of what stands in it."""

    parse: Parse
    parties: Parties

    @property
    def terms(self) -> Terms:
        """The table of agreement terms."""
        return self.parties.terms

    def clause(self, verb: Token, without: frozenset[int] = frozenset()) -> Span:
        """A verb's clause from its own subject or auxiliary on; the verbs `without` begin others.

        "They are close to signing a pact" is one clause.
        """
        verb = _leading(verb, self.terms)
        end = right(verb, without)
        own = child(verb, *SUBJECTS)
        if own is not None and verb.dep_ == "relcl" and (own.tag_ in RELATIVE or is_for_which(verb)):
            own = None  # the noun that "which" takes up belongs to it
        if own is not None and own.i < verb.i:
            start = left(_first_of_subject(own))
            for token in self.parse.tokens[start : verb.i]:
                if not token.is_punct or token.text in OPENING:
                    break
                start += 1
            end = max(end, right(own)) if own.dep_ == "nsubjpass" else end
        elif verb.dep_ in ("relcl", "acl") and verb.head.i < verb.i:
            start = left(qualified(verb.head, self.terms))
        else:
            start = min([verb.i, *(other.i for other in verb.lefts if other.dep_ in (*AUXILIARIES, "expl"))])
        return self.parse.span(start, end + 1)

    def phrase(self, noun: Token, without: frozenset[int] = frozenset()) -> Span:
        """A noun's phrase with everything that hangs on it, but the subtrees `without`."""
        start = left(noun)
        while (
            start < noun.i
            and self.parse.tokens[start].is_punct
            and self.parse.tokens[start].text not in OPENING
        ):
            start += 1
        return self.parse.span(start, right(noun, without) + 1)

    def names_several(self, span: Span) -> bool:
        """Whether a stretch names several parties, or says that it is about what they share."""
        if len(self.parties.namings.within(span, adjectives=True)) > 1:
            return True
        offset, shared = self.parse.block.start, self.terms.words["shared"]
        return any(
            (is_several(token, self.terms) and token.tag_ != "PRP") or token.lower_ in shared
            for token in self.parse.tokens
            if span.start <= offset + token.idx < span.end
        )

    def at(self, *tokens: Token) -> Span:
        """The span from the first to the last of some tokens."""
        places = [token.i for token in tokens]
        return self.parse.span(min(places), max(places) + 1)

    def inside(self, head: Token, span: Span) -> frozenset[int]:
        """Positions of the tokens from the beginning of a subtree to the end of a span."""
        offset, first = self.parse.block.start, min(head.i, head.left_edge.i)
        following = self.parse.tokens[first:]
        return frozenset(token.i for token in following if offset + token.idx + len(token) <= span.end)
