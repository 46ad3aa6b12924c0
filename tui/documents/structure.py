"""The structure of a document: its blocks, and where among them something stands.

A block is as long as its lines, list markers and labels included, and blocks don't overlap. The head, from
the first line down to the first prose, holds title, dek, datelines and labels; below it stand headings,
items, turns and paragraphs. A heading is a line without a full stop before other text, be it a whole
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from msgspec.structs import replace

from tui import codebook
from tui.documents.datelines import is_dateline, run_in_dateline
from tui.documents.lines import HASHES, MARKER, Piece, pieces
from tui.documents.sentences import sentences
from tui.documents.turns import turn_starts
from tui.model import Block, BlockKind, Locus, Span

COUNTED: frozenset[BlockKind] = frozenset({"paragraph", "item", "turn"})
"""The kinds of block that have a number which people cite."""

LONGEST_HEADING = 160
"""Characters; a longer line in the body is prose, whatever it ends with."""

LONGEST_TITLE = 320
"""Characters; the titles of remarks name everybody who spoke."""

WORDIEST_NUMBERED = 8
"""Words of a numbered heading; what has more is an item of a list."""

LONGEST_LIST = 3
"""More lines in a row that look like headings are a list."""

DATELINE_PARAGRAPHS = 3
"""Only the first paragraphs can open with a place and a date."""

_EMPHASIS = r"(?:[*_]|</?[a-z]{1,6}>)*"
_PROSE_END = re.compile(rf"(?:[.。．…।:;,]|[.!?][\"'”’»)\]]+){_EMPHASIS}\Z")
_END_LENGTH = 40
"""Characters at the end of a line among which its last full stop and what closes after it stand."""

_TRAIL = re.compile(r"[^>›»|]{1,60}(?:\s[>›»]\s[^>›»|]{1,60}){2,}")
_POST = re.compile(r"https?://|\bpic\.\w+/|(?<!\w)@\w{2}")


@cache
def _summary() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(codebook.load().wording.summary_labels)})\s*[:：—–-]", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    wording = codebook.load().wording
    labels = "|".join((*wording.page_labels, *wording.body_names))
    return re.compile(rf"(?:(?:{labels})\W*)+", re.IGNORECASE)


def is_label(line: str) -> bool:
    """Whether a line is none of a text: the name of a section or of the body that publishes it."""
    return _label().fullmatch(line) is not None


def structure(text: str, start: int = 0, markdown: bool = False) -> tuple[Block, ...]:
    """The blocks of the text from offset `start` on, in order. Never raises on any text."""
    found = pieces(text, start, markdown)
    turns = turn_starts(text, found)
    prose = [
        index in turns or _is_prose(text, piece, index == 0, markdown) for index, piece in enumerate(found)
    ]
    bodies = (index for index, piece in enumerate(found) if prose[index] and not _is_dek(text, piece))
    body = next(bodies, min(1, len(found) - 1))
    kinds: list[BlockKind] = [
        *_head_kinds(text, found[:body]),
        *_body_kinds(text, found, body, prose, turns),
    ]
    return _numbered(text, found, kinds)


def on_pages(blocks: tuple[Block, ...], pages: Sequence[int]) -> tuple[Block, ...]:
    """The blocks with the page on which each begins; `pages` are the offsets at which pages begin."""
    if not pages:
        return blocks
    return tuple(replace(block, page=bisect_right(pages, block.start)) for block in blocks)


def locus(blocks: Sequence[Block], offset: int) -> Locus:
    """Where an offset stands, as one cites it: in the block that holds it, else in the one before it."""
    if not blocks:
        return Locus("paragraph")
    index = max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
    block = blocks[index]
    number = block.number
    if block.kind == "heading":
        number = next((after.number for after in blocks[index:] if after.number is not None), None)
    return Locus(block.kind, number, block.page)


def content(text: str, block: Block) -> Span:
    """The block's text without the marker of its list item or heading."""
    start = block.start
    for mark in (HASHES, MARKER):
        match = mark.match(text, start, block.end)
        start = match.end() if match else start
    return Span(start, block.end)


def _is_prose(text: str, piece: Piece, first: bool, markdown: bool) -> bool:
    if markdown and HASHES.match(text, piece.start):
        return False
    if MARKER.match(text, piece.start):
        return True
    longest = LONGEST_TITLE if first else LONGEST_HEADING
    if piece.end - piece.start > longest:
        return not _TRAIL.fullmatch(text, piece.start, piece.end)
    if is_dateline(text, piece):
        return False
    if _POST.search(text, piece.start, piece.end) or text[piece.start] in "(（[":
        return True
    block = Block("paragraph", piece.start, piece.end)
    if _ends_like_prose(text, piece):
        return True
    return sum(1 for _ in sentences(text, block)) > 1


def _ends_like_prose(text: str, piece: Piece) -> bool:
    return bool(_PROSE_END.search(text, max(piece.start, piece.end - _END_LENGTH), piece.end))


def _is_dek(text: str, piece: Piece) -> bool:
    return bool(_summary().match(text, piece.start, piece.end))


def _head_kinds(text: str, head: Sequence[Piece]) -> list[BlockKind]:
    """The title is the first line that is no dek, dateline, trail of links nor, before others, a label."""
    kinds: list[BlockKind] = []
    datelines = [is_dateline(text, piece) for piece in head]
    last_other = max((index for index, dateline in enumerate(datelines) if not dateline), default=0)
    titled = dated = False
    for index, piece in enumerate(head):
        if _is_dek(text, piece):
            kinds.append("dek")
        elif _TRAIL.fullmatch(text, piece.start, piece.end) or (
            not titled and index < last_other and _label().fullmatch(text, piece.start, piece.end)
        ):
            kinds.append("heading")
        elif datelines[index]:
            kinds.append("dateline")
            dated = titled
        elif not titled:
            kinds.append("title")
            titled = True
        else:
            kinds.append("heading" if dated else "dek")
    return kinds


def _body_kinds(
    text: str, found: Sequence[Piece], body: int, prose: Sequence[bool], turns: frozenset[int]
) -> list[BlockKind]:
    last = len(found) - 1
    first_turn = min(turns, default=last)
    kinds: list[BlockKind] = []
    for index in range(max(0, body), len(found)):
        piece = found[index]
        if index in turns:
            kinds.append("turn")
        elif is_dateline(text, piece):
            kinds.append("dateline")
        elif MARKER.match(text, piece.start):
            heads = index < last and _is_numbered_heading(text, piece, found[index + 1])
            kinds.append("heading" if heads else "item")
        elif prose[index] or index == last or index > first_turn:
            kinds.append("paragraph")
        else:
            kinds.append("heading")
    return _lists(kinds)


def _is_numbered_heading(text: str, piece: Piece, below: Piece) -> bool:
    """“2. Bilateral relations” before text that is not item 3 of the same list."""
    if not text[piece.start].isdigit() or piece.end - piece.start > LONGEST_HEADING // 2:
        return False
    words = text[content(text, Block("item", piece.start, piece.end)).start : piece.end].split()
    if _ends_like_prose(text, piece) or len(words) > WORDIEST_NUMBERED:
        return False
    return not (text[below.start].isdigit() and MARKER.match(text, below.start))


def _lists(kinds: list[BlockKind]) -> list[BlockKind]:
    found: list[BlockKind] = []
    for kind, run in groupby(kinds):
        length = sum(1 for _ in run)
        found += ["item" if kind == "heading" and length > LONGEST_LIST else kind] * length
    return found


def _numbered(text: str, found: Sequence[Piece], kinds: Sequence[BlockKind]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    number = 0
    for piece, kind in zip(found, kinds, strict=True):
        start = piece.start
        if kind == "paragraph" and number < DATELINE_PARAGRAPHS:
            cut = run_in_dateline(text, start, piece.end)
            if cut is not None:
                blocks.append(Block("dateline", start, cut.end))
                start = cut.resumes
        if kind in COUNTED:
            number += 1
        blocks.append(Block(kind, start, piece.end, number if kind in COUNTED else None))
    return tuple(blocks)
