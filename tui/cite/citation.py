"""What is copied of a record: its words as they stand in the source, and the plain citation below them.

A citation is one line, `— speaker, “title”, publisher, date, ¶`, under words that are copied letter for
letter. Whatever is uncertain about the source is said in it: an undated source, an inferred date, a machine
translation, a speaker whom the text does not name. Words go into quotation marks only where they are the
source's own, so a reported quote is left bare and called reported.
"""

from __future__ import annotations

from tui.model import Agreement, BlockKind, Document, Evidence, Locus, Quote

GAP = " […] "
"""Between the parts of a quote that its cue splits."""

UNNAMED = "unnamed speaker"
UNDATED = "undated"

NUMBERED: frozenset[BlockKind] = frozenset({"paragraph", "item", "turn"})
"""Kinds of block that are cited by their own number."""
_MARKS = tuple("\"'“”„‘’‚«»‹›「」『』")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def locus_text(locus: Locus, paragraph: str = "¶") -> str:
    """Where a record stands, as one cites it: "¶ 3", "title", "heading before ¶ 3", "¶ 3, p. 2".

    `paragraph` is the sign to write before a number; a terminal without ¶ has another.
    """
    if locus.number is None:
        place: str = locus.kind
    elif locus.kind in NUMBERED:
        place = f"{paragraph} {locus.number}"
    else:
        place = f"{locus.kind} before {paragraph} {locus.number}"
    return place if locus.page is None else f"{place}, p. {locus.page}"


def date_text(document: Document) -> str:
    """The date of a document in words, with what is uncertain about it: "7 October 2020", "undated"."""
    if document.date is None:
        return UNDATED
    words = _in_words(document.date)
    return f"{words} (inferred)" if document.date_basis == "inferred" else words


def speaker_text(quote: Quote) -> str:
    """Who speaks: as resolved, else as the text says it, else `UNNAMED`."""
    if quote.speaker_name is not None:
        return quote.speaker_name
    return quote.speaker.text if quote.speaker is not None else UNNAMED


def quote_words(quote: Quote) -> str:
    """The words of a quote as they stand in the source, its parts joined by `GAP`."""
    return GAP.join(quote.texts)


def source_text(document: Document, locus: Locus | None = None) -> str:
    """The source of a record: title (else the file's name), publisher, date, and the place in it.

    Without a place it is the citation of the document itself.
    """
    title = " ".join((document.title or document.name).split())
    particulars = [f"“{title}”"]
    if document.publisher:
        particulars.append(" ".join(document.publisher.split()))
    particulars.append(date_text(document))
    if document.translated:
        particulars.append("machine-translated")
    if locus is not None:
        particulars.append(locus_text(locus))
    return ", ".join(particulars)


def cite_quote(quote: Quote, document: Document) -> str:
    """A quote with its citation; `document` is the one that printed it first."""
    words, speaker = quote_words(quote), " ".join(speaker_text(quote).split())
    source = source_text(document, quote.locus)
    if quote.kind == "direct":
        return f"{_in_marks(words)}\n— {speaker}, in {source}"
    return f"{words}\n— {speaker}, as reported in {source}"


def cite_passage(words: str, document: Document, locus: Locus) -> str:
    """A sentence or passage of a document with its citation."""
    return f"“{words}”\n— {source_text(document, locus)}"


def cite_evidence(evidence: Evidence, document: Document) -> str:
    """A passage on which an agreement rests, with its citation."""
    return cite_passage(evidence.text, document, evidence.locus)


def deciding_evidence(agreement: Agreement) -> Evidence:
    """The passage that an agreement is cited by: the first that gives the status shown, else the first."""
    return next((e for e in agreement.evidence if e.status == agreement.status), agreement.evidence[0])


def cite_agreement(agreement: Agreement, document: Document) -> str:
    """An agreement's name, status and parties, then its deciding evidence with its citation.

    `document` is the one that holds that evidence.
    """
    status = f"{agreement.status}, sources disagree" if agreement.disputed else agreement.status
    particulars = "; ".join([status, *agreement.parties])
    name = " ".join(agreement.name.split())
    return f"{name} ({particulars})\n{cite_evidence(deciding_evidence(agreement), document)}"


def _in_marks(words: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    return words if words.startswith(_MARKS) and words.endswith(_MARKS) else f"“{words}”"


def _in_words(date: str) -> str:
    """An ISO date as one writes it: the day without a zero, the month by name."""
    year, *rest = date.split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join([*day, *month, year])
