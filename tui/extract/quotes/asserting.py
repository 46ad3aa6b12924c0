"""Whether a verb of saying tells that words were spoken, and by somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.quotes.cues import Cues
from tui.extract.quotes.subjects import Subject
from tui.extract.quotes.tokens import MARKS

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = 5
"""Words from a verb to the one with which it reports words."""
_MODALS = frozenset(
    {"would", "could", "should", "might", "may", "can", "must", "will", "'ll", "’ll", "wo", "ca"}
)
_NOBODY = frozenset({"nobody", "none", "neither", "nothing", "that"})
_GENERAL = frozenset({"said", "told"})
"""Passives that pass on what is being said, not an event of saying."""


def is_whole(verb: Token, cues: Cues) -> bool:
    """Whether a verb that reports words only beside another word has that behind it ("made it clear")."""
    word = cues.idioms.get(cues.bases[verb.lower_])
    return word is None or any(token.lower_ == word for token in verb.doc[verb.i + 1 : verb.i + _BESIDE])


def is_expletive(verb: Token, subject: Subject) -> bool:
    """A subject that stands for nobody: "it is said that …", "nobody says …"; but "it was announced that …"
    tells of words, if not whose."""
    if subject.passive:
        it = any(child.lower_ == "it" for child in verb.children if child.dep_.endswith("subjpass"))
        general = any(child.tag_ in ("VBZ", "VBP") for child in verb.children) or verb.lower_ in _GENERAL
        return it and general
    head = subject.head
    return head is not None and (head.lower_ in _NOBODY or head.dep_ == "expl")


def is_asserted(verb: Token, cues: Cues) -> bool:
    """Whether the text says that the words were spoken: not denied, not conditional, not merely possible.
    "I may add that …" says it."""
    by_myself = any(child.lower_ == "i" for child in verb.lefts)
    own = cues.carriers.get(cues.bases.get(verb.lower_, ""), frozenset())
    carried = verb.tag_ == "VB" and verb.head.lower_ in (own or cues.carriers["say"])
    if not carried and not by_myself and (verb.tag_ == "VB" or own - cues.carriers["say"]):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return False
    if _is_hearsay(verb) or _is_inverted(verb):
        return False
    for child in verb.children:
        if _quoted_off(verb, child):
            continue
        if child.dep_ == "neg" and child.i < verb.i:
            return False
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "should"):
            return False
        if child.dep_ == "aux" and child.lower_ in _MODALS and not by_myself:
            return False
    return True


def _is_hearsay(verb: Token) -> bool:
    """Whether others say that somebody said so ("was said to have asked …")."""
    have = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    above = verb.head
    return have and verb.dep_ == "xcomp" and any(child.dep_ == "auxpass" for child in above.children)


def _is_inverted(verb: Token) -> bool:
    """Whether the auxiliary stands before the subject, as in a condition ("Had Rao said no, …")."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return subject is not None and any(
        child.dep_ == "aux" and child.lower_ == "had" and child.i < subject.left_edge.i
        for child in verb.lefts
    )


def _quoted_off(verb: Token, child: Token) -> bool:
    """Whether a quotation mark stands between them: then the parser hung a quoted word on the cue."""
    low, high = sorted((verb.i, child.i))
    return any(token.text in MARKS for token in verb.doc[low:high])
