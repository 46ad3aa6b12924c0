"""Records as lines of plain text, for people and for screen readers.

A line a record under one line of headings; no boxes, no colours, nothing that controls a terminal. Widths
are counted in cells, so that Japanese and Hindi stand in line too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from tui.plaintext import one_line

Cells = tuple[str, ...]

SAMPLE = 500
"""Rows that decide how wide a column is; the rest follow as they come, however many they are."""

_BETWEEN = "  "
_CUT = " …"
_LEAST = 8
"""Cells that a column keeps when the line is too narrow for all."""
_LEAST_LAST = 24
"""The same for the last column, whose words are what the line is about."""


class Column(NamedTuple):
    """A column: its heading, the cells it takes at most (None: what it needs), and what it holds.

    `whole` words are never cut: an id is of no use in part. `figures` stand to the right. The last column
    takes what is left of the line.
    """

    title: str
    limit: int | None = None
    whole: bool = False
    figures: bool = False


def table(columns: tuple[Column, ...], rows: Iterable[Cells], width: int | None = None) -> Iterator[str]:
    """The headings and a line for each row, cut to `width` cells; without a width, nothing is cut.

    A line is longer than `width` only where the columns that are never cut leave no room.
    """
    coming = iter(rows)
    sample = [_clean(row) for row in islice(coming, SAMPLE)]
    titles = tuple(column.title for column in columns)
    widths = _widths(columns, [titles, *sample], width)
    for row in chain([titles], sample, map(_clean, coming)):
        yield _line(columns, row, widths, narrow=width is not None)


def card(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One record in full: a line for each label and its words, the words below one another."""
    lines = [_clean(pair) for pair in pairs]
    widest = max((cell_len(label) for label, _ in lines), default=0)
    for label, words in lines:
        yield f"{set_cell_size(label, widest)}{_BETWEEN}{words}".rstrip()


def shortened(text: str, width: int) -> str:
    """The text in at most `width` cells: whole, or cut after the last whole word that fits, then " …"."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(_CUT)
    if room < 1:
        return set_cell_size(_CUT.strip(), width)
    fits = set_cell_size(text, room + 1)
    words = fits.rpartition(" ")[0].rstrip()
    return (words or set_cell_size(text, room).rstrip()) + _CUT


def _clean(row: Iterable[str]) -> Cells:
    return tuple(one_line(cell) for cell in row)


def _widths(columns: tuple[Column, ...], rows: list[Cells], width: int | None) -> list[int]:
    """The cells of each column; the last one's are those that the others leave, without a width none."""
    needed = [max(map(cell_len, cells)) for cells in zip(*rows, strict=True)]
    widths = [min(need, column.limit or need) for need, column in zip(needed, columns, strict=True)]
    if width is None:
        return [*widths[:-1], 0]
    room = width - len(_BETWEEN) * (len(columns) - 1)
    elastic = [place for place, column in enumerate(columns[:-1]) if not column.whole]
    while elastic and sum(widths[:-1]) + _LEAST_LAST > room:
        widest = max(elastic, key=widths.__getitem__)
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
    return [*widths[:-1], max(room - sum(widths[:-1]), _LEAST)]


def _line(columns: tuple[Column, ...], row: Cells, widths: list[int], *, narrow: bool) -> str:
    cells = []
    for column, cell, width in zip(columns, row, widths, strict=True):
        words = shortened(cell, width) if narrow and not column.whole else cell
        blank = " " * (width - cell_len(words))
        cells.append(blank + words if column.figures else words + blank)
    return _BETWEEN.join(cells).rstrip()
