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
from tui.library.printings import Printings
from tui.model import Findings, Records


def merge(records: Records, found: Iterable[Findings], *, again: bool = False) -> Records:
    """The library's records with what was found in further documents, in their order.

    A document that the library holds already is passed over, unless its findings come `again` because they
    were taken out.
    """
    documents, names = dict(records.documents), dict(records.names)
    quotes = Printings(records.quotes)
    agreements = Instruments(records.agreements, documents, records.topics)
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
        records, documents=documents, names=names, quotes=quotes.merged(), agreements=agreements.merged()
    )
