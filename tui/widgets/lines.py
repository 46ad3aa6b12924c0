"""Words on one line: measured in cells, cut after a whole word, filled to a width.

Text of documents comes here as it may be painted (`Signs.shown`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.host.signs import Signs
from tui.widgets.wrapped import wrap


def cells(segments: Iterable[Segment]) -> int:
    """How many cells the segments take."""
    return sum(cell_len(segment.text) for segment in segments)


def cut(text: str, width: int, ellipsis: str) -> str:
    """The text on one line of `width` cells; where it is longer, its last whole words, then " …"."""
    if cell_len(text) <= width:
        return text
    return _ended(text, width, ellipsis)


def cut_lines(text: str, width: int, count: int, ellipsis: str) -> list[str]:
    """The text on at most `count` lines of `width` cells, the last one cut as by `cut`.

    White space of the source is made single spaces; text far beyond the lines is not looked at.
    """
    text = " ".join(text[: (width + 1) * (count + 1)].split())
    lines = wrap(text, width)
    kept = [text[line.start : line.end] for line in lines[:count]]
    if len(lines) > count:
        kept[-1] = _ended(text[lines[count - 1].start :], width, ellipsis)
    return kept


def wrapped_words(paragraphs: Iterable[str], width: int, signs: Signs) -> list[str]:
    """What the program says, as lines of `width` cells, a blank one after each paragraph."""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = signs.shown(paragraph)
        lines += [text[line.start : line.end] for line in wrap(text, max(1, width))]
        lines.append("")
    return lines


def _ended(text: str, width: int, ellipsis: str) -> str:
    """As many whole words as leave room for " …"; of a first word that is too long, its beginning."""
    room = width - cell_len(ellipsis) - 1
    kept = text[: wrap(text, room)[0].end] if room > 0 else ""
    if not kept or cell_len(kept) > room:
        return set_cell_size(text, max(width, 0))
    return f"{kept} {ellipsis}"


def fill(segments: Sequence[Segment], width: int, style: Style) -> Strip:
    """A strip of exactly `width` cells: cropped where the segments are longer, else filled up."""
    strip = Strip(segments)
    return strip.adjust_cell_length(width, style)


def between(left: Sequence[Segment], right: Sequence[Segment], width: int, style: Style) -> Strip:
    """A strip of `width` cells with words at both ends; the right ones go where there is no room for both."""
    room = width - cells(left) - cells(right)
    if room < 1:
        return fill(left, width, style)
    return Strip([*left, Segment(" " * room, style), *right], width)
