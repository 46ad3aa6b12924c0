"""What is linked to what, case by case."""

from __future__ import annotations

from tests.making import Made
from tui.query.catalog import Catalog

TEXT = """Ministers meet again

Ms Sato said the draft pact on chips is ready and would be signed soon. She called it "a gift to makers".

Mr Rao said trains would run faster. A pact on chips was agreed. He added that ships matter too."""


def test_a_quote_that_overlaps_evidence_is_linked_by_a_single_character() -> None:
    made = Made()
    text = made.document(TEXT)
    touching = made.quote(text, "ready and would be signed soon")
    before = made.quote(text, "Ms Sato said")
    pact = made.agreement("Pact on chips", [(text, " the draft pact on chips is r", "finalised")])
    assert Catalog(made.records()).linked_quotes(pact) == (touching,)
    assert Catalog(made.records()).related_agreements(before) == frozenset()


def test_evidence_between_the_parts_of_a_split_quote_is_no_overlap() -> None:
    made = Made()
    text = made.document(TEXT)
    made.quote(text, "trains would run faster", "ships matter too")
    pact = made.agreement("Pact on chips", [(text, "A pact on chips was agreed", "agreed")])
    assert Catalog(made.records()).linked_quotes(pact) == ()


def test_the_same_paragraph_links_only_with_a_shared_area() -> None:
    made = Made("Chips", "Rail", "Ships")
    text = made.document(TEXT)
    made.quote(text, "trains would run faster", topics=("Rail",))
    ships = made.quote(text, "ships matter too", topics=("Ships", "Chips"))
    made.quote(text, "a gift to makers", topics=("Chips",))
    pact = made.agreement("Pact", [(text, "A pact on chips was agreed", "agreed")], topics=("Chips",))
    assert Catalog(made.records()).linked_quotes(pact) == (ships,)


def test_a_heading_is_no_paragraph_that_two_records_share() -> None:
    made = Made("Chips")
    text = made.document(TEXT)
    made.quote(text, "Ministers", topics=("Chips",))
    pact = made.agreement("Pact", [(text, "meet again", "agreed")], topics=("Chips",))
    assert Catalog(made.records()).linked_quotes(pact) == ()


def test_a_quote_that_names_the_instrument_is_linked_from_any_document() -> None:
    made = Made()
    first = made.document(TEXT)
    second = made.document(
        "Later\n\nHe said the Chips\nPact's text helps. She said the chips pacted nothing."
    )
    naming = made.quote(second, "the Chips\nPact's text helps")
    made.quote(second, "the chips pacted nothing")
    pact = made.agreement("Pact", [(first, "A pact on chips", "agreed")], name_words=("chips pact",))
    assert Catalog(made.records()).linked_quotes(pact) == (naming,)


def test_an_abbreviation_is_named_only_by_its_capitals() -> None:
    made = Made()
    text = made.document("News\n\nHe said we must act now. She said the ACT must pass.")
    made.quote(text, "we must act now")
    capitals = made.quote(text, "the ACT must pass")
    pact = made.agreement("ACT", [(text, "News", "agreed")], name_words=("ACT",))
    assert Catalog(made.records()).linked_quotes(pact) == (capitals,)


def test_a_further_printing_links_like_the_first() -> None:
    made = Made()
    first = made.document("One\n\nHe said all is well.")
    second = made.document("Two\n\nThe pact is signed: all is well.")
    quote = made.quote(first, "all is well", also=(second,))
    pact = made.agreement("Pact", [(second, "signed: all is well", "signed")])
    assert Catalog(made.records()).related_agreements(quote) == {pact}


def test_related_topics_are_those_of_the_record_itself() -> None:
    made = Made("Chips", "Rail")
    text = made.document(TEXT)
    quote = made.quote(text, "trains would run faster", topics=("Rail",))
    pact = made.agreement("Pact", [(text, "A pact on chips", "agreed")], topics=("Chips",))
    catalog = Catalog(made.records())
    assert catalog.related_topics(quote) == {"Rail"}
    assert catalog.related_topics(pact) == {"Chips"}
    assert catalog.related_topics("nothing") == catalog.related_agreements("nothing") == frozenset()
