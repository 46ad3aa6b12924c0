"""Passages that make or tell an agreement, as the rules hand them to merging, and the group of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.extract.agreements.instruments import Instrument
from tui.extract.agreements.terms import terms
from tui.model import STATUSES, Block, Span, Status

HEADLINES = frozenset({"title", "dek", "heading"})
COMMITTED: Status = "reaffirmed/committed"

ACCORDS = frozenset({"accord", "document", "named", "acronym", "talks"})
"""Kinds that one text may use of one instrument: talks are on an accord, a document may be one."""


class Passage(NamedTuple):
    """One clause or segment with the status that it gives.

    `words` are what gives the status; `matter` is what an undertaking is about, the words that name it
    where it makes no instrument. `general` says that the status is told in general terms and yields to a
    more precise one, `fresh` that the text tells of an instrument that it has not named before.
    """

    block: Block
    span: Span
    status: Status | None
    words: Span
    rule: str
    parties: tuple[str, ...]
    instrument: Instrument | None = None
    matter: Span | None = None
    general: bool = False
    fresh: bool = False


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


class Group:
    """One agreement: its passages in the order of the text.

    `told` are the words of its passages, by which another passage is known to belong here.
    """

    def __init__(self, passage: Passage, words: frozenset[str]) -> None:
        self.passages = [passage]
        self.told = [words]
        self.instrument = passage.instrument

    def add(self, passage: Passage, words: frozenset[str]) -> None:
        """One passage more."""
        self.passages.append(passage)
        if words not in self.told:
            self.told.append(words)
        if self.instrument is None or self.instrument.points:
            self.instrument = passage.instrument or self.instrument

    def join(self, other: Group) -> None:
        """All passages of an agreement that turns out to be this one."""
        self.passages += other.passages
        self.told += [words for words in other.told if words not in self.told]

    @property
    def words(self) -> frozenset[str]:
        """The words of all passages."""
        return frozenset[str]().union(*self.told)

    @property
    def is_fresh(self) -> bool:
        """Whether the text brings the agreement in as one that came before."""
        return self.passages[0].fresh

    @property
    def status(self) -> Status | None:
        """Body beats headline, an instrument's status beats a commitment, precise beats general.

        Of what is left the weakest counts.
        """
        told = [passage for passage in self.passages if passage.status is not None]
        told = [passage for passage in told if passage.block.kind not in HEADLINES] or told
        told = [passage for passage in told if passage.status != COMMITTED] or told
        told = [passage for passage in told if not passage.general] or told
        return weakest(_without_steps(told))

    @property
    def disputed(self) -> bool:
        """Whether passages that say precisely how far the agreement has come differ."""
        told = [p for p in self.passages if p.status is not None and not p.general]
        precise = {passage.status for passage in _without_steps(told)}
        return len(precise - {COMMITTED}) > 1

    @property
    def parties(self) -> tuple[str, ...]:
        """Those of the first passage that names several, else of the first that names any."""
        named = [passage.parties for passage in self.passages if passage.parties]
        return next((several for several in named if len(several) > 1), named[0] if named else ())


def _without_steps(told: list[Passage]) -> list[Passage]:
    """Without signatures where an entry into force is told: they are steps to it, no conflict with it."""
    entered = any(passage.status == "in force" for passage in told)
    return [passage for passage in told if not (entered and passage.status == "signed")]


def weakest(passages: Sequence[Passage]) -> Status | None:
    """The lowest status on the ladder that passages give."""
    return min((p.status for p in passages if p.status is not None), key=STATUSES.index, default=None)


def may_be_called(instrument: Instrument, head: str) -> bool:
    """Whether a text may call the instrument back by a generic noun ("the agreement", "the text")."""
    if instrument.kind == "document":
        return head in ("document", "text", "draft")
    return is_accord(instrument)


def is_accord(instrument: Instrument) -> bool:
    """Whether texts may call the instrument an agreement."""
    return instrument.kind in ACCORDS or instrument.head == "partnership"


def head_of(instrument: Instrument) -> str:
    """The head noun, abbreviations spelled out ("MoU")."""
    return terms().short.get(instrument.head, instrument.head)
