"""Pages → the text of a document, and the offsets at which its pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from tui.documents.printed.furniture import without_furniture
from tui.documents.printed.headline import title_among
from tui.documents.printed.hyphens import HYPHENS, Hyphens
from tui.documents.printed.letters import with_whole_words
from tui.documents.printed.lines import CELLS, lines
from tui.documents.printed.model import BROKEN, Line, Page
from tui.documents.printed.paragraphs import Paragraph, paragraphs
from tui.documents.printed.style import Style

_LIGATURES = {
    ord(ligature): letters
    for ligature, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
_CLEAN = {**_LIGATURES, ord(BROKEN): "-", 0xAD: None, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_WITHOUT_SPACES = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_CLOSED_DASH = re.compile(r"\S[–—/]")


class Printed(NamedTuple):
    """What pages say: the text, paragraphs parted by a blank line and rows of tables by a line end; where in
    it the pages begin; and the title, as far as it is printed larger."""

    text: str
    pages: tuple[int, ...]
    title: str | None


def printed_text(pages: Sequence[Page]) -> Printed:
    """The text of a document's pages."""
    regions = lines(without_furniture([with_whole_words(page) for page in pages]))
    hyphens = Hyphens(line.text for region in regions for line in region)
    parts: list[str] = []
    length = 0
    begins: dict[int, int] = {}
    above: Paragraph = []
    style = Style(regions)
    found = paragraphs(regions, style)
    for paragraph in found:
        if above:
            parts.append(_between(above[-1], paragraph[0]))
            length += len(parts[-1])
        for page, text in _by_page(paragraph, hyphens):
            if page not in begins:
                # The footnotes of a later page may stand before the paragraph that leads to it.
                begins = {earlier: at for earlier, at in begins.items() if earlier < page} | {page: length}
            parts.append(text)
            length += len(text)
        above = paragraph
    largest = title_among(found, style)
    title = "".join(text for _, text in _by_page(largest, hyphens)) if largest else None
    return Printed("".join(parts), _offsets(begins, len(pages), length), title)


def _between(above: Line, below: Line) -> str:
    if above.row is None or below.row is None:
        return "\n\n"
    return CELLS if (above.page, above.row) == (below.page, below.row) else "\n"


def _by_page(paragraph: Paragraph, hyphens: Hyphens) -> Iterator[tuple[int, str]]:
    """The text of a paragraph, a part for each page."""
    parts = [
        *((above.page, _before(above.text, below.text, hyphens)) for above, below in pairwise(paragraph)),
        (paragraph[-1].page, paragraph[-1].text),
    ]
    for page, run in groupby(parts, key=lambda part: part[0]):
        yield page, "".join(text for _, text in run).translate(_CLEAN)


def _before(above: str, below: str, hyphens: Hyphens) -> str:
    """A line as it reads before the next one of its paragraph, with the space between them."""
    if above[-1] in HYPHENS:
        is_broken = above[-2:-1].isalpha() and below[0].isalnum()
        return hyphens.resolved(above, below) if is_broken else above
    is_closed = _CLOSED_DASH.fullmatch(above[-2:])
    if is_closed or (_WITHOUT_SPACES.match(above[-1]) and _WITHOUT_SPACES.match(below)):
        return above
    return f"{above} "


def _offsets(begins: dict[int, int], pages: int, length: int) -> tuple[int, ...]:
    """Where each page begins; one without text begins where the next does."""
    offsets: list[int] = []
    for page in reversed(range(pages)):
        length = begins.get(page, length)
        offsets.append(length)
    return (0, *offsets[-2::-1])
