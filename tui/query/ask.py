"""A query read and answered: words by the text index, fields by the catalog."""

from __future__ import annotations

from tui.errors import UserError
from tui.query.catalog import Catalog
from tui.query.found import Found
from tui.query.hits import browse
from tui.query.index import TextIndex
from tui.query.language import filters, read
from tui.view import View

NO_INDEX = "words cannot be searched until the text index is made"


def ask(catalog: Catalog, view: View, index: TextIndex | None) -> tuple[Found, tuple[str, ...]]:
    """What passes the filters and matches the query, and in words what of the query was left aside."""
    query = read(view.query)
    asked, unknown = filters(query, catalog)
    aside = (*query.not_understood, *unknown)
    conditions = (*view.filters, *asked)
    if not query.terms:
        return (browse(catalog, conditions) if query.wishes else Found()), aside
    if index is None:
        return Found(), (*aside, NO_INDEX)
    # With the first words only: tantivy takes longer to import than all of this takes to answer.
    from tui.query.search import search

    try:
        return search(catalog, index, query.terms, conditions), aside
    except UserError as error:
        return Found(), (*aside, str(error))
