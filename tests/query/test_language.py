"""How a query is read: words, phrases, exclusions, fields, and whatever else a keyboard sends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import Made
from tui.query.catalog import Catalog
from tui.query.language import Query, Term, Wish, filters, read
from tui.view import Filter


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("cyber pact", (Term("cyber"), Term("pact", open=True))),
        ("cyber pact ", (Term("cyber"), Term("pact"))),
        ('"cyber pact"', (Term("cyber pact", phrase=True),)),
        ('"cyber pa', (Term("cyber pa", phrase=True, open=True),)),
        ("“cyber pact” ships ", (Term("cyber pact", phrase=True), Term("ships"))),
        ("ships -draft", (Term("ships"), Term("draft", excluded=True))),
        ('-"first draft" x ', (Term("first draft", phrase=True, excluded=True), Term("x"))),
        ("e-mail 12:30 ", (Term("e-mail"), Term("12:30"))),
        ("https://example.org/a ", (Term("https://example.org/a"),)),
        ("防衛", (Term("防衛", open=True),)),
        ("   ", ()),
    ],
)
def test_words_phrases_and_exclusions(text: str, terms: tuple[Term, ...]) -> None:
    assert read(text) == Query(terms)


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("speaker:sato", (Wish("speaker", ("sato",)),)),
        ('Status:signed,"in force"', (Wish("status", ("signed", "in force")),)),
        ('-topic:"cyber security"', (Wish("topic", ("cyber security",), True),)),
        ('document:"half typed', (Wish("document", ("half typed",)),)),
        ("year:2019,,2020", (Wish("year", ("2019", "2020")),)),
    ],
)
def test_fields(text: str, wishes: tuple[Wish, ...]) -> None:
    assert read(text) == Query((), wishes)


@pytest.mark.parametrize(
    ("text", "terms", "said"),
    [
        (
            "speeker:sato x ",
            (Term("speeker:sato"), Term("x")),
            "speeker: is no field, so it was searched as a word",
        ),
        ("ships topic:", (Term("ships"),), "topic: names no value"),
        ("ships *** ", (Term("ships"),), "*** holds no word"),
        ('ships "', (Term("ships"),), '" holds no word'),
    ],
)
def test_what_is_not_understood_is_left_aside_and_said(text: str, terms: tuple[Term, ...], said: str) -> None:
    assert read(text) == Query(terms, (), (said,))


@given(st.text() | st.text(st.sampled_from('ab -:",“”\\()*[]{}^~+&|!/?ō防हि\ud800 \n')))
def test_reading_never_fails_and_loses_no_word(text: str) -> None:
    query = read(text)
    for term in query.terms:
        assert any(map(str.isalnum, term.words))
    if any(map(str.isalnum, text)):
        assert query.terms or query.wishes or query.not_understood


def library() -> Catalog:
    """Speakers, topics and documents with names that share words."""
    made = Made()
    made.topic("Artificial intelligence", short="AI")
    made.topic("Rail")
    text = made.document("Sato and Rao\n\nOne said yes. One said no. One said maybe.", name="talks.txt")
    made.quote(text, "yes", speaker="Shinobu Satō", topics=("Rail",))
    made.quote(text, "no", speaker="Ms Rao", topics=("Artificial intelligence",))
    made.quote(text, "maybe", speaker="Rao")
    made.agreement("Rail accord", [(text, "yes", "signed")], topics=("Rail",))
    return Catalog(made.records())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("speaker:sato", ("Shinobu Satō",)),
        ("speaker:RAO", ("Rao",)),
        ("speaker:ra", ("Ms Rao", "Rao")),
        ("speaker:ms,sato", ("Ms Rao", "Shinobu Satō")),
        ("topic:ai", ("Artificial intelligence",)),
        ("agreement:accord", ("a1",)),
        ("status:sign", ("signed",)),
        ("kind:direct", ("direct",)),
    ],
)
def test_a_value_is_meant_by_its_name_or_by_a_part_of_it(text: str, values: tuple[str, ...]) -> None:
    query = read(text)
    assert filters(query, library()) == ((Filter(query.wishes[0].property, values),), ())


@pytest.mark.parametrize("text", ["document:talks.txt", 'document:"sato and"'])
def test_a_document_is_meant_by_its_file_or_its_title(text: str) -> None:
    catalog = library()
    (document,) = catalog.records.documents
    assert filters(read(text), catalog) == ((Filter("document", (document,)),), ())


def test_a_value_that_nothing_has_lets_nothing_pass_and_is_said() -> None:
    asked, aside = filters(read("-speaker:nobody"), library())
    assert asked == (Filter("speaker", (), excluded=True),)
    assert aside == ("no speaker is called “nobody”",)
