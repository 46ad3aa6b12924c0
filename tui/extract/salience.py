"""Salience: whether a document is about a topic or only speaks of it among others."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import exp, isclose, log

from tui.documents.sentences import sentences
from tui.model import Block, BlockKind, Mention, Salience

NAMING: frozenset[BlockKind] = frozenset({"title", "heading"})
"""The kinds of block whose words say what the text, or a part of it, is about."""


def saliences(
    text: str, blocks: Sequence[Block], mentions: Mapping[str, Sequence[Mention]]
) -> dict[str, Salience]:
    """The salience of each topic, given its mentions.

    A topic is primary that the title or a heading names, or a dek if the body comes back to it, or that has
    an even share of the body or more: what each would have if those were alike that the text is in effect
    about. An aside of one sentence has that in a short text and not in a long one.
    """
    named, summed_up, words = _places(text, blocks, mentions)
    least = sum(words.values()) / _effective_number(words.values())
    much = {label for label, share in words.items() if share > least or isclose(share, least)}
    primary = named | much | (summed_up & words.keys())
    return {label: "primary" if label in primary else "secondary" for label in mentions}


def _places(
    text: str, blocks: Sequence[Block], mentions: Mapping[str, Sequence[Mention]]
) -> tuple[set[str], set[str], dict[str, float]]:
    """The topics that title and headings name, those that a dek names, and how many words of the body go to
    each topic: those of its sentences, shared out by mentions, so that what stands in a list gets little."""
    places = [(span, block) for block in blocks for span in sentences(text, block)]
    starts = [span.start for span, _ in places]
    told: dict[int, Counter[str]] = defaultdict(Counter)
    for label, those in mentions.items():
        for mention in those:
            told[bisect_right(starts, mention.start) - 1][label] += 1
    named: set[str] = set()
    summed_up: set[str] = set()
    words: dict[str, float] = defaultdict(float)
    for at, topics in told.items():
        span, block = places[at]
        if block.kind in NAMING:
            named.update(topics)
        elif block.kind == "dek":
            summed_up.update(topics)
        elif block.number is not None:
            length = len(text[span.start : span.end].split())
            for label, times in topics.items():
                words[label] += length * times / topics.total()
    return named, summed_up, words


def _effective_number(shares: Collection[float]) -> float:
    """How many equal shares would be as diverse as these: the exponential of their entropy (M. O. Hill,
    "Diversity and evenness", Ecology 54, 1973). Many small shares beside a few large ones add little."""
    total = sum(shares)
    return exp(-sum(share / total * log(share / total) for share in shares if share))
