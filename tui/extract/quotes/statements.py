"""Statements that a text announces and then gives whole: "made the following remarks", "The text follows".

What stands below in the first person is one direct quote, without quotation marks; who speaks in it of
others quotes them in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.documents.sentences import sentences
from tui.extract.parsing import Parse
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.drafting import drafted
from tui.extract.quotes.subjects import subject_of
from tui.extract.quotes.turns import spoken_parts, without_narrative
from tui.extract.speakers import roles
from tui.model import Block, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = r"(?:statement|remarks?|comments?|announcement|message)"
_ANNOUNCES = re.compile(
    rf"\b(?:the|these) following (?:\w+ ){{0,3}}(?P<said>{_NOUNS})\b"
    rf"|\btext of (?:[^\s.]+ ){{0,6}}?(?P<written>{_NOUNS})\b[^.\n]{{0,80}}\b(?:follows|below)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?i:opening|closing|introductory|concluding|keynote|initial|inaugural)")
_BY = r"(?P<name>[A-Z][^\n:;]{2,80}?)"
_HEADINGS = (
    re.compile(rf"(?:\w+ ){{0,2}}(?i:{_NOUNS}) by (?:the )?{_BY}:?"),
    re.compile(rf"(?:The )?{_BY}[’']s? (?:\w+ ){{0,2}}(?i:{_NOUNS}):?"),
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|‘[^’\n]*’")
_MARKS = frozenset("“\"‘«「„'")


def statements_in(text: str, blocks: Sequence[Block], parses: Sequence[Parse]) -> Iterator[Attribution]:
    """The statements that sentences and headings announce, each with its speaker."""
    for place, block in enumerate(blocks):
        announced = _in_heading(text, block) or _in_prose(text, block, parses)
        if announced is None:
            continue
        start, draft = announced
        body = _body(text, start, block, blocks[place + 1 :], draft)
        if body:
            yield draft._replace(parts=body)


def _in_heading(text: str, block: Block) -> tuple[int, Attribution] | None:
    """Whose opening remarks a heading announces."""
    if block.kind not in ("title", "dek", "heading") or not _OPENS.search(text, block.start, block.end):
        return None
    for pattern in _HEADINGS:
        if match := pattern.fullmatch(text, block.start, block.end):
            return block.end, Attribution((), None, Span(*match.span("name")), "statement")
    return None


def _in_prose(text: str, block: Block, parses: Sequence[Parse]) -> tuple[int, Attribution] | None:
    """Who gives a statement in the last sentence of a block, or one that goes on behind a colon."""
    if block.kind in ("title", "turn") or not (found := _ANNOUNCES.search(text, block.start, block.end)):
        return None
    colon = text.find(":", found.end(), block.end)
    end = next((s.end for s in sentences(text, block) if s.end >= found.end()), block.end)
    start = colon + 1 if 0 <= colon < end else end
    at = bisect_right(parses, found.start(), key=lambda each: each.block.start) - 1
    if at < 0 or found.end() > parses[at].block.end:
        return None
    parse, said = parses[at], found.start("said") if found["said"] else found.start("written")
    noun = _token(parse, said)
    if noun is None:
        return None
    whose = _giver(noun) or (_owner(noun) if found["written"] else None)
    if whose is not None:
        return start, drafted(parse, (noun.i, noun.i + 1), whose, (), "statement")
    return (start, draft) if found["written"] and (draft := _told_before(parses, at, noun)) else None


def _token(parse: Parse, offset: int) -> Token | None:
    at = offset - parse.block.start
    return next((token for token in parse.tokens if token.idx == at), None)


def _giver(noun: Token) -> Token | None:
    """Who alone makes, issues or gives a statement."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or not verb.tag_.startswith("VB"):
        return None
    subject = subject_of(verb)
    head = subject.head if subject is not None else None
    return head if head is None or head.lower_ not in roles.load().parties else None


def _owner(noun: Token) -> Token | None:
    """Whose a statement is: "Rao's statement", "a statement by Rao"."""
    by = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"))
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    owners += [word for child in by for word in child.children if word.dep_ == "pobj"]
    return next(iter(owners), None)


def _told_before(parses: Sequence[Parse], at: int, noun: Token) -> Attribution | None:
    """Who gave the statement of which the text follows, as the sentences before tell."""
    for parse in reversed(parses[max(at - 1, 0) : at + 1]):
        for token in reversed(parse.tokens):
            earlier = token.doc is not noun.doc or token.i < noun.i
            if earlier and token.lower_ == noun.lower_ and (whose := _giver(token)) is not None:
                return drafted(parse, (token.i, token.i + 1), whose, (), "statement")
    return None


def _body(
    text: str, start: int, block: Block, following: Sequence[Block], draft: Attribution
) -> tuple[Span, ...]:
    """The statement itself: the rest of the block and the paragraphs below it up to the next heading or to
    where the writer goes on; nothing where it stands in quotation marks or nobody speaks of themselves."""
    while start < block.end and text[start].isspace():
        start += 1
    first, rest = block, following
    if start >= block.end:
        if not following or following[0].kind not in ("paragraph", "item"):
            return ()
        first, rest = following[0], following[1:]
        start = first.start
    named = text[draft.speaker.start : draft.speaker.end].split()[-1] if draft.speaker else ""
    parts = tuple(spoken_parts(text, start, first, without_narrative(text, named, (), rest)))
    words = " ".join(text[part.start : part.end] for part in parts)
    spoken = _FIRST_PERSON.search(_QUOTED.sub(" ", words)) and text[start] not in _MARKS
    return parts if spoken else ()
