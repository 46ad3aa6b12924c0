"""One agreement however often it is named.

Agreements of two documents are one where parties and words of the name are the same, they are not of two
dates, and either both are called by a name or a passage on each has the same words, so many that they tell by
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from tui.library.wording import TELLING, letters, words
from tui.model import STATUSES, Agreement, BlockKind, Document, DocumentId, Evidence, Status

AgreementKey = tuple[frozenset[str], frozenset[str]]

_LITTLE_WORDS = frozenset({"a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"})
_BESIDE_THE_LADDER: frozenset[Status] = frozenset({"reaffirmed/committed"})
_HEADLINES: frozenset[BlockKind] = frozenset({"title", "dek", "heading"})


class Instruments:
    """Agreements by id, to which further ones are added in the order of documents.

    `documents` are asked for their dates, and grow meanwhile.
    """

    def __init__(self, agreements: Mapping[str, Agreement], documents: dict[DocumentId, Document]) -> None:
        self._agreements = dict(agreements)
        self._grown: dict[str, _Grown] = {}
        self._documents = documents
        self._known: dict[AgreementKey, list[str]] = {}
        for agreement in agreements.values():
            self._known.setdefault(_key(agreement), []).append(agreement.id)

    def add(self, agreement: Agreement) -> None:
        """Add what was found in a document: another passage on an agreement, or one of its own."""
        same = self._known.setdefault(_key(agreement), [])
        for id in same:
            grown = self._grown.get(id) or _Grown(self._agreements[id], self._documents)
            if grown.is_one_with(agreement):
                grown.add(agreement)
                self._grown[id] = grown
                return
        same.append(agreement.id)
        self._agreements[agreement.id] = agreement

    def merged(self, topics: Iterable[str]) -> dict[str, Agreement]:
        """All agreements; `topics` are in the order of the code book."""
        places = {label: place for place, label in enumerate(topics)}
        return self._agreements | {id: grown.agreement(places) for id, grown in self._grown.items()}


class _Grown:
    """An agreement and further passages on it, gathered before they are put together."""

    def __init__(self, first: Agreement, documents: dict[DocumentId, Document]) -> None:
        self._first = first
        self._date = first.date
        self._disputed = first.disputed
        self._topics = set(first.topics)
        self._name_words = dict.fromkeys(first.name_words)
        self._aliases = list(first.aliases)
        self._evidence = list(first.evidence)
        self._statuses = _Statuses(documents)
        self._statuses.add(first.evidence)

    def is_one_with(self, other: Agreement) -> bool:
        """Whether another agreement of the same parties and name words is this one."""
        if self._date and other.date and self._date != other.date:
            return False
        named = bool(self._name_words and other.name_words)
        return named or not set(_passages(self._evidence)).isdisjoint(_passages(other.evidence))

    def add(self, other: Agreement) -> None:
        self._date = self._date or other.date
        self._topics.update(other.topics)
        self._name_words |= dict.fromkeys(other.name_words)
        self._aliases += (other.id, *other.aliases)
        self._evidence += other.evidence
        self._statuses.add(other.evidence)
        self._disputed = self._disputed or other.disputed or self._statuses.differ

    def agreement(self, places: dict[str, int]) -> Agreement:
        """All of it; `places` is the order of topics."""
        return replace(
            self._first,
            evidence=tuple(self._evidence),
            status=self._statuses.weakest or self._first.status,
            disputed=self._disputed,
            date=self._date,
            topics=tuple(sorted(self._topics, key=lambda label: (places.get(label, len(places)), label))),
            name_words=tuple(self._name_words),
            aliases=tuple(self._aliases),
        )


class _Statuses:
    """The status to show for an agreement, and whether the newest documents differ on it.

    A later document tells of progress, so it contradicts no earlier one; among those of the newest date, and
    those without one, the weakest wording stands.
    """

    def __init__(self, documents: dict[DocumentId, Document]) -> None:
        self._documents = documents
        self._pieces: dict[DocumentId, list[Evidence]] = {}
        self._given: dict[DocumentId, Status] = {}
        self._newest: str | None = None
        self._of_newest: set[Status] = set()
        self._undated: set[Status] = set()

    def add(self, evidence: Iterable[Evidence]) -> None:
        """Take further passages into account."""
        by_document: dict[DocumentId, list[Evidence]] = {}
        for piece in evidence:
            by_document.setdefault(piece.document, []).append(piece)
        for id, pieces in by_document.items():
            self._pieces.setdefault(id, []).extend(pieces)
            before, status = self._given.get(id), _status_in_one(self._pieces[id])
            if status is None:
                continue
            self._given[id] = status
            if before in (None, status):
                self._count(id, status)
            else:
                self._count_again()

    def _count(self, id: DocumentId, status: Status) -> None:
        date = self._documents[id].date
        if date is None:
            self._undated.add(status)
        elif self._newest is None or date > self._newest:
            self._newest, self._of_newest = date, {status}
        elif date == self._newest:
            self._of_newest.add(status)

    def _count_again(self) -> None:
        self._newest = None
        self._of_newest.clear()
        self._undated.clear()
        for id, status in self._given.items():
            self._count(id, status)

    @property
    def _said(self) -> set[Status]:
        return self._undated | self._of_newest

    @property
    def weakest(self) -> Status | None:
        """The weakest status that the newest documents give, None where none gives one."""
        return min(self._said, key=STATUSES.index, default=None)

    @property
    def differ(self) -> bool:
        """Whether they disagree."""
        return len(self._said - _BESIDE_THE_LADDER) > 1


def _status_in_one(evidence: Iterable[Evidence]) -> Status | None:
    """The status that one document gives: body beats headline, and the weaker wording the stronger."""
    body, above = set[Status](), set[Status]()
    for piece in evidence:
        if piece.status:
            (above if piece.locus.kind in _HEADLINES else body).add(piece.status)
    return min(body or above, key=STATUSES.index, default=None)


def _key(agreement: Agreement) -> AgreementKey:
    parties = frozenset(agreement.parties)
    return parties, frozenset(words(agreement.name)) - _saying_nothing(parties)


@lru_cache(maxsize=10_000)
def _saying_nothing(parties: frozenset[str]) -> frozenset[str]:
    """Words that tell nothing of an agreement between these parties."""
    return _LITTLE_WORDS.union(*map(words, parties))


def forget() -> None:
    """Let go of the words told so far, for the reason that `extract.spelling.forget` has."""
    _saying_nothing.cache_clear()
    _telling.cache_clear()


def _passages(evidence: Iterable[Evidence]) -> Iterator[str]:
    """The words of each passage, as they are compared, where they are many."""
    return filter(None, (_telling(piece.text) for piece in evidence))


@lru_cache(maxsize=10_000)  # agreements of the same name are looked at again and again
def _telling(text: str) -> str:
    said = words(text)
    return letters(said) if len(said) >= TELLING else ""


def called(agreement: Agreement) -> str:
    """What it is called, as names are compared."""
    return " ".join(words(agreement.name))
