"""The title of a printed document: what its first page prints largest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from tui.documents.printed.model import Line
from tui.documents.printed.paragraphs import LARGER, Paragraph
from tui.documents.printed.style import Style, same_size
from tui.documents.publishers import names_publisher
from tui.documents.structure import LONGEST_TITLE, is_label

LEAST_WORDS = 3
"""Words of a title; what has fewer says what sort of document it is."""


MOST_LARGER = 100
"""Paragraphs in a larger size that are looked at."""

NEXT_LINE = 1.6
"""Of its height, within which the next line of a title stands: they are often set loosely."""


def title_among(found: Sequence[Paragraph], style: Style) -> Paragraph | None:
    """The title among the paragraphs of a document; None where nothing on its first page is larger.
    The names of bodies, and labels such as "Press Release", are often printed larger still."""
    first = [one for one in found if one[0].page == 0 and one[0].row is None]
    lines = sorted((line for one in first for line in one if line.page == 0), key=lambda line: line.base)
    larger = (one for one in first if one[0].size > LARGER * style.size)
    whole = (_continued(one, lines) for one in islice(larger, MOST_LARGER))
    return max(filter(_may_be_title, whole), key=lambda paragraph: paragraph[0].size, default=None)


def _continued(title: Paragraph, lines: Sequence[Line]) -> Paragraph:
    """The title with its further lines; a short last one stands above one column alone, and so apart."""
    whole = list(title)
    if whole[-1].page != whole[0].page:  # it goes on overleaf
        return whole
    for line in lines:
        distance = (line.base - whole[-1].base) / whole[-1].size
        is_next = 0 < distance < NEXT_LINE and line.bold == whole[-1].bold
        if is_next and same_size(whole[-1], line):
            whole.append(line)
    return whole


def _may_be_title(paragraph: Paragraph) -> bool:
    words = " ".join(line.text for line in paragraph)
    if len(words.split()) < LEAST_WORDS or len(words) > LONGEST_TITLE:
        return False
    return not (is_label(words) or names_publisher(words))
