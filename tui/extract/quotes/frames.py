"""Attributions that a parse shows: a cue, who speaks, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.parsing import Parse
from tui.extract.quotes.attribution import Attribution, RuleName
from tui.extract.quotes.clauses import content_of
from tui.extract.quotes.cues import Cues
from tui.extract.quotes.saying import Saying
from tui.extract.quotes.subjects import Subject, named, phrase, subject_of
from tui.extract.quotes.tokens import MARKS, Range, has_finite_verb, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = frozenset(
    {"would", "could", "should", "might", "may", "can", "must", "will", "'ll", "’ll", "wo", "ca"}
)
_NOBODY = frozenset({"nobody", "none", "neither", "nothing", "that"})
_GENERAL = frozenset({"said", "told"})
"""Passives that pass on what is being said, not an event of saying."""
_BEGINNING = frozenset(
    [
        "go",
        "goes",
        "went",
        "gone",
        "continue",
        "continues",
        "continued",
        "begin",
        "begins",
        "began",
        "did",
        "does",
        "do",
    ]
)
"""Verbs whose infinitive is an act that took place: "went on to say"."""


def frames_in(parse: Parse, cues: Cues) -> Iterator[Attribution]:
    """The attributions of a parse, in the order of their cues."""
    for token in parse.tokens:
        if token.tag_.startswith("VB") and token.lower_ in cues.verbs and not _owned(token):
            found = _verb_frame(parse, token, cues)
        elif token.lower_ == "according":
            found = _according(parse, token, cues)
        elif token.lower_ in cues.nouns:
            found = _noun_frame(parse, token)
        else:
            continue
        if found is not None:
            yield found


def _owned(token: Token) -> bool:
    """Whether a possessive stands before a word, which then is a noun ("Rao's say in the matter")."""
    return token.i > 0 and token.nbor(-1).tag_ == "POS"


def _verb_frame(parse: Parse, verb: Token, cues: Cues) -> Attribution | None:
    """A verb with what it reports; without content it may still introduce quoted words."""
    if not _asserted(verb):
        return None
    subject = subject_of(verb)
    if subject is None or _expletive(verb, subject):
        return None
    content = content_of(Saying(verb, subject, cues))
    if subject.head is None and (content is None or content.rule in ("infinitive", "object")):
        return None
    ranges, rule = (content.ranges, content.rule) if content else ((), "quoted-words")
    return _attribution(parse, (verb.i, verb.i + 1), subject.head, ranges, rule)


def _noun_frame(parse: Parse, noun: Token) -> Attribution | None:
    """ "Suga's warning that …": a thing said, with whose it is."""
    clause = next((child for child in noun.rights if child.dep_ in ("acl", "ccomp", "relcl")), None)
    if clause is None or parse.tokens[clause.left_edge.i].lower_ != "that" or clause.left_edge.i > noun.i + 4:
        return None
    whose = next((child for child in noun.lefts if child.dep_ == "poss" or child.tag_ == "NNP"), None)
    if whose is None or not any(child.dep_ == "mark" for child in clause.children):
        return None
    ranges = trimmed(parse.tokens, [(clause.left_edge.i, clause.right_edge.i + 1)])
    return _attribution(parse, (noun.i, noun.i + 1), whose, ranges, "thing-said") if ranges else None


def _expletive(verb: Token, subject: Subject) -> bool:
    """A subject that stands for nobody: "it is said that …", "nobody says …"; but "it was announced that …"
    tells of words, if not whose."""
    if subject.passive:
        it = any(child.lower_ == "it" for child in verb.children if child.dep_.endswith("subjpass"))
        general = any(child.tag_ in ("VBZ", "VBP") for child in verb.children) or verb.lower_ in _GENERAL
        return it and general
    head = subject.head
    return head is not None and (head.lower_ in _NOBODY or head.dep_ == "expl")


def _asserted(verb: Token) -> bool:
    """Whether the text says that the words were spoken: not denied, not conditional, not merely possible.
    "I may add that …" says it."""
    by_myself = any(child.lower_ == "i" for child in verb.lefts)
    if verb.tag_ == "VB" and verb.head.lower_ not in _BEGINNING and not by_myself:
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
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


def _quoted_off(verb: Token, child: Token) -> bool:
    """Whether a quotation mark stands between them: then the parser hung a quoted word on the cue."""
    low, high = sorted((verb.i, child.i))
    return any(token.text in MARKS for token in verb.doc[low:high])


def _attribution(
    parse: Parse, cue: Range, head: Token | None, ranges: tuple[Range, ...], rule: RuleName
) -> Attribution:
    speaker = parse.span(*phrase(head)) if head is not None else None
    head = named(head) if head is not None else None
    word = parse.span(head.i, head.i + 1) if head is not None else None
    proper = head is not None and head.tag_ in ("NNP", "NNPS")
    return Attribution(
        tuple(parse.span(*each) for each in ranges), parse.span(*cue), speaker, rule, word, proper
    )


def _according(parse: Parse, word: Token, cues: Cues) -> Attribution | None:
    """ "According to X, …", "…, according to X" and in the middle of a clause."""
    doc = parse.tokens
    if word.i + 1 >= len(doc) or doc[word.i + 1].lower_ != "to":
        return None
    head = next((child for child in doc[word.i + 1].children if child.dep_ == "pobj"), None)
    if head is None or head.lower_ in cues.measures:
        return None
    sentence = word.sent
    before = trimmed(doc, [(sentence.start, word.i)])
    after = trimmed(doc, [(_behind_source(head), sentence.end)])
    ranges = before if has_finite_verb(doc, before) else before + after
    return _attribution(parse, (word.i, word.i + 2), head, ranges, "according-to") if ranges else None


def _behind_source(head: Token) -> int:
    """Where the words after "according to X" begin: behind what describes X, unless that takes them all."""
    _, end = phrase(head)
    last = int(head.right_edge.i) + 1
    if (
        has_finite_verb(head.doc, [(last, head.sent.end)])
        or head.doc[min(end, len(head.doc) - 1)].text != ","
    ):
        return last
    return end
