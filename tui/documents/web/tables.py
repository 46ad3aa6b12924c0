"""Tables that hold data, told from those that only lay out a page."""

from __future__ import annotations

from lxml.etree import _Element

LONGEST_CELL = 1_000
"""Characters; a cell that holds more holds a text."""

_LAYS_OUT = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "form", "article", "section", "nav", "iframe")


def is_data(table: _Element) -> bool:
    """Whether most rows of a table have several cells with words, and none holds parts of a page."""
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants(_LAYS_OUT), None) is not None
    ):
        return False
    rows = columns = 0
    for row in table.iterdescendants("tr"):
        lengths = [len("".join(cell.itertext("*")).strip()) for cell in row.iterchildren("td", "th")]
        if any(length > LONGEST_CELL for length in lengths):
            return False
        filled = sum(length > 0 for length in lengths)
        rows += filled > 0
        columns += filled > 1
    return rows > 1 and 2 * columns > rows
