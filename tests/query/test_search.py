"""Searching words: what is found, in which order, and what of it is marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import Made
from tui.query.answer import answer
from tui.query.catalog import Catalog
from tui.query.index import TextIndex
from tui.query.indexing import update
from tui.view import Answer, Filter, Hit, View

TEXT = """Ministers finalise a pact on chips

Ms Satō said the draft chip-making pact is “as good as finalised”. Mr Rao called chips the new oil.

The 防衛 white paper names Shinzō Abe. A Hindi edition, हिन्दी में, follows. Trains run at 320 km/h.

The organisation of defence talks was left open [sic]. Chips, ships and slips came up; ships twice."""

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def made() -> Made:
    made = Made()
    made.topic("Semiconductors", short="Chips", definition="Making and designing integrated circuits.")
    made.topic("Rail", definition="Trains and tracks.")
    made.topic("Space", definition="Nobody mentions chips in orbit here.")
    first = made.document(TEXT, name="first.txt", date="2019-04-02")
    second = made.document("Ships at sea\n\nMs Satō spoke of ships.", name="second.txt")
    made.mention(first, "Semiconductors", "chip", "primary")
    made.mention(first, "Rail", "Trains")
    made.quote(first, "as good as finalised", speaker="Yuki Satō", topics=("Semiconductors",))
    made.quote(first, "the new oil", speaker="Mr Rao")
    made.agreement(
        "Pact on Chips",
        [(first, "the draft chip-making pact is “as good as finalised”", "finalised")],
        topics=("Semiconductors",),
    )
    made.agreement("Ship registry", [(second, "spoke of ships", "proposed")])
    made.agreement("Port rules", [(first, "ships and slips came up; ships twice", "proposed")])
    return made


@pytest.fixture(scope="module")
def ask(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("library")
    records = made.records()
    update(folder, records, made.texts.__getitem__)
    index = TextIndex.open(folder, records)
    assert index is not None
    catalog = Catalog(records)

    def ask(query: str, *filters: Filter) -> Answer:
        return answer(catalog, View(query=query, filters=filters), 0, index)

    return ask


def marked(hit: Hit) -> list[str]:
    return [hit.text[span.start : span.end] for span in hit.matches]


def of_kind(found: Answer, kind: str) -> list[Hit]:
    return [hit for hit in found.hits if hit.kind == kind]


def test_hits_are_grouped_by_kind_and_counted(ask: Ask) -> None:
    found = ask("chips")
    assert [hit.kind for hit in found.hits] == ["topic", "agreement", *["sentence"] * 4]
    assert found.hit_counts == (1, 1, 0, 4)
    assert found.agreements == ("a1",)


def test_a_sentence_leads_to_its_place(ask: Ask, made: Made) -> None:
    for hit in of_kind(ask("ships"), "sentence"):
        assert hit.span is not None
        assert made.texts[hit.id][hit.span.start : hit.span.end] == hit.text
        assert "ships" in hit.text.lower()


def test_the_title_counts_most_and_the_rest_is_shown_where_it_matched(ask: Ask) -> None:
    (agreement,) = of_kind(ask("good finalised"), "agreement")
    assert agreement.text == "Pact on Chips — the draft chip-making pact is “as good as finalised”"
    assert marked(agreement) == ["good", "finalised"]
    (quote,) = of_kind(ask("sato"), "quote")
    assert quote.text == "as good as finalised — Yuki Satō"
    assert marked(quote) == ["Satō"]
    titled, told = of_kind(ask("ships "), "agreement")
    assert titled.text == "Ship registry"
    assert told.text == "Port rules — ships and slips came up; ships twice"


def test_a_topic_that_no_document_mentions_is_no_hit(ask: Ask) -> None:
    assert [hit.id for hit in of_kind(ask("chips"), "topic")] == ["Semiconductors"]


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("shinzo ", {"Shinzō"}),
        ("防衛", {"防衛"}),
        ("हिन्दी", {"हिन्दी"}),
        ("हिन्", {"हिन्दी"}),
        ("finalize ", {"finalise", "finalised"}),
        ("organization ", {"organisation"}),
        ("defense ", {"defence"}),
        ("tra", {"Trains"}),
        ("chip-m", {"chip-making"}),
        ('"new oil"', {"new oil"}),
        ('"good as fin', {"good as finalised"}),
        ("320 km/h", {"320", "km/h"}),
        ("[sic]", {"sic"}),
    ],
)
def test_words_are_found_and_marked(ask: Ask, query: str, marks: set[str]) -> None:
    found = ask(query)
    assert {words for hit in of_kind(found, "sentence") for words in marked(hit)} == marks
    assert not found.forgiven


@pytest.mark.parametrize(
    "query",
    ['"oil new"', '"finalise" -pact', "chips submarine ", '"chips the ne"', "tra ", "衛防", "chips -chips"],
)
def test_what_is_not_there_is_not_found(ask: Ask, query: str) -> None:
    found = ask(query)
    assert (found.hits, found.agreements, found.quotes) == ((), (), ())


def test_an_exclusion_alone_leaves_the_rest(ask: Ask) -> None:
    found = ask("-ships")
    assert found.agreements == ("a1",)
    assert found.quotes == ("q1", "q2")
    assert all("ships" not in hit.text.lower() for hit in found.hits)


def test_a_typo_is_forgiven_only_where_nothing_exact_is_found(ask: Ask) -> None:
    found = ask("minsters ")
    assert found.forgiven
    assert {words for hit in found.hits for words in marked(hit)} == {"Ministers"}
    assert {words for hit in ask("ships ").hits for words in marked(hit)} == {"ships", "Ships", "Ship"}
    # "slips" is one edit from "ships", but stands in the text itself.
    assert {words for hit in ask("slips ").hits for words in marked(hit)} == {"slips"}


def test_a_typo_in_a_word_half_typed_is_forgiven(ask: Ask) -> None:
    found = ask("orgnais")
    assert found.forgiven
    assert {words for hit in found.hits for words in marked(hit)} == {"organisation"}


def test_a_known_word_is_never_taken_for_another(ask: Ask) -> None:
    found = ask("trains oils registri ")
    assert not found.forgiven
    assert found.hits == ()


def test_fields_and_pinned_filters_narrow_records_and_sentences(ask: Ask, made: Made) -> None:
    assert len(of_kind(ask("ships"), "sentence")) == 3
    assert len(of_kind(ask("ships document:second"), "sentence")) == 2
    assert len(of_kind(ask("ships", Filter("year", ("2019",))), "sentence")) == 1
    assert len(of_kind(ask("ships -year:2019"), "sentence")) == 2
    assert [hit.text for hit in of_kind(ask("run topic:rail"), "sentence")] == ["Trains run at 320 km/h."]
    assert of_kind(ask("ships speaker:sato"), "sentence") == []
    assert ask("finalised speaker:rao").quotes == ()
    assert ask("finalised speaker:sato").quotes == ("q1",)


def test_fields_without_words_list_what_passes_them(ask: Ask) -> None:
    found = ask("speaker:sato")
    assert found.quotes == ("q1",)
    assert found.hit_counts == (1, 1, 1, 0)
    assert [hit.id for hit in found.hits] == ["Semiconductors", "a1", "q1"]


def test_the_topics_pane_counts_what_matches(ask: Ask) -> None:
    assert [(row.label, row.figure) for row in ask("finalised").topics] == [("Semiconductors", 2)]


def test_words_need_an_index_and_say_so_but_fields_do_not(made: Made) -> None:
    catalog = Catalog(made.records())
    unsearched = answer(catalog, View(query="ships"))
    assert unsearched.hits == ()
    assert "index" in unsearched.not_understood
    assert answer(catalog, View(query="speaker:sato")).quotes == ("q1",)


def test_what_was_not_understood_is_said(ask: Ask) -> None:
    found = ask("speaker:nobody status: ships ")
    assert found.hit_counts == (0, 0, 0, 0)
    assert found.not_understood == "status: names no value; no speaker is called “nobody”"


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_query_asks_nothing(ask: Ask, query: str) -> None:
    found = ask(query)
    assert (len(found.agreements), len(found.quotes), found.hits) == (3, 2, ())


def test_a_page_is_cut_but_the_count_is_exact(tmp_path: Path) -> None:
    made = Made()
    made.document("Roll\n\n" + " ".join(f"Ship {number} sails." for number in range(300)))
    records = made.records()
    update(tmp_path, records, made.texts.__getitem__)
    found = answer(Catalog(records), View(query="ship"), 0, TextIndex.open(tmp_path, records))
    assert len(found.hits) == 125
    assert found.hit_counts == (0, 0, 0, 300)


HOSTILE = st.text() | st.text(st.sampled_from('abt -:",“”\\()*[]{}^~+&|!/?ō防हि⑴\ud800\x00 \n'), max_size=12)


@given(HOSTILE)
def test_no_query_fails_and_every_mark_is_in_its_text(ask: Ask, query: str) -> None:
    for hit in ask(query).hits:
        ends = 0
        for span in hit.matches:
            assert ends <= span.start < span.end <= len(hit.text)
            ends = span.end
