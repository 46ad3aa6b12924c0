"""What a line of a page is by itself: text, a link to elsewhere, or words that belong to no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.documents.web.flow import BREAK, Passage
from tui.documents.web.signs import signs
from tui.documents.web.writing import on_one_line

LINKED = 0.8
"""Of the characters of a line that is a link."""

SHORTEST_PROSE = 25
LEAST_PROSE = 100
"""Characters of a line that reads like text: one that ends like a sentence, and any other."""

LEAST_INTRODUCTION = 40
"""Characters of a sentence that introduces a list."""

LONGEST_LINE = 150
"""Characters of lines that are known by their wording."""

_SENTENCE_END = re.compile(r"[.!?…:;。！？।][\"'”’»」』)\]]*\Z")
_LETTER = re.compile(r"[^\W_]")
_COLONS = ":： "


class Line:
    """A passage with what its words say. `prose` are its characters where it reads like text, else 0."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = on_one_line(passage)
        self.is_link = _is_link(passage)

    @property
    def prose(self) -> int:
        """Its characters that lead nowhere, if it reads like text; else 0."""
        if self.is_link or self.passage.heading or len(self.text) < SHORTEST_PROSE:
            return 0
        reads_on = len(self.text) >= LEAST_PROSE or _SENTENCE_END.search(self.text)
        return self.passage.weight if reads_on else 0

    @property
    def opens_section(self) -> bool:
        """Whether it is the heading of what is no text."""
        text = self.text.rstrip(_COLONS)
        return len(text) <= LONGEST_LINE and bool(signs().section.fullmatch(text))

    @property
    def introduces(self) -> bool:
        """Whether it is a sentence that says that a list follows."""
        if len(self.text) < LEAST_INTRODUCTION or not self.text.endswith((":", "：")):
            return False
        return not (self.opens_section or signs().leading.match(self.text))

    @property
    def is_no_text(self) -> bool:
        """Whether it only leads elsewhere, or is known by its wording: whole, or each part between its
        breaks."""
        if self.is_link or not _LETTER.search(self.text) or self.opens_section:
            return True
        parts = [part.strip() for part in self.passage.text.split(BREAK)]
        leads = self.passage.linked and len(self.text) <= LONGEST_LINE and signs().leading.match(self.text)
        return bool(leads) or _is_known(self.text) or all(map(_is_known, filter(None, parts)))


def _is_known(text: str) -> bool:
    return len(text) <= LONGEST_LINE and signs().line.fullmatch(text) is not None


def lines(passages: Sequence[Passage]) -> list[Line]:
    """The passages as lines. Items that are links belong to the text where a sentence introduces them."""
    found = [Line(passage) for passage in passages]
    for line in _introduced(found):
        line.is_link = False
    return found


def _introduced(found: Sequence[Line]) -> Iterator[Line]:
    introduced = False
    for line in found:
        if not (line.is_link and line.passage.marker):
            introduced = line.introduces
        elif introduced:
            yield line


def _is_link(passage: Passage) -> bool:
    """Whether a passage only leads elsewhere; a row of data does more, if not all of it is a link."""
    if passage.weight >= LEAST_PROSE:
        return False
    return (
        passage.linked >= len(passage.text.strip())
        if passage.row
        else passage.linked >= LINKED * len(passage.text)
    )
