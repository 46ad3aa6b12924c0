"""What is shown for a view: narrowing, filters, figures, order."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from tests.making import Made
from tui.model import Records
from tui.query.answer import answer
from tui.query.catalog import Catalog
from tui.view import Filter, View

FIRST = """Chips and trains

Ms Sato said the chips pact is ready. Mr Rao said chips matter.

Mr Rao said the rail line opens soon. Ships were not discussed."""

SECOND = """A year later

Ms Sato said ships are next. The rail accord was signed, and ships came up again."""


class Library(NamedTuple):
    """A small library and its records by telling names."""

    records: Records
    first: str
    second: str
    ready: str
    matter: str
    opens: str
    ships: str
    pact: str
    accord: str


def library() -> Library:
    """Two documents, four quotes, two agreements, and a topic that is only mentioned."""
    made = Made("Chips", "Rail", "Space", "Ships")
    first = made.document(FIRST, date="2019-04-02")
    second = made.document(SECOND, kind="joint statement")
    made.mention(first, "Rail", "rail")
    made.mention(first, "Chips", "chips", "primary")
    made.mention(first, "Ships", "Ships")
    made.mention(second, "Ships", "ships", "primary")
    made.mention(second, "Rail", "rail")
    ships = made.quote(second, "ships are next", speaker="Ms Sato", topics=("Ships",))
    opens = made.quote(first, "the rail line opens soon", speaker="Mr Rao", kind="indirect", topics=("Rail",))
    ready = made.quote(first, "the chips pact is ready", speaker="Ms Sato", topics=("Chips",))
    matter = made.quote(first, "chips matter", topics=())
    accord = made.agreement(
        "Rail accord", [(second, "The rail accord was signed", "signed")], topics=("Rail",)
    )
    pact = made.agreement("Chips pact", [(first, "the chips pact is ready", "finalised")], topics=("Chips",))
    return Library(made.records(), first, second, ready, matter, opens, ships, pact, accord)


def test_all_lists_everything_in_document_order() -> None:
    it = library()
    shown = answer(Catalog(it.records), View(), 7)
    assert shown.serial == 7
    assert shown.agreements == (it.pact, it.accord)
    assert shown.quotes == (it.ready, it.matter, it.opens, it.ships)
    assert shown.all_figure == 6
    totals = (shown.total_topics, shown.total_agreements, shown.total_quotes)
    assert totals == (3, 2, 4)


def test_topics_stand_in_the_order_of_the_code_book_with_figures_and_mentions() -> None:
    rows = answer(Catalog(library().records), View()).topics
    assert [(row.label, row.figure, row.mentions) for row in rows] == [
        ("Chips", 2, 2),
        ("Rail", 2, 2),
        ("Ships", 1, 3),
    ]


def test_a_topic_narrows_agreements_and_quotes_but_not_topics() -> None:
    it = library()
    catalog = Catalog(it.records)
    shown = answer(catalog, View(topic="Rail"))
    assert (shown.agreements, shown.quotes) == ((it.accord,), (it.opens,))
    assert shown.topics == answer(catalog, View()).topics
    assert shown.all_figure == 6


def test_an_agreement_narrows_quotes_only() -> None:
    it = library()
    shown = answer(Catalog(it.records), View(agreement=it.pact))
    assert (shown.agreements, shown.quotes) == ((it.pact, it.accord), (it.ready,))


def test_an_agreement_is_chosen_only_as_long_as_it_is_listed() -> None:
    it = library()
    catalog = Catalog(it.records)
    assert answer(catalog, View(topic="Chips", agreement=it.pact)).view.agreement == it.pact
    left = answer(catalog, View(topic="Rail", agreement=it.pact))
    assert left.view == View(topic="Rail")
    assert left.quotes == (it.opens,)


def test_pinned_filters_narrow_every_pane() -> None:
    it = library()
    shown = answer(Catalog(it.records), View(filters=(Filter("document", (it.second,)),)))
    assert (shown.agreements, shown.quotes) == ((it.accord,), (it.ships,))
    assert [(row.label, row.figure, row.mentions) for row in shown.topics] == [
        ("Rail", 1, 1),
        ("Ships", 1, 2),
    ]
    assert shown.all_figure == 2
    assert shown.total_quotes == 4


def test_filters_join_values_with_or_and_each_other_with_and() -> None:
    it = library()
    catalog = Catalog(it.records)
    either = Filter("topic", ("Rail", "Ships"))
    assert answer(catalog, View(filters=(either,))).quotes == (it.opens, it.ships)
    assert answer(catalog, View(filters=(either, Filter("speaker", ("Ms Sato",))))).quotes == (it.ships,)
    assert answer(catalog, View(filters=(replace(either, excluded=True),))).quotes == (it.ready, it.matter)


def test_a_record_takes_what_it_cannot_have_from_the_records_it_is_linked_with() -> None:
    it = library()
    catalog = Catalog(it.records)
    finalised = answer(catalog, View(filters=(Filter("status", ("finalised",)),)))
    assert (finalised.agreements, finalised.quotes) == ((it.pact,), (it.ready,))
    spoken = answer(catalog, View(filters=(Filter("speaker", ("Ms Sato",)),)))
    assert (spoken.agreements, spoken.quotes) == ((it.pact,), (it.ready, it.ships))


def test_unnamed_speakers_and_missing_dates_are_values_like_others() -> None:
    it = library()
    catalog = Catalog(it.records)
    assert answer(catalog, View(filters=(Filter("speaker", ("not named",)),))).quotes == (it.matter,)
    assert answer(catalog, View(filters=(Filter("year", ("undated",)),))).quotes == (it.ships,)
    assert catalog.values("year") == {"2019": 4, "undated": 2}


def test_sorted_by_figure_the_largest_stands_first_and_equals_keep_their_order() -> None:
    without = Filter("speaker", ("Ms Sato",), excluded=True)
    rows = answer(Catalog(library().records), View(sort="figure", filters=(without,))).topics
    assert [(row.label, row.figure) for row in rows] == [("Rail", 2), ("Chips", 0), ("Ships", 0)]


def test_an_empty_library_has_an_answer() -> None:
    shown = answer(Catalog(Made("Chips").records()), View(topic="Chips", agreement="gone"))
    assert (shown.topics, shown.agreements, shown.quotes, shown.all_figure) == ((), (), (), 0)
