"""Topics: the code book's words in a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from tui import codebook
from tui.extract.matching import Matcher
from tui.extract.salience import saliences
from tui.model import Block, Mention, Names, Span, TopicUse


class Word(NamedTuple):
    """What a phrase of the code book stands for: a topic, by itself or only beside its other words."""

    label: str
    alone: bool


@cache
def topic_matcher() -> Matcher[Word]:
    """The words of all topics; look-alikes stand in it for nothing."""
    matcher: Matcher[Word] = Matcher()
    for entry in codebook.load().topics:
        alone, beside = (Word(entry.label, True),), (Word(entry.label, False),)
        matcher.add_words((*entry.aliases, *entry.damaged), alone)
        matcher.add_exact(entry.exact, alone)
        matcher.add_exact((word for word in entry.supporting if word != word.lower()), beside)
        matcher.add_words((word for word in entry.supporting if word == word.lower()), beside)
        matcher.add_words(entry.unless, ())
    return matcher


def topic_uses(
    text: str, blocks: Sequence[Block], found: Mapping[Word, Sequence[Mention]]
) -> tuple[TopicUse, ...]:
    """Each topic with its mentions and its salience, in order of first mention. A topic of which there are
    only supporting words is left out, nor do these add to its salience."""
    telling = {word.label: places for word, places in found.items() if word.alone}
    salience = saliences(text, blocks, telling)
    uses = [
        TopicUse(label, salience[label], tuple(sorted({*places, *found.get(Word(label, False), ())})))
        for label, places in telling.items()
    ]
    return tuple(sorted(uses, key=lambda use: use.mentions[0].start))


def topics_in(names: Names, spans: Iterable[Span]) -> tuple[str, ...]:
    """Labels of the topics that have a mention inside one of the spans, in the code book's order."""
    wanted = tuple(spans)
    order = codebook.load().topic_order
    labels = (use.label for use in names.topics if any(_is_named(use.mentions, span) for span in wanted))
    return tuple(sorted(labels, key=lambda label: order.get(label, len(order))))


def _is_named(mentions: Sequence[Mention], span: Span) -> bool:
    """Whether one of the mentions, which stand in order and apart, shares a character with the span."""
    last = bisect_left(mentions, span.end, key=attrgetter("start")) - 1
    return last >= 0 and mentions[last].end > span.start
