"""The records of a library, with a bit set for each value of each property.

Agreements, quotes and topic uses (a topic in one document) share one row of ordinals, in this order, so that
a filter is one set over all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import chain

from tui.library.order import in_document_order
from tui.library.pages import PagedTable
from tui.model import AgreementId, DocumentId, QuoteId, Records
from tui.query.bits import all_below, bits_of, members
from tui.query.filing import filing
from tui.query.properties import MARKS, Table
from tui.view import Filter, Property


class Catalog:
    """Everything that is asked of a library's records, short of their text. Built once for `records`.

    What the first rows do not need (links and bit sets) is made when it is first asked for. It may be asked
    from several threads: what is kept is only ever replaced whole.
    """

    def __init__(self, records: Records) -> None:
        # What is read page by page was written in this order.
        paged = isinstance(records.quotes, PagedTable)
        self.records = records = records if paged else in_document_order(records)
        self._table = Table(records)
        self._filing = filing(records)
        self._first_quote = len(records.agreements)
        self._first_use = len(records.agreements) + len(records.quotes)
        self.listed = all_below(self._first_use)
        """The set of what lists show: agreements and quotes."""
        self.agreement_ids: tuple[AgreementId, ...] = tuple(records.agreements)
        self.quote_ids: tuple[QuoteId, ...] = tuple(records.quotes)
        self._sets: dict[tuple[Property, str], int] = {}
        self._members: dict[Property, dict[str, list[int]]] = {}
        self._last: tuple[tuple[Filter, ...], int] | None = None

    def mark(self, starred: Collection[str], noted: Collection[str]) -> None:
        """Say which records the person starred and wrote notes about: topics by label, others by id."""
        self._table.starred, self._table.noted = starred, noted
        self._members = {key: found for key, found in self._members.items() if key != "is"}
        self._sets = {key: bits for key, bits in self._sets.items() if key[0] != "is"}
        self._last = None

    @property
    def starred(self) -> Collection[str]:
        """The records that the person starred, as `mark` was told."""
        return self._table.starred

    @property
    def noted(self) -> Collection[str]:
        """The records that the person wrote notes about, as `mark` was told."""
        return self._table.noted

    @cached_property
    def _size(self) -> int:
        return self._first_use + sum(map(len, self._filing.mentions.values()))

    @cached_property
    def _agreement_place(self) -> dict[AgreementId, int]:
        return {id_: place for place, id_ in enumerate(self.agreement_ids)}

    @cached_property
    def _quote_place(self) -> dict[QuoteId, int]:
        return {id_: place for place, id_ in enumerate(self.quote_ids)}

    def having(self, property_: Property, value: str) -> int:
        """The set of what has this value; empty for a value that nothing has."""
        key = (property_, value)
        if key not in self._sets:
            match property_:
                case "topic":  # the first rows wait for them
                    self._sets[key] = self._filed(value) | self._used(value)
                case "agreement":  # a cursor that moves over agreements asks for one after the other
                    self._sets[key] = self._belonging(value)
                case _:
                    self._sets[key] = bits_of(self._ordinals(property_).get(value, ()), self._size)
        return self._sets[key]

    def _belonging(self, agreement: AgreementId) -> int:
        if agreement not in self._agreement_place:
            return 0
        return self.set_of((agreement,), self.linked_quotes(agreement))

    def _filed(self, topic: str) -> int:
        filed = self._filing
        return filed.agreements.get(topic, 0) | filed.quotes.get(topic, 0) << self._first_quote

    def _used(self, topic: str) -> int:
        uses = self._uses.get(topic, range(0))
        return all_below(len(uses)) << (self._first_use + uses.start)

    def passing(self, filters: tuple[Filter, ...]) -> int:
        """The set of what passes every filter."""
        last = self._last
        if last is not None and last[0] == filters:
            return last[1]
        bits = all_below(self._size)
        for filter_ in filters:
            chosen = 0
            for value in filter_.values:
                chosen |= self.having(filter_.property, value)
            bits &= ~chosen if filter_.excluded else chosen
        self._last = (filters, bits)  # asked again with every move of a cursor
        return bits

    def agreements_in(self, bits: int) -> tuple[AgreementId, ...]:
        """The agreements of a set, in document order."""
        return members(bits & all_below(self._first_quote), self.agreement_ids)

    def quotes_in(self, bits: int) -> tuple[QuoteId, ...]:
        """The quotes of a set, in document order."""
        return members((bits & self.listed) >> self._first_quote, self.quote_ids)

    def set_of(self, agreements: Iterable[AgreementId], quotes: Iterable[QuoteId]) -> int:
        """The set of these agreements and quotes, all of which the library has."""
        of_agreements = bits_of(map(self._agreement_place.__getitem__, agreements), self._first_quote)
        of_quotes = bits_of(map(self._quote_place.__getitem__, quotes), len(self.quote_ids))
        return of_agreements | of_quotes << self._first_quote

    def values(self, property_: Property) -> dict[str, int]:
        """Every value of the property with the number of agreements and quotes that have it, in order."""
        if property_ == "topic":
            filed = (self._filing.agreements, self._filing.quotes, self._filing.mentions)
            return {topic: self._filed(topic).bit_count() for topic in dict.fromkeys(chain(*filed))}
        return {
            value: sum(ordinal < self._first_use for ordinal in ordinals)
            for value, ordinals in self._ordinals(property_).items()
        }

    def documents_having(self, property_: Property, values: Iterable[str]) -> list[DocumentId]:
        """The documents with one of the values; `property_` is document, kind or year."""
        wanted = set(values)
        documents = self.records.documents
        return [
            id_ for id_ in documents if not wanted.isdisjoint(self._table.of_documents(property_, (id_,)))
        ]

    @cached_property
    def topics(self) -> dict[str, range]:
        """The topics that documents mention, in the code book's order, with the place of their uses."""
        return {label: uses for label, uses in self._uses.items() if label in self.records.topics}

    @cached_property
    def _uses(self) -> dict[str, range]:
        found: dict[str, range] = {}
        first = 0
        for label, counts in self._filing.mentions.items():
            found[label] = range(first, first := first + len(counts))
        return found

    def mentions(self, topic: str, bits: int) -> int:
        """How often the topic is mentioned by the uses in the set; `topic` is one of `topics`."""
        uses, counts = self._uses[topic], self._filing.mentions[topic]
        passing = (bits >> (self._first_use + uses.start)) & all_below(len(counts))
        return sum(counts if passing == all_below(len(counts)) else members(passing, counts))

    @property
    def is_linked(self) -> bool:
        """Whether `related_agreements` answers at once: in a library of which pages are read it takes
        `link`."""
        return self._table.is_linked or not isinstance(self.records.agreements, PagedTable)

    def link(self) -> None:
        """Make what `related_agreements` asks."""
        _ = self._table.links

    def link_quotes(self) -> None:
        """Make what `linked_quotes` asks, which takes long in a large library."""
        _ = self._table.quotes_of

    def linked_quotes(self, agreement: AgreementId) -> tuple[QuoteId, ...]:
        """The quotes that belong to the agreement, in document order."""
        return tuple(
            self.quote_ids[place] for place in self._table.quotes_of[self._agreement_place[agreement]]
        )

    def related_agreements(self, quote: QuoteId) -> frozenset[AgreementId]:
        """The agreements to which the quote belongs; empty for an id that is no quote's."""
        known = self.records.quotes.get(quote)
        places = self._table.links.of(known) if known else ()
        return frozenset(self.agreement_ids[other] for other in places)

    def related_topics(self, record: str) -> frozenset[str]:
        """The topics of a quote or the areas of an agreement; empty for any other id."""
        known = self.records.quotes.get(record) or self.records.agreements.get(record)
        return frozenset(known.topics) if known else frozenset()

    def _ordinals(self, property_: Property) -> dict[str, list[int]]:
        if property_ not in self._members:
            found: dict[str, list[int]] = defaultdict(list)
            found |= {mark: [] for mark in MARKS if property_ == "is"}
            for ordinal, values in enumerate(self._table.values(property_)):
                for value in values:
                    found[value].append(ordinal)
            self._members[property_] = dict(found)
        return self._members[property_]
