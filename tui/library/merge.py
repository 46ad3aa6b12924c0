"""What was found in single documents, put together: one quote however often printed, one agreement however
often named.

Both are conservative: what is not certainly the same stays apart. Documents are taken in the library's
order, and the first that holds a record gives it its id; the ids merged away stay as aliases. Merging new
findings into a library gives the same records as merging everything again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec.structs import replace

from tui.model import (
    STATUSES,
    Agreement,
    BlockKind,
    Document,
    DocumentId,
    Evidence,
    Findings,
    Printing,
    Quote,
    Records,
    Status,
)

SHORTEST = 5
"""Words that a quote must have to be known again elsewhere: "free and open" is said every day."""

SHORTEST_UNNAMED = 12
"""The same where nobody is named, so that the words alone must tell."""

_WORD = re.compile(r"\w+")
_LITTLE_WORDS = frozenset({"a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"})
_BESIDE_THE_LADDER: frozenset[Status] = frozenset({"reaffirmed/committed"})
_HEADLINES: frozenset[BlockKind] = frozenset({"title", "dek", "heading"})


def merge(records: Records, found: Iterable[Findings], *, again: bool = False) -> Records:
    """The library's records with what was found in further documents, in their order.

    A document that the library holds already is passed over, unless its findings come `again` because they
    were taken out.
    """
    documents, names = dict(records.documents), dict(records.names)
    quotes = _Quotes(records.quotes)
    agreements = _Agreements(records.agreements, documents, tuple(records.topics))
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
        records, documents=documents, names=names, quotes=quotes.merged, agreements=agreements.merged
    )


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: in one case, compatible characters folded, signs left out."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


QuoteKey = tuple[tuple[str, ...], str | None]


class _Quotes:
    """Quotes by id, and by what makes two printings one quote: the same words of the same speaker."""

    def __init__(self, quotes: dict[str, Quote]) -> None:
        self.merged = dict(quotes)
        self._known: dict[QuoteKey, str] = {}
        for quote in quotes.values():
            if key := _quote_key(quote):
                self._known.setdefault(key, quote.id)

    def add(self, quote: Quote) -> None:
        key = _quote_key(quote)
        first = self.merged.get(self._known.setdefault(key, quote.id)) if key else None
        if first is None or first.document == quote.document:
            self.merged[quote.id] = quote
            return
        printing = Printing(quote.document, quote.parts, quote.locus)
        self.merged[first.id] = replace(
            first, printings=(*first.printings, printing), aliases=(*first.aliases, quote.id)
        )


def _quote_key(quote: Quote) -> QuoteKey | None:
    said = words(" ".join(quote.texts))
    shortest = SHORTEST if quote.speaker_name else SHORTEST_UNNAMED
    return (said, quote.speaker_name) if len(said) >= shortest else None


AgreementKey = tuple[frozenset[str], frozenset[str]]


class _Agreements:
    """Agreements by id, and by what may make two of them one instrument: parties and words of the name."""

    def __init__(
        self, agreements: dict[str, Agreement], documents: dict[DocumentId, Document], topics: tuple[str, ...]
    ) -> None:
        self.merged = dict(agreements)
        self._documents = documents
        self._places = {label: place for place, label in enumerate(topics)}
        self._known: dict[AgreementKey, list[str]] = {}
        for agreement in agreements.values():
            self._known.setdefault(_agreement_key(agreement), []).append(agreement.id)

    def add(self, agreement: Agreement) -> None:
        same = self._known.setdefault(_agreement_key(agreement), [])
        for id in same:
            if _one_instrument(self.merged[id], agreement):
                self.merged[id] = self._joined(self.merged[id], agreement)
                return
        same.append(agreement.id)
        self.merged[agreement.id] = agreement

    def _joined(self, first: Agreement, other: Agreement) -> Agreement:
        evidence = (*first.evidence, *other.evidence)
        status, differ = self._status(evidence, first.status)
        return replace(
            first,
            evidence=evidence,
            status=status,
            disputed=first.disputed or other.disputed or differ,
            date=first.date or other.date,
            topics=self._in_order({*first.topics, *other.topics}),
            name_words=tuple(dict.fromkeys((*first.name_words, *other.name_words))),
            aliases=(*first.aliases, other.id, *other.aliases),
        )

    def _in_order(self, topics: set[str]) -> tuple[str, ...]:
        return tuple(sorted(topics, key=lambda label: (self._places.get(label, len(self._places)), label)))

    def _status(self, evidence: Iterable[Evidence], otherwise: Status) -> tuple[Status, bool]:
        """The status to show, and whether the newest documents differ on it.

        A later document tells of progress, so it contradicts no earlier one; among those of the newest
        date, and those without one, the weakest wording stands.
        """
        by_document: dict[DocumentId, list[Evidence]] = {}
        for piece in evidence:
            by_document.setdefault(piece.document, []).append(piece)
        given = [
            (self._documents[id].date, status)
            for id, pieces in by_document.items()
            if (status := _status_in_one(pieces))
        ]
        newest = max((date for date, _ in given if date), default=None)
        said = {status for date, status in given if date in (None, newest)}
        return min(said, key=STATUSES.index, default=otherwise), len(said - _BESIDE_THE_LADDER) > 1


def _status_in_one(evidence: Iterable[Evidence]) -> Status | None:
    """The status that one document gives: body beats headline, and the weaker wording the stronger."""
    body, above = set[Status](), set[Status]()
    for piece in evidence:
        if piece.status:
            (above if piece.locus.kind in _HEADLINES else body).add(piece.status)
    return min(body or above, key=STATUSES.index, default=None)


def _agreement_key(agreement: Agreement) -> AgreementKey:
    parties = frozenset(agreement.parties)
    named_by = {word for party in parties for word in words(party)}
    return parties, frozenset(word for word in words(agreement.name) if word not in named_by | _LITTLE_WORDS)


def _one_instrument(first: Agreement, other: Agreement) -> bool:
    """Whether two agreements of the same parties and name words are one: named, and of no two dates."""
    named = bool(first.name_words and other.name_words)
    return named and not (first.date and other.date and first.date != other.date)
