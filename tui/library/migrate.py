"""Stores of older versions, a step for each version of the shape, on the plain tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tui.documents.formats import format_of

Tables = dict[str, dict[str, Any]]


def migrated(tables: Tables, schema: int) -> Tables:
    """The tables of a store of this `schema` in the shape of now; what `meta` says of itself stays."""
    while schema in STEPS:
        tables = STEPS[schema](tables)
        schema += 1
    return tables


def _from_1(tables: Tables) -> Tables:
    """Documents say which format they had: plain text, or Markdown by their names."""

    def described(document: dict[str, Any]) -> dict[str, Any]:
        format = format_of(b"", document["name"])
        return {**document, "format": format, "marked": format == "markdown"}

    return {
        **tables,
        "documents": {id: described(document) for id, document in tables["documents"].items()},
        "sources": {},
    }


STEPS: dict[int, Callable[[Tables], Tables]] = {1: _from_1}
"""By the version that a step starts from."""
