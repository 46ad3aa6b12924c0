"""What is copied of a stretch that is marked in a document: its words, and the words with their citation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tui.cite.citation import cite_passage, cite_quote, quote_words
from tui.documents.sentences import sentences
from tui.documents.structure import locus
from tui.model import Document, Quote, Span
from tui.query.marks import Stop


class Taken(NamedTuple):
    """The words as they stand in the document, and the same with their citation."""

    words: str
    cited: str


def take(stop: Stop, document: Document, text: str, quotes: Mapping[str, Quote]) -> Taken:
    """What a stop gives: a quote's parts, an agreement's passage, the sentence around a topic."""
    for passage in stop.passages:
        if passage.reference.kind == "quote":
            here = _printed_here(quotes[passage.reference.id], document, text, passage.parts)
            return Taken(quote_words(here), cite_quote(here, document))
    if all(passage.reference.kind == "topic" for passage in stop.passages):
        return take_span(sentence_at(stop.span, document, text), document, text)
    return take_span(stop.span, document, text)


def take_span(span: Span, document: Document, text: str) -> Taken:
    """What any stretch of the document gives."""
    words = text[span.start : span.end]
    return Taken(words, cite_passage(words, document, locus(document.blocks, span.start)))


def sentence_at(span: Span, document: Document, text: str) -> Span:
    """The sentence in which a stretch begins; the stretch itself where it stands in none."""
    for block in document.blocks:
        if block.start <= span.start < block.end:
            for sentence in sentences(text, block):
                if sentence.start <= span.start < sentence.end:
                    return sentence
    return span


def _printed_here(quote: Quote, document: Document, text: str, parts: tuple[Span, ...]) -> Quote:
    """The quote as this document prints it."""
    return replace(
        quote,
        document=document.id,
        parts=parts,
        texts=tuple(text[part.start : part.end] for part in parts),
        locus=locus(document.blocks, parts[0].start),
    )
