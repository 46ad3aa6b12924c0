"""The title of a printed document: what its first page prints largest."""

from __future__ import annotations

from collections.abc import Sequence

from tui.documents.printed.paragraphs import LARGER, Paragraph
from tui.documents.printed.style import Style
from tui.documents.publishers import names_publisher
from tui.documents.structure import LONGEST_TITLE, is_label

LEAST_WORDS = 3
"""Words of a title; what has fewer says what sort of document it is."""


def title_among(found: Sequence[Paragraph], style: Style) -> Paragraph | None:
    """The title among the paragraphs of a document; None where nothing on its first page is larger.
    The names of bodies, and labels such as "Press Release", are often printed larger still."""
    larger = (one for one in found if one[0].page == 0 and one[0].size > LARGER * style.size)
    return max(filter(_may_be_title, larger), key=lambda paragraph: paragraph[0].size, default=None)


def _may_be_title(paragraph: Paragraph) -> bool:
    words = " ".join(line.text for line in paragraph)
    if len(words.split()) < LEAST_WORDS or len(words) > LONGEST_TITLE:
        return False
    return not (is_label(words) or names_publisher(words))
