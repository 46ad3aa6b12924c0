"""The nouns: what a library holds. All are frozen values.

Offsets count code points of a document's text as it was decoded, end exclusive. The records (`Document`,
`Findings` and what they hold) are what `library.json` stores.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from msgspec import Struct

DocumentId = str
QuoteId = str
AgreementId = str

TextOf = Callable[[DocumentId], str]
"""Gives the text of a document, verbatim. Raises `UserError` where it is missing."""

DateBasis = Literal["stated", "inferred", "unknown"]
BlockKind = Literal["title", "dek", "dateline", "heading", "paragraph", "item", "turn"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Salience = Literal["primary", "secondary"]
Status = Literal[
    "proposed", "under discussion", "finalised", "agreed", "signed", "in force", "reaffirmed/committed"
]
Format = Literal["text", "markdown", "html", "pdf", "docx", "email"]
SpeakerHow = Literal["by name", "by office", "same body as", "pronoun", "counterpart", "not named"]

STATUSES: tuple[Status, ...] = get_args(Status)
"""From the weakest to the strongest; `reaffirmed/committed` stands beside the ladder, last."""


class Span(Struct, frozen=True, array_like=True, gc=False, order=True):
    """A stretch of a document's text, in code points, end exclusive."""

    start: int
    end: int


class Mention(Struct, frozen=True, array_like=True, gc=False, order=True):
    """A span that names something, with the words that stand there (`text == document[start:end]`)."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Block(Struct, frozen=True, array_like=True, gc=False):
    """A structural part of a document.

    `number` counts what people cite, body paragraphs, list items and turns together, from 1, and is None
    for every other kind. `page` is the page on which the block begins, for documents that have pages.
    """

    kind: BlockKind
    start: int
    end: int
    number: int | None = None
    page: int | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Locus(Struct, frozen=True, array_like=True, gc=False):
    """Where in its document a record stands, as one cites it.

    For body text `number` is the block's own; for a heading it is that of the paragraph which follows
    ("heading before ¶ 3"); for title, dek and dateline it is None.
    """

    kind: BlockKind
    number: int | None = None
    page: int | None = None


class Facts(Struct, frozen=True, omit_defaults=True):
    """What is said of a document outside its text, by its format or by the person; None where nothing is.

    Values are as `Document` has them.
    """

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    address: str | None = None
    kind: str | None = None
    language: str | None = None


class Reading(Struct, frozen=True):
    """What a reader makes of a file: its text, and what the format says beside it.

    `marked` says that the text marks headings and items as Markdown does. `pages` are the offsets at which
    pages begin, the first being 0, for formats that have pages. `digest` is the hash of the file's bytes.
    `attached` are the names of files inside this one that are not read with it.
    """

    text: str
    format: Format
    stated: Facts = Facts()
    marked: bool = False
    pages: tuple[int, ...] = ()
    digest: str = ""
    attached: tuple[str, ...] = ()


class Document(Struct, frozen=True, omit_defaults=True):
    """What is known of one document; its text, verbatim, lies beside the store and is found by `id`.

    `id` is the hash of the text, `name` that of the file it came from. `date` is ISO (YYYY, YYYY-MM or
    YYYY-MM-DD) or None, never taken from a file's time stamp. `kind` is a word such as "news article" or
    "joint statement". `language` is a BCP 47 tag ("und" when unknown).
    `translated` says that the text reads like machine translation. `format`, `stated`, `marked` and `pages`
    are what the file's reader said (`Reading`), kept so that the text can be described again without it.
    `corrected` names the facts that the person set, `found` has what was found of these. `newer` is the
    document that the same file or page became later; `near` are documents with nearly the same text.
    """

    id: DocumentId
    name: str
    title: str
    blocks: tuple[Block, ...]
    date: str | None = None
    date_basis: DateBasis = "unknown"
    publisher: str | None = None
    address: str | None = None
    kind: str = "document"
    language: str = "und"
    translated: bool = False
    length: int = 0
    format: Format = "text"
    stated: Facts = Facts()
    marked: bool = False
    pages: tuple[int, ...] = ()
    corrected: tuple[str, ...] = ()
    found: Facts = Facts()
    newer: DocumentId | None = None
    near: tuple[DocumentId, ...] = ()

    @property
    def analysed(self) -> bool:
        """Whether its text is looked at for records: English, or too short to tell."""
        return self.language in ("en", "und")


class Rule(Struct, frozen=True, array_like=True):
    """What made a record: the rule's name, and the words it rests on.

    `data/codebook/rules.toml` explains each name. The spans belong to the record's own (first) document.
    """

    name: str
    words: tuple[Span, ...] = ()


class Topic(Struct, frozen=True, omit_defaults=True):
    """An entry of the code book, as far as it is shown: `short` has at most 18 cells."""

    label: str
    short: str
    group: str
    definition: str = ""


class TopicUse(Struct, frozen=True):
    """A topic of the code book in one document."""

    label: str
    salience: Salience
    mentions: tuple[Mention, ...]


class NameUse(Struct, frozen=True):
    """A person, organisation or place in one document, by its canonical name."""

    name: str
    mentions: tuple[Mention, ...]


class Names(Struct, frozen=True, omit_defaults=True):
    """Topics, people, organisations and places that one document names, each in order of first mention."""

    topics: tuple[TopicUse, ...] = ()
    people: tuple[NameUse, ...] = ()
    organisations: tuple[NameUse, ...] = ()
    places: tuple[NameUse, ...] = ()


class Printing(Struct, frozen=True):
    """The same quote in a further document."""

    document: DocumentId
    parts: tuple[Span, ...]
    locus: Locus


class Quote(Struct, frozen=True, omit_defaults=True):
    """Words that a text attributes to somebody.

    `parts` are the stretches of content in order, one where the quote is whole, several where its cue
    splits it; `texts` are the words of each part, verbatim. `speaker` is what the text says ("He"),
    `speaker_name` who that is, None where the text names nobody, and `speaker_how` how it was found.
    `topics` are labels of the code book.
    """

    id: QuoteId
    document: DocumentId
    parts: tuple[Span, ...]
    texts: tuple[str, ...]
    kind: QuoteKind
    locus: Locus
    rule: Rule
    cue: Mention | None = None
    speaker: Mention | None = None
    speaker_name: str | None = None
    speaker_how: SpeakerHow = "not named"
    topics: tuple[str, ...] = ()
    printings: tuple[Printing, ...] = ()
    aliases: tuple[QuoteId, ...] = ()

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def sources(self) -> int:
        """How many documents print it."""
        return len({self.document, *(printing.document for printing in self.printings)})


class Evidence(Struct, frozen=True, omit_defaults=True):
    """One passage on which an agreement rests, with the status that this passage gives it.

    `status` is None where the passage describes the agreement without saying how far it has come.
    `words` are the words that made the status.
    """

    document: DocumentId
    start: int
    end: int
    text: str
    locus: Locus
    status: Status | None = None
    words: Mention | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Agreement(Struct, frozen=True, omit_defaults=True):
    """One instrument or commitment, however often it is named.

    `status` is what is shown: body beats headline, and of differing wordings the weaker; `disputed` says
    that the pieces of evidence disagree. `date` is that of the agreement, not of the document. `topics`
    are its areas. `name_words` are names under which texts mention it, for linking quotes to it.
    """

    id: AgreementId
    name: str
    parties: tuple[str, ...]
    status: Status
    evidence: tuple[Evidence, ...]
    rule: Rule
    date: str | None = None
    topics: tuple[str, ...] = ()
    disputed: bool = False
    name_words: tuple[str, ...] = ()
    aliases: tuple[AgreementId, ...] = ()


class Findings(Struct, frozen=True):
    """All that the extraction found in one document."""

    document: Document
    names: Names
    quotes: tuple[Quote, ...]
    agreements: tuple[Agreement, ...]


class Source(Struct, frozen=True, omit_defaults=True):
    """A place from which a document was read: a file's path, an address, or "-" with a part of the digest
    for standard input.

    `digest` is the hash of the bytes read there, `stamp` size, modification and change times (in
    nanoseconds) of a file. `kept` is the name of their copy in `originals/`, None where the text kept says
    the same. `problem` says why they could not be read or analysed; `document` is what could be read there
    last, None where nothing ever could.
    """

    place: str
    document: DocumentId | None
    digest: str = ""
    stamp: tuple[int, ...] = ()
    kept: str | None = None
    problem: str | None = None


class Meta(Struct, frozen=True):
    """What the store says of itself. `rules` identifies the version of rules and code book that made it."""

    schema: int
    program: str
    rules: str
    generation: int


class Records(Struct, frozen=True):
    """A library's records, each table by id; `names` by document, `sources` by place, `topics` by label, in
    the table's order."""

    meta: Meta
    topics: Mapping[str, Topic]
    documents: Mapping[DocumentId, Document]
    names: Mapping[DocumentId, Names]
    quotes: Mapping[QuoteId, Quote]
    agreements: Mapping[AgreementId, Agreement]
    sources: Mapping[str, Source] = {}
