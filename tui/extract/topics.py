"""Topics: the code book's words in a document, and how much of the document each topic is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tui import codebook
from tui.extract.matching import Matcher
from tui.model import Block, Mention, Names, Salience, Span, TopicUse

HEAD_KINDS = frozenset({"title", "dek", "heading"})


@cache
def topic_matcher() -> Matcher[str]:
    """The words of all topics; look-alikes stand in it for nothing."""
    matcher: Matcher[str] = Matcher()
    for entry in codebook.load().topics:
        matcher.add_words((*entry.aliases, *entry.damaged), (entry.label,))
        matcher.add_exact(entry.exact, (entry.label,))
        matcher.add_words(entry.unless, ())
    return matcher


def topic_uses(blocks: Sequence[Block], found: Mapping[str, Sequence[Mention]]) -> tuple[TopicUse, ...]:
    """Each topic with its mentions (given in text order) and its salience, in order of first mention."""
    uses = [TopicUse(label, _salience(blocks, mentions), tuple(mentions)) for label, mentions in found.items()]
    return tuple(sorted(uses, key=lambda use: use.mentions[0].start))


def _salience(blocks: Sequence[Block], mentions: Sequence[Mention]) -> Salience:
    heads = [block for block in blocks if block.kind in HEAD_KINDS]
    if any(block.start <= one.start < block.end for one in mentions for block in heads):
        return "primary"
    return "primary" if len(mentions) >= 3 else "secondary"


def topics_in(names: Names, spans: Iterable[Span]) -> tuple[str, ...]:
    """Labels of the topics that have a mention inside one of the spans, in the code book's order."""
    wanted = tuple(spans)
    order = codebook.load().topic_order
    labels = (
        use.label
        for use in names.topics
        if any(span.start < one.end and one.start < span.end for one in use.mentions for span in wanted)
    )
    return tuple(sorted(labels, key=lambda label: order.get(label, len(order))))
