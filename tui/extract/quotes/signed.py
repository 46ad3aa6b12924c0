"""Words attributed by layout, without a verb: posts with a handle, "“…” — Name", headings with a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.marks import Region
from tui.model import Block, Span

_NAME_WORD = r"(?:[A-Z][\w.'’-]*|[A-Z]{2,})"
_NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|of|de|von|bin|al|N)){{0,4}}"
_DATE = r"[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4}"
_POST = re.compile(
    rf"(?P<words>\S.*?)(?:\s*(?:https?://\S+|pic\.\S+))*\s*[—–―-]{{1,2}}\s*"
    rf"(?:(?P<name>[^@()—–―\n]{{2,60}}?)\s*\((?P<handle>@\w+)\)|(?P<bare>@\w+)),?\s*(?:{_DATE})?\W*",
    re.DOTALL,
)
_SIGNATURE = re.compile(rf"\s*(?:[—–―]|--)\s*(?P<name>{_NAME})(?=[.,]?\s*(?:\n|\Z)|,| \()")
_LEADING = re.compile(rf"(?P<name>{_NAME}): (?=\S)")
_TRAILING = re.compile(rf"(?P<words>\S.*\S): (?P<name>{_NAME})\W*\Z", re.DOTALL)
_UNNAMED = frozenset(
    [
        "report",
        "reports",
        "official",
        "officials",
        "source",
        "sources",
        "govt",
        "government",
        "study",
        "poll",
        "survey",
        "minister",
    ]
)
_BODY = 20_000
"""Characters below a heading in which its name is looked for."""
_FEWEST = 3
"""Words of a heading's quote; fewer are a label and its value."""


def posts_in(text: str, blocks: Sequence[Block]) -> Iterator[Attribution]:
    """Posts that stand as a paragraph and end with who posted them, a handle, and perhaps a date."""
    for block in blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        at = text.rfind("@", block.start, block.end)
        match = _POST.fullmatch(text, block.start, block.end) if at >= 0 else None
        if match is None:
            continue
        group = "name" if match["name"] else "bare"
        yield Attribution((Span(*match.span("words")),), None, Span(*match.span(group)), "post")


def signatures_in(text: str, regions: Sequence[Region], blocks: Sequence[Block]) -> Iterator[Attribution]:
    """Quoted words with a dash and a name behind them."""
    ends = [block.end for block in blocks]
    for region in regions:
        at = bisect_left(ends, region.end)
        limit = ends[at] if at < len(ends) else len(text)
        match = _SIGNATURE.match(text, region.end, limit)
        if match and region.inner(text).count(" ") >= _FEWEST - 1:
            yield Attribution((region.span,), None, Span(*match.span("name")), "signature")


def headings_in(text: str, blocks: Sequence[Block]) -> Iterator[Attribution]:
    """Headings that say who says it: "Name: …" and "…: Name", where the body knows the name."""
    for block in blocks:
        if block.kind not in ("title", "dek", "heading"):
            continue
        body = text[block.end : block.end + _BODY]
        leading = _LEADING.match(text, block.start, block.end)
        if leading and _speaks(leading["name"], body):
            words = Span(leading.end(), block.end)
            name = leading
        else:
            trailing = _TRAILING.match(text, block.start, block.end)
            if trailing is None or not _speaks(trailing["name"], body):
                continue
            words, name = Span(*trailing.span("words")), trailing
        if len(text[words.start : words.end].split()) >= _FEWEST:
            yield Attribution((words,), None, Span(*name.span("name")), "heading")


def _speaks(name: str, body: str) -> bool:
    """Whether a heading's label is somebody: one of the unnamed, or a name of which the body tells more."""
    if name.casefold() in _UNNAMED:
        return True
    last = re.escape(name.split()[-1])
    return len(name.split()) <= 4 and bool(re.search(rf"\b[A-Z][\w.]+ {last}\b", body))
