"""The records that a query found, made into hits that show where they match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from tui.model import AgreementId, QuoteId, Span
from tui.query.catalog import Catalog
from tui.query.entries import Entry, of_agreement, of_quote, of_topic
from tui.query.found import Found
from tui.view import Filter, Hit

PAGE = 125
"""Hits of a kind that are carried, so that all four make at most 500; counts are exact."""

BETWEEN_PIECES = " — "
"""Between a record's title and the further piece of it that matched."""

Marks = Callable[[str], tuple[Span, ...]]


class Scores(NamedTuple):
    """Scores of the records that match, by id."""

    topics: dict[str, float]
    agreements: dict[AgreementId, float]
    quotes: dict[QuoteId, float]


class Sentences(NamedTuple):
    """The best sentences, and how many there are."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


def browse(catalog: Catalog, filters: tuple[Filter, ...]) -> Found:
    """All records that pass the filters, in the order of the lists: what a query of fields alone finds."""
    everything = Scores(
        dict.fromkeys(catalog.topics, 0.0),
        dict.fromkeys(catalog.agreement_ids, 0.0),
        dict.fromkeys(catalog.quote_ids, 0.0),
    )
    return gather(catalog, catalog.passing(filters), everything, Sentences(), lambda _: ())


def gather(catalog: Catalog, passing: int, scores: Scores, sentences: Sentences, marks: Marks) -> Found:
    """Of the records with a score those in the set `passing`, as hits, best first, then the sentences.

    Equals stand in the order of the lists. A topic passes where one of its uses or records does.
    """
    bearing = {topic: passing & catalog.having("topic", topic) for topic in catalog.topics}
    topics = [topic for topic, bits in bearing.items() if bits and topic in scores.topics]
    matching = passing & catalog.set_of(scores.agreements, scores.quotes)
    agreements = catalog.agreements_in(matching)
    quotes = catalog.quotes_in(matching)
    for topic in topics:
        matching |= bearing[topic] & ~catalog.listed
    hits = chain(
        (_topic(catalog, *item, marks) for item in _page(topics, scores.topics)),
        (_agreement(catalog, *item, marks) for item in _page(agreements, scores.agreements)),
        (_quote(catalog, *item, marks) for item in _page(quotes, scores.quotes)),
        sentences.hits,
    )
    return Found(matching, tuple(hits), (len(topics), len(agreements), len(quotes), sentences.total))


def _page(ids: Sequence[str], scores: dict[str, float]) -> list[tuple[str, float]]:
    return [(id_, scores[id_]) for id_ in nlargest(PAGE, ids, key=scores.__getitem__)]


def _topic(catalog: Catalog, label: str, score: float, marks: Marks) -> Hit:
    text, spans = _shown(of_topic(catalog.records.topics[label]), marks)
    return Hit("topic", label, text, spans, score=score)


def _agreement(catalog: Catalog, id_: str, score: float, marks: Marks) -> Hit:
    agreement = catalog.records.agreements[id_]
    text, spans = _shown(of_agreement(agreement), marks)
    first = agreement.evidence[0]
    return Hit("agreement", id_, text, spans, first.document, first.span, score)


def _quote(catalog: Catalog, id_: str, score: float, marks: Marks) -> Hit:
    quote = catalog.records.quotes[id_]
    text, spans = _shown(of_quote(quote), marks)
    return Hit("quote", id_, text, spans, quote.document, quote.span, score)


def _shown(entry: Entry, marks: Marks) -> tuple[str, tuple[Span, ...]]:
    """The title, and where nothing in it matches, the first further piece in which something does."""
    spans = marks(entry.title)
    if spans:
        return entry.title, spans
    piece = next((piece for piece in entry.further if marks(piece)), None)
    if piece is None:
        return entry.title, ()
    before = len(entry.title) + len(BETWEEN_PIECES)
    shifted = tuple(Span(span.start + before, span.end + before) for span in marks(piece))
    return f"{entry.title}{BETWEEN_PIECES}{piece}", shifted
