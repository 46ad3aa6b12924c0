"""A rebuild keeps each id a way to its record."""

from __future__ import annotations

from msgspec.structs import replace

from tests.making import Made
from tui.library.aliases import keep_ids
from tui.model import Printing, Quote, Records

TEXT = "Talks\n\nMs Okabe said the draft was ready. Mr Rao said it was not. They signed the Port Agreement."


def records(*passages: tuple[str, str], aliases: tuple[str, ...] = ()) -> Records:
    """A library of quotes: id and words."""
    made = Made()
    text = made.document(TEXT)
    quotes: dict[str, Quote] = {}
    for id, words in passages:
        made_id = made.quote(text, words)
        quote = made.records().quotes[made_id]
        quotes[id] = replace(quote, id=id, aliases=aliases)
    return replace(made.records(), quotes=quotes)


def test_what_did_not_change_is_left_as_it_is() -> None:
    same = records(("q1", "the draft was ready"), ("q2", "it was not"))
    assert keep_ids(same, same) == same


def test_a_record_whose_bounds_changed_keeps_its_old_ids_as_aliases() -> None:
    before = records(("q1", "the draft was ready"), aliases=("older",))
    after = keep_ids(before, records(("q7", "it was not"), ("q8", "said the draft was ready")))
    assert after.quotes["q8"].aliases == ("q1", "older")
    assert after.quotes["q7"].aliases == ()


def test_an_id_that_was_merged_away_and_now_leads_again_keeps_the_one_that_led() -> None:
    before = records(("q1", "the draft was ready"), aliases=("q2",))
    after = keep_ids(before, records(("q2", "the draft was ready")))
    assert after.quotes["q2"].aliases == ("q1",)


def test_the_record_that_shares_most_is_taken() -> None:
    before = records(("q1", "the draft was ready. Mr Rao said it was not"))
    after = keep_ids(before, records(("q2", "it was not"), ("q3", "the draft was ready")))
    assert after.quotes["q3"].aliases == ("q1",)


def test_what_only_touches_is_another_record() -> None:
    before = records(("q1", "the draft was ready. Mr"))
    after = keep_ids(before, records(("q2", "ready. Mr Rao said it was not")))
    assert after.quotes["q2"].aliases == ()


def test_an_agreement_is_known_by_its_evidence() -> None:
    def agreements(id: str, words: str) -> Records:
        made = Made()
        text = made.document(TEXT)
        made_id = made.agreement("Port Agreement", [(text, words, "signed")])
        agreement = made.records().agreements[made_id]
        return replace(made.records(), agreements={id: replace(agreement, id=id)})

    after = keep_ids(
        agreements("a1", "the Port Agreement"), agreements("a2", "They signed the Port Agreement.")
    )
    assert after.agreements["a2"].aliases == ("a1",)


def test_a_further_printing_is_a_place_too() -> None:
    before = records(("q1", "the draft was ready"))
    here = before.quotes["q1"]
    elsewhere = replace(
        here, id="q2", document="elsewhere", printings=(Printing(here.document, here.parts, here.locus),)
    )
    after = keep_ids(before, replace(before, quotes={"q2": elsewhere}))
    assert after.quotes["q2"].aliases == ("q1",)
