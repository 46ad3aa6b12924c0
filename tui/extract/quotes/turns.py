"""Transcripts: each turn is one quote, from its label to the next, its stage notes left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.documents.turns import turn_label
from tui.extract.quotes.attribution import Attribution
from tui.extract.speakers.titles import is_title
from tui.model import Block, Span

_STAGE_NOTE = re.compile(r"(?:\([^()\n]{1,80}\)|\\?\[[^\[\]\n]{1,120}\])[.:]?\s*")
_END = re.compile(r"\W*(?:end|ends|concludes?|-30-)?\W*", re.IGNORECASE)
_TOLD = re.compile(
    r"[,?!.][”\"’'] (?:[^\W\d_][\w.’'-]* ){0,3}(?:said|says|adds|added|recalls|told)\b"
    r"|\b(?:said|says)[,:] [“\"]"
)
_ABOUT = re.compile(
    r"\W*(?:(?:this|the) (?:interview|conversation|transcript|discussion)\b|(?:disclaimer|note):"
    r"|(?:related (?:links?|information|articles?|documents?)|share|print|tags?|back to .{1,20}"
    r"|read (?:also|more)|follow us)\W*\Z)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[\"“”]?\([^()\n]{1,80}\)[.\"”]?|\[[^\[\]\n]{1,400}\]")

_DID = r"(?:said|says|told|wrote|spoke|talked|lives|leads|met)\b"
_INITIALS = 3
"""Letters of a label in capitals that are initials rather than a name."""


def turns_in(text: str, blocks: Sequence[Block]) -> Iterator[Attribution]:
    """The turns of a transcript, each with its label as the speaker and no cue."""
    names: set[str] = set()
    for place, block in enumerate(blocks):
        label = turn_label(text, block.start, block.end) if block.kind == "turn" else None
        if label is None:
            continue
        start = _after_notes(text, label.end(), block.end)
        names.add(label["label"].split()[-1])
        following = blocks[place + 1 :]
        if all(each.kind != "turn" for each in following):
            following = without_narrative(text, label["label"].split()[-1], names, following)
        parts = list(spoken_parts(text, start, block, following))
        if parts:
            yield Attribution(tuple(parts), None, Span(*label.span("label")), "turn")


def without_narrative(
    text: str, speaker: str, speakers: Iterable[str], following: Sequence[Block]
) -> Sequence[Block]:
    """The blocks behind the last label up to the first in which a writer tells: of its speaker by name, of
    what one of the speakers said or did, of the interview, or with words in marks and "said"."""
    named = [re.compile(rf"\b{re.escape(speaker)}\b", re.IGNORECASE)] if _is_name(speaker) else []
    for name in filter(_is_name, speakers):
        named.append(re.compile(rf"\b{re.escape(name)},? (?:later |also |then |who )?{_DID}", re.IGNORECASE))
    for place, block in enumerate(following):
        stretch = (block.start, block.end)
        if any(pattern.search(text, *stretch) for pattern in named):
            return following[:place]
        if _TOLD.search(text, *stretch) or _ABOUT.match(text, *stretch):
            return following[:place]
    return following


def _is_name(word: str) -> bool:
    """Whether the last word of a label is a name, not a title, initials or "Q"."""
    return len(word) > 1 and not is_title(word) and not (word.isupper() and len(word) <= _INITIALS)


def _after_notes(text: str, start: int, end: int) -> int:
    """The first word that is spoken: past white space and stage notes such as "(As interpreted.)"."""
    while start < end:
        if text[start].isspace() or text[start] in "*":
            start += 1
        elif (note := _STAGE_NOTE.match(text, start, end)) and text[note.end() : note.end() + 1] not in (
            ",",
            "-",
            "—",
        ):
            start = note.end()
        else:
            break
    return start


def spoken_parts(text: str, start: int, first: Block, following: Sequence[Block]) -> Iterator[Span]:
    """The turn's paragraphs, those in a row as one span; a stage note on a line of its own parts them."""
    end = first.end if start < first.end else start
    for block in following:
        if block.kind not in ("paragraph", "item"):
            break
        whole = text[block.start : block.end]
        if _END.fullmatch(whole):
            break
        if _CLOSING.fullmatch(whole):
            if end > start:
                yield Span(start, end)
            start = end = block.end
            continue
        if end == start:
            start = block.start
        end = block.end
    if end > start:
        yield Span(start, end)
