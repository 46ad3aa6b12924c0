"""Salience: whether a document is about a topic or only speaks of it among others."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

from tui.documents.sentences import sentences
from tui.model import Block, BlockKind, Mention, Salience

HEADS: frozenset[BlockKind] = frozenset({"title", "heading"})

PRIMARY_WEIGHT = 0.7
"""From this weight on a topic is primary. On our labelled documents 0.6 to 0.75 do nearly as well."""

FREQUENCY = 2
"""What a topic's share of all mentions weighs."""

FULLEST = 0.4
"""What a sentence of its own weighs in the block that says most of a topic, up to `FULL` sentences."""

FULL = 1.5


def saliences(
    text: str, blocks: Sequence[Block], mentions: Mapping[str, Sequence[Mention]]
) -> dict[str, Salience]:
    """The salience of each topic, given its mentions in order."""
    spread = _Spread(text, blocks, mentions)
    return {label: "primary" if spread.is_primary(label) else "secondary" for label in mentions}


class _Spread:
    """How the topics are spread over the sentences and blocks of a document.

    A sentence is shared out among its topics, so that what stands in a long list gets little of it, and what
    has a sentence to itself all. `shares` holds how many sentences of each block a topic gets in this way.
    """

    def __init__(self, text: str, blocks: Sequence[Block], mentions: Mapping[str, Sequence[Mention]]) -> None:
        places = [(span.start, at) for at, block in enumerate(blocks) for span in sentences(text, block)]
        starts = [start for start, _ in places]
        topics_at: dict[int, set[str]] = defaultdict(set)
        for label, named in mentions.items():
            for mention in named:
                topics_at[bisect_right(starts, mention.start) - 1].add(label)
        self._blocks = blocks
        self._lengths = Counter(at for _, at in places)
        self._telling = len(topics_at)
        self._told = Counter(label for labels in topics_at.values() for label in labels)
        self._shares: dict[str, dict[int, float]] = {label: defaultdict(float) for label in mentions}
        for sentence, labels in topics_at.items():
            for label in labels:
                self._shares[label][places[sentence][1]] += 1 / len(labels)
        self._headed = {at for shares in self._shares.values() for at in shares if blocks[at].kind in HEADS}
        total = sum(map(len, mentions.values()))
        self._frequency = {label: len(named) / total for label, named in mentions.items()}

    def is_primary(self, label: str) -> bool:
        """A topic is primary that the title or a heading names, that has a point of a list to itself, or that
        weighs enough; but never one that the text brings up only once and late."""
        shares = self._shares[label]
        if self._headed & shares.keys():
            return True
        if self._told[label] == 1 and self._is_late(*shares):
            return False
        return self._weight(label) >= PRIMARY_WEIGHT or any(map(self._is_point, shares, shares.values()))

    def _weight(self, label: str) -> float:
        """How much of the document the topic is, the sum of three things.

        Where: its sentences against the root of the number of sentences that speak of any topic; a short text
        is about what it names once, a long one about what it comes back to. How often: its share of all
        mentions. How fully: what the block that says most of it says; a paragraph of its own makes a topic a
        main one in a text of any length.
        """
        shares = self._shares[label].values()
        where = sum(shares) / sqrt(self._telling)
        return where + FREQUENCY * self._frequency[label] + FULLEST * min(max(shares), FULL)

    def _is_late(self, at: int) -> bool:
        """Whether the block is a paragraph in the second half of the document."""
        return self._blocks[at].kind == "paragraph" and at >= len(self._blocks) / 2

    def _is_point(self, at: int, share: float) -> bool:
        """Whether the block is an item of which the topic has more than half, not one of several under a
        heading that names a topic: that heading is the point."""
        if self._blocks[at].kind != "item" or share <= self._lengths[at] / 2:
            return False
        above = (index for index in range(at, -1, -1) if self._blocks[index].kind in HEADS)
        return next(above, None) not in self._headed
