"""The companies of a text: those that its title names and its first sentences bring together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.extract.agreements.grammar import is_proper
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.passages import HEADLINES
from tui.extract.parsing import Parse
from tui.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAD = 3
"""Parsed blocks below the title in which the companies are brought in."""

PAIR = 2


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
        if whole and token.lower_ not in parties.terms.kind_of and not _is_known(token, parse, parties):
            yield parties.firm(token)


def _is_known(token: Token, parse: Parse, parties: Parties) -> bool:
    """Whether a name is that of a country, a body of the code book or a person."""
    known = parties.namings.at(parse.span(token.i, token.i + 1))
    return bool(known) or parties.namings.is_person(parse.span(token.left_edge.i, token.i + 1))
