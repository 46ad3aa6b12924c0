"""What is copied from the explorer: the words that its evidence marks, alone or with their citation."""

from __future__ import annotations

from tui.cite import cite_agreement, cite_evidence, cite_passage, cite_quote, deciding_evidence, quote_words
from tui.model import Agreement, Evidence, Span
from tui.screens.visits import Take
from tui.widgets.evidence import Evidence as EvidencePane
from tui.widgets.passages import Passage
from tui.workspace import Workspace


def words_of(workspace: Workspace | None, pane: EvidencePane, focus: str) -> Take | None:
    """The words of the record that the evidence shows, None where it shows none.

    Of an agreement, those that decide its status; where the evidence has the focus, those in view.
    """
    passage, subject = pane.passage, pane.subject
    if workspace is None or passage is None:
        return None
    if subject.kind == "quote":
        return Take(quote_words(workspace.records.quotes[subject.id]), "the quote")
    if subject.kind == "agreement":
        agreement = workspace.records.agreements[subject.id]
        return Take(_piece(agreement, passage, focus).text, "the passage")
    return Take(passage.text, "the passage")


def citation_of(workspace: Workspace | None, pane: EvidencePane, focus: str) -> Take | None:
    """The same words with their citation."""
    passage, subject = pane.passage, pane.subject
    if workspace is None or passage is None:
        return None
    records = workspace.records
    if subject.kind == "quote":
        quote = records.quotes[subject.id]
        return Take(cite_quote(quote, records.documents[quote.document]), "the quote with its citation")
    if subject.kind == "agreement":
        agreement = records.agreements[subject.id]
        piece = _piece(agreement, passage, focus)
        document = records.documents[piece.document]
        if focus == "evidence":
            return Take(cite_evidence(piece, document), "the passage with its citation")
        return Take(cite_agreement(agreement, document), "the agreement with its citation")
    return Take(cite_passage(passage.text, passage.document, passage.locus), "the passage with its citation")


def _piece(agreement: Agreement, passage: Passage, focus: str) -> Evidence:
    """The piece of evidence in view, or the one that decides the agreement's status."""
    deciding = deciding_evidence(agreement)
    if focus != "evidence":
        return deciding
    here = (passage.document.id, passage.span)
    return next(
        (piece for piece in agreement.evidence if (piece.document, Span(piece.start, piece.end)) == here),
        deciding,
    )
