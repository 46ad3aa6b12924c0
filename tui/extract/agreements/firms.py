"""The companies of a text: those that its title names and its first sentences bring together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.extract.agreements.grammar import is_proper
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.passages import HEADLINES
from tui.extract.parsing import Parse
from tui.model import Document

LEAD = 3
"""Parsed blocks below the title in which the companies are brought in."""

PAIR = 2
FIRST = 4
"""Letters of a company's first word by which the title names it: headlines shorten names."""


def firms_of(document: Document, parses: Sequence[Parse], parties: Parties) -> tuple[str, ...]:
    """The two companies of a text; none where title and lead don't name just two that are no countries."""
    if all(block.kind != "title" for block in document.blocks):
        return ()
    title = document.title.casefold()
    body = [parse for parse in parses if parse.block.kind not in HEADLINES][:LEAD]
    names = dict.fromkeys(name for parse in body for name in _names(parse, parties))
    found = tuple(name for name in names if name.split()[0].casefold() in title.split())
    return found if len(found) == PAIR else ()


def _names(parse: Parse, parties: Parties) -> Iterator[str]:
    for token in parse.tokens:
        whole = is_proper(token) and token.dep_ not in ("compound", "nmod", "poss") and len(token) > 1
        kind = token.lower_ in parties.terms.kind_of
        if whole and not kind and not parties.namings.at(parse.span(token.i, token.i + 1)):
            if not parties.namings.is_person(parse.span(token.left_edge.i, token.i + 1)):
                yield parties.firm(token)
