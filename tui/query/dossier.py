"""Everything on which one record rests: evidence and quotes, a topic's mentions, a person's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tui.model import Agreement, DocumentId, Evidence, Mention, NameUse, Quote, Records
from tui.query.catalog import Catalog

DossierKind = Literal["topic", "agreement", "person"]


class Mentioned(NamedTuple):
    """A mention and the document in which it stands."""

    document: DocumentId
    mention: Mention


class Dossier(NamedTuple):
    """What belongs to a record, each kind in document order."""

    evidence: tuple[Evidence, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mentioned, ...] = ()


def dossier(catalog: Catalog, kind: DossierKind, id_: str) -> Dossier:
    """The dossier of a topic by label, an agreement by id, a person or body by name."""
    records = catalog.records
    if kind == "agreement":
        quotes = tuple(records.quotes[found] for found in catalog.linked_quotes(id_))
        return Dossier(evidence=records.agreements[id_].evidence, quotes=quotes)
    bits = catalog.having("topic" if kind == "topic" else "speaker", id_)
    agreements = catalog.agreements_in(bits) if kind == "topic" else ()
    return Dossier(
        agreements=tuple(records.agreements[found] for found in agreements),
        quotes=tuple(records.quotes[found] for found in catalog.quotes_in(bits)),
        mentions=tuple(_mentions(records, kind, id_)),
    )


def _mentions(records: Records, kind: DossierKind, id_: str) -> Iterator[Mentioned]:
    for document, names in records.names.items():
        if kind == "topic":
            found = [use.mentions for use in names.topics if use.label == id_]
        else:
            uses: tuple[NameUse, ...] = (*names.people, *names.organisations)
            found = [use.mentions for use in uses if use.name == id_]
        for mentions in found:
            for mention in mentions:
                yield Mentioned(document, mention)
