"""The clause after a verb of saying: "said that …", "said …", "asked whether …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.quotes.attribution import RuleName
from tui.extract.quotes.objects import infinitive_of
from tui.extract.quotes.saying import Content, Saying
from tui.extract.quotes.tokens import BREAKS, COMMAS, FINITE, MARKS, PRE_POSED, RELATIVES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REASONS = frozenset({"because", "if", "unless", "until", "so", "since"})
"""What opens a clause that gives the reason or condition of the one before it."""

_OBJECTS = frozenset({"dobj", "dative", "npadvmod", "nsubj", "oprd"})
"""What the parser makes of a subject that it takes from its clause."""
_FINITE_IN = frozenset({"ccomp", "aux", "auxpass"})
"""Where in a reported clause its finite word stands."""

_OPENING = frozenset({":", "–", "—"})
_TO_COLON = 6
"""Words from a verb of saying to its colon ("wrote in a post on Monday: …")."""
_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def complement(saying: Saying) -> Content | None:
    """The clause that the parser made the verb's complement."""
    verb = saying.verb
    found = [child for child in verb.rights if child.dep_ == "ccomp"]
    clauses = [child for child in found if child.tag_ != "NNP"] or found
    if not clauses or (saying.takes("infinitive") and infinitive_of(verb, clauses[0].i)):
        return None
    start = _start(verb, clauses[0])
    end = max(child.right_edge.i + 1 for child in [*clauses, *_coordinated(verb, clauses[0])])
    end = max(end, *(child.right_edge.i + 1 for child in _reasons(verb, end)), end)
    return saying.content(_rule(saying.doc, start, clauses[0]), (start, end))


def _start(verb: Token, clause: Token) -> int:
    """Where the content begins: at "that", at the clause of time or condition before the main one, or at a
    subject that the parser took from it."""
    start = max(clause.left_edge.i, verb.i + 1)
    taken = _taken_subject(verb, clause)
    if taken is not None:
        return int(max(taken.left_edge.i, verb.i + 1))
    for token in verb.doc[verb.i + 1 : start]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head == clause:
            return int(token.i)
        if token.dep_ == "advcl" and token.head == verb and token.left_edge.lower_ in PRE_POSED:
            return int(max(token.left_edge.i, verb.i + 1))
    return _behind_day(verb, int(start))


def _taken_subject(verb: Token, clause: Token) -> Token | None:
    """The subject of a finite clause that the parser made an object of the cue ("said the fees in this port
    are low"): a finite clause has one."""
    finite = any(word.tag_ in FINITE for word in (clause, *clause.lefts) if word.dep_ in _FINITE_IN)
    if _has_subject(clause) or not finite or any(child.dep_ == "ccomp" for child in verb.lefts):
        return None
    objects = [child for child in verb.rights if child.dep_ in _OBJECTS and child.i < clause.i]
    if not objects:
        return None
    between = verb.doc[objects[0].right_edge.i + 1 : clause.left_edge.i]
    return None if any(token.text in COMMAS | MARKS for token in between) else objects[-1]


def _behind_day(verb: Token, start: int) -> int:
    """Where the content begins behind the day on which one spoke, if that follows the verb ("said on Monday
    it had …")."""
    on, day = verb.doc[start], verb.doc[start + 1 : start + 2].text
    return start + 2 if start == verb.i + 1 and on.lower_ == "on" and day in _DAYS else start


def _rule(doc: Doc, start: int, clause: Token) -> RuleName:
    first = doc[start]
    if first.tag_ in RELATIVES or first.lower_ in ("if", "whether"):
        return "question-clause"
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return "that-clause" if marked or first.lower_ == "that" else "bare-clause"


def _coordinated(verb: Token, clause: Token) -> list[Token]:
    """Coordinated clauses that the parser hung on the cue verb ("said A and B"): they have a subject of their
    own, or a form that cannot stand beside the cue's."""
    return [
        child
        for child in verb.rights
        if child.dep_ == "conj"
        and child.i > clause.i
        and child.tag_.startswith("VB")
        and (_has_subject(child) or (child.tag_ == "VB") != (verb.tag_ == "VB"))
    ]


def _reasons(verb: Token, end: int) -> list[Token]:
    """Clauses of reason or condition right behind the reported one that the parser hung on the cue verb."""
    return [
        child
        for child in verb.rights
        if child.dep_ in ("advcl", "prep")
        and child.left_edge.i <= end + 1
        and child.i >= end
        and child.left_edge.lower_ in _REASONS
    ]


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.lefts)


def after_that(saying: Saying) -> Content | None:
    """What follows "that" where the parser made no complement of it ("tweeted on the hour that …")."""
    for token in saying.doc[saying.verb.i + 1 : saying.sentence.end]:
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT") and token.head.tag_[:2] in ("VB", "MD"):
            return saying.content("that-clause", (token.i, max(token.head.right_edge.i, token.i) + 1))
        if (token.tag_.startswith("VB") and token.dep_ != "amod") or token.text in BREAKS:
            return None
    return None


def behind_colon(saying: Saying) -> Content | None:
    """A sentence of its own behind a colon or a dash, without quotation marks, and those after it in which
    the same one speaks of "we" ("Rao wrote: We spoke of rice. Its price has shaken us.")."""
    doc, verb = saying.doc, saying.verb
    words = saying.words()
    if words is None or words[1] > verb.i + 1:
        return None
    for token in doc[verb.i + 1 : verb.i + _TO_COLON]:
        if token.tag_.startswith("VB") or token.text in MARKS or token.text == ",":
            return None
        if token.text in _OPENING:
            first = token.i + 1
            opens = first < len(doc) and doc[first].is_title and doc[first].text not in MARKS
            return saying.content("bare-clause", (first, _end_of_passage(doc, first))) if opens else None
    return None


def _end_of_passage(doc: Doc, start: int) -> int:
    """Where the sentences end that begin at a token and speak of "we"."""
    end = int(doc[start].sent.end)
    while end < len(doc) and _FIRST.intersection(token.lower_ for token in doc[end].sent):
        end = int(doc[end].sent.end)
    return end
