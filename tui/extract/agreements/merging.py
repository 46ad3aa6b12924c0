"""One agreement, however often it is named: which passages belong together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tui.extract.agreements.instruments import Instrument, content_words, singular
from tui.extract.agreements.passages import (
    ACCORDS,
    HEADLINES,
    Group,
    Passage,
    head_of,
    is_accord,
    may_be_called,
    overlap,
)
from tui.extract.agreements.terms import terms

ALIKE = 0.6
"""Share of common words from which two undertakings without an instrument are one …"""

CONTAINED = 0.75
CONTAINED_WORDS = 4
"""… or the share of the shorter one's words that the longer has, where it has at least so many."""

HEADLINE_WORDS = 2
"""Words that a headline must have in common with the undertaking that it sums up."""

BACK = 200
"""Instruments among which "the agreement" is sought, and agreements among which a passage seeks its own."""


class Merging:
    """The agreements of one text while its passages are gathered; found again by the words they use."""

    def __init__(self, text: str, mentions: Sequence[Instrument]) -> None:
        self._text = text
        self._mentions = mentions
        self._heads_at = [mention.before.end for mention in mentions]
        self._by_word: dict[str, list[Group]] = {}
        self.groups: list[Group] = []

    def take(self, passage: Passage) -> None:
        """A passage goes to the agreement it tells of, else makes a new one.

        Headings and titles that only sum up make none, nor does an instrument that points to nothing.
        """
        passage = self._pointed(passage)
        words = self._words(passage)
        home = None if passage.fresh else next(self._homes(passage, words), None)
        home = home or self._summed_up(passage)
        if home is not None:
            home.add(passage, words)
        elif not self._only_repeats(passage):
            home = Group(passage, words)
            self.groups.append(home)
        if home is not None:
            for word in words | self._heads(passage):
                known = self._by_word.setdefault(word, [])
                if not known or known[-1] is not home:
                    known.append(home)

    def bridge(self, headline: Passage) -> None:
        """Agreements of one status of which a headline names one side each are one; the headline is added.

        Instruments by different proper names, or named by the same words of the headline, stay apart.
        """
        instrument = headline.instrument
        if instrument is None:
            return
        wanted = instrument.words - terms().generic
        named = [group for group in self._near(wanted) if _may_be(group)]
        proper = {g.instrument.name for g in named if g.instrument is not None and g.instrument.proper}
        if not named or len(proper) > 1 or len({group.status for group in named}) > 1:
            return
        first, *others = sorted(named, key=lambda group: group.passages[0].span.start)
        for other in others:
            if first.words & other.words & wanted:
                continue
            first.join(other)
            self.groups.remove(other)
            self._by_word = {
                word: [g for g in found if g is not other] for word, found in self._by_word.items()
            }
        if not any(overlap(headline.span, passage.span) for passage in first.passages):
            first.passages.append(headline)

    def _words(self, passage: Passage) -> frozenset[str]:
        if passage.instrument is not None:
            return passage.instrument.words
        held = passage.matter or passage.span
        return content_words(self._text[held.start : held.end])

    def _heads(self, passage: Passage) -> frozenset[str]:
        """Under what else an agreement is found: its kind of instrument."""
        if passage.instrument is None:
            return frozenset()
        return frozenset({head_of(passage.instrument)}) | (
            terms().generic if is_accord(passage.instrument) else set()
        )

    def _pointed(self, passage: Passage) -> Passage:
        """ "The agreement", "the text": the instrument that was named last before it.

        An undertaking whose instrument points to nothing has none.
        """
        pointing = passage.instrument
        if pointing is None or not pointing.points:
            return passage
        before = bisect_right(self._heads_at, pointing.before.start) if pointing.definite else 0
        for mention in reversed(self._mentions[max(0, before - BACK) : before]):
            called_again = pointing.head in terms().generic and may_be_called(mention, pointing.head)
            if not mention.points and (called_again or head_of(mention) == head_of(pointing)):
                return passage._replace(instrument=mention)
        return passage._replace(instrument=None) if passage.matter is not None else passage

    def _only_repeats(self, passage: Passage) -> bool:
        pointing = passage.instrument is not None and passage.instrument.points
        sums_up = passage.block.kind == "title" and passage.instrument is None and bool(self.groups)
        return passage.block.kind == "heading" or sums_up or pointing

    def _homes(self, passage: Passage, words: frozenset[str]) -> Iterator[Group]:
        """The agreements to which a passage belongs."""
        made = passage.instrument
        for group in self._near(words | self._heads(passage)):
            if made is not None and group.instrument is not None:
                belongs = same_instrument(made, group.instrument)
            elif made is not None:
                belongs = any(_holds(told, made) for told in group.passages)
            else:
                belongs = group.instrument is None and _tells_again(passage, words, group)
            if belongs:
                yield group

    def _summed_up(self, passage: Passage) -> Group | None:
        """The only accord of its status that the body tells, where a title names one."""
        instrument = passage.instrument
        if instrument is None or passage.block.kind not in ("title", "dek") or not is_accord(instrument):
            return None
        found = [group for group in self.groups if group.status == passage.status and _may_be(group)]
        return found[0] if len(found) == 1 and not instrument.proper else None

    def _near(self, words: frozenset[str]) -> Iterator[Group]:
        """The agreements that use one of the words, earlier ones first; of very many the last."""
        found = {id(group): group for word in words for group in self._by_word.get(word, [])[-BACK:]}
        return iter(sorted(found.values(), key=lambda group: group.passages[0].span.start))


def merged(
    text: str, passages: Sequence[Passage], mentions: Sequence[Instrument], headlines: Sequence[Passage]
) -> list[Group]:
    """The agreements that passages tell, in the order of the text.

    `mentions` are all instruments that the text names, `headlines` passages without a status.
    """
    merging = Merging(text, mentions)
    for passage in sorted(passages, key=lambda p: (p.block.kind in HEADLINES, p.span.start)):
        merging.take(passage)
    for headline in headlines:
        merging.bridge(headline)
    groups = [group for group in merging.groups if not _only_counts(group, merging.groups)]
    for group in groups:
        group.passages.sort(key=lambda passage: passage.span.start)
    return sorted(groups, key=lambda group: group.passages[0].span.start)


def _only_counts(group: Group, groups: Sequence[Group]) -> bool:
    """ "Five agreements were signed", in a text that names some of them."""
    if group.instrument is None or not group.instrument.counted:
        return False
    named = (g for g in groups if g.instrument is not None and not g.instrument.counted)
    return any(g.status == group.status and g.instrument and is_accord(g.instrument) for g in named)


def same_instrument(one: Instrument, other: Instrument) -> bool:
    """Whether two names are of one instrument: the words of one, its kind apart, all stand in the other."""
    if one.kind != other.kind and not {one.kind, other.kind} <= ACCORDS:
        return False
    heads = {one.head, other.head}
    kind = {*heads, *map(singular, heads), "partnership", "memorandum"}
    telling = terms().generic | terms().groups_in_lower | kind
    few, many = sorted((one.words - telling, other.words - telling), key=len)
    if not few:
        return head_of(one) == head_of(other) and (not many or one.words == other.words)
    return few <= many or len(few & many) / len(few | many) >= ALIKE


def _holds(told: Passage, made: Instrument) -> bool:
    """Whether an instrument was named in the words of an undertaking."""
    return told.span.start <= made.span.start and made.span.end <= told.span.end


def _tells_again(passage: Passage, words: frozenset[str], group: Group) -> bool:
    """Whether an undertaking is the group's told again: in a headline, or in nearly the same words."""
    if passage.block.kind in HEADLINES:
        return len(words & group.words) >= HEADLINE_WORDS
    return passage.status == group.status and any(_alike(words, told) for told in group.told)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common, smaller = len(one & other), min(len(one), len(other))
    contained = smaller >= CONTAINED_WORDS and common >= CONTAINED * smaller
    return contained or (common > 0 and common >= ALIKE * len(one | other))


def _may_be(group: Group) -> bool:
    """Whether a headline's instrument may be this agreement's."""
    return group.instrument is not None and is_accord(group.instrument) and not group.is_fresh
