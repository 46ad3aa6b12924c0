"""What is known of a record, line by line in words for people, each doubt after its sign.

Pure: records in, lines of label and value out. Words of documents are quoted as they stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.cite import date_text, deciding_evidence
from tui.host.signs import Signs
from tui.library.notes import Note, Star
from tui.model import (
    Agreement,
    BlockKind,
    Document,
    Mention,
    Names,
    NameUse,
    Quote,
    Records,
    Source,
    SpeakerHow,
    Topic,
    TopicUse,
)
from tui.query.catalog import Catalog
from tui.query.dossier import Dossier
from tui.query.inventory import Inventory, words_of
from tui.widgets.agreements import status_words
from tui.widgets.quotes import KIND_WORDS
from tui.wording import beginning, counted

_BODY: frozenset[BlockKind] = frozenset({"paragraph", "item", "turn"})
_HOW: dict[SpeakerHow, str] = {
    "by office": "by office",
    "same body as": "same body as",
    "pronoun": "pronoun for",
    "counterpart": "counterpart",
}
_NEEDS_EARLIER: frozenset[SpeakerHow] = frozenset({"same body as", "pronoun"})


class Known(NamedTuple):
    """A line of what is known; `source` is what it was taken from, shown after its sign."""

    label: str
    value: str
    source: str = ""


def speaker(quote: Quote, catalog: Catalog, signs: Signs) -> Known:
    """Who speaks and by which words of the text we know; nobody named is a doubt."""
    written = quote.speaker
    if quote.speaker_name is None:
        who = f"{_quoted(written.text, signs)}, " if written else ""
        return Known("speaker", f"{signs.doubt} {who}not named")
    if written is None:
        return Known("speaker", quote.speaker_name)
    return Known("speaker", quote.speaker_name, _resolution(quote, written, catalog, signs))


def _resolution(quote: Quote, written: Mention, catalog: Catalog, signs: Signs) -> str:
    words = _quoted(written.text, signs)
    if quote.speaker_how not in _HOW:
        return "" if written.text == quote.speaker_name else words
    how = f"{words}, {_HOW[quote.speaker_how]}"
    if quote.speaker_how not in _NEEDS_EARLIER:
        return how
    earlier = max(_named_before(quote, written, catalog), default=None)
    if earlier is not None:
        return f"{how} {_quoted(earlier.text, signs)}"
    # A body may be known by the words themselves ("the Foreign Ministry"), a person by a pronoun never.
    return words if quote.speaker_how == "same body as" else f"{how} somebody named before"


def _named_before(quote: Quote, written: Mention, catalog: Catalog) -> Iterator[Mention]:
    """The mentions of the speaker before `written` by other words: as a name, or as who says something."""
    records = catalog.records
    names = records.names.get(quote.document, Names())
    uses: Iterable[NameUse] = (*names.people, *names.organisations, *names.places)
    named = [mention for use in uses if use.name == quote.speaker_name for mention in use.mentions]
    same = catalog.quotes_in(catalog.having("speaker", quote.speaker_name or ""))
    others = (records.quotes[id_] for id_ in same)
    named += [
        other.speaker
        for other in others
        if other.document == quote.document and other.speaker and other.speaker_how != "pronoun"
    ]
    for mention in named:
        if mention.end <= written.start and mention.text.lower() != written.text.lower():
            yield mention


def of_quote(
    quote: Quote, catalog: Catalog, agreements: Iterable[Agreement], signs: Signs
) -> Iterator[Known]:
    """Who speaks and how we know, how it is reported, and what it belongs to (`agreements`)."""
    yield speaker(quote, catalog, signs)
    yield Known(
        "kind",
        f"{signs.kind(quote.kind)} {KIND_WORDS[quote.kind]}",
        _quoted(quote.cue.text, signs) if quote.cue else "",
    )
    for agreement in agreements:
        yield Known("agreement", f"{signs.status(agreement.status)} {agreement.name}")
    if quote.topics:
        yield Known("topics", _topics(quote.topics, catalog.records, signs))
    if quote.printings:
        yield Known("also in", counted(len(quote.printings), "further document"))


def of_agreement(agreement: Agreement, catalog: Catalog, signs: Signs) -> Iterator[Known]:
    """How far it has come and by which words, who is party to it, when, and in which areas."""
    records = catalog.records
    words = deciding_evidence(agreement).words
    yield Known(
        "status",
        f"{signs.status(agreement.status)} {status_words(agreement)}",
        _quoted(words.text, signs) if words else "",
    )
    if agreement.disputed:
        yield Known("", f"{signs.doubt} sources disagree")
    yield Known("parties", ", ".join(agreement.parties) or f"{signs.doubt} not named")
    source = records.documents[deciding_evidence(agreement).document]
    yield Known("date", agreement.date or _undated(source, signs))
    if agreement.topics:
        yield Known("areas", _topics(agreement.topics, records, signs))
    kinds = {piece.locus.kind for piece in agreement.evidence}
    if not kinds & _BODY:
        yield Known("found", f"{signs.doubt} only in the {' and the '.join(sorted(kinds))}")


def _topics(labels: Iterable[str], records: Records, signs: Signs) -> str:
    """Topics by their short labels; one that the code book no longer has, by its own."""
    shorts = (records.topics[label].short if label in records.topics else label for label in labels)
    return f" {signs.separator} ".join(shorts)


def _undated(source: Document, signs: Signs) -> str:
    """What stands for the date of an agreement that no text dates."""
    if source.date is None:
        return f"{signs.doubt} undated"
    return f"{signs.doubt} not given, source of {date_text(source)}"


def of_topic(topic: Topic, use: TopicUse | None, signs: Signs) -> Iterator[Known]:
    """What the topic covers, and how often a document speaks of it (`use`)."""
    yield Known("group", topic.group)
    if use is not None:
        yield Known("mentioned", f"{len(use.mentions)}{signs.times} here, {use.salience}")
    if topic.definition:
        yield Known("covers", topic.definition)


def of_document(document: Document, inventory: Inventory, signs: Signs) -> Iterator[Known]:
    """What it says of itself or the person says of it, how much is found in it, and what is like it."""

    def fact(name: str, value: str | None) -> Known:
        return Known(name, value or "not known", "set by you" if name in document.corrected else "")

    sure = document.date_basis == "stated"
    yield fact("date", date_text(document) if sure else f"{signs.doubt} {date_text(document)}")
    yield fact("publisher", document.publisher)
    yield fact("kind", document.kind)
    language = None if document.language == "und" else document.language
    yield fact("language", language if document.analysed else f"{signs.doubt} {language}, not analysed")
    if document.translated:
        yield Known("", f"{signs.doubt} machine-translated")
    held = inventory.held[document.id]
    counts = (counted(held.quotes, "quote"), counted(held.agreements, "agreement"))
    yield Known("holds", f" {signs.separator} ".join(counts))
    if document.newer:
        newer = beginning(words_of(inventory.documents[document.newer]))
        yield Known("version", f"{signs.doubt} older; the newer one is {_quoted(newer, signs)}")
    for near in document.near:
        yield Known(
            "like it", f"nearly the same as {_quoted(beginning(words_of(inventory.documents[near])), signs)}"
        )
    if document.address or "address" in document.corrected:
        yield fact("address", document.address)
    for place in inventory.places.get(document.id, [document.name]):
        yield Known("read from", place)


def of_source(source: Source, inventory: Inventory, signs: Signs) -> Iterator[Known]:
    """Why a place could not be read, and what could be read there before."""
    yield Known("problem", f"{signs.doubt} {source.problem}")
    if source.document and source.document in inventory.documents:
        yield Known("before", beginning(words_of(inventory.documents[source.document])))


def of_lost(work: Star | Note, signs: Signs) -> Iterator[Known]:
    """What the person did, when, and to which record of old."""
    if isinstance(work, Note):
        yield Known("your note", " ".join(work.words.split()))
    else:
        yield Known("yours", f"{signs.star} starred")
    yield Known("made", work.made[:10])
    yield Known(work.anchor.kind, f"{signs.doubt} no longer found: {beginning(work.anchor.label)}")


def of_dossier(found: Dossier, signs: Signs) -> Iterator[Known]:
    """How much a record rests on, and how often and where it is mentioned."""
    parts = {"passage": found.evidence, "agreement": found.agreements, "quote": found.quotes}
    rests = [counted(len(records), noun) for noun, records in parts.items() if records]
    if rests:
        yield Known("rests on", f" {signs.separator} ".join(rests))
    if found.mentions:
        documents = {mentioned.document for mentioned in found.mentions}
        yield Known(
            "mentioned", f"{len(found.mentions):,}{signs.times} in {counted(len(documents), 'document')}"
        )


def _quoted(words: str, signs: Signs) -> str:
    return f"{signs.open_quote}{words}{signs.close_quote}"
