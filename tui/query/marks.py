"""Where in one document its records stand: what the reader marks, and where its `n` and `N` stop."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from tui.model import DocumentId, Records, Span

RecordKind = Literal["agreement", "quote", "topic", "person"]

KINDS: tuple[RecordKind, ...] = get_args(RecordKind)


class Reference(NamedTuple):
    """A record: an agreement or a quote by id, a topic by label, a person or body by name."""

    kind: RecordKind
    id: str


class Passage(NamedTuple):
    """One place of a record. `parts` are the stretches to paint; a quote that its cue splits has several."""

    reference: Reference
    parts: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        first, last = self.parts[0], self.parts[-1]
        return first if first is last else Span(first.start, last.end)


class Stop(NamedTuple):
    """A stretch of text and every record that stands on just this stretch."""

    span: Span
    passages: tuple[Passage, ...]

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.span.end


def passages(records: Records, document: DocumentId) -> Iterator[Passage]:
    """Every piece of evidence, every quote and every mention of a topic in the document."""
    for agreement in records.agreements.values():
        for piece in agreement.evidence:
            if piece.document == document:
                yield Passage(Reference("agreement", agreement.id), (piece.span,))
    for quote in records.quotes.values():
        if quote.document == document:
            yield Passage(Reference("quote", quote.id), quote.parts)
        for printing in quote.printings:
            if printing.document == document:
                yield Passage(Reference("quote", quote.id), printing.parts)
    if document in records.names:
        for use in records.names[document].topics:
            topic = Reference("topic", use.label)
            for mention in use.mentions:
                yield Passage(topic, (mention.span,))


def stops(records: Records, document: DocumentId, kinds: Collection[RecordKind] = KINDS) -> tuple[Stop, ...]:
    """The document's marks of these kinds in reading order, the longer first where two begin together.

    Records with the same span are one stop, an agreement before a quote before a topic.
    """
    found = (passage for passage in passages(records, document) if passage.reference.kind in kinds)
    in_order = sorted(found, key=lambda passage: (passage.span.start, -passage.span.end))
    return tuple(
        Stop(span, tuple(sorted(together, key=lambda passage: KINDS.index(passage.reference.kind))))
        for span, together in groupby(in_order, lambda passage: passage.span)
    )
