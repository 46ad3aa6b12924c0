"""From a document's parses to its agreements."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.documents.structure import locus
from tui.extract.agreements.acts import acts
from tui.extract.agreements.dating import date_of
from tui.extract.agreements.instruments import Instrument, instruments_at
from tui.extract.agreements.lists import listed, together
from tui.extract.agreements.merging import HEADLINES, Group, bridged, merged
from tui.extract.agreements.naming import name_of
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.terms import terms
from tui.extract.agreements.titles import content_words
from tui.extract.agreements.undertakings import undertakings
from tui.extract.parsing import Parse
from tui.extract.topics import topics_in
from tui.model import Agreement, Document, Evidence, Mention, Names, Rule, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def may_hold_agreement(text: str) -> bool:
    """The cheap look: whether the text of a block holds a word without which there is no agreement in it."""
    return terms().look.search(text) is not None


def find_agreements(
    document: Document, text: str, parses: Sequence[Parse], names: Names
) -> tuple[Agreement, ...]:
    """The agreements of a document, in order of their first evidence."""
    parties = Parties(document, text, names)
    items = list(listed(document, text, {parse.block.start: parse for parse in parses}, parties))
    told = [passage for parse in parses for passage in _passages(parse, parties)]
    passages = together(items, told)
    mentions = [instrument for parse in parses for _, instrument in _mentions(parse)]
    groups = bridged(merged(text, passages, mentions), list(_headlines(text, parses)))
    seen: Counter[str] = Counter()
    return tuple(
        _agreement(document, text, group, names, seen, parties.joint) for group in groups if group.status
    )


def _passages(parse: Parse, parties: Parties) -> Iterator[Passage]:
    taken: set[int] = set()
    for passage, inner in undertakings(parse, parties):
        taken |= inner
        yield passage
    yield from acts(parse, parties, frozenset(taken))


def _mentions(parse: Parse) -> Iterator[tuple[Token, Instrument]]:
    """Every instrument that a block names, status or not."""
    table = terms()
    for token in parse.tokens:
        if token.lower_ in table.kind_of and token.pos_ in ("NOUN", "PROPN"):
            yield from (found for found in instruments_at(parse, token, table) if found[0].i == token.i)


def _headlines(text: str, parses: Sequence[Parse]) -> Iterator[tuple[Passage, Instrument]]:
    """The instruments that title and headings name, as passages without a status."""
    for parse in parses:
        if parse.block.kind in HEADLINES:
            for noun, instrument in _mentions(parse):
                if instrument.kind in ("accord", "document") and not instrument.points:
                    span = parse.span(noun.left_edge.i, noun.right_edge.i + 1)
                    words = instrument.words | content_words(text[span.start : span.end])
                    instrument = instrument._replace(words=words)
                    yield Passage(parse.block, span, None, span, "headline", (), instrument), instrument


def _agreement(
    document: Document, text: str, group: Group, names: Names, seen: Counter[str], joint: bool
) -> Agreement:
    evidence = tuple(_evidence(document, text, passage) for passage in group.passages)
    spans = [piece.span for piece in evidence]
    first = next(p for p in group.passages if p.status == group.status)
    words = " ".join(evidence[0].text.split())
    seen[words] += 1
    key = f"{document.id}\n{words}\n{seen[words]}".encode()
    status = group.status
    assert status is not None
    return Agreement(
        id=hashlib.sha256(key).hexdigest()[:12],
        name=name_of(text, group),
        parties=tuple(sorted(group.parties)),
        status=status,
        evidence=evidence,
        rule=Rule(first.rule, (first.words,)),
        date=date_of(document, text, group.passages, status, joint),
        topics=topics_in(names, spans),
        disputed=group.disputed,
        name_words=_names(group),
    )


def _evidence(document: Document, text: str, passage: Passage) -> Evidence:
    start, end = passage.span.start, passage.span.end
    return Evidence(
        document=document.id,
        start=start,
        end=end,
        text=text[start:end],
        locus=locus(document.blocks, start),
        status=passage.status,
        words=_mention(text, passage.words) if passage.status else None,
    )


def _mention(text: str, span: Span) -> Mention:
    return Mention(span.start, span.end, text[span.start : span.end])


def _names(group: Group) -> tuple[str, ...]:
    found = (passage.instrument for passage in group.passages)
    return tuple(dict.fromkeys(i.name for i in found if i is not None and not i.points))
