"""Taking documents out of a library's records, without touching what others hold.

A record that further documents hold stays, as these alone give it: they are few, so its findings are made
again from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from tui.library.aliases import agreement_places, quote_places
from tui.model import Agreement, DocumentId, Findings, Quote, Records


class Shared:
    """What some documents share with others: `documents` are the others, in the library's order."""

    def __init__(self, records: Records, leaving: Collection[DocumentId]) -> None:
        gone = set(leaving)
        self._quotes: list[Quote] = []
        self._agreements: list[Agreement] = []
        others = set[DocumentId]()
        for quote in records.quotes.values():
            holders = {document for document, _ in quote_places(quote)}
            if holders & gone:
                self._quotes.append(quote)
                others |= holders - gone
        for agreement in records.agreements.values():
            holders = {document for document, _ in agreement_places(agreement)}
            if holders & gone:
                self._agreements.append(agreement)
                others |= holders - gone
        self.documents = [document for id, document in records.documents.items() if id in others]
        self._gone = gone

    def taken_out(self, records: Records) -> Records:
        """The records without these documents and all that they have a part in."""
        quotes = {quote.id for quote in self._quotes}
        agreements = {agreement.id for agreement in self._agreements}
        return replace(
            records,
            documents={id: known for id, known in records.documents.items() if id not in self._gone},
            names={id: names for id, names in records.names.items() if id not in self._gone},
            quotes={id: quote for id, quote in records.quotes.items() if id not in quotes},
            agreements={id: known for id, known in records.agreements.items() if id not in agreements},
        )

    def only(self, found: Iterable[Findings]) -> Iterable[Findings]:
        """Of what is found in the others, that which belongs to the shared records."""
        quotes = {id for quote in self._quotes for id in (quote.id, *quote.aliases)}
        agreements = {id for known in self._agreements for id in (known.id, *known.aliases)}
        for findings in found:
            yield replace(
                findings,
                quotes=tuple(quote for quote in findings.quotes if quote.id in quotes),
                agreements=tuple(known for known in findings.agreements if known.id in agreements),
            )
