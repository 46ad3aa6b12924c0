"""What the text index holds: an entry for each topic, agreement and quote, and one for each sentence."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Literal, NamedTuple

from tui.documents.sentences import sentences
from tui.model import Agreement, Document, Names, Quote, Records, Topic

RecordKind = Literal["topic", "agreement", "quote"]

BETWEEN_PARTS = " … "
"""Between the parts of a quote that its cue splits."""


class Entry(NamedTuple):
    """A record's text: its title, and further pieces that are searched but shown only where they match."""

    kind: RecordKind
    id: str
    title: str
    further: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A sentence of a document with the topics it mentions."""

    start: int
    end: int
    topics: tuple[str, ...]


def key_of(kind: RecordKind, id_: str) -> int:
    """The number by which the index knows a record: 64 bits of a hash of kind and id."""
    return int.from_bytes(blake2b(f"{kind} {id_}".encode(), digest_size=8).digest(), "little")


def entries(records: Records) -> Iterator[Entry]:
    """An entry for each record."""
    for topic in records.topics.values():
        yield of_topic(topic)
    for agreement in records.agreements.values():
        yield of_agreement(agreement)
    for quote in records.quotes.values():
        yield of_quote(quote)


def of_topic(topic: Topic) -> Entry:
    """Its label, short label and definition."""
    short = (topic.short,) if topic.short != topic.label else ()
    return Entry("topic", topic.label, topic.label, (*short, topic.definition))


def of_agreement(agreement: Agreement) -> Entry:
    """Its name, evidence, parties, status, and the names by which texts call it."""
    evidence = tuple(piece.text for piece in agreement.evidence)
    parties = ", ".join(agreement.parties)
    return Entry(
        "agreement",
        agreement.id,
        agreement.name,
        (*evidence, parties, agreement.status, *agreement.name_words),
    )


def of_quote(quote: Quote) -> Entry:
    """Its words and who said them."""
    speaker = (quote.speaker_name,) if quote.speaker_name else ()
    return Entry("quote", quote.id, BETWEEN_PARTS.join(quote.texts), speaker)


def passages(document: Document, text: str, names: Names) -> Iterator[Passage]:
    """Every sentence of the document, titles and headings included."""
    mentions = sorted((mention.start, use.label) for use in names.topics for mention in use.mentions)
    following = 0
    for block in document.blocks:
        for sentence in sentences(text, block):
            while following < len(mentions) and mentions[following][0] < sentence.start:
                following += 1
            labels = []
            while following < len(mentions) and mentions[following][0] < sentence.end:
                labels.append(mentions[following][1])
                following += 1
            yield Passage(sentence.start, sentence.end, tuple(dict.fromkeys(labels)))
