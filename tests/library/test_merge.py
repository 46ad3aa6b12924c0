"""One quote however often printed, one agreement however often named; what may be another stays apart."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.making import Made
from tui.library.merge import merge
from tui.model import Agreement, Findings, Quote, Records, Status

SAID = "the corridor will carry hydrogen before the decade is out"
EMPTY = Made("Energy", "Trade").records()


def printed(
    title: str, *, words: str = SAID, speaker: str | None = "Ms Okabe", date: str | None = None
) -> Findings:
    """A document of one quote."""
    made = Made()
    text = made.document(f"{title}\n\n“{words}”, it was said.", date=date)
    id = made.quote(text, words, speaker=speaker, topics=("Energy",))
    quote = made.records().quotes[id]
    return found(made, quotes=[replace(quote, id=f"quote of {text}")])


def agreed(
    title: str,
    status: Status | None,
    *,
    name: str = "Hydrogen Corridor Agreement",
    parties: tuple[str, ...] = ("India", "Japan"),
    date: str | None = None,
    dated: str | None = None,
    name_words: tuple[str, ...] = ("Hydrogen Corridor Agreement",),
    topics: tuple[str, ...] = ("Energy",),
) -> Findings:
    """A document (of the date `dated`) of one agreement."""
    made = Made()
    text = made.document(f"{title}\n\nThe {name} is what they spoke of.", date=dated)
    id = made.agreement(
        name, [(text, name, status)], parties=parties, date=date, name_words=name_words, topics=topics
    )
    agreement = made.records().agreements[id]
    return found(made, agreements=[replace(agreement, id=f"agreement of {text}")])


def found(made: Made, quotes: Iterable[Quote] = (), agreements: Iterable[Agreement] = ()) -> Findings:
    records = made.records()
    (document,) = records.documents.values()
    return Findings(document, records.names[document.id], tuple(quotes), tuple(agreements))


def merged(*findings: Findings) -> Records:
    return merge(EMPTY, findings)


def test_a_quote_printed_again_is_one_quote_with_a_further_source() -> None:
    first, second, third = (
        printed("One"),
        printed("Two", words=SAID.upper().replace(" ", "\n")),
        printed("Three"),
    )
    (quote,) = merged(first, second, third).quotes.values()
    assert quote.id == first.quotes[0].id
    assert [printing.document for printing in quote.printings] == [second.document.id, third.document.id]
    assert quote.aliases == (second.quotes[0].id, third.quotes[0].id)
    assert quote.printings[0].parts == second.quotes[0].parts


LONG = "We honour the programme of co-operation that our centres organised, and it will go on and on"


def test_spelling_signs_and_hyphens_make_no_other_quote() -> None:
    american = (
        "“We honor the program of cooperation … that our centers organized – and it will go on, and on.”"
    )
    first, second = printed("One", words=LONG), printed("Two", words=american)
    (quote,) = merged(first, second).quotes.values()
    assert quote.texts == (LONG,)
    assert [printing.document for printing in quote.printings] == [second.document.id]


def test_a_speaker_whom_one_paper_leaves_unnamed_is_the_one_whom_another_names() -> None:
    unnamed, named = printed("One", words=LONG, speaker=None), printed("Two", words=LONG)
    for documents in ((unnamed, named), (named, unnamed)):
        (quote,) = merged(*documents).quotes.values()
        assert (quote.speaker_name, quote.document) == ("Ms Okabe", named.document.id)
        assert [printing.document for printing in quote.printings] == [unnamed.document.id]
        assert quote.id == documents[0].quotes[0].id
        assert {quote.id, *quote.aliases} == {unnamed.quotes[0].id, named.quotes[0].id}


def test_two_speakers_of_the_same_words_never_become_one() -> None:
    papers = (
        printed("One", words=LONG, speaker=None),
        printed("Two", words=LONG),
        printed("Three", words=LONG, speaker="Mr Rao"),
        printed("Four", words=LONG, speaker=None),
    )
    quotes = merged(*papers).quotes.values()
    assert [quote.speaker_name for quote in quotes] == ["Ms Okabe", "Mr Rao", None]


def test_other_words_or_another_speaker_make_another_quote() -> None:
    others = (
        printed("Two", speaker="Mr Rao"),
        printed("Three", words=SAID + " at last"),
        printed("Four", speaker=None),
    )
    assert len(merged(printed("One"), *others).quotes) == 4


def test_what_is_said_every_day_stays_apart() -> None:
    assert (
        len(merged(printed("One", words="free and open"), printed("Two", words="free and open")).quotes) == 2
    )


def test_without_a_speaker_more_words_must_tell() -> None:
    few, many = SAID, f"{SAID} and not one year later"
    assert (
        len(merged(printed("One", words=few, speaker=None), printed("Two", words=few, speaker=None)).quotes)
        == 2
    )
    assert (
        len(merged(printed("One", words=many, speaker=None), printed("Two", words=many, speaker=None)).quotes)
        == 1
    )


def test_a_document_that_says_it_twice_has_two_quotes() -> None:
    one = printed("One")
    twice = replace(one, quotes=(*one.quotes, replace(one.quotes[0], id="again")))
    assert len(merged(twice).quotes) == 2


def test_an_instrument_named_in_two_documents_is_one_agreement() -> None:
    first = agreed("One", "agreed", topics=("Trade",))
    second = agreed("Two", "agreed", name="the India–Japan hydrogen corridor agreement")
    (agreement,) = merged(first, second).agreements.values()
    assert agreement.id == first.agreements[0].id
    assert agreement.aliases == (second.agreements[0].id,)
    assert [piece.document for piece in agreement.evidence] == [first.document.id, second.document.id]
    assert agreement.topics == ("Energy", "Trade")
    assert not agreement.disputed


def test_other_parties_words_dates_or_no_name_keep_agreements_apart() -> None:
    others = (
        agreed("Two", "agreed", parties=("India", "France")),
        agreed("Three", "agreed", name="Nuclear Corridor Agreement"),
        agreed("Four", "agreed", date="2019"),
        agreed("Five", "agreed", date="2024"),
        agreed("Six", "agreed", name="cooperation on hydrogen", name_words=()),
        agreed("Seven", "agreed", name="cooperation on hydrogen", name_words=()),
    )
    assert len(merged(*others).agreements) == 6


def test_a_sentence_that_two_papers_print_is_one_commitment() -> None:
    said = "The two sides will carry hydrogen from Kochi to Nagoya before the decade is out"
    papers = (committed(title, said) for title in ("One", "Two"))
    (agreement,) = merged(*papers).agreements.values()
    assert len(agreement.evidence) == 2
    assert len(merged(committed("One", said), committed("Two", f"Soon, {said.lower()}")).agreements) == 2
    assert len(merged(committed("One", said[:40]), committed("Two", said[:40])).agreements) == 2


def committed(title: str, said: str) -> Findings:
    """A document of one commitment without a name, which rests on what is said."""
    made = Made()
    text = made.document(f"{title}\n\n{said}.")
    id = made.agreement("Commitment to carry hydrogen", [(text, said, "reaffirmed/committed")])
    agreement = made.records().agreements[id]
    return found(made, agreements=[replace(agreement, id=f"agreement of {text}")])


def status_of(*findings: Findings) -> tuple[Status, bool]:
    (agreement,) = merged(*findings).agreements.values()
    return agreement.status, agreement.disputed


def test_documents_without_a_date_that_disagree_give_the_weaker_status_and_the_conflict() -> None:
    assert status_of(agreed("One", "signed"), agreed("Two", "finalised")) == ("finalised", True)


def test_a_later_document_tells_of_progress_and_contradicts_nothing() -> None:
    early, late = agreed("One", "finalised", dated="2030-01-05"), agreed("Two", "signed", dated="2030-06")
    mention = agreed("Three", None, dated="2032")
    assert status_of(early, late, mention) == status_of(late, early) == ("signed", False)


def test_what_is_reaffirmed_elsewhere_is_not_disputed() -> None:
    assert status_of(agreed("One", "signed"), agreed("Two", "reaffirmed/committed")) == ("signed", False)


def test_a_passage_without_a_status_says_nothing_against_one() -> None:
    assert status_of(agreed("One", "signed"), agreed("Two", None)) == ("signed", False)


def test_a_document_that_is_held_already_is_passed_over() -> None:
    again = agreed("One", "signed")
    assert merged(again, again) == merged(again)


several = st.lists(
    st.builds(
        printed,
        st.sampled_from("ABCDE"),
        words=st.sampled_from([SAID, LONG]),
        speaker=st.sampled_from(["Ms Okabe", "Mr Rao", None]),
    )
    | st.builds(
        agreed,
        st.sampled_from("FGHIJ"),
        st.sampled_from(["signed", "finalised", None]),
        date=st.sampled_from([None, "2019", "2024"]),
        dated=st.sampled_from([None, "2030", "2031"]),
    ),
    max_size=6,
)


@given(several, st.integers(0, 6))
def test_adding_later_gives_what_building_at_once_gives(findings: list[Findings], cut: int) -> None:
    later = merge(merge(EMPTY, findings[:cut]), findings[cut:])
    at_once = merge(EMPTY, findings)
    assert later == at_once
    for table in ("quotes", "agreements", "documents"):
        assert list(getattr(later, table)) == list(getattr(at_once, table))


@given(several)
def test_nothing_that_was_found_is_lost(findings: list[Findings]) -> None:
    records = merge(EMPTY, findings)
    held = [
        document
        for quote in records.quotes.values()
        for document in (quote.document, *(p.document for p in quote.printings))
    ]
    held += [piece.document for agreement in records.agreements.values() for piece in agreement.evidence]
    ids = [
        name
        for table in (records.quotes, records.agreements)
        for r in table.values()
        for name in (r.id, *r.aliases)
    ]
    assert sorted(held) == sorted({f.document.id for f in findings})
    assert len(ids) == len(set(ids)) == len(held)
