"""What was found in single documents, put together: one quote however often printed, one agreement however
often named.

Both are conservative: what is not certainly the same stays apart. Documents are taken in the library's
order, and the first that holds a record gives it its id; the ids merged away stay as aliases. Merging new
findings into a library gives the same records as merging everything again, and takes time for the new ones
alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from tui.library.instruments import Instruments
from tui.library.pages import joined
from tui.library.printings import Printings
from tui.model import DocumentId, Findings, Names, Records


class Known:
    """What merging looks up in records. It takes a while to make, which may be while one waits for findings;
    it serves once."""

    def __init__(self, records: Records) -> None:
        self.documents = dict(records.documents)
        self.quotes = Printings(records.quotes)
        self.agreements = Instruments(records.agreements, self.documents)


def merge(
    records: Records, found: Iterable[Findings], known: Known | None = None, *, again: bool = False
) -> Records:
    """The library's records with what was found in further documents, in their order.

    `known` is made of the same documents, quotes and agreements, where it was made before. A document that
    the library holds already is passed over, unless its findings come `again` because they were taken out.
    """
    known = known or Known(records)
    documents, names = known.documents, dict[DocumentId, Names]()
    quotes, agreements = known.quotes, known.agreements
    for findings in found:
        document = findings.document
        if document.id in documents and not again:
            continue
        documents[document.id] = document
        names[document.id] = findings.names
        for quote in findings.quotes:
            quotes.add(quote)
        for agreement in findings.agreements:
            agreements.add(agreement)
    return replace(
        records,
        documents=documents,
        names=joined(records.names, names),
        quotes=quotes.merged(),
        agreements=agreements.merged(records.topics),
    )
