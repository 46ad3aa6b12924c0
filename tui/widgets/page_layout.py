"""A whole document laid out as rows: its blocks in order, wrapped, blank rows between what stands apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.model import Block, BlockKind
from tui.widgets.wrapped import Line, wrap

_LABELS: dict[BlockKind, str] = {"title": "title", "dek": "dek", "dateline": "place", "heading": "head"}
_FRONT: frozenset[BlockKind] = frozenset({"title", "dek", "dateline"})


class Row(NamedTuple):
    """A row of the page: a line of the document's text, and the label of the block that begins with it.

    A blank row between two blocks has an empty line at the end of the first of them.
    """

    line: Line
    label: str = ""


class Layout(NamedTuple):
    """The rows of a document from top to bottom."""

    rows: list[Row]
    starts: list[int]

    def row_at(self, offset: int) -> int:
        """The row that holds the offset; of an offset between two lines, the row before."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def label(block: Block, paragraph: str) -> str:
    """What stands in the margin: the number that people cite after the sign `paragraph`, else the kind."""
    return _LABELS.get(block.kind, "") if block.number is None else f"{paragraph} {block.number}"


def lay_out(text: str, blocks: Iterable[Block], width: int, paragraph: str) -> Layout:
    """The rows of `text` at a width in cells; `paragraph` is the sign before a paragraph's number.

    Words that lie in no block are laid out like a paragraph without a number: the page hides nothing.
    """
    rows: list[Row] = []
    before: Block | None = None
    for block in _with_gaps(text, blocks):
        if before is not None and _apart(before, block):
            rows.append(Row(Line(before.end, before.end)))
        name = label(block, paragraph)
        for line in wrap(text[block.start : block.end], width):
            rows.append(Row(Line(block.start + line.start, block.start + line.end), name))
            name = ""
        before = block
    return Layout(rows, [row.line.start for row in rows])


def _apart(before: Block, after: Block) -> bool:
    together = (before.kind in _FRONT and after.kind in _FRONT) or before.kind == after.kind == "item"
    return not together


def _with_gaps(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    end = 0
    for block in blocks:
        yield from _gap(text, end, block.start)
        yield block
        end = max(end, block.end)
    yield from _gap(text, end, len(text))


def _gap(text: str, start: int, end: int) -> Iterator[Block]:
    words = text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield Block("paragraph", start, start + len(words.strip()))
