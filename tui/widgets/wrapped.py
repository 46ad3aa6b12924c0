"""Text of a document as painted lines: wrapped to a width, its marks combined, each cell's offset known.

Offsets are those of the text that is given, code point for code point: nothing is added to it, taken from it
or read as markup. Widths are cells as Textual counts them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple, get_args

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.plaintext import shown
from tui.themes import Role

ROLES: tuple[Role, ...] = get_args(Role)
"""From the faintest to the strongest: where marks overlap, the later role's colours stand."""


class Line(NamedTuple):
    """A line of wrapped text, as offsets into it, end exclusive; the space at a break belongs to no line."""

    start: int
    end: int


class Mark(NamedTuple):
    """A stretch of the text, end exclusive, and what it is."""

    start: int
    end: int
    role: Role


_NEWLINE = re.compile("\r\n|[\n\u2028\u2029]")
_ONE_CELL = re.compile(
    "[\t\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2400-\u2421\ufffd]*"
)
_SPACES = "\t \u2002\u2003\u2009\u3000"
_IDEOGRAPHS = (
    *(("\u2e80", "\u303f"), ("\u3041", "\u30ff"), ("\u31f0", "\u31ff")),
    *(("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\uff01", "\uffef")),
)
"""First and last characters of the ranges in which a line may end between any two."""

_NEVER_FIRST = frozenset(
    "、。，．：；！？）］｝〕〉》」』】ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜・…‥,.:;!?)]}’”"
)
_NEVER_LAST = frozenset("（［｛〔〈《「『【([{‘“")
_PLAIN = Style()


def wrap(text: str, width: int) -> list[Line]:
    """The lines of `text`, none wider than `width` cells (a character that is wider has a line of its own).

    Words stay whole unless longer than a line; between Japanese or Chinese characters a line may end
    anywhere but before closing and after opening marks. A line end in the text ends a line here too.
    """
    width = max(width, 1)
    painted = shown(text)
    lines: list[Line] = []
    start = 0
    for newline in _NEWLINE.finditer(text):
        lines.extend(_wrap_source_line(painted, start, newline.start(), width))
        start = newline.end()
    lines.extend(_wrap_source_line(painted, start, len(text), width))
    return lines


def _wrap_source_line(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    end = _without_spaces(text, start, end)
    if _ONE_CELL.fullmatch(text, start, end):
        if end - start <= width:
            yield Line(start, end)
            return
        columns = None
    else:
        columns = list(accumulate(map(_cells, text[start:end]), initial=0))
    first = start
    while True:
        if columns is None:
            limit = start + width
        else:
            limit = first + bisect_right(columns, columns[start - first] + width) - 1
            limit = max(limit, start + 1)
        if limit >= end:
            yield Line(start, end)
            return
        cut = _cut(text, start, limit, breakable=columns is not None)
        yield Line(start, _without_spaces(text, start, cut))
        start = cut
        while text[start] in _SPACES:
            start += 1


def _cells(character: str) -> int:
    """Cells of one character, never less than it takes in its context (U+FE0F widens the one before it)."""
    return 1 if character in "\t\ufe0f" else get_character_cell_size(character)


def _cut(text: str, start: int, limit: int, *, breakable: bool) -> int:
    """Where the line that begins at `start` ends: the last good place up to `limit`, else `limit` itself."""
    for place in range(limit, start, -1):
        if text[place] in _SPACES:
            if text[start:place].strip(_SPACES):
                return place
        elif breakable and _between_ideographs(text, place):
            return place
    place = limit
    while place > start + 1 and not _cells(text[place]):
        place -= 1
    return place if _cells(text[place]) else limit


def _between_ideographs(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    return (
        (_is_ideograph(before) or _is_ideograph(after))
        and before not in _NEVER_LAST
        and after not in _NEVER_FIRST
        and bool(_cells(after))
    )


def _is_ideograph(character: str) -> bool:
    return any(first <= character <= last for first, last in _IDEOGRAPHS)


def _without_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return end


def strip(
    text: str,
    line: Line,
    marks: Iterable[Mark],
    styles: Mapping[Role, Style],
    base: Style = _PLAIN,
    show: Callable[[str], str] = shown,
) -> Strip:
    """A line painted: `base`, and over it the style of each role that stands there, in the order of `ROLES`.

    `show` makes the text fit to be painted without changing its length (`plaintext.shown`, or that of the
    terminal's signs). Each segment carries the offset of its first character for the mouse's selection: the
    column is the offset itself and the row 0, so that `Selection.start.x` and `.end.x` are offsets into the
    text, whatever the wrapping.
    """
    here = [mark for mark in marks if mark.start < line.end and mark.end > line.start]
    cuts = {line.start, line.end}
    for mark in here:
        cuts.add(max(mark.start, line.start))
        cuts.add(min(mark.end, line.end))
    segments = []
    for start, end in pairwise(sorted(cuts)):
        roles = {mark.role for mark in here if mark.start < end and mark.end > start}
        style = base
        for role in ROLES:
            if role in roles:
                style += styles[role]
        painted = show(text[start:end]).replace("\t", " ")
        segments.append(Segment(painted, style + Style.from_meta({"offset": (start, 0)})))
    return Strip(segments)
