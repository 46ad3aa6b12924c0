"""Words attributed by layout, without a verb: posts with a handle, "“…” — Name", "Name: “…”", headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from tui.extract.places import Places
from tui.extract.quotes import cues
from tui.extract.quotes.attribution import Attribution, RuleName
from tui.extract.quotes.marks import Region
from tui.extract.speakers import roles
from tui.model import Block, Span

_NAME_WORD = r"(?:[A-Z][\w.'’-]*|[A-Z]{2,})"
_NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|of|de|von|bin|al|N)){{0,4}}"
_DATE = r"[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4}"
_POST = re.compile(
    rf"(?P<words>\S.*?)(?:\s*(?:https?://\S+|pic\.\S+))*\s*[—–―-]{{1,2}}\s*"
    rf"(?:(?P<name>[^@()—–―\n]{{2,60}}?)\s*\(@\w+\)|(?P<handle>@\w+)),?\s*(?:{_DATE})?\W*",
    re.DOTALL,
)
_HANDLE_FIRST = re.compile(rf"(?:RT |(?P<name>{_NAME}) )?\(?(?P<handle>@\w+)\)?: (?P<words>\S.*)", re.DOTALL)
_BY = re.compile(
    rf"(?:(?:(?i:posted|tweeted|tweet|(?:x )?post|post on x) )?(?i:by|from) )?(?:(?P<name>{_NAME})\s+)?"
    rf"\(?(?P<handle>@\w+)\)?(?:\s*(?:[·•|,-]| on\b)?\s*(?:{_DATE}))?:?"
)
"""A line of its own that says who posted what stands above or below it."""
_LONGEST_POST = 1000
_SIGNATURE = re.compile(rf"\s*(?:[—–―]|--)\s*(?P<name>{_NAME})(?=[.,]?\s*(?:\n|\Z)|,| \()")
_LABEL = re.compile(rf"(?:\A|[.!?”\"’]\s+)(?P<name>{_NAME}): \Z")
_LONGEST_LABEL = 60
_LEADING = re.compile(rf"(?P<name>{_NAME}(?: sources| officials)?): (?P<words>\S.*)", re.DOTALL)
_TRAILING = re.compile(rf"(?P<words>\S.*\S): (?P<name>{_NAME})\W*", re.DOTALL)
_QUOTED_TRAILING = re.compile(r"(?P<words>[“\"‘'].+[”\"’']): (?P<name>\S+(?: \S+){0,4})", re.DOTALL)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|not|wants?|needs?|to|we|our|I)\b",
    re.IGNORECASE,
)
"""A word by which a heading tells something."""
_BODY = 20_000
"""Characters below a heading in which its name is looked for."""
_SOURCES = frozenset({"sources", "officials"})
"""With what the name of an unnamed source ends ("Airport sources: …")."""
_FEWEST = 3
"""Words of a heading's quote; fewer are a label and its value."""


def posts_in(text: str, blocks: Sequence[Block]) -> Iterator[Attribution]:
    """Posts that stand as a paragraph and begin with a handle, or end with who posted them and when; and
    those whose handle has a line of its own."""
    bylines = {at: match for at, block in enumerate(blocks) if (match := _byline(text, block))}
    signers = _signers(blocks, bylines)
    for at, block in enumerate(blocks):
        if block.kind not in ("paragraph", "item") or at in bylines:
            continue
        if text.find("@", block.start, block.end) >= 0:
            for pattern in (_HANDLE_FIRST, _POST):
                if match := pattern.fullmatch(text, block.start, block.end):
                    yield _signed(match, "post")
                    break
            continue
        by = signers.get(at)
        if by is not None and block.end - block.start <= _LONGEST_POST:
            yield Attribution((Span(block.start, block.end),), None, _signer(by), "post")


def _signers(blocks: Sequence[Block], bylines: Mapping[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """The bylines by the positions of their posts: below them, past a date, or above them where the text
    begins with a post."""
    posts = {at for at, block in enumerate(blocks) if block.kind in ("paragraph", "item")} - set(bylines)
    above = min(posts, default=0) < min(bylines, default=0)
    found: dict[int, re.Match[str]] = {}
    for at, byline in bylines.items():
        dated = not above and at + 1 < len(blocks) and blocks[at + 1].kind == "dateline"
        found[at - 1 if above else at + 1 + dated] = byline
    return found


def _byline(text: str, block: Block) -> re.Match[str] | None:
    if block.kind == "turn" or text.find("@", block.start, block.end) < 0:
        return None
    return _BY.fullmatch(text, block.start, block.end)


def _signer(match: re.Match[str]) -> Span:
    return Span(*match.span("name" if match.groupdict().get("name") else "handle"))


def _signed(match: re.Match[str], rule: RuleName) -> Attribution:
    return Attribution((Span(*match.span("words")),), None, _signer(match), rule)


def signatures_in(text: str, regions: Sequence[Region], blocks: Sequence[Block]) -> Iterator[Attribution]:
    """Quoted words with a dash and a name behind them, or a name and a colon before."""
    starts = [block.start for block in blocks]
    for region in regions:
        if region.inner(text).count(" ") < _FEWEST - 1:
            continue
        block = blocks[bisect_right(starts, region.start) - 1]
        name = _name_behind(text, region, block) or _name_before(text, region, block)
        if name is not None:
            yield Attribution((region.span,), None, name, "signature")


def _name_behind(text: str, region: Region, block: Block) -> Span | None:
    match = _SIGNATURE.match(text, region.end, block.end)
    return Span(*match.span("name")) if match else None


def _name_before(text: str, region: Region, block: Block) -> Span | None:
    """A label such as "Sato: “…”" at the start of a sentence, if it is no name of a thing."""
    start = max(block.start, region.start - _LONGEST_LABEL)
    match = _LABEL.search(text[start : region.start])
    if match is None or match["name"].split()[-1].casefold() in roles.load().things:
        return None
    at = match.start("name")
    first, _, rest = match["name"].partition(" ")
    if rest and cues.load().reports(first.casefold()):
        at += len(first) + 1  # "Said Mr. Rao: “…”"
    return Span(start + at, start + match.end("name"))


def headings_in(text: str, blocks: Sequence[Block], people: Places[None]) -> Iterator[Attribution]:
    """Headings that say who says it: "Name: …" and "…: Name" where the body knows the name, or the code book
    and the words tell something ("Rao: A life" is a title); "“…”: who". `people` are those whom it names."""
    for block in blocks:
        if block.kind not in ("title", "dek", "heading"):
            continue
        body = text[block.end : block.end + _BODY]
        for pattern in (_LEADING, _TRAILING, _QUOTED_TRAILING):
            match = pattern.fullmatch(text, block.start, block.end)
            if match is None or len(match["words"].split()) < _FEWEST:
                continue
            known = any(True for _ in people.overlapping(match.end("name") - 1, match.end("name")))
            tells = known and _TELLS.search(match["words"])
            if pattern is _QUOTED_TRAILING or tells or _speaks(match["name"], body):
                yield _signed(match, "heading")
                break


def _speaks(name: str, body: str) -> bool:
    """Whether a heading's label is somebody: an unnamed source, or a name of which the body tells more."""
    if name.casefold() in roles.load().sources or name.split()[-1].casefold() in _SOURCES:
        return True
    last = re.escape(name.split()[-1])
    return len(name.split()) <= 4 and bool(re.search(rf"\b[A-Z][\w.]+ {last}\b", body))
