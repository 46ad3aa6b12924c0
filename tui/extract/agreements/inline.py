"""Lists inside a sentence: "agreed to (1) open a line, (2) set up a fund": each item is an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.documents.sentences import sentences
from tui.extract.agreements.grammar import is_verb
from tui.extract.agreements.headings import MARKS, LeadIn
from tui.extract.agreements.lists import RULE, by_binding, by_will, status_of_item
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.sight import Sight
from tui.extract.parsing import Parse
from tui.model import Block, Span

NEAR = 8
"""Tokens before the first mark among which the verb stands that all items share."""

JOINING = MARKS + ".;,\n"
"""What stands between two items."""

FIRST = frozenset({"1", "a", "i"})
_MARK = re.compile(r"\((?:\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3})\)\s+")


def inline(text: str, parses: Sequence[Parse], parties: Parties) -> Iterator[Passage]:
    """The items of lists inside sentences, where a verb before the first one binds."""
    for parse in parses:
        for sentence in (
            sentences(text, parse.block) if "(" in text[parse.block.start : parse.block.end] else ()
        ):
            marks = list(_MARK.finditer(text, sentence.start, sentence.end))
            if len(marks) > 1 and marks[0].group().strip("( )\n") in FIRST:
                yield from _items(text, Sight(parse, parties), marks, sentence)


def _items(text: str, sight: Sight, marks: list[re.Match[str]], sentence: Span) -> Iterator[Passage]:
    lead = _lead(sight, marks[0].start())
    if lead is None:
        return
    ends = [*(mark.start() for mark in marks[1:]), sentence.end]
    for mark, end in zip(marks, ends, strict=True):
        words = text[mark.end() : end].rstrip(JOINING).removesuffix(" and").rstrip(JOINING)
        span = Span(mark.end(), mark.end() + max(1, len(words)))
        yield Passage(
            block=Block("item", sight.parse.block.start, span.end),
            span=span,
            status=status_of_item(text[span.start : span.end], lead, sight.parties),
            words=lead.words,
            rule=RULE,
            parties=lead.parties,
            matter=span,
            general=lead.status == "agreed",
        )


def _lead(sight: Sight, end: int) -> LeadIn | None:
    """What the last verb before the first mark says of all items."""
    before = [token for token in sight.parse.tokens if sight.parse.block.start + token.idx < end]
    for token in reversed(before[-NEAR:]):
        if token.lower_ == "will":
            return by_will(sight, token)
        if is_verb(token) and token.lower_ != "following":
            return by_binding(sight, token)
    return None
