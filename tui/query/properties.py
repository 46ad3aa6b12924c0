"""What properties a record has: the values by which records are filtered and counted.

A record takes what it cannot have of its own from the records linked with it: a quote the statuses of its
agreements, an agreement the speakers and the kinds of its quotes. A topic use has no speaker, status or
agreement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple, get_args

from tui.model import Agreement, DocumentId, Quote, Records, TopicUse
from tui.query.links import Links, quotes_of
from tui.view import Property

PROPERTIES: tuple[Property, ...] = get_args(Property)

UNDATED = "undated"
"""The year of a record that has no date."""

MARKS = ("starred", "noted")
"""What `is` can be: what the person did to a record."""

NOT_NAMED = "not named"
"""The speaker of a quote whose text names nobody."""


class Use(NamedTuple):
    """A topic in one document."""

    document: DocumentId
    use: TopicUse


class Table:
    """All that can be filtered, in one row: agreements, then quotes, then topic uses.

    Agreements and quotes stand in the records' order; uses by topic in the code book's order, then by
    document, so that each topic's are neighbours.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.starred: Collection[str] = frozenset()
        self.noted: Collection[str] = frozenset()

    @cached_property
    def agreements(self) -> Sequence[Agreement]:
        """All agreements."""
        return tuple(self.records.agreements.values())

    @cached_property
    def quotes(self) -> Sequence[Quote]:
        """All quotes."""
        return tuple(self.records.quotes.values())

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """The topics of each document."""
        by_topic: dict[str, list[Use]] = {label: [] for label in self.records.topics}
        for document, names in self.records.names.items():
            for use in names.topics:
                by_topic.setdefault(use.label, []).append(Use(document, use))
        return tuple(chain.from_iterable(by_topic.values()))

    @cached_property
    def links(self) -> Links:
        """Tells the places of the agreements to which a quote belongs."""
        return Links(self.agreements)

    @property
    def is_linked(self) -> bool:
        """Whether `links` stand."""
        return "links" in vars(self)

    @cached_property
    def quotes_of(self) -> tuple[tuple[int, ...], ...]:
        """The places of the quotes that belong to each agreement."""
        return quotes_of(self.agreements, self.quotes)

    def marks(self, record: str) -> tuple[str, ...]:
        """What the person did to a record, by its id, or to a topic, by its label."""
        return tuple(
            mark for mark, marked in zip(MARKS, (self.starred, self.noted), strict=True) if record in marked
        )

    def values(self, property_: Property) -> Iterable[Iterable[str]]:
        """The values of each record in turn, each value once; of topics the filing tells (`query.filing`)."""
        return map(dict.fromkeys, self._values(property_))

    def _values(self, property_: Property) -> Iterator[Iterable[str]]:
        for place, agreement in enumerate(self.agreements):
            yield self._of_agreement(property_, place, agreement)
        for quote in self.quotes:
            yield self._of_quote(property_, quote)
        for use in self.uses:
            yield self._of_use(property_, use)

    def _of_agreement(self, property_: Property, place: int, agreement: Agreement) -> Iterable[str]:
        match property_:
            case "agreement":
                return (agreement.id,)
            case "is":
                return self.marks(agreement.id)
            case "status":
                return (agreement.status,)
            case "speaker":
                return (_speaker(self.quotes[other]) for other in self.quotes_of[place])
            case "kind":
                kinds = (self.quotes[other].kind for other in self.quotes_of[place])
                return chain(kinds, self.of_documents("kind", _homes(agreement)))
            case "year" if agreement.date:
                return (agreement.date[:4],)
            case "salience":
                return self._salience(agreement.topics, _homes(agreement))
            case _:
                return self.of_documents(property_, _homes(agreement))

    def _of_quote(self, property_: Property, quote: Quote) -> Iterable[str]:
        match property_:
            case "agreement":
                return (self.agreements[other].id for other in self.links.of(quote))
            case "status":
                return (self.agreements[other].status for other in self.links.of(quote))
            case "speaker":
                return (_speaker(quote),)
            case "is":
                return self.marks(quote.id)
            case "kind":
                return chain((quote.kind,), self.of_documents("kind", _printers(quote)))
            case "salience":
                return self._salience(quote.topics, _printers(quote))
            case _:
                return self.of_documents(property_, _printers(quote))

    def _of_use(self, property_: Property, use: Use) -> Iterable[str]:
        match property_:
            case "salience":
                return (use.use.salience,)
            case "is":
                return self.marks(use.use.label)
            case "agreement" | "speaker" | "status":
                return ()
            case _:
                return self.of_documents(property_, (use.document,))

    def of_documents(self, property_: Property, ids: Iterable[DocumentId]) -> Iterator[str]:
        """The values that documents have of their own: document, kind and year."""
        for id_ in ids:
            document = self.records.documents[id_]
            match property_:
                case "document":
                    yield id_
                case "kind":
                    yield document.kind
                case "year":
                    yield document.date[:4] if document.date else UNDATED

    def _salience(self, topics: Iterable[str], documents: Iterable[DocumentId]) -> Iterable[str]:
        """Primary where one of the topics is primary in one of the documents."""
        topics = set(topics)
        primary = any(not topics.isdisjoint(self._primary[document]) for document in documents)
        return ("primary",) if primary else ("secondary",) if topics else ()

    @cached_property
    def _primary(self) -> dict[DocumentId, frozenset[str]]:
        found: dict[DocumentId, set[str]] = {document: set() for document in self.records.documents}
        for document, use in self.uses:
            if use.salience == "primary":
                found[document].add(use.label)
        return {document: frozenset(labels) for document, labels in found.items()}


def _homes(agreement: Agreement) -> Iterator[DocumentId]:
    return (piece.document for piece in agreement.evidence)


def _printers(quote: Quote) -> Iterator[DocumentId]:
    return chain((quote.document,), (printing.document for printing in quote.printings))


def _speaker(quote: Quote) -> str:
    return quote.speaker_name or NOT_NAMED
