"""Who can bind himself: nouns and pronouns that stand for parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.agreements.grammar import coordinate, is_proper
from tui.extract.agreements.terms import Terms

if TYPE_CHECKING:
    from spacy.tokens import Token

COLLECTIVE = frozenset({"we", "they", "both", "us", "all"})
FIRST_PERSON = frozenset({"we", "us"})
NO_PARTY = frozenset({"it", "you", "i", "me"})
EACH = frozenset({"each", "both", "either"})


def is_collective(token: Token, terms: Terms) -> bool:
    """Whether a noun stands for parties ("sides", "ministers", "companies"), not in a company's own name."""
    if token.lower_ in terms.noun_forms["firms"]:
        return not (is_proper(token) and (_is_named_after(token) or any(map(is_proper, token.lefts))))
    return token.lower_ in terms.noun_forms["sides"]


def _is_named_after(token: Token) -> bool:
    """ "The University of Tokyo": a name of its own by what follows."""
    of = next((other for other in token.rights if other.lower_ == "of" and token.text[0].isupper()), None)
    return of is not None and any(is_proper(other) for other in of.children)


def is_official(token: Token, terms: Terms) -> bool:
    """Whether a proper noun is a person by the title before it."""
    before = (token, *token.lefts)
    return is_proper(token) and any(o.lower_.strip(".") in terms.words["titles"] for o in before)


def is_several(token: Token, terms: Terms) -> bool:
    """Whether a word stands for several parties: "they", "the leaders", "each side", not "the government"."""
    if token.lower_ in COLLECTIVE or token.lower_ in terms.words["pairs"]:
        return True
    if not is_collective(token, terms) or any(_sets_apart(other, terms) for other in token.lefts):
        return False
    one = token.lower_ in (*terms.nouns["sides"], *terms.nouns["firms"])  # a tagger errs about capitals
    return token.tag_ in ("NNS", "NNPS") or not one or any(other.lower_ in EACH for other in token.lefts)


def _sets_apart(other: Token, terms: Terms) -> bool:
    """Whether a word before "leaders", "countries" says that they are others than the text's own."""
    qualifies = other.dep_ in ("amod", "compound", "nmod")
    return qualifies and other.tag_ != "CD" and other.lower_ not in terms.words["qualifying"]


def counted(token: Token, terms: Terms) -> int | None:
    """How many a phrase says they are: None where it doesn't, -1 where it is unclear.

    "The four leaders", "the navies of the four countries".
    """
    links = (other for other in token.rights if other.lower_ == "of")
    owners = (held for link in links for held in link.rights if held.dep_ == "pobj")
    phrases = (token, *(owner for owner in owners if owner.lower_ in terms.noun_forms["sides"]))
    numbers = (other.lower_ for one in phrases for other in one.lefts if other.dep_ == "nummod")
    number = next(numbers, None)
    if number is None:
        return None
    words = terms.words["numbers"]
    if number in words:
        return words.index(number)
    return int(number) if number.isascii() and number.isdecimal() else -1


def is_actor(token: Token, terms: Terms) -> bool:
    """Whether the head of a subject can bind itself."""
    if token.tag_ == "PRP":
        return token.lower_ not in NO_PARTY or is_with_speaker(token)
    if is_collective(token, terms) or token.lower_ in ("both", "all"):
        return True
    return is_proper(token) and token.lower_ not in terms.kind_of


def is_with_speaker(token: Token) -> bool:
    """Whether "I" is one of several: "the Prime Minister and I", "I and the Prime Minister"."""
    if token.lower_ != "i":
        return False
    before = token.i > 0 and token.nbor(-1).lower_ in ("and", "&")
    return before or any(other.dep_ == "conj" and is_proper(other) for other in token.rights)


def acting(head: Token | None, terms: Terms) -> Token | None:
    """The actor among a subject's head and its coordinates (a parser may take a word before it along)."""
    if head is None:
        return None
    return next((token for token in coordinate(head) if is_actor(token, terms)), None)


def are_several(head: Token | None, terms: Terms) -> bool:
    """Whether several parties are a subject."""
    if head is None:
        return False
    return head.tag_ in ("NNS", "NNPS") or is_several(head, terms) or len(list(coordinate(head))) > 1
