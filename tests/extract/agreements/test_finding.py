from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.documents.texts import texts
from tests.extract.agreements.reading import BILATERAL, JOINT, agreements, only
from tui import rulebook
from tui.extract.agreements.finding import may_hold_agreement
from tui.extract.agreements.terms import terms


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The two sides signed a treaty on fisheries.", "signed"),
        ("They welcomed the signing of the Fisheries Treaty.", "signed"),
        ("A memorandum on tea was signed by the two ministers.", "signed"),
        ("Notes concerning the ferry loan were exchanged by the two governments.", "signed"),
        ("The two sides will sign a treaty on fisheries.", "proposed"),
        ("India proposed a joint fund for lighthouses.", "proposed"),
        ("The two countries plan to build a joint dock.", "proposed"),
        ("The ministers said that talks on a fisheries treaty should begin soon.", "proposed"),
        ("The ministers are negotiating a fisheries treaty.", "under discussion"),
        ("They welcomed the start of negotiations on a fisheries treaty.", "under discussion"),
        ("The two sides agreed to start negotiations on a fisheries treaty.", "under discussion"),
        ("Both countries are considering building a joint dock.", "under discussion"),
        ("A joint dock in Kochi is under discussion.", "under discussion"),
        ("The two sides agreed to consider a joint dock.", "under discussion"),
        ("The text of the Fisheries Treaty has been finalised.", "finalised"),
        ("They welcomed the finalization of the draft Fisheries Treaty.", "finalised"),
        ("The two sides concluded negotiations on the Fisheries Treaty.", "finalised"),
        ("India and Japan agreed to build a joint dock.", "agreed"),
        ("It was decided that the next round will be held in Nara.", "agreed"),
        ("The two sides concluded a fisheries treaty.", "agreed"),
        ("The two sides agreed in principle to build a joint dock.", "agreed"),
        ("The ministers adopted a Joint Vision on Lighthouses.", "agreed"),
        ("The two leaders announced a new lighthouse partnership.", "agreed"),
        ("The two sides will launch a working group on tea.", "agreed"),
        ("Last year the two sides launched a working group on tea.", "in force"),
        ("The Fisheries Treaty entered into force in May.", "in force"),
        ("The two countries already have a fisheries treaty.", "in force"),
        ("Boats are inspected under the India–Japan Fisheries Treaty.", "in force"),
        ("Both sides reaffirmed their commitment to safe seas.", "reaffirmed/committed"),
        ("The ministers committed to protecting whales.", "reaffirmed/committed"),
        ("The two countries remain committed to protecting whales.", "reaffirmed/committed"),
        ("Japan pledged 30 million yen for the lighthouse at Kochi.", "reaffirmed/committed"),
        ("The ministers confirmed that both sides would keep the ferry running.", "reaffirmed/committed"),
        ("The ministers concurred to continue the ferry service.", "reaffirmed/committed"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    assert only(BILATERAL + sentence).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The two ministers discussed fisheries and tea.",
        "They exchanged views on the fisheries treaty.",
        "The ministers agreed on the importance of the sea.",
        "They agreed that the ferry will bring prosperity to the islands.",
        "The two sides welcomed the growing trade in tea.",
        "The ferry will bring prosperity to both countries.",
        "Japan will send three experts to Kochi.",
        "Has the fisheries treaty been signed?",
        "The fisheries treaty was not signed.",
        "No agreement on tea was signed.",
        "If the two sides sign a treaty, boats will come.",
        "The two sides may sign a fisheries treaty.",
        "Fishermen urged the two sides to sign a fisheries treaty.",
        "India launched its own tea programme.",
        "The minister signed the tea bill into law.",
        "The fisheries treaty has eleven articles.",
        "“We are committed to our guests,” said a hotel owner.",
    ],
)
def test_no_agreement(sentence: str) -> None:
    assert not agreements(BILATERAL + sentence)


def test_will_binds_only_in_a_joint_text() -> None:
    sentence = "We will protect the whales of both seas."
    assert only(JOINT + sentence).status == "reaffirmed/committed"
    assert not agreements(BILATERAL + sentence)


def test_coordinate_verbs_under_one_will_are_one_undertaking() -> None:
    found = only(JOINT + "We will protect whales, clean beaches and restore reefs.")
    assert found.evidence[0].text == "We will protect whales, clean beaches and restore reefs"


def test_a_verb_that_makes_an_instrument_stands_apart() -> None:
    found = agreements(JOINT + "We will protect whales and establish a working group on reefs.")
    assert [(one.name, one.status) for one in found] == [
        ("Commitment to protect whales", "reaffirmed/committed"),
        ("Working group on reefs", "agreed"),
    ]


def test_items_under_a_lead_in_are_one_agreement_each() -> None:
    found = agreements(
        BILATERAL + "The two sides agreed to:\n\n- open a ferry line;\n\n- explore a second dock;\n\n"
        "- continue the tea fair.\n\nThe ministers then had lunch."
    )
    assert [(one.evidence[0].text, one.status) for one in found] == [
        ("open a ferry line", "agreed"),
        ("explore a second dock", "under discussion"),
        ("continue the tea fair", "reaffirmed/committed"),
    ]


def test_a_list_under_a_heading_that_tells_an_act() -> None:
    found = agreements(
        BILATERAL + "The ministers met.\n\nDocuments signed\n\n- MoU on whales\n\n- Pact on tea"
    )
    assert [(one.name, one.status) for one in found] == [
        ("MoU on whales", "signed"),
        ("Pact on tea", "signed"),
    ]


def test_evidence_is_the_clause_with_the_words_that_give_its_status() -> None:
    text = (
        BILATERAL
        + "In Kochi, officials said, the two sides signed a treaty on fisheries, which has ten articles."
    )
    (piece,) = only(text).evidence
    assert piece.text == text[piece.start : piece.end] == "the two sides signed a treaty on fisheries"
    assert piece.words is not None
    assert piece.words.text == text[piece.words.start : piece.words.end] == "signed"
    assert (piece.locus.kind, piece.locus.number) == ("paragraph", 1)


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        (
            "India and Japan agreed, at a fair in Bali, to open a ferry line.",
            "India and Japan agreed, at a fair in Bali, to open a ferry line",
        ),
        (
            "They recalled the flood and resolved to work together on safer schools.",
            "resolved to work together on safer schools",
        ),
        (
            "The two sides are close to wrapping up a tea pact.",
            "The two sides are close to wrapping up a tea pact",
        ),
    ],
)
def test_evidence_is_a_whole_clause(sentence: str, evidence: str) -> None:
    assert only(BILATERAL + sentence).evidence[0].text == evidence


def test_every_rule_is_explained() -> None:
    found = agreements(
        BILATERAL + "The two sides signed a tea treaty. Japan pledged 3 million yen for a dock in Kochi."
    )
    assert {one.rule.name for one in found} == {"agreements.signing", "agreements.pledging"}
    assert {one.rule.name for one in found} <= set(rulebook.rules())


def test_every_entry_of_the_table_is_explained() -> None:
    table = terms()
    names = {act.name for act in table.acts} | {binding.name for binding in table.bindings}
    assert {f"agreements.{name}" for name in names} <= set(rulebook.rules())


def test_what_cannot_hold_an_agreement_is_not_parsed() -> None:
    assert may_hold_agreement("They signed it.")
    assert may_hold_agreement("the FINALIZATION of the text")
    assert not may_hold_agreement("The sea was calm and the ferry full.")


@settings(max_examples=40, deadline=None)
@given(texts)
def test_any_text(text: str) -> None:
    found = agreements(text)
    assert found == agreements(text)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        for piece in one.evidence:
            assert piece.text == text[piece.start : piece.end] != ""
            assert piece.words is None or piece.words.text == text[piece.words.start : piece.words.end]
