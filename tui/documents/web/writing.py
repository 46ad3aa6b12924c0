"""Passages as a document's text has them: paragraphs, with Markdown's marks before headings and items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.documents.lines import MARKER, pieces
from tui.documents.structure import LONGEST_HEADING
from tui.documents.web.flow import BREAK, Passage

_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(f"[ \u00a0]*{BREAK}[ \u00a0]*")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Signs that only say where a word may be broken."""

_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
LEAST_PLAIN = 800
"""Characters of a passage without marks but with blank lines, which is then plain text inside a page."""

_ONLY_MARKER = re.compile(r"(?:[-*•▪●◦·‣–]|\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,4}[.)])")


def paragraphs(passage: Passage) -> list[str]:
    """The paragraphs of a passage, each on one line."""
    text = _UNSEEN.sub("", passage.text)
    plain = passage.verbatim or (len(text) > LEAST_PLAIN and BREAK not in text and _BLANK_LINE.search(text))
    if not plain:
        text = _SPACE.sub(" ", text)
    if plain or BREAK in text:
        text = _AROUND_BREAK.sub("\n", text)
        found = [text[piece.start : piece.end] for piece in pieces(text)]
    else:
        found = [text]
    return [line for part in found if (line := _SPACE.sub(" ", part).strip())]


def written(passages: Sequence[Passage], headline: str | None) -> tuple[str, bool]:
    """The text of a document, its headline first, and whether anything in it is marked."""
    lines = [] if headline is None else [f"# {headline}"]
    marked = headline is not None
    for passage, line in _with_markers(passages):
        mark = passage.marker
        if passage.heading and len(line) <= LONGEST_HEADING:
            mark = "#" * max(2, passage.heading) + " "
        elif MARKER.match(line):
            mark = ""
        marked = marked or bool(mark)
        lines.append(mark + line)
    return "\n\n".join(lines), marked


def _with_markers(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """The paragraphs of passages, a marker that stands by itself before the one that follows it."""
    markers: list[tuple[Passage, str]] = []
    for passage in passages:
        for line in paragraphs(passage):
            if _ONLY_MARKER.fullmatch(line):
                yield from markers
                markers = [(passage, line)]
            else:
                yield passage, " ".join([*(marker for _, marker in markers), line])
                markers = []
    yield from markers


def on_one_line(passage: Passage) -> str:
    """The words of a passage."""
    return " ".join(_UNSEEN.sub("", passage.text).replace(BREAK, " ").split())
