"""What stands of each kind of record in a table, a line a record, and on its card, a line a property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.cite.citation import (
    UNDATED,
    date_text,
    deciding_evidence,
    locus_text,
    quote_words,
    source_text,
    speaker_text,
)
from tui.cite.table import Cells, Column
from tui.documents.structure import locus
from tui.model import Agreement, Document, DocumentId, Findings, Mention, Quote, Records, Topic
from tui.view import Hit, TopicRow

Card = Iterable[tuple[str, str]]

ID = Column("ID", whole=True)
DATE = Column("Date", whole=True)
WHERE = Column("Where", 24)

TOPICS = (
    Column("Records", whole=True, figures=True),
    Column("Mentions", whole=True, figures=True),
    Column("Group", 24),
    Column("Topic"),
)
AGREEMENTS = (ID, Column("Status", 28), DATE, Column("Parties", 28), WHERE, Column("Agreement"))
QUOTES = (
    ID,
    DATE,
    Column("Sources", whole=True, figures=True),
    Column("Speaker", 30),
    Column("Kind", whole=True),
    WHERE,
    Column("Quote"),
)
DOCUMENTS = (ID, DATE, Column("Kind", 24), Column("Language", whole=True), Column("Title"))
HITS = (Column("Kind", whole=True), ID, WHERE, Column("Words"))
FINDINGS = (Column("Document", 24), Column("Found", whole=True), WHERE, Column("Who", 30), Column("Words"))


def topic_cells(row: TopicRow, topic: Topic) -> Cells:
    """A topic with the agreements and quotes that choosing it would list, and the places that name it."""
    return (str(row.figure), str(row.mentions), topic.group, topic.label)


def agreement_cells(agreement: Agreement) -> Cells:
    """An agreement, found where the evidence stands that gives its status."""
    return (
        agreement.id,
        _status(agreement),
        agreement.date or UNDATED,
        ", ".join(agreement.parties),
        locus_text(deciding_evidence(agreement).locus),
        agreement.name,
    )


def quote_cells(quote: Quote, document: Document) -> Cells:
    """A quote, dated as the document that printed it first, with the number of those that print it."""
    return (
        quote.id,
        _date(document),
        str(quote.sources),
        speaker_text(quote),
        quote.kind,
        locus_text(quote.locus),
        quote_words(quote),
    )


def document_cells(document: Document) -> Cells:
    """A document; one without a title is called by its file's name."""
    return (document.id, _date(document), document.kind, document.language, document.title or document.name)


def hit_cells(hit: Hit, records: Records) -> Cells:
    """A search result; its place is known where it is words of a document."""
    where = ""
    if hit.document is not None and hit.span is not None:
        where = locus_text(locus(records.documents[hit.document].blocks, hit.span.start))
    return (hit.kind, hit.id, where, hit.text)


def findings_cells(findings: Findings) -> Iterator[Cells]:
    """A line for each record that was found in a document: quotes, agreements, topics, then names."""
    document, names = findings.document, findings.names

    def cells(found: str, where: str, who: str, words: str) -> Cells:
        return (document.name, found, where, who, words)

    def first(mentions: tuple[Mention, ...]) -> str:
        return locus_text(locus(document.blocks, mentions[0].start)) if mentions else ""

    for quote in findings.quotes:
        yield cells("quote", locus_text(quote.locus), speaker_text(quote), quote_words(quote))
    for agreement in findings.agreements:
        where, who = locus_text(deciding_evidence(agreement).locus), ", ".join(agreement.parties)
        yield cells("agreement", where, who, f"{agreement.name} ({_status(agreement)})")
    for topic in names.topics:
        yield cells("topic", first(topic.mentions), "", f"{topic.label} ({topic.salience})")
    kinds = {"person": names.people, "organisation": names.organisations, "place": names.places}
    for kind, uses in kinds.items():
        for use in uses:
            yield cells(kind, first(use.mentions), use.name, f"{len(use.mentions)}×")


def topic_card(row: TopicRow, topic: Topic) -> Card:
    """All that is known of a topic."""
    return (
        ("Topic", topic.label),
        ("Group", topic.group),
        ("Definition", topic.definition),
        ("Agreements and quotes", str(row.figure)),
        ("Mentions", str(row.mentions)),
    )


def agreement_card(agreement: Agreement, documents: Mapping[DocumentId, Document]) -> Card:
    """All that is known of an agreement, each piece of its evidence with its source."""
    yield "Agreement", agreement.name
    yield "Status", _status(agreement)
    yield "Parties", ", ".join(agreement.parties)
    yield "Date", agreement.date or UNDATED
    yield "Topics", ", ".join(agreement.topics)
    for piece in agreement.evidence:
        yield "Evidence", piece.text
        yield "  says", piece.status or "nothing of how far it has come"
        yield "  source", source_text(documents[piece.document], piece.locus)
    yield "Rule", agreement.rule.name
    yield "ID", agreement.id


def quote_card(quote: Quote, documents: Mapping[DocumentId, Document]) -> Card:
    """All that is known of a quote, with every document that prints it."""
    written = f", written “{quote.speaker.text}”" if quote.speaker is not None else ""
    yield "Quote", quote_words(quote)
    yield "Speaker", speaker_text(quote)
    yield "Found", f"{quote.speaker_how}{written}"
    yield "Kind", quote.kind
    yield "Cue", quote.cue.text if quote.cue is not None else "none"
    yield "Topics", ", ".join(quote.topics)
    yield "Source", source_text(documents[quote.document], quote.locus)
    for printing in quote.printings:
        yield "Also in", source_text(documents[printing.document], printing.locus)
    yield "Rule", quote.rule.name
    yield "ID", quote.id


def document_card(document: Document) -> Card:
    """All that is known of a document."""
    yield "Title", document.title
    yield "Date", date_text(document)
    yield "Publisher", document.publisher or "unknown"
    yield "Address", document.address or "unknown"
    yield "Kind", document.kind
    yield "Language", document.language if document.analysed else f"{document.language} (not analysed)"
    yield "Translation", "reads like machine translation" if document.translated else "no sign of one"
    if document.corrected:
        yield "Corrected", ", ".join(document.corrected)
    if document.newer:
        yield "Newer version", document.newer
    for near in document.near:
        yield "Nearly the same", near
    yield "File", document.name
    yield "ID", document.id


def _status(agreement: Agreement) -> str:
    return f"{agreement.status}, disputed" if agreement.disputed else agreement.status


def _date(document: Document) -> str:
    """The date in figures, so that a column of them can be read down; an inferred one has a mark."""
    if document.date is None:
        return UNDATED
    return f"{document.date}?" if document.date_basis == "inferred" else document.date
