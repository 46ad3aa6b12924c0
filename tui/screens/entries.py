"""What is known of one record, gathered from the library for the reader and the record screens."""

from __future__ import annotations

from tui.codebook import load
from tui.host.signs import Signs
from tui.model import Document, Names, TopicUse
from tui.query.marks import Reference
from tui.widgets.known import Known, of_agreement, of_quote, of_topic
from tui.widgets.known_pane import Entry
from tui.widgets.own import own_work
from tui.workspace import Workspace


def entry_of(workspace: Workspace, reference: Reference, document: Document | None, signs: Signs) -> Entry:
    """What is known of an agreement, a quote or a topic, and what the person did to it.

    `document` is the one that is read.
    """
    entry = _entry(workspace, reference, document, signs)
    return entry._replace(known=(*entry.known, *own_work(workspace, reference.id, signs)))


def _entry(workspace: Workspace, reference: Reference, document: Document | None, signs: Signs) -> Entry:
    records = workspace.records
    kind, id_ = reference
    if kind == "agreement":
        agreement = records.agreements[id_]
        return Entry(agreement.name, tuple(of_agreement(agreement, workspace.catalog, signs)))
    if kind == "topic":
        use = _use(records.names.get(document.id, Names()), id_) if document else None
        return Entry(id_, tuple(of_topic(records.topics[id_], use, signs)))
    quote = records.quotes[id_]
    related = workspace.catalog.related_agreements(id_)
    agreements = [records.agreements[found] for found in workspace.catalog.agreement_ids if found in related]
    return Entry("", tuple(of_quote(quote, workspace.catalog, agreements, signs)))


def _use(names: Names, label: str) -> TopicUse | None:
    return next((use for use in names.topics if use.label == label), None)


def person_entry(name: str, signs: Signs) -> Entry:
    """What the code book knows of a person or a body."""
    book = load()
    person = book.person_named.get(name)
    if person is not None:
        terms = [
            Known(
                "office",
                f"{office.name}, {term.since} {signs.dash} {term.until or f'{book.checked} or later'}",
            )
            for office, term in book.offices_of(name)
        ]
        return Entry(name, (Known("country", person.country), *terms))
    body = next((found for found in book.organisations if found.name == name), None)
    if body is not None:
        return Entry(name, (Known("country", body.country), Known("kind", body.kind)))
    return Entry(name, (Known("known", f"{signs.doubt} only from these documents"),))
