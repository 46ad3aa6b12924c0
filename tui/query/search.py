"""A query with words answered from the text index: which records match, and a ranked page of hits."""

from __future__ import annotations

from collections.abc import Iterator

from tantivy import DocAddress, Occur
from tantivy import Query as Search

from tui.model import Span
from tui.query.catalog import Catalog
from tui.query.found import Found
from tui.query.hits import PAGE, Scores, Sentences, gather
from tui.query.index import TextIndex
from tui.query.language import Term
from tui.query.matching import Matcher
from tui.view import Filter, Hit


def search(catalog: Catalog, index: TextIndex, terms: tuple[Term, ...], filters: tuple[Filter, ...]) -> Found:
    """What has all the words and passes the filters, ranked by BM25.

    Where nothing does, the words that the library has in no form are forgiven one edit. A sentence has the
    name, year and kind of its document and the topics it mentions; it has no speaker, agreement, status or
    salience. Raises `UserError` where the index cannot be read.
    """
    exact = Matcher(index, terms)
    if not exact.patterns:
        return Found()
    answered = _search(catalog, index, exact, filters)
    if any(answered.hit_counts):
        return answered
    lenient = Matcher(index, terms, forgiving=True)
    if not lenient.forgiving:
        return answered
    answered = _search(catalog, index, lenient, filters)
    return answered._replace(forgiven=any(answered.hit_counts))


def _search(catalog: Catalog, index: TextIndex, matcher: Matcher, filters: tuple[Filter, ...]) -> Found:
    words = matcher.search()
    return gather(
        catalog,
        catalog.passing(filters),
        # All records that match: they are wanted as a set, and few next to the sentences.
        Scores(index.scores("topic", words), index.scores("agreement", words), index.scores("quote", words)),
        _sentences(catalog, index, matcher, filters),
        matcher.marks,
    )


def _sentences(
    catalog: Catalog, index: TextIndex, matcher: Matcher, filters: tuple[Filter, ...]
) -> Sentences:
    sentence = Search.const_score_query(Search.term_query(index.schema, "kind", "sentence", "basic"), 0.0)
    bounds = _bounds(catalog, index, filters)
    query = Search.boolean_query([(Occur.Must, matcher.search()), (Occur.Must, sentence), *bounds])
    total, best = index.best(query, PAGE)
    return Sentences(tuple(_sentence(index, matcher, score, address) for score, address in best), total)


def _sentence(index: TextIndex, matcher: Matcher, score: float, address: DocAddress) -> Hit:
    stored = index.searcher.doc(address)
    document: str = stored["document"][0]
    text = bytes(stored["text"][0]).decode("utf-8", "surrogatepass")
    span = Span(stored["start"][0], stored["end"][0])
    return Hit("sentence", document, text, matcher.marks(text), document, span, score)


def _bounds(
    catalog: Catalog, index: TextIndex, filters: tuple[Filter, ...]
) -> Iterator[tuple[Occur, Search]]:
    """The filters as far as sentences have their properties; of the others a sentence has no value."""
    for filter_ in filters:
        match filter_.property:
            case "topic":
                having = Search.term_set_query(index.schema, "topic", list(filter_.values))
            case "document" | "year" | "kind":
                documents = catalog.documents_having(filter_.property, filter_.values)
                having = Search.term_set_query(index.schema, "document", documents)
            case _:
                having = Search.empty_query()
        yield (Occur.MustNot if filter_.excluded else Occur.Must, Search.const_score_query(having, 0.0))
