"""What kind of document a text is, by the words of its head (table: `documents.toml`) and its make-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tui import codebook
from tui.model import Block

FALLBACK = "document"
OF_THE_PRESS = frozenset({"opinion", "interview"})
"""The kinds of what newspapers write beside news; of the others their headlines only speak."""

_FULL_TEXT = re.compile(r"(?:full )?text of |full text", re.IGNORECASE)
ARTICLE = "news article"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{'|'.join(kind.head)})(?!\w)", re.IGNORECASE), kind.name)
        for kind in codebook.load().kinds
    )


def kind_of(text: str, blocks: Sequence[Block], stated: str, of_the_press: bool = False) -> str:
    """A word such as "joint statement"; "document" where nothing tells.

    What is mostly turns is a transcript whatever it calls itself. Else the words of title and labels decide,
    then those that are stated of it elsewhere; what the press publishes is an article all the same that
    reports of a joint statement and does not give its full text. An article needs neither: it has a title and
    a paragraph, and beside them a dateline, a dek or headings.
    """
    turns = sum(block.kind == "turn" for block in blocks)
    if turns > 1:
        return "transcript"
    labels = " | ".join(text[block.start : block.end] for block in _head_blocks(blocks))
    for words in (labels, stated):
        only_told_of = of_the_press and not _FULL_TEXT.match(words)
        for pattern, name in _patterns():
            if pattern.search(words) and not (only_told_of and name not in OF_THE_PRESS):
                return name
    kinds = {block.kind for block in blocks}
    return ARTICLE if {"title", "paragraph"} <= kinds and kinds & {"dateline", "dek", "heading"} else FALLBACK


def _head_blocks(blocks: Sequence[Block]) -> list[Block]:
    found = []
    for block in blocks:
        if block.number is not None:
            break
        if block.kind in ("title", "heading"):
            found.append(block)
    return found
