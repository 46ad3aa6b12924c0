"""What is said: the words that a cue verb reports, found over the parse as ranges of token positions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.extract.quotes.cues import Cues
from tui.extract.quotes.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Token positions, end exclusive."""

_COMMAS = frozenset({",", "—", "–", "--", "-", ";", ":"})
_CLOSING = frozenset({",", "—", "–", "--"})
MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''", "«", "»", "「", "」"})

_PRE_POSED = frozenset(
    {
        "even",
        "if",
        "when",
        "while",
        "once",
        "since",
        "because",
        "as",
        "after",
        "before",
        "unless",
        "until",
        "although",
        "though",
    }
)
_ASIDE = 6
"""Words that a parenthesis may have after its verb ("he said in Tokyo on Monday,")."""
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_ADDED = frozenset({"although", "though", "whereas", "while"})


class Content(NamedTuple):
    """The ranges of what is said, in order, and the name of the rule that found them."""

    ranges: tuple[Range, ...]
    rule: str


def content_of(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """What a cue verb reports, by the first rule that fits; None where it reports nothing in this sentence."""
    form = verb.lower_
    if cues.takes(form, "clause"):
        for rule in (_as_one_says, _around, _complement, _before, _after_that, _swallowed):
            if found := rule(verb, subject, cues):
                return found
    if cues.takes(form, "infinitive") and (found := _infinitive(verb)):
        return found
    if cues.takes(form, "object") and (found := _object(verb)):
        return found
    return _asked_for(verb) if cues.takes(form, "request") else None


def _as_one_says(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """ "As X pointed out, …" and "…, as X put it": the main clause is what X says."""
    marks = [child for child in verb.children if child.lower_ == "as" and child.i < verb.i]
    if not marks or subject is None or subject.head is None or not subject.own:
        return None
    doc, sentence, first = verb.doc, verb.sent, marks[0].i
    if any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return None
    if first > sentence.start + 1:
        ranges = trimmed(doc, [(sentence.start, first)]) if doc[first - 1].text == "," else ()
    else:
        comma = next((token.i for token in doc[verb.i : sentence.end] if token.text == ","), sentence.end)
        ranges = trimmed(doc, [(comma, sentence.end)])
    whole = any(token.tag_ in _FINITE for each in ranges for token in doc[each[0] : each[1]])
    return Content(ranges, "as one says") if whole else None


def _swallowed(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """A bare clause of which the parser made the main clause, the cue its adverb ("while he admits it rains, …")."""
    if subject is None or verb.dep_ != "advcl" or verb.head.i < verb.i:
        return None
    doc = verb.doc
    comma = next((token.i for token in doc[verb.i : verb.sent.end] if token.text == ","), verb.sent.end)
    ranges = trimmed(doc, [(verb.i + 1, comma)])
    return Content(ranges, "bare clause") if verb.head.i < comma and ranges else None


def _complement(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """The clause after the verb: "said (that) …", "asked whether …"."""
    clauses = [child for child in verb.rights if child.dep_ == "ccomp" and not _is_subject_side(child, verb)]
    if not clauses or (cues.takes(verb.lower_, "infinitive") and _infinitive_child(verb, clauses[0].i)):
        return None
    start = _clause_start(verb, clauses[0])
    end = max(child.right_edge.i + 1 for child in [*clauses, *_high_coordination(verb, clauses[0])])
    ranges = trimmed(verb.doc, [(start, _end_of_content(verb, (start, end), cues))])
    return Content(ranges, _clause_rule(verb.doc, start, clauses[0])) if ranges else None


def _after_that(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """What follows "that" where the parser made no complement of it ("tweeted on the hour that …")."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.sent.end]:
        if (
            token.lower_ == "that"
            and token.tag_ in ("IN", "WDT")
            and token.head.tag_.startswith(("VB", "MD"))
        ):
            ranges = trimmed(doc, [(token.i, max(token.head.right_edge.i + 1, token.i + 1))])
            return Content(ranges, "that-clause") if ranges else None
        if token.tag_.startswith("VB") or token.text in _COMMAS:
            return None
    return None


def _is_subject_side(clause: Token, verb: Token) -> bool:
    """An inverted "…," said X keeps its clause on the left, whatever the parser hangs on the right."""
    return any(child.dep_ == "nsubj" and verb.i < child.i < clause.left_edge.i for child in verb.children)


def _clause_start(verb: Token, clause: Token) -> int:
    """Where the content begins: at "that", or at the clause of time or condition that stands before the main one."""
    doc = verb.doc
    start = max(clause.left_edge.i, verb.i + 1)
    for at in range(verb.i + 1, start):
        if doc[at].lower_ == "that" and doc[at].dep_ == "mark" and doc[at].head == clause:
            return at
        if doc[at].dep_ == "advcl" and doc[at].head == verb and doc[at].left_edge.lower_ in _PRE_POSED:
            return max(doc[at].left_edge.i, verb.i + 1)
    return start


def _clause_rule(doc: Doc, start: int, clause: Token) -> str:
    first = doc[start]
    if first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ in ("if", "whether"):
        return "question clause"
    marked = first.lower_ == "that" or any(
        child.dep_ == "mark" and child.lower_ == "that" for child in clause.children
    )
    return "that-clause" if marked else "bare clause"


def _high_coordination(verb: Token, clause: Token) -> list[Token]:
    """Coordinated clauses that the parser hung on the cue verb ("said A and B"): they have a subject of their own,
    or a form that cannot stand beside the cue's."""
    return [
        child
        for child in verb.rights
        if child.dep_ == "conj" and child.i > clause.i and child.tag_.startswith("VB")
        and (_has_subject(child) or (child.tag_ == "VB") != (verb.tag_ == "VB"))
    ]


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") and child.i < verb.i for child in verb.children)


def _end_of_content(verb: Token, content: Range, cues: Cues) -> int:
    """Where the content ends: before an attribution of its own (", adding that …", "and B said …") and before
    what the writer adds ("…, although …")."""
    doc = verb.doc
    for at in range(content[0] + 1, content[1]):
        token = doc[at]
        if token.lower_ in _ADDED and doc[at - 1].text == ",":
            return at
        if token.tag_ == "VBG" and doc[at - 1].text == "," and _speaks_of(token, cues):
            return at
        if _second_act(verb, token, cues):
            return at - 1
        if (
            cues.takes(token.lower_, "clause")
            and token.tag_ in ("VBD", "VBZ", "VBP")
            and token.dep_ != "relcl"
        ):
            start = _own_start(token)
            if (
                start is not None
                and start > content[0] + 1
                and doc[start - 1].lower_ in ("and", "but", "—", "–", "-")
            ):
                return start - 1
    return content[1]


def _second_act(verb: Token, token: Token, cues: Cues) -> bool:
    """A second verb of saying by the same speaker ("… and warned against …"), wherever the parser hung it."""
    joined = token.dep_ == "conj" and token.nbor(-1).lower_ in ("and", "but")
    return joined and token.tag_ == verb.tag_ and _speaks_of(token, cues)


def _speaks_of(token: Token, cues: Cues) -> bool:
    return cues.takes(token.lower_, "clause") or cues.takes(token.lower_, "object")


def _own_start(verb: Token) -> int | None:
    """Where the subject of a verb begins, when it stands before the verb."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i < verb.i:
            return int(child.left_edge.i)
    return None


def _around(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """The sentence around a parenthesis: "The deal, he said, would be signed", "If it rains, he said, they wait"."""
    if subject is None or subject.head is None or subject.head.i > verb.i or subject.head.head != verb:
        return None
    doc, sentence = verb.doc, verb.sent
    chunk = _chunk(verb, subject)
    if chunk[0] <= sentence.start + 1 or doc[chunk[0] - 1].text not in _COMMAS:
        return None
    after = _behind_comma(verb, chunk)
    if after is None or not _needs_more(doc, (sentence.start, chunk[0] - 1), after, cues):
        return None
    right = (after, sentence.end)
    ranges = trimmed(doc, [(sentence.start, chunk[0]), (after, _end_of_content(verb, right, cues))])
    return Content(ranges, "around its cue") if len(ranges) > 1 else None


def _behind_comma(verb: Token, chunk: Range) -> int | None:
    """Where the words after a parenthesis begin: behind the comma that closes it, a few words after its verb."""
    doc = verb.doc
    for at in range(chunk[1], min(chunk[1] + _ASIDE, verb.sent.end - 2)):
        if doc[at].text in _CLOSING:
            return at + 1
        if doc[at].tag_.startswith("VB") or doc[at].text in MARKS:
            return None
    return None


def _needs_more(doc: Doc, left: Range, after: int, cues: Cues) -> bool:
    """Whether the words before a parenthesis are no sentence without those after it."""
    first, last, following = doc[left[0]], doc[left[1] - 1], doc[after]
    if first.text in MARKS:
        first = doc[left[0] + 1]
    opens = first.lower_ in _PRE_POSED or (first.lower_ == "so" and first.nbor().lower_ in _PRE_POSED)
    adverbial = not any(token.tag_ in _FINITE for token in doc[left[0] : left[1]]) and not any(
        token.lower_ in cues.documents or token.lower_ in ("for", "asked") for token in doc[left[0] : left[1]]
    )
    cut = last.tag_ in _FINITE or last.tag_ in ("WRB", "IN", "WP", "WDT")
    runs_on = following.tag_ in _FINITE or following.lower_ in (
        "that",
        "not",
        "to",
        "if",
        "unless",
        "until",
        "because",
    )
    return opens or adverbial or cut or runs_on


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
    return chunk[0] > 0 and (doc[chunk[0] - 1].text in _CLOSING or doc[chunk[0] - 1].text in MARKS)


def _before(verb: Token, subject: Subject | None, cues: Cues) -> Content | None:
    """What stands before ", X said": all of the sentence up to the comma."""
    if subject is None or subject.head is None or not subject.own:
        return None
    chunk = _chunk(verb, subject)
    doc, sentence = verb.doc, verb.sent
    if chunk[0] <= sentence.start + 1 or not _parenthetical(doc, chunk):
        return None
    quoted = doc[chunk[0] - 1].text in MARKS
    left = [
        child for child in verb.lefts if child.dep_ in ("ccomp", "parataxis", "dep") and child.i < chunk[0]
    ]
    above = verb.dep_ in ("parataxis", "ccomp", "advcl", "relcl", "conj", "dep") and verb.head.i < chunk[0]
    if not quoted and (_is_relative(doc, chunk) or any(child.dep_ == "xcomp" for child in verb.rights)):
        return None
    if not left and not quoted and not above:
        return None
    ranges = trimmed(doc, [(sentence.start, chunk[0])])
    return Content(ranges, "clause before its cue") if ranges else None


def _is_relative(doc: Doc, chunk: Range) -> bool:
    """Whether an attribution opens with a relative or a word of time ("two of whom have said", "when he said")."""
    return any(token.tag_ in ("WP", "WDT", "WRB", "WP$") for token in doc[chunk[0] : chunk[1]])


def _infinitive(verb: Token) -> Content | None:
    """What somebody is asked or promises to do, with who is asked: "urged Y to …"."""
    child = _infinitive_child(verb, verb.sent.end)
    if child is None:
        return None
    asked = [word.left_edge.i for word in verb.rights if word.dep_ == "dobj" and word.i < child.i]
    start = min([max(child.left_edge.i, verb.i + 1), *asked])
    ranges = trimmed(verb.doc, [(start, child.right_edge.i + 1)])
    return Content(ranges, "infinitive") if ranges else None


def _infinitive_child(verb: Token, limit: int) -> Token | None:
    """The infinitive that depends on a verb and stands before a limit."""
    for child in verb.rights:
        if child.i <= limit and child.dep_ in ("xcomp", "ccomp", "advcl"):
            if any(word.dep_ == "aux" and word.lower_ == "to" for word in child.children):
                return child
    return None


def _object(verb: Token) -> Content | None:
    """What is spoken of, with what it is called, stands for what is said: "criticised …", "called X a Y"."""
    spoken = [child for child in verb.rights if child.dep_ in ("dobj", "oprd", "ccomp") or _names_it(child)]
    if not spoken or spoken[0].dep_ == "prep":
        return None
    ranges = trimmed(verb.doc, [(max(spoken[0].left_edge.i, verb.i + 1), spoken[-1].right_edge.i + 1)])
    return Content(ranges, "object") if ranges else None


def _asked_for(verb: Token) -> Content | None:
    """What somebody requests: "asked for …", "called for …", "appealed for …"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "for" and child.i <= verb.i + 2:
            ranges = trimmed(verb.doc, [(child.i + 1, child.right_edge.i + 1)])
            return Content(ranges, "request") if ranges else None
    return None


def _names_it(child: Token) -> bool:
    """ "described X as Y", "accused X of Y", "criticised X for Y"."""
    return child.dep_ == "prep" and child.lower_ in ("as", "of", "for")


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
        while start < end and (
            _outer_sign(doc[start]) or (not found and doc[start].lower_ == "that" and doc[start].tag_ == "IN")
        ):
            start += 1
        while end > start and (_outer_sign(doc[end - 1]) or doc[end - 1].text in ("and", "but", "or")):
            end -= 1
        if any(token.is_alpha or token.like_num for token in doc[start:end]):
            found.append((start, end))
    return tuple(found)


def _outer_sign(token: Token) -> bool:
    return (
        (token.is_punct or token.is_space)
        and token.text not in MARKS
        and token.text not in ("(", "[", "$", "…", "...")
    )
