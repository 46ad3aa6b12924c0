"""What is asked of a library and what is answered; none of it leaves the process. All are frozen values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tui.model import AgreementId, DocumentId, QuoteId, Span

PaneName = Literal["topics", "agreements", "quotes"]
ScreenName = Literal["explorer", "record", "reader", "search", "documents"]
Property = Literal["topic", "agreement", "speaker", "status", "kind", "document", "year", "salience", "is"]


class Filter(Struct, frozen=True, order=True):
    """A pinned condition on all panes: the property has (or, excluded, has not) one of the values."""

    property: Property
    values: tuple[str, ...]
    excluded: bool = False


class View(Struct, frozen=True):
    """What is asked. `topic` (a label) and `agreement` (an id) are the rows chosen in their panes."""

    query: str = ""
    filters: tuple[Filter, ...] = ()
    topic: str | None = None
    agreement: AgreementId | None = None
    sort: Literal["document", "figure"] = "document"


class Position(Struct, frozen=True):
    """Where a person is: screen, pane, the chosen record, the rows above it on screen, and the View.

    In the reader, `document` is what is read and `span` the passage that stands in view; of an opened record,
    `row` is the number of the chosen row. Of the documents, `record` is the key of the chosen row, and the
    query of `view` has the words to which they are narrowed.
    """

    screen: ScreenName = "explorer"
    pane: Literal["topics", "agreements", "quotes", "evidence"] = "topics"
    record: str | None = None
    rows_above: int = 0
    view: View = View()
    document: DocumentId | None = None
    span: Span | None = None
    row: int = 0


class TopicRow(Struct, frozen=True):
    """A line of the topics pane. `figure` = agreements + quotes listed if it were chosen."""

    label: str
    short: str
    group: str
    figure: int
    mentions: int
    related: bool = False


class Hit(Struct, frozen=True):
    """A search result: a record or a sentence, with the spans of `text` that match."""

    kind: Literal["topic", "agreement", "quote", "sentence"]
    id: str
    """Topic label, agreement id, quote id, or the document's id for a sentence."""
    text: str
    matches: tuple[Span, ...]
    document: DocumentId | None = None
    span: Span | None = None
    score: float = 0.0


class Answer(Struct, frozen=True):
    """What is shown for a View.

    Lists hold ids in order. `all_figure` is the number beside "All" in Topics. `total_*` count the whole
    library. `hits` are grouped by kind in the order of `Hit.kind`, ranked inside; `hit_counts` are exact.
    `not_understood` says which part of the query was left aside, `forgiven` that a typo was forgiven.
    """

    view: View
    serial: int
    topics: tuple[TopicRow, ...]
    agreements: tuple[AgreementId, ...]
    quotes: tuple[QuoteId, ...]
    all_figure: int
    total_topics: int
    total_agreements: int
    total_quotes: int
    hits: tuple[Hit, ...] = ()
    hit_counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    not_understood: str = ""
    forgiven: bool = False
