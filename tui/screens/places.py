"""The rows of a record screen: the dossier of its record, each place as it is filed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from tui.cite import date_text, deciding_evidence, locus_text
from tui.cite.marked import sentence_at
from tui.documents.structure import locus
from tui.errors import UserError
from tui.host.signs import Signs
from tui.model import Agreement, Document, DocumentId, Evidence, Locus, Quote, Span
from tui.query.dossier import Dossier, Mentioned
from tui.query.marks import Reference
from tui.widgets.agreements import agreement_particulars
from tui.widgets.particulars import Particulars
from tui.widgets.passages import doubts_of
from tui.widgets.place_rows import Place, Section
from tui.widgets.quotes import quote_particulars, row_words
from tui.workspace import Workspace

T = TypeVar("T")


class Filing:
    """How places of one library are filed."""

    def __init__(self, workspace: Workspace, signs: Signs) -> None:
        self._workspace = workspace
        self._records = workspace.records
        self._signs = signs
        self._several = len(self._records.documents) > 1

    def sections(self, found: Dossier, record: Reference) -> tuple[Section, ...]:
        """All places of a dossier, evidence first, then agreements, quotes and mentions."""
        mentioned = [
            (document, [one.mention.span for one in together])
            for (document, _), together in groupby(found.mentions, self._paragraph)
        ]
        return (
            _section("Evidence", found.evidence, partial(self._evidence, record)),
            _section("Agreements", found.agreements, self._agreement),
            _section("Quotes", found.quotes, self._quote),
            _section("Mentions", mentioned, partial(self._mentions, record)),
        )

    def _evidence(self, record: Reference, piece: Evidence) -> Place:
        status = piece.status or "says nothing of its status"
        return Place(
            record,
            piece.document,
            piece.span,
            self._signs.status(piece.status) if piece.status else "",
            self._filed(self._records.documents[piece.document], piece.locus, status),
            lambda: piece.text,
        )

    def _agreement(self, agreement: Agreement) -> Place:
        piece = deciding_evidence(agreement)
        return Place(
            Reference("agreement", agreement.id),
            piece.document,
            piece.span,
            self._signs.status(agreement.status),
            agreement_particulars(agreement, self._records.documents),
            lambda: agreement.name,
        )

    def _quote(self, quote: Quote) -> Place:
        document = self._records.documents[quote.document]
        return Place(
            Reference("quote", quote.id),
            quote.document,
            quote.span,
            self._signs.kind(quote.kind),
            quote_particulars(quote, document, self._signs, self._several),
            lambda: row_words(quote),
        )

    def _paragraph(self, mentioned: Mentioned) -> tuple[DocumentId, int]:
        """The document and the place of the block in which a mention stands."""
        blocks = self._records.documents[mentioned.document].blocks
        return mentioned.document, bisect_right(
            blocks, mentioned.mention.start, key=lambda block: block.start
        )

    def _mentions(self, record: Reference, mentioned: tuple[DocumentId, Sequence[Span]]) -> Place:
        """The mentions of one paragraph, by the sentence of the first."""
        document_id, spans = mentioned
        document = self._records.documents[document_id]
        often = f"{len(spans)}{self._signs.times}" if len(spans) > 1 else ""
        return Place(
            record,
            document_id,
            spans[0],
            "",
            self._filed(document, locus(document.blocks, spans[0].start), often),
            lambda: self._sentence(document, spans[0]),
        )

    def _sentence(self, document: Document, span: Span) -> str:
        """The sentence in which a stretch begins; where the text can't be read, that it can't."""
        try:
            text = self._workspace.text(document.id)
        except UserError as error:
            return error.what
        sentence = sentence_at(span, document, text)
        return text[sentence.start : sentence.end]

    def _filed(self, document: Document, where: Locus, kind: str) -> Particulars:
        place = locus_text(where, self._signs.paragraph)
        if not self._several:
            return Particulars(kind, place=place, kind_first=True)
        date = date_text(document) if document.date else ""
        return Particulars(
            kind, document.title or document.name, place, doubts_of(document), date, kind_first=True
        )


def _section(name: str, items: Sequence[T], place: Callable[[T], Place]) -> Section:
    return Section(name, len(items), lambda number: place(items[number]))
