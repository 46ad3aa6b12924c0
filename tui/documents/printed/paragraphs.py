"""Lines → paragraphs: what a typesetter shows by space, indents, short lines, size and weight."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.documents.lines import MARKER
from tui.documents.printed.hyphens import HYPHENS
from tui.documents.printed.model import Line
from tui.documents.printed.style import INDENT, Style, same_size

WIDER = 1.18
"""Of the usual distance of lines, from which a distance parts paragraphs."""

NOTE = 0.92
"""Of the text's height, below which lines at the end of a column are footnotes."""

LARGER = 1.08
"""Of the text's height, from which lines are a headline."""

SLACK = 0.5
"""Of a line's height, by which lines miss their edge: typesetters shrink and stretch spaces."""

SPACE = 0.2
"""Of a line's height, the width of a space."""

_BULLET = re.compile(r"[•*▪●◦·‣➢✓]\s")
_SENTENCE_END = re.compile(r"[.!?:;。][\"'”’»)\]]*(?:\s?\[\d{1,3}\])?\Z")
_LEADER = re.compile(r"(?:\. ?){5,}\S{0,5}\Z")
_LIST_GOES_ON = re.compile(r"(?:[.:;,]|\b(?:and|or))\Z")

Paragraph = list[Line]


def paragraphs(regions: Sequence[Sequence[Line]], style: Style) -> list[Paragraph]:
    """The paragraphs of regions in reading order, each with its lines; what runs over the end of a column or
    page is one, and footnotes between its parts stand before it."""
    found: list[Paragraph] = []
    for region in regions:
        for index, line in enumerate(style.with_edges(region)):
            if index == 0:
                _begin_region(found, line, style)
            elif _goes_on(found[-1], line, style):
                found[-1].append(line)
            else:
                found.append([line])
    return found


def _begin_region(found: list[Paragraph], line: Line, style: Style) -> None:
    at = len(found) - 1
    while at >= 0 and found[at][-1].size < NOTE * style.size and found[at][-1].page >= line.page - 1:
        at -= 1
    if at >= 0 and _runs_over(found[at], line, style):
        found.append([*found.pop(at), line])
    else:
        found.append([line])


def _runs_over(paragraph: Paragraph, line: Line, style: Style) -> bool:
    above = paragraph[-1]
    if line.row is not None or not _alike(above, line) or line.page - above.page > 1:
        return False
    if _is_broken(above):
        return True
    if _begins_item(paragraph, line, style):
        return False
    if not _SENTENCE_END.search(above.text):
        return _is_full(above, line) or line.text[0].islower()
    return bool(style.indent) and _is_full(above, line) and line.left < line.side + INDENT * line.size


def _goes_on(paragraph: Paragraph, line: Line, style: Style) -> bool:
    above = paragraph[-1]
    distance = line.base - above.base
    if (
        not _alike(above, line)
        or _LEADER.search(above.text)
        or distance > WIDER * style.distance * above.size
    ):
        return False
    if _is_broken(above):
        return True
    if _begins_item(paragraph, line, style):
        return False
    if _are_centred(above, line):
        is_headline = above.bold or above.size > LARGER * style.size
        return is_headline or _fitted(line) > above.edge - above.side - (above.right - above.left)
    return _is_full(above, line) and _is_aligned(paragraph, line, style)


def _alike(above: Line, below: Line) -> bool:
    """Whether size and weight allow that both belong to one paragraph; rows of a table are apart."""
    if above.row != below.row:
        return False
    if not same_size(above, below) and above.words[-1].size != below.words[0].size:
        return False
    return above.bold == below.bold or above.words[-1].bold == below.words[0].bold


def _is_broken(line: Line) -> bool:
    return line.text[-1] in HYPHENS and line.text[-2:-1].isalpha()


def _fitted(line: Line) -> float:
    """The room that the line's first word would have needed on the line above."""
    first = line.words[0]
    return first.right - first.left + SPACE * line.size


def _is_full(above: Line, below: Line) -> bool:
    return above.edge - above.right < _fitted(below) + SLACK * above.size


def _begins_item(paragraph: Paragraph, line: Line, style: Style) -> bool:
    """Whether the line opens an item of a list; a number or dash may also stand in a sentence."""
    if not MARKER.match(line.text):
        return False
    above = paragraph[-1]
    if _BULLET.match(line.text) or _LIST_GOES_ON.search(above.text) or not _is_full(above, line):
        return True
    return not _is_aligned(paragraph, line, style)


def _is_aligned(paragraph: Paragraph, line: Line, style: Style) -> bool:
    """Whether the line begins where the paragraph's further lines do: below the first one or left of it, or,
    after the marker of an item, right of it."""
    first, rest = paragraph[0], paragraph[1:]
    tolerance = INDENT * line.size
    if rest and rest[-1].page == line.page and rest[-1].side == line.side:
        return abs(line.left - rest[-1].left) < tolerance
    if rest:
        return line.left < line.side + tolerance
    if style.indent and abs(line.left - line.side - style.indent) < tolerance:
        return line.left < first.left - tolerance
    return line.left < first.left + tolerance or bool(MARKER.match(first.text))


def _are_centred(above: Line, below: Line) -> bool:
    if abs(above.left - below.left) < INDENT * above.size:
        return False
    middles = [(line.left + line.right) / 2 for line in (above, below)]
    inset = max(line.left - line.side for line in (above, below))
    is_middle = abs(middles[0] - (above.side + above.edge) / 2) < above.size
    return is_middle and abs(middles[0] - middles[1]) < INDENT * above.size and inset > above.size
