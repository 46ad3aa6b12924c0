"""Records as JSON objects: what others build on, so a key once here keeps its name and meaning.

`findings_object` is what `extract` prints for a document. The objects of the library's commands hold the
same keys for the same things and add what a library knows beyond one document. Offsets count code points of
the document's text; `{"start", "end", "text"}` and a quote's `text` are slices of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tui.cite.citation import NUMBERED
from tui.model import (
    Agreement,
    Document,
    Evidence,
    Findings,
    Locus,
    Mention,
    NameUse,
    Printing,
    Quote,
    Span,
    TextOf,
    Topic,
)
from tui.view import Hit, TopicRow

SCHEMA = 1
"""Version of the object that `extract` prints."""

Object = dict[str, Any]


def findings_object(findings: Findings, text: str) -> Object:
    """All that was found in one document, whose text is `text`."""
    return {
        "schema": SCHEMA,
        "document": _document(findings.document),
        "quotes": [_quote(quote, lambda _: text) for quote in findings.quotes],
        "agreements": [
            _agreement(agreement, map(_piece, agreement.evidence)) for agreement in findings.agreements
        ],
        "topics": [
            {"label": use.label, "salience": use.salience, "mentions": _mentions(use.mentions)}
            for use in findings.names.topics
        ],
        "people": _names(findings.names.people),
        "organisations": _names(findings.names.organisations),
        "places": _names(findings.names.places),
    }


def document_object(document: Document) -> Object:
    """A document of a library; `paragraphs` counts what is cited by number, `length` code points."""
    return _document(document) | {
        "publisher": document.publisher,
        "address": document.address,
        "translated": document.translated,
        "corrected": list(document.corrected),
        "newer": document.newer,
        "near": list(document.near),
        "paragraphs": max((b.number for b in document.blocks if b.number is not None), default=0),
        "length": document.length,
    }


def quote_object(quote: Quote, text_of: TextOf) -> Object:
    """A quote of a library, with its `words` part by part and every other document that prints it."""
    return _quote(quote, text_of) | {
        "document": quote.document,
        "words": list(quote.texts),
        "speaker_how": quote.speaker_how,
        "locus": locus_object(quote.locus),
        "printings": [_printing(printing) for printing in quote.printings],
        "aliases": list(quote.aliases),
    }


def agreement_object(agreement: Agreement) -> Object:
    """An agreement of a library; each piece of evidence names its document and holds its words."""
    return _agreement(agreement, map(_evidence, agreement.evidence)) | {
        "disputed": agreement.disputed,
        "aliases": list(agreement.aliases),
    }


def topic_object(row: TopicRow, topic: Topic) -> Object:
    """A topic of a library; `figure` counts its agreements and quotes, `mentions` the places that name it."""
    return {
        "label": topic.label,
        "short": topic.short,
        "group": topic.group,
        "definition": topic.definition,
        "figure": row.figure,
        "mentions": row.mentions,
    }


def hit_object(hit: Hit) -> Object:
    """A search result; `id` is a topic's label, a record's id, or a sentence's document."""
    span = hit.span
    return {
        "kind": hit.kind,
        "id": hit.id,
        "text": hit.text,
        "matches": [_pair(match) for match in hit.matches],
        "document": hit.document,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "score": hit.score,
    }


def locus_object(locus: Locus) -> Object:
    """Where a record stands; `paragraph` is null for what has no number of its own."""
    return {"block": locus.kind, "paragraph": _paragraph(locus), "page": locus.page}


def _document(document: Document) -> Object:
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "date": document.date,
        "date_basis": document.date_basis,
        "kind": document.kind,
        "language": document.language,
    }


def _quote(quote: Quote, text_of: TextOf) -> Object:
    """A quote; its `text` holds the cue where that splits it, and only then is the document's text read."""
    span = quote.span
    text = quote.texts[0] if len(quote.parts) == 1 else text_of(quote.document)[span.start : span.end]
    return {
        "id": quote.id,
        "start": span.start,
        "end": span.end,
        "parts": [_pair(part) for part in quote.parts],
        "text": text,
        "kind": quote.kind,
        "cue": _mention(quote.cue),
        "speaker": _mention(quote.speaker),
        "speaker_name": quote.speaker_name,
        "topics": list(quote.topics),
        "paragraph": _paragraph(quote.locus),
        "rule": quote.rule.name,
    }


def _agreement(agreement: Agreement, evidence: Iterable[Object]) -> Object:
    return {
        "id": agreement.id,
        "name": agreement.name,
        "parties": list(agreement.parties),
        "status": agreement.status,
        "date": agreement.date,
        "topics": list(agreement.topics),
        "evidence": list(evidence),
        "rule": agreement.rule.name,
    }


def _piece(evidence: Evidence) -> Object:
    return {"start": evidence.start, "end": evidence.end, "status": evidence.status}


def _evidence(evidence: Evidence) -> Object:
    return _piece(evidence) | {
        "document": evidence.document,
        "text": evidence.text,
        "locus": locus_object(evidence.locus),
    }


def _printing(printing: Printing) -> Object:
    return {
        "document": printing.document,
        "parts": [_pair(part) for part in printing.parts],
        "locus": locus_object(printing.locus),
    }


def _names(uses: Iterable[NameUse]) -> list[Object]:
    return [{"name": use.name, "mentions": _mentions(use.mentions)} for use in uses]


def _mentions(mentions: Iterable[Mention]) -> list[Object]:
    return [{"start": m.start, "end": m.end, "text": m.text} for m in mentions]


def _mention(mention: Mention | None) -> Object | None:
    return None if mention is None else {"start": mention.start, "end": mention.end, "text": mention.text}


def _paragraph(locus: Locus) -> int | None:
    """The number that the place itself is cited by; a heading's is that of the paragraph after it."""
    return locus.number if locus.kind in NUMBERED else None


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
