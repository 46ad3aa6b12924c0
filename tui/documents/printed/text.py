"""Pages → the text of a document, and the offsets at which its pages begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.documents.printed.furniture import without_furniture
from tui.documents.printed.hyphens import HYPHENS, Hyphens
from tui.documents.printed.lines import CELLS, lines
from tui.documents.printed.model import BROKEN, Line, Page
from tui.documents.printed.paragraphs import Paragraph, paragraphs

_LIGATURES = {
    ord(ligature): letters
    for ligature, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
_CLEAN = {**_LIGATURES, ord(BROKEN): "-", 0xAD: None, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_WITHOUT_SPACES = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_CLOSED_DASH = re.compile(r"\S[–—/]\Z")


def printed_text(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """The text, paragraphs parted by a blank line and rows of tables by a line end, and where pages begin."""
    regions = lines(without_furniture(pages))
    hyphens = Hyphens(line.text for region in regions for line in region)
    parts: list[str] = []
    length = 0
    begins: dict[int, int] = {}
    above: Paragraph = []
    for paragraph in paragraphs(regions):
        if above:
            parts.append(_between(above[-1], paragraph[0]))
            length += len(parts[-1])
        for page, text in _by_page(paragraph, hyphens):
            begins.setdefault(page, length)
            parts.append(text)
            length += len(text)
        above = paragraph
    return "".join(parts), _offsets(begins, len(pages), length)


def _between(above: Line, below: Line) -> str:
    if above.row is None or below.row is None:
        return "\n\n"
    return CELLS if (above.page, above.row) == (below.page, below.row) else "\n"


def _by_page(paragraph: Paragraph, hyphens: Hyphens) -> list[tuple[int, str]]:
    """The text of a paragraph, a part for each page; a word that runs over belongs to the former."""
    joined = paragraph[0].text
    cuts = [(paragraph[0].page, 0)]
    for above, below in pairwise(paragraph):
        joined = _joined(joined, below, hyphens)
        if below.page != above.page:
            cuts.append((below.page, len(joined) - len(below.text)))
    ends = [start for _, start in cuts[1:]] + [len(joined)]
    return [
        (page, joined[start:end].translate(_CLEAN)) for (page, start), end in zip(cuts, ends, strict=True)
    ]


def _joined(above: str, below: Line, hyphens: Hyphens) -> str:
    if above[-1] in HYPHENS and above[-2:-1].isalpha() and below.text[0].isalnum():
        return hyphens.join(above, below.text)
    closed = _CLOSED_DASH.search(above) or above[-1] in HYPHENS
    if closed or (_WITHOUT_SPACES.match(above[-1]) and _WITHOUT_SPACES.match(below.text)):
        return above + below.text
    return f"{above} {below.text}"


def _offsets(begins: dict[int, int], pages: int, length: int) -> tuple[int, ...]:
    """Where each page begins; one without text begins where the next does."""
    offsets: list[int] = []
    for page in reversed(range(pages)):
        length = begins.get(page, length)
        offsets.append(length)
    return (0, *offsets[-2::-1])
