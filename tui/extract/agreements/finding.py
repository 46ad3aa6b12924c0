"""From a document's parses to its agreements."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.documents.structure import locus
from tui.extract.agreements.dating import date_of, event_date
from tui.extract.agreements.firms import firms_of
from tui.extract.agreements.headings import heading
from tui.extract.agreements.inline import inline
from tui.extract.agreements.instruments import Instrument, content_words, instruments_at
from tui.extract.agreements.labels import name_of, names_of
from tui.extract.agreements.lists import listed, together
from tui.extract.agreements.merging import merged
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.passages import HEADLINES, Group, Passage
from tui.extract.agreements.questions import questions
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.terms import terms
from tui.extract.agreements.told import told
from tui.extract.agreements.undertakings import undertakings
from tui.extract.parsing import Parse
from tui.extract.topics import topics_in
from tui.model import Agreement, Document, Evidence, Mention, Names, Rule, Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def may_hold_agreement(text: str) -> bool:
    """The cheap look: whether the text of a block holds a word without which there is no agreement in it."""
    return terms().look.search(text) is not None


def find_agreements(
    document: Document, text: str, parses: Sequence[Parse], names: Names
) -> tuple[Agreement, ...]:
    """The agreements of a document, in order of their first evidence. Never raises on any text."""
    parties = Parties(document, text, names)
    parties.bring_together(firms_of(document, parses, parties))
    asked = questions(document, text)
    told = [parse for parse in parses if parse.block.start not in asked]
    listing = listed(document, text, {parse.block.start: parse for parse in told}, parties)
    labels = {parse.block.start for parse in parses if heading(text, parse.block, parties) is not None}
    told = [parse for parse in told if parse.block.start not in labels | listing.described]
    found = [passage for parse in told for passage in _passages(Sight(parse, parties))]
    items = (*listing.items, *inline(text, told, parties))
    mentions = [instrument for parse in parses for _, instrument in _mentions(parse)]
    headlines = list(_headlines(text, [parse for parse in parses if parse.block.start not in labels]))
    groups = merged(text, together(text, items, found), mentions, headlines)
    seen: Counter[str] = Counter()
    event = event_date(document, text, parties.joint)
    return tuple(
        _agreement(document, text, group, status, names, seen, event)
        for group in groups
        if (status := group.status) is not None
    )


def _passages(sight: Sight) -> Iterator[Passage]:
    """The passages of one block; what an undertaking takes is told by no other rule."""
    taken: set[int] = set()
    for passage, inner in undertakings(sight):
        taken |= inner
        yield passage
    yield from told(sight, frozenset(taken))


def _mentions(parse: Parse) -> Iterator[tuple[Token, Instrument]]:
    """Every instrument that a block names, status or not."""
    table = terms()
    for token in parse.tokens:
        if token.lower_ in table.kind_of and token.tag_.startswith("NN"):
            yield from (found for found in instruments_at(parse, token, table) if found[0].i == token.i)


def _headlines(text: str, parses: Sequence[Parse]) -> Iterator[Passage]:
    """The accords that title and headings name, as passages without a status, with all words beside them."""
    for parse in parses:
        for noun, instrument in _mentions(parse) if parse.block.kind in HEADLINES else ():
            if instrument.kind in ("accord", "document") and not instrument.points:
                span = parse.span(noun.left_edge.i, noun.right_edge.i + 1)
                words = instrument.words | content_words(text[span.start : span.end])
                yield Passage(parse.block, span, None, span, "headline", (), instrument._replace(words=words))


def _agreement(
    document: Document,
    text: str,
    group: Group,
    status: Status,
    names: Names,
    seen: Counter[str],
    event: str | None,
) -> Agreement:
    """The record. Its id rests on the words of the first evidence; `seen` counts where they come again."""
    evidence = tuple(_evidence(document, text, passage) for passage in group.passages)
    deciding = next(passage for passage in group.passages if passage.status == status)
    words = " ".join(evidence[0].text.split())
    seen[words] += 1
    key = f"{document.id}\n{words}\n{seen[words]}"
    return Agreement(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        name=name_of(text, group),
        parties=tuple(sorted(group.parties)),
        status=status,
        evidence=evidence,
        rule=Rule(f"agreements.{deciding.rule}", (deciding.words,)),
        date=date_of(document, text, group.passages, status, event),
        topics=topics_in(names, (piece.span for piece in evidence)),
        disputed=group.disputed,
        name_words=names_of(text, group),
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
