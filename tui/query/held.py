"""How much a library holds of each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from tui.model import DocumentId, Records


class Held(NamedTuple):
    """How many agreements rest on a document among others, and how many quotes it prints."""

    agreements: int = 0
    quotes: int = 0


def held(records: Records) -> Mapping[DocumentId, Held]:
    """The counts of every document."""
    agreements = Counter(
        id
        for agreement in records.agreements.values()
        for id in {piece.document for piece in agreement.evidence}
    )
    quotes = Counter(
        id
        for quote in records.quotes.values()
        for id in {quote.document, *(printing.document for printing in quote.printings)}
    )
    return {id: Held(agreements[id], quotes[id]) for id in records.documents}
