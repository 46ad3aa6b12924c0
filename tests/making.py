"""Made records for tests: a few documents, quotes and agreements, written where they are needed.

    made = Made()
    text = made.document("Two ministers met\n\nMs Sato said the draft was ready.")
    made.quote(text, "the draft was ready", speaker="Ms Sato", topics=("AI",))
    made.agreement("Draft on AI", [(text, "the draft was ready", "finalised")], topics=("AI",))
    records = made.records()

Paragraphs are what blank lines part; the first is the title. Words are found in the text, so that every
span is right by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from tui import rulebook
from tui.library.store import SCHEMA
from tui.model import (
    Agreement,
    Block,
    Document,
    DocumentId,
    Evidence,
    Locus,
    Mention,
    Meta,
    Names,
    Printing,
    Quote,
    QuoteKind,
    Records,
    Rule,
    Salience,
    Span,
    Status,
    Topic,
    TopicUse,
)


def quiet(_: object) -> None:
    """Nobody listens to how far the work has come."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs that blank lines part, the first of them a title."""
    stretches = [(match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    return tuple(
        Block("paragraph" if number else "title", start, end, number or None)
        for number, (start, end) in enumerate(stretches)
    )


class Made:
    """A library in the making; `records()` and `texts` are what tests hand to the code they test."""

    def __init__(self, *topics: str) -> None:
        self.texts: dict[DocumentId, str] = {}
        self._topics: dict[str, Topic] = {}
        self._documents: dict[DocumentId, Document] = {}
        self._uses: dict[DocumentId, list[TopicUse]] = {}
        self._quotes: dict[str, Quote] = {}
        self._agreements: dict[str, Agreement] = {}
        self._known(topics)

    def topic(self, label: str, *, short: str = "", group: str = "Technology", definition: str = "") -> str:
        """An entry of the code book, in the order of calls; those first met elsewhere are added there."""
        self._topics[label] = Topic(label, short or label[:18], group, definition)
        return label

    def document(
        self, text: str, *, name: str = "", date: str | None = None, kind: str = "news article"
    ) -> DocumentId:
        """A document with this text; the same text again is the same document."""
        id_ = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        blocks = blocks_of(text)
        title = text[blocks[0].start : blocks[0].end] if blocks else ""
        self.texts[id_] = text
        self._documents[id_] = Document(
            id_,
            name or f"document-{len(self._documents) + 1}.txt",
            title,
            blocks,
            date=date,
            date_basis="stated" if date else "unknown",
            kind=kind,
            language="en",
            length=len(text),
        )
        self._uses.setdefault(id_, [])
        return id_

    def span(self, document: DocumentId, words: str) -> Span:
        """Where the words first stand in the document."""
        start = self.texts[document].index(words)
        return Span(start, start + len(words))

    def locus(self, document: DocumentId, offset: int) -> Locus:
        """The paragraph at this place."""
        for block in self._documents[document].blocks:
            if block.start <= offset < block.end:
                return Locus(block.kind, block.number)
        raise ValueError(f"No paragraph holds the offset {offset}.")

    def mention(self, document: DocumentId, topic: str, words: str, salience: Salience = "secondary") -> None:
        """The topic is mentioned by each occurrence of the words."""
        self._known((topic,))
        text = self.texts[document]
        places = (match.start() for match in re.finditer(re.escape(words), text))
        mentions = tuple(Mention(start, start + len(words), words) for start in places)
        self._uses[document].append(TopicUse(topic, salience, mentions))

    def quote(
        self,
        document: DocumentId,
        *words: str,
        speaker: str | None = None,
        kind: QuoteKind = "direct",
        topics: Iterable[str] = (),
        also: Iterable[DocumentId] = (),
        aliases: tuple[str, ...] = (),
    ) -> str:
        """A quote with these parts, printed by the documents in `also` as well; its id."""
        parts = tuple(self.span(document, part) for part in words)
        id_ = f"q{len(self._quotes) + 1}"
        self._quotes[id_] = Quote(
            id_,
            document,
            parts,
            words,
            kind,
            self.locus(document, parts[0].start),
            Rule("made", parts),
            speaker_name=speaker,
            speaker_how="by name" if speaker else "not named",
            topics=self._known(topics),
            printings=tuple(self._printing(other, words) for other in also),
            aliases=aliases,
        )
        return id_

    def agreement(
        self,
        name: str,
        evidence: Iterable[tuple[DocumentId, str, Status | None]],
        *,
        topics: Iterable[str] = (),
        parties: tuple[str, ...] = ("India", "Japan"),
        date: str | None = None,
        name_words: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
    ) -> str:
        """An agreement that rests on these passages (document, words, status); its id."""
        pieces = tuple(self._evidence(*piece) for piece in evidence)
        given = [piece.status for piece in pieces if piece.status]
        id_ = f"a{len(self._agreements) + 1}"
        self._agreements[id_] = Agreement(
            id_,
            name,
            parties,
            given[0] if given else "proposed",
            pieces,
            Rule("made", (pieces[0].span,)),
            date=date,
            topics=self._known(topics),
            disputed=len(set(given)) > 1,
            name_words=name_words,
            aliases=aliases,
        )
        return id_

    def records(self) -> Records:
        """The library as it stands now."""
        names = {id_: Names(topics=tuple(uses)) for id_, uses in self._uses.items()}
        return Records(
            Meta(SCHEMA, "0", rulebook.version(), 1),
            dict(self._topics),
            dict(self._documents),
            names,
            dict(self._quotes),
            dict(self._agreements),
        )

    def _known(self, topics: Iterable[str]) -> tuple[str, ...]:
        labels = tuple(topics)
        for label in labels:
            if label not in self._topics:
                self.topic(label)
        return labels

    def _printing(self, document: DocumentId, words: tuple[str, ...]) -> Printing:
        parts = tuple(self.span(document, part) for part in words)
        return Printing(document, parts, self.locus(document, parts[0].start))

    def _evidence(self, document: DocumentId, words: str, status: Status | None) -> Evidence:
        span = self.span(document, words)
        return Evidence(document, span.start, span.end, words, self.locus(document, span.start), status)
