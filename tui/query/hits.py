"""The records that a query found, made into hits that show where they match."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui.model import Filter, Hit, Span
from tui.query.catalog import Catalog
from tui.query.entries import Entry, of_agreement, of_quote, of_topic
from tui.query.found import Found

PAGE = 125
"""Hits of a kind that are carried, so that all four make at most 500; counts are exact."""

BETWEEN_PIECES = " — "
"""Between a record's title and the further piece of it that matched."""

Marks = Callable[[str], tuple[Span, ...]]


class Ranked(NamedTuple):
    """Ids of records with their scores, best first."""

    topics: list[tuple[str, float]]
    agreements: list[tuple[str, float]]
    quotes: list[tuple[str, float]]


class Sentences(NamedTuple):
    """The best sentences, and how many there are."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


def browse(catalog: Catalog, filters: tuple[Filter, ...]) -> Found:
    """All records that pass the filters, in the order of the lists: what a query of fields alone finds."""
    everything = Ranked(
        [(topic, 0.0) for topic in catalog.topics],
        [(agreement, 0.0) for agreement in catalog.agreement_ids],
        [(quote, 0.0) for quote in catalog.quote_ids],
    )
    return gather(catalog, catalog.passing(filters), everything, Sentences(), lambda _: ())


def gather(catalog: Catalog, passing: int, ranked: Ranked, sentences: Sentences, marks: Marks) -> Found:
    """Of the ranked records those in the set `passing`, as hits with their marks, then the sentences."""
    matching = passing & catalog.set_of(
        (agreement for agreement, _ in ranked.agreements), (quote for quote, _ in ranked.quotes)
    )
    kept_agreements = set(catalog.agreements_in(matching))
    kept_quotes = set(catalog.quotes_in(matching))
    topics = []
    for topic, score in ranked.topics:
        bearing = passing & catalog.having("topic", topic)
        if topic in catalog.topics and bearing:
            topics.append((topic, score))
            matching |= bearing & ~catalog.listed
    agreements = [item for item in ranked.agreements if item[0] in kept_agreements]
    quotes = [item for item in ranked.quotes if item[0] in kept_quotes]
    hits = (
        *(_topic(catalog, topic, score, marks) for topic, score in topics[:PAGE]),
        *(_agreement(catalog, agreement, score, marks) for agreement, score in agreements[:PAGE]),
        *(_quote(catalog, quote, score, marks) for quote, score in quotes[:PAGE]),
        *sentences.hits,
    )
    return Found(matching, hits, (len(topics), len(agreements), len(quotes), sentences.total))


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
