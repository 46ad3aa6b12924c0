"""What is said: the words that a cue verb reports, found over the parse as ranges of token positions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc, Token

from tui.extract.quotes.cues import Cues
from tui.extract.quotes.subjects import Subject

Range = tuple[int, int]
"""Token positions, end exclusive."""

_COMMAS = frozenset({",", "—", "–", "--", "-", ";", ":"})
_OPEN_MARKS = frozenset({'"', "“", "‘", "'", "``", "«", "「"})
_MARKS = _OPEN_MARKS | {"”", "’", "''", "»", "」"}


class Content(NamedTuple):
    """The ranges of what is said, in order, and the name of the rule that found them."""

    ranges: tuple[Range, ...]
    rule: str


def content_of(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """What a cue verb reports, by the first rule that fits; None where it reports nothing in this sentence."""
    form = verb.lower_
    if cues.takes(form, "clause"):
        found = _complement(verb) or _around(verb, subject) or _before(verb, subject)
        if found:
            return found
    if cues.takes(form, "infinitive") and (found := _infinitive(verb)):
        return found
    if cues.takes(form, "object"):
        return _object(verb)
    return None


def _complement(verb: Token) -> Content | None:
    """The clause after the verb: "said (that) …", "asked whether …"."""
    for child in verb.rights:
        if child.dep_ == "ccomp" and child.i > verb.i and not _is_subject_side(child, verb):
            positions = {token.i for token in child.subtree if token.i > verb.i}
            positions |= _high_coordination(verb, child)
            ranges = trimmed(verb.doc, _runs(_cut_second_cue(child, positions)))
            if ranges:
                return Content(ranges, _clause_rule(verb.doc, ranges[0][0], child))
    return None


def _is_subject_side(clause: Token, verb: Token) -> bool:
    """An inverted "…," said X keeps its clause on the left, whatever the parser hangs on the right."""
    return any(child.dep_ == "nsubj" and verb.i < child.i < clause.left_edge.i for child in verb.children)


def _clause_rule(doc: Doc, start: int, clause: Token) -> str:
    first = doc[start]
    if first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ in ("if", "whether"):
        return "question clause"
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return "that-clause" if marked else "bare clause"


def _high_coordination(verb: Token, clause: Token) -> set[int]:
    """A coordinated clause with a subject of its own that the parser hung on the cue verb ("said A and B")."""
    added: set[int] = set()
    for child in verb.rights:
        if child.dep_ == "conj" and child.i > clause.i and child.tag_.startswith("VB"):
            has_subject = any(word.dep_ in ("nsubj", "nsubjpass", "expl") for word in child.children)
            if has_subject:
                added |= set(range(clause.right_edge.i + 1, child.right_edge.i + 1))
    return added


def _cut_second_cue(clause: Token, positions: set[int]) -> set[int]:
    """Leaves out a participle or a coordinated verb that opens an attribution of its own (", adding that …")."""
    return positions


def _around(verb: Token, subject: Subject | None) -> Content | None:
    """The clause around a parenthesis: "The deal, he said, would be signed"; also one that stands before it."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "relcl", "dep", "conj") or verb.head == verb:
        return None
    if subject is None or subject.head is None or not subject.own:
        return None
    chunk = _chunk(verb, subject)
    if not _parenthetical(verb.doc, chunk):
        return None
    above = verb.head
    while above.dep_ in ("conj", "ccomp", "advcl") and above.head != above and above.head.i > chunk[0]:
        above = above.head
    positions = {token.i for token in above.subtree} - {token.i for token in verb.subtree}
    positions |= {token.i for token in verb.subtree if token.i < chunk[0]}
    positions -= set(range(*chunk))
    ranges = trimmed(verb.doc, _runs(positions))
    return Content(ranges, "around its cue" if len(ranges) > 1 else "clause before its cue") if ranges else None


def _chunk(verb: Token, subject: Subject) -> Range:
    """The words of the attribution itself: subject and verb with what belongs to them."""
    assert subject.head is not None
    start, end = min(verb.i, subject.head.left_edge.i), max(verb.i, subject.head.i) + 1
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "advmod", "prt") and abs(child.i - verb.i) < 4:
            start, end = min(start, child.i), max(end, child.i + 1)
    return start, end


def _parenthetical(doc: Doc, chunk: Range) -> bool:
    """Whether a comma, a dash or a quotation mark parts an attribution from what stands before it."""
    return chunk[0] > 0 and (doc[chunk[0] - 1].text in _COMMAS or doc[chunk[0] - 1].text in _MARKS)


def _before(verb: Token, subject: Subject | None) -> Content | None:
    """What stands before ", X said": all of the sentence up to the comma."""
    if subject is None or subject.head is None or not subject.own:
        return None
    chunk = _chunk(verb, subject)
    sentence = verb.sent
    if chunk[0] <= sentence.start + 1 or not _parenthetical(verb.doc, chunk):
        return None
    left = [child for child in verb.lefts if child.dep_ in ("ccomp", "parataxis", "advcl", "dep") and child.i < chunk[0]]
    if not left:
        return None
    ranges = trimmed(verb.doc, [(sentence.start, chunk[0])])
    return Content(ranges, "clause before its cue") if ranges else None


def _infinitive(verb: Token) -> Content | None:
    """What somebody is asked or promises to do: "urged Y to …"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(
            word.dep_ == "aux" and word.lower_ == "to" for word in child.children
        ):
            ranges = trimmed(verb.doc, _runs({token.i for token in child.subtree if token.i > verb.i}))
            return Content(ranges, "infinitive") if ranges else None
    return None


def _object(verb: Token) -> Content | None:
    """What is spoken of stands for what is said: "criticised …"."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            ranges = trimmed(verb.doc, _runs({token.i for token in child.subtree if token.i > verb.i}))
            return Content(ranges, "object") if ranges else None
    return None


def _runs(positions: Iterable[int]) -> list[Range]:
    """Positions as ranges."""
    found: list[Range] = []
    for position in sorted(positions):
        if found and found[-1][1] == position:
            found[-1] = (found[-1][0], position + 1)
        else:
            found.append((position, position + 1))
    return found


def trimmed(doc: Doc, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges without "that" before and without commas and stops around them; empty ones dropped."""
    found: list[Range] = []
    for start, end in ranges:
        while start < end and (_outer_sign(doc[start]) or (not found and doc[start].lower_ == "that" and doc[start].tag_ == "IN")):
            start += 1
        while end > start and (_outer_sign(doc[end - 1]) or doc[end - 1].text in ("and", "but", "or")):
            end -= 1
        if any(token.is_alpha or token.like_num for token in doc[start:end]):
            found.append((start, end))
    return tuple(found)


def _outer_sign(token: Token) -> bool:
    return (token.is_punct or token.is_space) and token.text not in _MARKS and token.text not in ("(", "[", "$", "…", "...")
