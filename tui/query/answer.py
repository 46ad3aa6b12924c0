"""View → Answer: the one function that says what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.query.catalog import Catalog
from tui.query.found import Found
from tui.view import Answer, TopicRow, View

if TYPE_CHECKING:
    from tui.query.index import TextIndex


def answer(catalog: Catalog, view: View, serial: int = 0, index: TextIndex | None = None) -> Answer:
    """What is shown for the view.

    The lists narrow from left to right: the topic chosen narrows agreements and quotes, the agreement chosen
    narrows quotes; filters and the query narrow everything. An agreement that is left out of its list so is
    chosen no longer: `Answer.view` is the view as it was answered. Without an index a query of words finds
    nothing, and `not_understood` says why.
    """
    found, aside = _find(catalog, view, index)
    listed = found.bits & catalog.listed
    narrowed = listed if view.topic is None else listed & catalog.having("topic", view.topic)
    agreements = catalog.agreements_in(narrowed)
    if view.agreement is not None and view.agreement not in agreements:
        view = replace(view, agreement=None)
    belonging = narrowed if view.agreement is None else narrowed & catalog.having("agreement", view.agreement)
    records = catalog.records
    return Answer(
        view=view,
        serial=serial,
        topics=_topic_rows(catalog, found.bits, view),
        agreements=agreements,
        quotes=catalog.quotes_in(belonging),
        all_figure=listed.bit_count(),
        total_topics=len(catalog.topics),
        total_agreements=len(records.agreements),
        total_quotes=len(records.quotes),
        hits=found.hits,
        hit_counts=found.hit_counts,
        not_understood="; ".join(aside),
        forgiven=found.forgiven,
    )


def _find(catalog: Catalog, view: View, index: TextIndex | None) -> tuple[Found, tuple[str, ...]]:
    if not view.query.strip():
        return Found(catalog.passing(view.filters)), ()
    # Nothing of asking and searching is imported before it: the first rows need none of it.
    from tui.query.ask import ask

    return ask(catalog, view, index)


def _topic_rows(catalog: Catalog, bits: int, view: View) -> tuple[TopicRow, ...]:
    """The topics that are mentioned or listed in the set; the chosen topic never narrows them."""
    rows = []
    listed = bits & catalog.listed
    for label in catalog.topics:
        topic = catalog.records.topics[label]
        figure = (listed & catalog.having("topic", label)).bit_count()
        mentions = catalog.mentions(label, bits)
        if figure or mentions:
            rows.append(TopicRow(label, topic.short, topic.group, figure, mentions))
    if view.sort == "figure":
        rows.sort(key=lambda row: -row.figure)
    return tuple(rows)
