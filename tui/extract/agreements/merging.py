"""One agreement, however often it is named: which passages belong together."""

from __future__ import annotations

from collections.abc import Sequence

from tui.extract.agreements.instruments import Instrument
from tui.extract.agreements.passages import Passage, overlap
from tui.extract.agreements.terms import terms
from tui.extract.agreements.titles import content_words
from tui.model import STATUSES, Status

HEADLINES = frozenset({"title", "dek", "heading"})

ALIKE = 0.6
"""Share of common words from which two undertakings without an instrument are one …"""

CONTAINED = 0.75
CONTAINED_WORDS = 4
"""… or the share of the shorter one's words that the longer has, where it has at least so many."""

HEADLINE_WORDS = 2
"""Words that a headline must have in common with the undertaking that it sums up."""

COMMITTED: Status = "reaffirmed/committed"
_ACCORDS = frozenset({"accord", "document", "named", "acronym", "talks"})


class Group:
    """The passages of one agreement, in the order of the text."""

    def __init__(self, passage: Passage, words: frozenset[str]) -> None:
        self.passages = [passage]
        self.words = words
        self.told = [words]
        self.instrument = passage.instrument

    def add(self, passage: Passage, words: frozenset[str]) -> None:
        """One passage more."""
        self.passages.append(passage)
        if self.instrument is None or self.instrument.points:
            self.instrument = passage.instrument or self.instrument
        self.words |= words
        self.told.append(words)

    @property
    def status(self) -> Status | None:
        """Body beats headline, precise beats general, and of what is left the weakest counts."""
        return weakest(self.passages)

    @property
    def disputed(self) -> bool:
        """Whether passages that say precisely how far the agreement has come differ."""
        return (
            len({p.status for p in self.passages if p.status and not p.general and p.status != COMMITTED}) > 1
        )

    @property
    def parties(self) -> tuple[str, ...]:
        """Those of the first passage that names several, else of the first that names any."""
        named = [passage.parties for passage in self.passages]
        return next((n for n in named if len(n) > 1), next((n for n in named if n), ()))


def weakest(passages: Sequence[Passage]) -> Status | None:
    """The status that passages together give, None where none gives any."""
    body = [p for p in passages if p.status is not None and p.block.kind not in HEADLINES]
    told = body or [p for p in passages if p.status is not None]
    told = [p for p in told if p.status != COMMITTED] or told
    told = [p for p in told if not p.general] or told
    return min((p.status for p in told if p.status is not None), key=STATUSES.index, default=None)


def merged(text: str, passages: Sequence[Passage], mentions: Sequence[Instrument]) -> list[Group]:
    """The agreements, in the order of the text. `mentions` are all instruments that the text names."""
    groups: list[Group] = []
    for passage in sorted(passages, key=lambda p: (p.block.kind in HEADLINES, p.span.start)):
        passage = _pointed(passage, mentions)
        if passage.instrument is not None and passage.instrument.points and passage.matter is not None:
            passage = passage._replace(instrument=None)
        words = _words(text, passage)
        home = _home(groups, passage, words)
        if home is not None:
            home.add(passage, words)
        elif (
            passage.block.kind != "heading"
            and not _sums_up(passage, groups)
            and not (passage.instrument and passage.instrument.points)
        ):
            groups.append(Group(passage, words))
    for group in groups:
        group.passages.sort(key=lambda p: p.span.start)
    return sorted(groups, key=lambda group: group.passages[0].span.start)


def _sums_up(passage: Passage, groups: Sequence[Group]) -> bool:
    """Whether a title without an instrument only sums up what the body tells."""
    return passage.block.kind == "title" and passage.instrument is None and bool(groups)


def _words(text: str, passage: Passage) -> frozenset[str]:
    if passage.instrument is not None:
        return passage.instrument.words
    held = passage.matter or passage.span
    return content_words(text[held.start : held.end])


def _pointed(passage: Passage, mentions: Sequence[Instrument]) -> Passage:
    """ "The agreement", "the text": the instrument that was named last before it."""
    pointing = passage.instrument
    if pointing is None or not pointing.points or not pointing.definite:
        return passage
    for mention in reversed(mentions):
        same = mention.head == pointing.head or (pointing.head in terms().generic and _is_accord(mention))
        if mention.span.end <= pointing.span.start and not mention.points and same:
            return passage._replace(instrument=mention)
    return passage


def _head(instrument: Instrument) -> str:
    return terms().short.get(instrument.head, instrument.head)


def _announces(passage: Passage, group: Group) -> bool:
    """Whether a headline names what the body brings in as no more than "an agreement"."""
    one, other = passage.instrument, group.instrument
    if one is None or other is None or passage.block.kind not in HEADLINES or passage.status != group.status:
        return False
    if one.head.endswith("s") != other.head.endswith("s"):
        return False
    alike = (_is_accord(one) and _is_accord(other)) or _head(one) == _head(other)
    return alike and other.words <= terms().generic | {other.head, _head(other)}


def _is_accord(instrument: Instrument) -> bool:
    return instrument.kind in _ACCORDS or instrument.head == "partnership"


def _within(passage: Passage, group: Group) -> bool:
    """Whether the instrument of a passage was named in the words of an undertaking."""
    made = passage.instrument
    return made is not None and any(
        p.span.start <= made.span.start and made.span.end <= p.span.end for p in group.passages
    )


def _home(groups: Sequence[Group], passage: Passage, words: frozenset[str]) -> Group | None:
    """The agreement to which a passage belongs, if there is one yet."""
    for group in groups if not passage.fresh else ():
        if passage.instrument is not None and group.instrument is None:
            if _within(passage, group):
                return group
        elif passage.instrument is not None and group.instrument is not None:
            if same_instrument(passage.instrument, group.instrument) or _announces(passage, group):
                return group
        elif passage.instrument is None and group.instrument is None:
            if _alike(passage, words, group):
                return group
    return None


def _alike(passage: Passage, words: frozenset[str], group: Group) -> bool:
    """Whether an undertaking is the group's told again: in a headline, or in nearly the same words."""
    common = len(words & group.words)
    if passage.block.kind in HEADLINES:
        return common >= HEADLINE_WORDS
    if passage.status != group.status or not common:
        return False
    smaller = min(len(words), *(len(told) for told in group.told))
    contained = smaller >= CONTAINED_WORDS and any(
        len(words & told) >= CONTAINED * min(len(words), len(told)) for told in group.told
    )
    return contained or common / len(words | group.words) >= ALIKE


def same_instrument(one: Instrument, other: Instrument) -> bool:
    """Whether two names are of one instrument: the words of one, its kind apart, all stand in the other."""
    if one.kind != other.kind and not {one.kind, other.kind} <= _ACCORDS:
        return False
    generic = terms().generic | terms().groups_in_lower | {one.head, other.head, "partnership", "memorandum"}
    few, many = sorted((one.words - generic, other.words - generic), key=len)
    if not few:
        return _head(one) == _head(other) and (not many or one.words == other.words)
    return few <= many or len(few & many) / len(few | many) >= ALIKE


def bridged(groups: list[Group], headlines: Sequence[tuple[Passage, Instrument]]) -> list[Group]:
    """Agreements of one status that one headline names together are one; the headline is added to it."""
    for passage, instrument in headlines:
        named = [g for g in groups if _is_named(g, instrument)]
        proper = {g.instrument.name for g in named if g.instrument is not None and g.instrument.proper}
        if named and len(proper) < 2 and len({group.status for group in named}) == 1:
            first = named[0]
            for other in named[1:]:
                first.passages += other.passages
                first.words |= other.words
                groups.remove(other)
            if all(not overlap(passage.span, p.span) for p in first.passages):
                first.passages.append(passage)
            first.passages.sort(key=lambda p: p.span.start)
    return groups


def _is_named(group: Group, instrument: Instrument) -> bool:
    own = group.instrument
    return (
        own is not None
        and not group.passages[0].fresh
        and _is_accord(own)
        and bool((instrument.words - terms().generic) & group.words)
    )
