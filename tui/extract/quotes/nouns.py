"""Attributions that rest on a noun: "according to X", "in X's words", "X's warning that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.parsing import Parse
from tui.extract.quotes.asserting import is_asserted
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.cues import Cues
from tui.extract.quotes.drafting import drafted
from tui.extract.quotes.subjects import subject_of
from tui.extract.quotes.tokens import MARKS, Range, has_finite_verb, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = frozenset({"is", "are", "was", "were", "am"})
_HAVE = frozenset({"has", "have", "had"})
_FAR = 14
"""Words from a noun to the quoted words to which it leads."""
_CLAUSE_WITHIN = 4
"""Words from a noun to its clause with "that"."""


def noun_frame(parse: Parse, word: Token, cues: Cues) -> Attribution | None:
    """What the text reports beside a noun, or beside "according"."""
    form = word.lower_
    if form == "according":
        return _according(parse, word, cues)
    if form == "words":
        return _in_words(parse, word)
    if form in cues.nouns or form in cues.voiced or form in cues.leading:
        return _thing_said(parse, word, cues) or _leading(parse, word, cues)
    return _mistaken(parse, word, cues) if form in cues.verbs else None


def _thing_said(parse: Parse, noun: Token, cues: Cues) -> Attribution | None:
    """ "Suga's warning that …", "expressed confidence that …", "is of the view that …"."""
    clause = next((child for child in noun.rights if child.dep_ in ("acl", "ccomp", "relcl")), None)
    if clause is None or clause.left_edge.i > noun.i + _CLAUSE_WITHIN:
        return None
    that = clause.left_edge
    if that.lower_ != "that" or that.tag_ != "IN":
        return None
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    voiced = verb.lower_ in (cues.voicing if noun.dep_ == "dobj" else _BE if noun.dep_ == "pobj" else ())
    if noun.lower_ in cues.voiced and voiced:
        subject = subject_of(verb) if is_asserted(verb, cues) else None
        cue, whose = (verb.i, noun.i + 1), subject.head if subject else None
    elif noun.lower_ in cues.nouns:
        cue, whose = (noun.i, noun.i + 1), owner_of(noun)
    else:
        return None
    ranges = trimmed(parse.tokens, [(that.i, clause.right_edge.i + 1)])
    return drafted(parse, cue, whose, ranges, "thing-said") if ranges and whose else None


def _leading(parse: Parse, noun: Token, cues: Cues) -> Attribution | None:
    """ "Suga's advice is simple: “…”", "Suga had a warning: “…”": whose words stand behind the colon."""
    if noun.lower_ not in cues.leading or not _leads(noun):
        return None
    whose = owner_of(noun)
    if whose is None and noun.dep_ == "dobj" and noun.head.lower_ in cues.voicing | _HAVE:
        subject = subject_of(noun.head)
        whose = subject.head if subject else None
    return drafted(parse, (noun.i, noun.i + 1), whose, (), "thing-said") if whose else None


def _leads(noun: Token) -> bool:
    """Whether a colon or a verb of being stands right before the next quotation mark."""
    for token in noun.doc[noun.i + 1 : noun.i + _FAR]:
        if token.text in MARKS:
            before = token.nbor(-1)
            return before.text == ":" or before.lower_ in _BE
        if token.text in (".", "?", "!"):
            return False
    return False


def owner_of(noun: Token) -> Token | None:
    """Whose a noun is: the possessive or the name before it."""
    return next((child for child in noun.lefts if child.dep_ == "poss" or child.tag_ == "NNP"), None)


def owner(subject: Token, cues: Cues) -> Token:
    """Who speaks where a thing said is the subject: "Suga's comment read …" is Suga, "the council issued a
    statement saying …" the council."""
    form = subject.lower_
    if form not in cues.nouns | cues.leading | cues.documents:
        return subject
    whose = next((child for child in subject.lefts if child.dep_ == "poss"), None)
    if whose is None and subject.dep_ == "dobj" and subject.head.lower_ in cues.issuing:
        issuer = subject_of(subject.head)
        whose = issuer.head if issuer else None
    return whose or subject


def _mistaken(parse: Parse, noun: Token, cues: Cues) -> Attribution | None:
    """A verb of saying beside quoted words that the tagger took for a noun ("“…,” Sato recalls")."""
    doc, name = parse.tokens, noun.nbor(-1) if noun.i else noun
    if noun.tag_ not in ("NN", "NNS") or name.head != noun or name.dep_ not in ("compound", "nsubj"):
        return None
    before = doc[name.left_edge.i - 1].text if name.left_edge.i else ""
    after = [token.text for token in doc[noun.i + 1 : noun.i + 3]]
    leads = len(after) == 2 and after[0] in (":", ",") and after[1] in MARKS
    named = name.tag_ == "NNP" or (leads and name.lower_ in cues.leading | cues.documents)
    if not named or not (leads or before in MARKS):
        return None
    whose = name if name.tag_ == "NNP" else owner_of(noun)
    return drafted(parse, (noun.i, noun.i + 1), whose, (), "quoted-words") if whose is not None else None


def _according(parse: Parse, word: Token, cues: Cues) -> Attribution | None:
    """ "According to X, …", "…, according to X" and in the middle of a clause."""
    doc = parse.tokens
    if word.i + 1 >= len(doc) or doc[word.i + 1].lower_ != "to":
        return None
    head = next((child for child in doc[word.i + 1].children if child.dep_ == "pobj"), None)
    if head is None or head.lower_ in cues.measures:
        return None
    ranges = _beside(parse, (word.i, head.right_edge.i + 1))
    return drafted(parse, (word.i, word.i + 2), head, ranges, "according-to") if ranges else None


def _in_words(parse: Parse, word: Token) -> Attribution | None:
    """ "In X's words, …", "in the words of X"."""
    if word.head.lower_ != "in" or word.dep_ != "pobj":
        return None
    of = next((child for child in word.rights if child.lower_ == "of"), None)
    whose = next((child for child in of.children if child.dep_ == "pobj"), None) if of else owner_of(word)
    if whose is None:
        return None
    ranges = _beside(parse, (word.head.i, max(word.i, whose.right_edge.i) + 1))
    return drafted(parse, (word.i, word.i + 1), whose, ranges, "according-to") if ranges else None


def _beside(parse: Parse, source: Range) -> tuple[Range, ...]:
    """What of a sentence stands before the words that name its source, if it is a clause; else the rest."""
    doc, sentence = parse.tokens, parse.tokens[source[0]].sent
    before = trimmed(doc, [(sentence.start, source[0])])
    return before if has_finite_verb(doc, before) else before + trimmed(doc, [(source[1], sentence.end)])
