"""What the explorer's panes hold for an Answer: their rows, their words where they are empty, the marks."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tui.host.signs import Signs
from tui.view import Answer
from tui.widgets.agreements import AgreementRows
from tui.widgets.line_list import NoRows, Rows
from tui.widgets.own import own_work
from tui.widgets.passages import NOTHING, Pin, Subject
from tui.widgets.quotes import QuoteRows
from tui.widgets.subjects import agreement_subject, quote_subject, topic_subject
from tui.widgets.topics import TopicRows
from tui.wording import counted
from tui.workspace import Workspace


class Contents(NamedTuple):
    """The rows of the three lists."""

    topics: Rows
    agreements: Rows
    quotes: Rows


class Related(NamedTuple):
    """What belongs to the record in the evidence, and carries a mark where it stands to its left."""

    topics: Collection[str] = ()
    agreements: Collection[str] = ()


def contents(workspace: Workspace, answer: Answer, related: Related, gap: int, signs: Signs) -> Contents:
    """The rows of an Answer; `gap` blank lines stand between rows of several lines."""
    records, view = workspace.records, answer.view
    mentioned = _mentioned(answer, signs)
    starred, grouped = workspace.catalog.starred, view.sort == "document"
    topics = TopicRows(answer.topics, answer.all_figure, related.topics, starred, grouped=grouped)
    quotes = len(answer.quotes) if view.agreement is None else _quotes_of_all(answer)
    agreements = AgreementRows(
        answer.agreements,
        records.agreements,
        records.documents,
        quotes,
        related.agreements,
        starred,
        gap=gap,
    )
    no_quote = ("No quote belongs to it.",) if view.agreement else ("No quote is filed here.", *mentioned)
    return Contents(
        topics if answer.topics else NoRows(("No topic is mentioned.",)),
        agreements if answer.agreements else NoRows(("No agreement is filed here.", *mentioned)),
        QuoteRows(answer.quotes, records.quotes, records.documents, starred, gap=gap)
        if answer.quotes
        else NoRows(no_quote),
    )


def _quotes_of_all(answer: Answer) -> int:
    """How many quotes "All" agreements would list."""
    topic = answer.view.topic
    if topic is None:
        return answer.all_figure - len(answer.agreements)
    figure = next((row.figure for row in answer.topics if row.label == topic), 0)
    return figure - len(answer.agreements)


def _mentioned(answer: Answer, signs: Signs) -> tuple[str, ...]:
    """That the chosen topic is mentioned, though nothing is filed under it."""
    row = next((row for row in answer.topics if row.label == answer.view.topic), None)
    return (f"{row.short}: mentioned {row.mentions}{signs.times}",) if row and row.mentions else ()


def counts(workspace: Workspace) -> tuple[str, ...]:
    """What the library holds, for the top line."""
    records = workspace.records
    return (
        counted(len(records.documents), "document"),
        counted(len(workspace.catalog.topics), "topic"),
        counted(len(records.agreements), "agreement"),
        counted(len(records.quotes), "quote"),
    )


def subject_of(workspace: Workspace, answer: Answer, pane: str, quote: str | None, signs: Signs) -> Subject:
    """The record that the evidence shows: the pane's chosen row; where that is "All", the chosen quote.

    The person's own star and note are pinned last.
    """
    subject = _subject(workspace, answer, pane, quote, signs)
    own = tuple(Pin(known.label, known.value) for known in own_work(workspace, subject.id, signs))
    return subject._replace(pins=(*subject.pins, *own))


def _subject(workspace: Workspace, answer: Answer, pane: str, quote: str | None, signs: Signs) -> Subject:
    records, view = workspace.records, answer.view
    if pane == "topics" and view.topic is not None:
        return topic_subject(workspace, records.topics[view.topic], signs)
    if pane == "agreements" and view.agreement is not None:
        return agreement_subject(workspace, records.agreements[view.agreement], signs)
    if quote is not None:
        return quote_subject(workspace, records.quotes[quote], signs)
    if view.agreement is not None:
        return agreement_subject(workspace, records.agreements[view.agreement], signs)
    if view.topic is not None:
        return topic_subject(workspace, records.topics[view.topic], signs)
    return NOTHING


def related_to(workspace: Workspace, subject: Subject) -> Related:
    """The topics and agreements that belong to the record in the evidence."""
    catalog = workspace.catalog
    if subject.kind == "quote":
        agreements = catalog.related_agreements(subject.id) if catalog.is_linked else ()
        return Related(catalog.related_topics(subject.id), agreements)
    if subject.kind == "agreement":
        return Related(catalog.related_topics(subject.id))
    return Related()
