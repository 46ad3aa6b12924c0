"""Salience: whether a document is about a topic or only speaks of it among others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from tui.documents.sentences import sentences
from tui.extract.agreements.terms import terms
from tui.model import Block, BlockKind, Mention, Salience

HEADS: frozenset[BlockKind] = frozenset({"title", "heading"})

BEFORE_BODY: frozenset[BlockKind] = HEADS | {"dek", "dateline"}


def saliences(
    text: str, blocks: Sequence[Block], mentions: Mapping[str, Sequence[Mention]]
) -> dict[str, Salience]:
    """The salience of each topic, given its mentions in order."""
    spread = _Spread(text, blocks, mentions)
    return {label: "primary" if spread.is_primary(label) else "secondary" for label in mentions}


class _Spread:
    """How the topics are spread over the sentences and blocks of a document.

    What is much is measured by the document itself, so that a short text is about what it names once and a
    long one about what it comes back to. A sentence is shared out among its topics, so that what stands in a
    list gets little of it, and what has a sentence to itself all.
    """

    def __init__(self, text: str, blocks: Sequence[Block], mentions: Mapping[str, Sequence[Mention]]) -> None:
        self._blocks = blocks
        places = [(span.start, at) for at, block in enumerate(blocks) for span in sentences(text, block)]
        self._starts = [start for start, _ in places]
        self._block_of = [at for _, at in places]
        topics_at: dict[int, set[str]] = defaultdict(set)
        for label, named in mentions.items():
            for mention in named:
                topics_at[self._sentence(mention.start)].add(label)
        self._told = Counter(label for labels in topics_at.values() for label in labels)
        self._telling = Counter(self._block_of[sentence] for sentence in topics_at)
        self._shares: dict[str, dict[int, float]] = {label: defaultdict(float) for label in mentions}
        for sentence, labels in topics_at.items():
            for label in labels:
                self._shares[label][self._block_of[sentence]] += 1 / len(labels)
        self._opening: int | None = min((at for at in self._telling if self._is_body(at)), default=None)
        self._agreed = set(self._agreed_upon(text, topics_at))

    def _sentence(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _is_body(self, at: int) -> bool:
        return self._blocks[at].kind not in BEFORE_BODY

    def _agreed_upon(self, text: str, topics_at: Mapping[int, Collection[str]]) -> Iterator[str]:
        """The topics that a sentence of the body names beside an accord, alone or with one other."""
        for found in _accord().finditer(text):
            sentence = self._sentence(found.start())
            labels = topics_at.get(sentence, ())
            if len(labels) <= 2 and self._is_body(self._block_of[sentence]):
                yield from labels

    def is_primary(self, label: str) -> bool:
        """A topic is primary that the title or a heading names, that an accord is about, that the text opens
        with or comes back to, or that a paragraph or point treats. An aside of one sentence makes none."""
        shares = self._shares[label]
        return (
            any(self._blocks[at].kind in HEADS for at in shares)
            or label in self._agreed
            or self._opens(shares)
            or self._comes_back(label)
            or any(self._treats(at, share) for at, share in shares.items())
        )

    def _opens(self, shares: Mapping[int, float]) -> bool:
        """Whether the first paragraph that speaks of any topic gives half of what it says to this one."""
        at = self._opening
        return at is not None and at in shares and 2 * shares[at] >= self._telling[at]

    def _treats(self, at: int, share: float) -> bool:
        """Whether the block gives the topic more than a sentence, and most of what it says of any."""
        return share > 1 and 2 * share > self._telling[at]

    def _comes_back(self, label: str) -> bool:
        """Whether as many sentences speak of the topic as of a topic on average."""
        return self._told[label] * len(self._told) >= self._told.total()


@cache
def _accord() -> re.Pattern[str]:
    """The nouns of the agreement terms for what is signed, in every form."""
    forms = sorted(form for form, kind in terms().kind_of.items() if kind == "accord")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)
