"""Where in one document its records stand: what the reader marks, and where its `n` and `N` stop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
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
        return Span(self.parts[0].start, self.parts[-1].end)


class Stop(NamedTuple):
    """A stretch of text and every record that stands on just this stretch."""

    span: Span
    passages: tuple[Passage, ...]


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
            for mention in use.mentions:
                yield Passage(Reference("topic", use.label), (mention.span,))


def stops(records: Records, document: DocumentId, kinds: Collection[RecordKind] = KINDS) -> tuple[Stop, ...]:
    """The document's marks of these kinds in reading order, the longer first where two begin together.

    Records with the same span are one stop, an agreement before a quote before a topic.
    """
    together: dict[Span, list[Passage]] = defaultdict(list)
    for passage in passages(records, document):
        if passage.reference.kind in kinds:
            together[passage.span].append(passage)
    return tuple(
        Stop(span, tuple(sorted(together[span], key=lambda found: KINDS.index(found.reference.kind))))
        for span in sorted(together, key=lambda span: (span.start, -span.end))
    )
