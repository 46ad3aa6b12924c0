"""What is filed under each topic, told without reading the records where their table knows it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tui.library.pages import SHAPES, PagedTable
from tui.model import Names, Records


class Filing(NamedTuple):
    """By label: the agreements and the quotes filed there, as sets of their places in the table, and how
    often each document that mentions the topic does, in the documents' order.

    Topics are in the code book's order, further ones as they come.
    """

    agreements: dict[str, int]
    quotes: dict[str, int]
    mentions: dict[str, Sequence[int]]


def filing(records: Records) -> Filing:
    """The filing of a library."""
    names = PagedTable.of(SHAPES["names"], records.names)
    agreements = PagedTable.of(SHAPES["agreements"], records.agreements)
    quotes = PagedTable.of(SHAPES["quotes"], records.quotes)
    return Filing(_sets(agreements), _sets(quotes), _mentions(names, records.topics))


def _sets(table: PagedTable[Any]) -> dict[str, int]:
    rasters: dict[str, list[bytes]] = {}
    nothing = bytes(table.shape.page // 8)
    for place, page in enumerate(table.pages):
        for label, raster in page.filed.items():
            if label not in rasters:
                rasters[label] = [nothing] * len(table.pages)
            rasters[label][place] = raster
    return {label: int.from_bytes(b"".join(parts), "little") for label, parts in rasters.items()}


def _mentions(table: PagedTable[Names], topics: Iterable[str]) -> dict[str, Sequence[int]]:
    counts = {label: array("I") for label in topics}
    for page in table.pages:
        for label, counted in page.filed.items():
            counts.setdefault(label, array("I")).frombytes(counted)
    return {label: found for label, found in counts.items() if found}
