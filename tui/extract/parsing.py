"""Parses: spaCy's tags and dependency trees over the blocks of documents.

spaCy 3.8 with the small English model (UAS 91.8, LAS 89.9 by its makers' figures), of which only tok2vec,
tagger and parser run: the rules read fine tags and dependencies alone. It is imported by the first call of
`load`, so only in a process that extracts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui import language_model
from tui.errors import UserError
from tui.model import Block, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Pieces a call: one at a time is less than half as fast."""

LONGEST = 2000
"""Characters a piece: in longer ones a parse takes longer for each word, and spaCy refuses a million."""

_SAME_LENGTH = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\r": " ", "\t": " "})

_DASH = re.compile(r"(?<=\w)–(?=\w)")
"""An en dash inside a word ("India–Japan"): the model knows only the hyphen there."""


class Parse(NamedTuple):
    """A parsed block, or a piece of one that is very long.

    `tokens` is spaCy's document over the text of `block`, character for character as long.
    """

    block: Block
    tokens: Doc

    def span(self, start: int, end: int) -> Span:
        """The document's span for token positions `start` (inclusive) to `end` (exclusive), `start < end`."""
        last = self.tokens[end - 1]
        return Span(self.block.start + self.tokens[start].idx, self.block.start + last.idx + len(last))


@cache
def load() -> Language:
    """The pipeline, loaded once a process.

    Raises `UserError` where the model is not installed.
    """
    import spacy

    return spacy.load(model(), exclude=["ner", "lemmatizer", "senter", "attribute_ruler"])


def loaded() -> bool:
    """Whether this process has loaded the pipeline."""
    return bool(load.cache_info().currsize)


def model() -> str:
    """The name of the installed model. Raises `UserError` where there is none."""
    name = language_model.installed()
    if name is None:
        what = "The English model of spaCy is missing."
        raise UserError(what, "Install indojp-tui again: pip install --force-reinstall .")
    return name


def parse(pieces: Iterable[tuple[str, Block]]) -> Iterator[Parse]:
    """The parses of blocks, each given with its document's text, in order, in batches across documents."""
    pairs = (
        (_DASH.sub("-", text[block.start : block.end].translate(_SAME_LENGTH)), block)
        for text, block in pieces
    )
    for tokens, block in load().pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield Parse(block, tokens)


def pieces_of(text: str, block: Block) -> Iterator[Block]:
    """The block itself, or where it is longer than `LONGEST` its pieces, cut after a sentence or a word."""
    start = block.start
    while block.end - start > LONGEST:
        end = _cut(text, start, start + LONGEST)
        yield Block(block.kind, start, end, block.number, block.page)
        start = end
    yield Block(block.kind, start, block.end, block.number, block.page)


def _cut(text: str, start: int, limit: int) -> int:
    for sign in (". ", " "):
        at = text.rfind(sign, start + LONGEST // 2, limit)
        if at >= 0:
            return at + len(sign)
    return limit
