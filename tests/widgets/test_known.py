"""What is said of a record: how its speaker was found, and everything uncertain after the sign of doubt."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.making import Made
from tui.host.signs import signs
from tui.model import Mention, Names, NameUse, SpeakerHow
from tui.query.catalog import Catalog
from tui.widgets.known import Known, of_agreement, of_quote, speaker

SIGNS = signs(False)
TEXT = "Talks\n\nThe Harbour Ministry met. The ministry said all was well. He agreed."


def library(written: str | None, name: str | None, how: SpeakerHow) -> Catalog:
    """One quote with such a speaker, and a ministry that is named before it."""
    made = Made()
    document = made.document(TEXT)
    id_ = made.quote(document, "all was well")
    records = made.records()
    start = TEXT.rindex(written) if written else 0
    mention = Mention(start, start + len(written), written) if written else None
    quote = replace(records.quotes[id_], speaker=mention, speaker_name=name, speaker_how=how)
    at = TEXT.index("The Harbour Ministry")
    names = Names(
        organisations=(NameUse("Ministry of Harbours", (Mention(at, at + 20, TEXT[at : at + 20]),)),)
    )
    return Catalog(replace(records, quotes={id_: quote}, names={document: names}))


@pytest.mark.parametrize(
    ("written", "name", "how", "expected"),
    [
        (
            "The ministry",
            "Ministry of Harbours",
            "same body as",
            ("Ministry of Harbours", "“The ministry”, same body as “The Harbour Ministry”"),
        ),
        (
            "He",
            "Ministry of Harbours",
            "pronoun",
            ("Ministry of Harbours", "“He”, pronoun for “The Harbour Ministry”"),
        ),
        (
            "He",
            "Somebody Else",
            "pronoun",
            ("Somebody Else", "“He”, pronoun for somebody named before"),
        ),
        ("The ministry", "A. Sato", "by office", ("A. Sato", "“The ministry”, by office")),
        ("The ministry", "The ministry", "by name", ("The ministry", "")),
        (None, "A. Sato", "by name", ("A. Sato", "")),
        ("He", None, "not named", ("⚠ “He”, not named", "")),
        (None, None, "not named", ("⚠ not named", "")),
    ],
)
def test_how_a_speaker_is_known(
    written: str | None, name: str | None, how: SpeakerHow, expected: tuple[str, str]
) -> None:
    catalog = library(written, name, how)
    assert speaker(catalog.records.quotes["q1"], catalog, SIGNS) == Known("speaker", *expected)


def test_who_was_named_before_may_be_known_from_another_quote() -> None:
    catalog = library("The ministry", "A. Sato", "same body as")
    first = replace(
        catalog.records.quotes["q1"],
        id="q0",
        speaker=Mention(7, 27, "The Harbour Ministry"),
        speaker_how="by office",
    )
    records = replace(catalog.records, quotes={"q0": first, **catalog.records.quotes})
    found = speaker(records.quotes["q1"], Catalog(records), SIGNS)
    assert found.source == "“The ministry”, same body as “The Harbour Ministry”"


def test_a_quote_names_its_agreements_and_how_often_it_was_printed() -> None:
    made = Made()
    first, second = made.document(TEXT), made.document(f"{TEXT} Again.")
    id_ = made.quote(first, "all was well", also=(second,), topics=("Ports",))
    pact = made.agreement("Harbour pact", [(first, "all was well", "signed")])
    records = made.records()
    known = list(of_quote(records.quotes[id_], Catalog(records), [records.agreements[pact]], SIGNS))
    assert Known("agreement", "✔ Harbour pact") in known
    assert Known("topics", "Ports") in known
    assert Known("also in", "1 further document") in known


def agreement_lines(date: str | None, *evidence: tuple[str, str | None]) -> dict[str, str]:
    made = Made()
    document = made.document(TEXT, date=date)
    pieces = [(document, words, status) for words, status in evidence]
    id_ = made.agreement("Pact", pieces)  # type: ignore[arg-type]
    records = made.records()
    found = of_agreement(records.agreements[id_], Catalog(records), SIGNS)
    return {known.label: known.value for known in found}


def test_sources_that_disagree_and_missing_dates_are_said() -> None:
    lines = agreement_lines(None, ("The Harbour Ministry met", "agreed"), ("all was well", "signed"))
    assert lines[""] == "⚠ sources disagree"
    assert lines["date"] == "⚠ undated"


def test_an_undated_agreement_of_a_dated_source_says_both() -> None:
    lines = agreement_lines("2020-10-07", ("all was well", "signed"))
    assert lines["date"] == "⚠ not given, source of 7 October 2020"
    assert "" not in lines


def test_an_agreement_that_only_a_title_tells_of_is_a_doubt() -> None:
    assert agreement_lines(None, ("Talks", "agreed"))["found"] == "⚠ only in the title"
    assert "found" not in agreement_lines(None, ("Talks", "agreed"), ("all was well", "agreed"))
