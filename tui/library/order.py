"""The order in which records are listed: that of their documents, and in each of these that of the text."""

from __future__ import annotations

from msgspec.structs import replace

from tui.model import Agreement, Quote, Records


def in_document_order(records: Records) -> Records:
    """The records, agreements and quotes in document order."""
    place = {document: number for number, document in enumerate(records.documents)}
    last = len(place)

    def of_agreement(named: tuple[str, Agreement]) -> tuple[int, int, int, str]:
        id, agreement = named
        first = agreement.evidence[0]
        return place.get(first.document, last), first.start, first.end, id

    def of_quote(named: tuple[str, Quote]) -> tuple[int, int, int, str]:
        id, quote = named
        return place.get(quote.document, last), quote.parts[0].start, quote.parts[-1].end, id

    return replace(
        records,
        agreements=dict(sorted(records.agreements.items(), key=of_agreement)),
        quotes=dict(sorted(records.quotes.items(), key=of_quote)),
    )
