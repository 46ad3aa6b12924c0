"""View → Answer: the one function that says what is shown."""

from __future__ import annotations

from msgspec.structs import replace

from tui.model import Answer, TopicRow, View
from tui.query.catalog import Catalog


def answer(catalog: Catalog, view: View, serial: int = 0) -> Answer:
    """What is shown for the view.

    The lists narrow from left to right: the topic chosen narrows agreements and quotes, the agreement chosen
    narrows quotes; filters narrow everything. An agreement that the topic or a filter leaves out of its list
    is chosen no longer: `Answer.view` is the view as it was answered.
    """
    passing = catalog.passing(view.filters)
    listed = passing & catalog.listed
    narrowed = listed if view.topic is None else listed & catalog.having("topic", view.topic)
    agreements = catalog.agreements_in(narrowed)
    if view.agreement is not None and view.agreement not in agreements:
        view = replace(view, agreement=None)
    belonging = narrowed if view.agreement is None else narrowed & catalog.having("agreement", view.agreement)
    records = catalog.records
    return Answer(
        view=view,
        serial=serial,
        topics=_topic_rows(catalog, passing, view),
        agreements=agreements,
        quotes=catalog.quotes_in(belonging),
        all_figure=listed.bit_count(),
        total_topics=len(catalog.topics),
        total_agreements=len(records.agreements),
        total_quotes=len(records.quotes),
        total_documents=len(records.documents),
    )


def _topic_rows(catalog: Catalog, passing: int, view: View) -> tuple[TopicRow, ...]:
    """The topics that are mentioned in what passes the filters; the chosen topic never narrows them."""
    rows = []
    listed = passing & catalog.listed
    for label in catalog.topics:
        topic = catalog.records.topics[label]
        figure = (listed & catalog.having("topic", label)).bit_count()
        mentions = catalog.mentions(label, passing)
        if figure or mentions:
            rows.append(TopicRow(label, topic.short, topic.group, figure, mentions))
    if view.sort == "figure":
        rows.sort(key=lambda row: -row.figure)
    return tuple(rows)
