"""From documents to findings: names, then parses of what can hold a quote or an agreement, then both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from tui.extract.agreements.finding import find_agreements, may_hold_agreement
from tui.extract.names import find_names
from tui.extract.parsing import BATCH, Parse, parse, pieces_of
from tui.extract.quotes.finding import find_quotes
from tui.extract.quotes.looking import may_hold_quote
from tui.extract.speakers.newcomers import with_newcomers
from tui.model import Block, Document, Findings, Names

_Work = tuple[Document, str, tuple[Block, ...]]

_SENTENCE = "“We agreed on ports,” Minister Taro Sato of Japan said, and that India will sign an agreement."
"""Words for which most rules and tables are asked."""


def extract(documents: Iterable[tuple[Document, str]]) -> Iterator[Findings]:
    """The findings of each document (given with its text), in order; documents are taken as they are needed.

    Those of a document that is not analysed are empty. Never raises on any text. Raises `UserError` where
    spaCy's model is missing.
    """
    for batch in _batches(documents):
        parses = parse((text, piece) for _, text, pieces in batch for piece in pieces)
        for document, text, pieces in batch:
            yield _findings(document, text, tuple(islice(parses, len(pieces))))


def warm_up() -> None:
    """Make all that is made once in a process, so that no document waits for it.

    Raises `UserError` where spaCy's model is missing.
    """
    block = Block("paragraph", 0, len(_SENTENCE), 1)
    document = Document("", "", "", (block,), language="en", length=block.end)
    for _ in extract([(document, _SENTENCE)]):
        pass


def _batches(documents: Iterable[tuple[Document, str]]) -> Iterator[list[_Work]]:
    """Documents in groups that fill a batch of the parser; one with nothing to parse counts for a piece."""
    batch: list[_Work] = []
    size = 0
    for document, text in documents:
        pieces = _pieces(document, text)
        batch.append((document, text, pieces))
        size += max(1, len(pieces))
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _pieces(document: Document, text: str) -> tuple[Block, ...]:
    if not document.analysed:
        return ()
    return tuple(
        piece
        for block in document.blocks
        if _worth_parsing(text[block.start : block.end])
        for piece in pieces_of(text, block)
    )


def _worth_parsing(text: str) -> bool:
    return may_hold_quote(text) or may_hold_agreement(text)


def _findings(document: Document, text: str, parses: tuple[Parse, ...]) -> Findings:
    if not document.analysed:
        return Findings(document, Names(), (), ())
    names = find_names(document, text)
    quotes = find_quotes(document, text, parses, names)
    agreements = find_agreements(document, text, parses, names)
    return Findings(document, with_newcomers(names, document, text, quotes), quotes, agreements)
