"""Why is this here? The rule that made a record, what it says, and the words that it rests on."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.actions import Context
from tui.cite import locus_text
from tui.documents.structure import locus
from tui.errors import UserError
from tui.host.signs import Signs
from tui.model import DocumentId, Names, NameUse, Rule, Span
from tui.rulebook import rules
from tui.screens.modal import Modal
from tui.themes import Role
from tui.widgets.known import Known
from tui.widgets.known_pane import Entry, KnownPane
from tui.widgets.painted import signs_of
from tui.widgets.passage_pane import PassagePane
from tui.widgets.wrapped import Mark
from tui.workspace import Workspace

TOPIC_RULE = "topics.words"
"""The rule behind every topic: its words are its mentions."""

NAME_RULE = "names.words"
"""The rule behind every person and body that is mentioned."""


class Reason(NamedTuple):
    """Why a record is there: its name (a quote has none), its rule, and where it stands itself."""

    name: str
    rule: Rule
    document: DocumentId
    spans: tuple[Span, ...]
    role: Role


def reason_for(workspace: Workspace, record_id: str) -> Reason | None:
    """The reason for a quote or an agreement by id, a topic by label, a person or body by name."""
    records = workspace.records
    if (quote := records.quotes.get(record_id)) is not None:
        return Reason("", quote.rule, quote.document, quote.parts, "quote")
    if (agreement := records.agreements.get(record_id)) is not None:
        document = agreement.evidence[0].document
        spans = tuple(piece.span for piece in agreement.evidence if piece.document == document)
        return Reason(agreement.name, agreement.rule, document, spans, "agreement")
    for document, names in records.names.items():
        for rule, uses in ((TOPIC_RULE, _topics(names)), (NAME_RULE, (*names.people, *names.organisations))):
            for use in uses:
                if use.name == record_id:
                    words = tuple(mention.span for mention in use.mentions)
                    return Reason(record_id, Rule(rule, words), document, words, "topic")
    return None


def _topics(names: Names) -> tuple[NameUse, ...]:
    return tuple(NameUse(use.label, use.mentions) for use in names.topics)


class WhyScreen(Modal[None]):
    """The reason for one record. To make it raises `UserError` where the record's text can't be read."""

    AUTO_FOCUS = "#passage"
    context: ClassVar[Context] = "why"
    DEFAULT_CSS = """
    WhyScreen #known { height: auto; max-height: 50%; }
    WhyScreen #passage { height: 1fr; }
    """

    def __init__(self, workspace: Workspace, record_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._reason = reason_for(workspace, record_id)
        self._text = workspace.text(self._reason.document) if self._reason else ""

    def compose(self) -> ComposeResult:
        """Rule and words above, the passage below."""
        signs = signs_of(self.app)
        reason = self._reason
        with Vertical(id="box"):
            yield KnownPane("Why is this here?", id="known")
            if reason is not None:
                title, text, marks = self._passage(reason, signs)
                yield PassagePane(title, text, marks, id="passage")

    def on_mount(self) -> None:
        """Say the rule."""
        if self._reason is not None:
            self.query_one("#known", KnownPane).show([self._entry(self._reason, signs_of(self.app))])

    def _entry(self, reason: Reason, signs: Signs) -> Entry:
        words = dict.fromkeys(self._text[span.start : span.end] for span in reason.rule.words)
        quoted = f" {signs.separator} ".join(f"{signs.open_quote}{word}{signs.close_quote}" for word in words)
        return Entry(
            reason.name,
            (
                Known("rule", reason.rule.name),
                Known("it says", _says(reason.rule, signs)),
                Known("rests on", quoted or "the whole passage"),
            ),
        )

    def _passage(self, reason: Reason, signs: Signs) -> tuple[str, str, list[Mark]]:
        """Title, text and marks of the paragraphs with the rule's first words and the record's nearest."""
        document = self._workspace.records.documents[reason.document]
        words = next(iter(reason.rule.words), reason.spans[0])
        spans = [words, min(reason.spans, key=lambda span: _apart(span, words))]
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        touched = [block for block in document.blocks if block.start < last and first < block.end]
        start = min([first, *(block.start for block in touched)])
        end = max([last, *(block.end for block in touched)])
        roles: list[tuple[Span, Role]] = [(span, reason.role) for span in reason.spans]
        roles += [(span, "match") for span in reason.rule.words]
        marks = [
            Mark(span.start - start, span.end - start, role)
            for span, role in roles
            if start <= span.start and span.end <= end
        ]
        place = locus_text(locus(document.blocks, first), signs.paragraph)
        title = f"{place} {signs.separator} {' '.join((document.title or document.name).split())}"
        return title, self._text[start:end], marks


def _apart(one: Span, other: Span) -> int:
    """How many characters lie between two stretches."""
    return max(0, other.start - one.end, one.start - other.end)


def _says(rule: Rule, signs: Signs) -> str:
    """What the rule says; a library made by another version may have rules that this one does not know."""
    try:
        return rules().get(rule.name, f"{signs.doubt} not described in this version")
    except UserError as error:
        return f"{signs.doubt} {error}"
