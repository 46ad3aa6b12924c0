"""The records in memory, with a bit set for each value of each property.

Agreements, quotes and topic uses (a topic in one document) share one row of ordinals, in this order, so that
a filter is one set over all of them. A record takes what it cannot have of its own from the records linked
with it: a quote the statuses of its agreements, an agreement the speakers and the kinds of its quotes. A
topic use has no speaker, status or agreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple, get_args

from tui.model import (
    Agreement,
    AgreementId,
    DocumentId,
    Filter,
    Property,
    Quote,
    QuoteId,
    Records,
    TopicUse,
)
from tui.query.bits import all_below, bits_of, members
from tui.query.links import Links, link

PROPERTIES: tuple[Property, ...] = get_args(Property)

UNDATED = "undated"
"""The year of a record that has no date."""

NOT_NAMED = "not named"
"""The speaker of a quote whose text names nobody."""


class Use(NamedTuple):
    """A topic in one document."""

    document: DocumentId
    use: TopicUse


class Catalog:
    """Everything that is asked of a library's records, short of their text. Built once for `records`.

    What the first rows do not need (links and bit sets) is made when it is first asked for.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        place = {document: number for number, document in enumerate(records.documents)}
        self._agreements: Sequence[Agreement] = sorted(
            records.agreements.values(),
            key=lambda a: (place[a.evidence[0].document], a.evidence[0].start, a.evidence[0].end, a.id),
        )
        self._quotes: Sequence[Quote] = sorted(
            records.quotes.values(),
            key=lambda q: (place[q.document], q.parts[0].start, q.parts[-1].end, q.id),
        )
        self.agreement_ids: tuple[AgreementId, ...] = tuple(agreement.id for agreement in self._agreements)
        self.quote_ids: tuple[QuoteId, ...] = tuple(quote.id for quote in self._quotes)
        self._sets: dict[tuple[Property, str], int] = {}
        self._members: dict[Property, dict[str, list[int]]] = {}
        self._passing: dict[tuple[Filter, ...], int] = {}

    @cached_property
    def _uses(self) -> tuple[Use, ...]:
        """By topic in the code book's order, then by document, so that each topic's are neighbours."""
        by_topic: dict[str, list[Use]] = {label: [] for label in self.records.topics}
        for document, names in self.records.names.items():
            for use in names.topics:
                by_topic.setdefault(use.label, []).append(Use(document, use))
        return tuple(chain.from_iterable(by_topic.values()))

    @cached_property
    def _mentions(self) -> tuple[int, ...]:
        return tuple(len(use.mentions) for _, use in self._uses)

    @cached_property
    def _first_use(self) -> int:
        return len(self._agreements) + len(self._quotes)

    @cached_property
    def everything(self) -> int:
        """The set of all ordinals."""
        return all_below(self._first_use + len(self._uses))

    @cached_property
    def listed(self) -> int:
        """The set of what lists show: agreements and quotes."""
        return all_below(self._first_use)

    @cached_property
    def _links(self) -> Links:
        return link(self._agreements, self._quotes)

    @cached_property
    def _agreement_place(self) -> dict[AgreementId, int]:
        return _places(self._agreements)

    @cached_property
    def _quote_place(self) -> dict[QuoteId, int]:
        return _places(self._quotes)

    # ---- sets ----

    def having(self, property_: Property, value: str) -> int:
        """The set of what has this value; empty for a value that nothing has."""
        key = (property_, value)
        if key not in self._sets:
            ordinals = self._ordinals(property_).get(value, ())
            self._sets[key] = bits_of(ordinals, self._first_use + len(self._uses))
        return self._sets[key]

    def passing(self, filters: tuple[Filter, ...]) -> int:
        """The set of what passes every filter."""
        if filters not in self._passing:
            bits = self.everything
            for filter_ in filters:
                chosen = 0
                for value in filter_.values:
                    chosen |= self.having(filter_.property, value)
                bits &= ~chosen if filter_.excluded else chosen
            self._passing = {filters: bits}  # only the last is asked again, with every move of a cursor
        return self._passing[filters]

    def agreements_in(self, bits: int) -> tuple[AgreementId, ...]:
        """The agreements of a set, in document order."""
        return members(bits & all_below(len(self._agreements)), self.agreement_ids)

    def quotes_in(self, bits: int) -> tuple[QuoteId, ...]:
        """The quotes of a set, in document order."""
        return members((bits & self.listed) >> len(self._agreements), self.quote_ids)

    def set_of(self, agreements: Iterable[AgreementId], quotes: Iterable[QuoteId]) -> int:
        """The set of these agreements and quotes, all of which the library has."""
        of_agreements = bits_of(map(self._agreement_place.__getitem__, agreements), len(self._agreements))
        of_quotes = bits_of(map(self._quote_place.__getitem__, quotes), len(self._quotes))
        return of_agreements | of_quotes << len(self._agreements)

    def values(self, property_: Property) -> dict[str, int]:
        """Every value of the property with the number of agreements and quotes that have it, in order."""
        return {
            value: sum(ordinal < self._first_use for ordinal in ordinals)
            for value, ordinals in self._ordinals(property_).items()
        }

    def documents_having(self, property_: Property, values: Iterable[str]) -> list[DocumentId]:
        """The documents with one of the values; `property_` is document, kind or year."""
        wanted = set(values)
        documents = self.records.documents
        return [id_ for id_ in documents if not wanted.isdisjoint(self._of_documents(property_, (id_,)))]

    # ---- topics ----

    @cached_property
    def topics(self) -> dict[str, slice]:
        """The topics that documents mention, in the code book's order, with the place of their uses."""
        found: dict[str, slice] = {}
        for position, (_, use) in enumerate(self._uses):
            first = found.setdefault(use.label, slice(position, position)).start
            found[use.label] = slice(first, position + 1)
        return {label: uses for label, uses in found.items() if label in self.records.topics}

    def mentions(self, topic: str, bits: int) -> int:
        """How often the topic is mentioned by the uses in the set; `topic` is one of `topics`."""
        uses = self.topics[topic]
        counts = self._mentions[uses]
        passing = (bits >> (self._first_use + uses.start)) & all_below(len(counts))
        return sum(counts if passing == all_below(len(counts)) else members(passing, counts))

    # ---- links ----

    def linked_quotes(self, agreement: AgreementId) -> tuple[QuoteId, ...]:
        """The quotes that belong to the agreement, in document order."""
        return tuple(self.quote_ids[place] for place in self._links.quotes[self._agreement_place[agreement]])

    def related_agreements(self, quote: QuoteId) -> frozenset[AgreementId]:
        """The agreements to which the quote belongs; empty for an id that is no quote's."""
        place = self._quote_place.get(quote)
        if place is None:
            return frozenset()
        return frozenset(self.agreement_ids[other] for other in self._links.agreements[place])

    def related_topics(self, record: str) -> frozenset[str]:
        """The topics of a quote or the areas of an agreement; empty for any other id."""
        place = self._quote_place.get(record)
        if place is not None:
            return frozenset(self._quotes[place].topics)
        place = self._agreement_place.get(record)
        return frozenset() if place is None else frozenset(self._agreements[place].topics)

    def current(self, record: str) -> str | None:
        """The id under which a record stands today, where it may have been merged away; None if unknown."""
        if (place := self._quote_place.get(record)) is not None:
            return self.quote_ids[place]
        if (place := self._agreement_place.get(record)) is not None:
            return self.agreement_ids[place]
        return None

    # ---- properties ----

    def _ordinals(self, property_: Property) -> dict[str, list[int]]:
        if property_ not in self._members:
            found: dict[str, list[int]] = defaultdict(list)
            values = chain(
                (self._of_agreement(property_, *item) for item in enumerate(self._agreements)),
                (self._of_quote(property_, *item) for item in enumerate(self._quotes)),
                (self._of_use(property_, use) for use in self._uses),
            )
            for ordinal, those in enumerate(values):
                for value in dict.fromkeys(those):
                    found[value].append(ordinal)
            self._members[property_] = dict(found)
        return self._members[property_]

    def _of_agreement(self, property_: Property, place: int, agreement: Agreement) -> Iterable[str]:
        match property_:
            case "topic":
                return agreement.topics
            case "agreement":
                return (agreement.id,)
            case "status":
                return (agreement.status,)
            case "speaker":
                return (_speaker(self._quotes[other]) for other in self._links.quotes[place])
            case "kind":
                kinds = (self._quotes[other].kind for other in self._links.quotes[place])
                return chain(kinds, self._of_documents("kind", _places_of(agreement)))
            case "year" if agreement.date:
                return (agreement.date[:4],)
            case "salience":
                return self._salience(agreement.topics, _places_of(agreement))
            case _:
                return self._of_documents(property_, _places_of(agreement))

    def _of_quote(self, property_: Property, place: int, quote: Quote) -> Iterable[str]:
        match property_:
            case "topic":
                return quote.topics
            case "agreement":
                return (self.agreement_ids[other] for other in self._links.agreements[place])
            case "status":
                return (self._agreements[other].status for other in self._links.agreements[place])
            case "speaker":
                return (_speaker(quote),)
            case "kind":
                return chain((quote.kind,), self._of_documents("kind", _printers_of(quote)))
            case "salience":
                return self._salience(quote.topics, _printers_of(quote))
            case _:
                return self._of_documents(property_, _printers_of(quote))

    def _of_use(self, property_: Property, use: Use) -> Iterable[str]:
        match property_:
            case "topic":
                return (use.use.label,)
            case "salience":
                return (use.use.salience,)
            case "agreement" | "speaker" | "status":
                return ()
            case _:
                return self._of_documents(property_, (use.document,))

    def _of_documents(self, property_: Property, ids: Iterable[DocumentId]) -> Iterator[str]:
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
        for document, use in self._uses:
            if use.salience == "primary":
                found[document].add(use.label)
        return {document: frozenset(labels) for document, labels in found.items()}


def _places(records: Sequence[Agreement | Quote]) -> dict[str, int]:
    """The place of each record, by its id and by the ids that were merged into it."""
    places = {alias: place for place, record in enumerate(records) for alias in record.aliases}
    return places | {record.id: place for place, record in enumerate(records)}


def _places_of(agreement: Agreement) -> Iterator[DocumentId]:
    return (piece.document for piece in agreement.evidence)


def _printers_of(quote: Quote) -> Iterator[DocumentId]:
    return chain((quote.document,), (printing.document for printing in quote.printings))


def _speaker(quote: Quote) -> str:
    return quote.speaker_name or NOT_NAMED
