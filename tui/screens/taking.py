"""What is copied from the explorer: the words that its evidence marks, alone or with their citation."""

from __future__ import annotations

from tui.cite import cite_agreement, cite_evidence, cite_passage, cite_quote, deciding_evidence, quote_words
from tui.cite.marked import Taken
from tui.model import Agreement, Evidence, Records
from tui.widgets.passages import Passage, Subject


def taken(records: Records, subject: Subject, passage: Passage | None, in_view: bool) -> Taken | None:
    """The words of a record, None where there is none.

    Of an agreement, the words that decide its status; with `in_view`, those of the passage in view.
    """
    if passage is None:
        return None
    if subject.kind == "quote":
        quote = records.quotes[subject.id]
        return Taken(quote_words(quote), cite_quote(quote, records.documents[quote.document]))
    if subject.kind == "agreement":
        agreement = records.agreements[subject.id]
        piece = _in_view(agreement, passage) if in_view else None
        if piece is not None:
            return Taken(piece.text, cite_evidence(piece, passage.document))
        deciding = deciding_evidence(agreement)
        return Taken(deciding.text, cite_agreement(agreement, records.documents[deciding.document]))
    return Taken(passage.text, cite_passage(passage.text, passage.document, passage.locus))


def _in_view(agreement: Agreement, passage: Passage) -> Evidence | None:
    here = (passage.document.id, passage.span)
    return next((piece for piece in agreement.evidence if (piece.document, piece.span) == here), None)
