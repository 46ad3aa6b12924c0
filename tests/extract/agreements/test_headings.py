"""Lists of outcomes: items without a verb of their own, whose heading says how far they have come."""

from __future__ import annotations

import pytest

from tests.extract.agreements.reading import BILATERAL, JOINT, agreements

VISIT = "List of Documents: Visit of the Prime Minister of Japan to India\nMay 4, 2033\n\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(one.evidence[0].text, one.status) for one in agreements(text)]


def test_papers_sorted_by_subject_under_a_heading_that_says_what_was_done() -> None:
    text = (
        VISIT
        + "A. Agreements/MoUs exchanged\n\n1. Forestry\n\nMoU between the Ministry of Soil of India and the "
        "Moss Agency of Japan\n\n2. Squid\n\nMoC in the Field of Squid\n\n3. Letter of Intent on ferries\n\n"
        "4. Record of Discussions on the Harbour Plan\n\nB. Announcements\n\n5. Japan will waive visa fees "
        "from April.\n\n6. Setting up of a harbour desk in Kochi\n\n7. Will celebrate 2034 as a year of moss"
    )
    assert told(text) == [
        ("MoU between the Ministry of Soil of India and the Moss Agency of Japan", "signed"),
        ("MoC in the Field of Squid", "signed"),
        ("Letter of Intent on ferries", "signed"),
        ("Record of Discussions on the Harbour Plan", "signed"),
        ("Japan will waive visa fees from April", "agreed"),
        ("Setting up of a harbour desk in Kochi", "agreed"),
        ("Will celebrate 2034 as a year of moss", "agreed"),
    ]


def test_a_subject_and_a_paper_in_one_line() -> None:
    text = VISIT + "List of MoUs signed\n\n- Forestry: MoU between the Soil Office and the Moss Agency"
    assert told(text) == [("Forestry: MoU between the Soil Office and the Moss Agency", "signed")]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Establishment of a Ferry Club", ["agreed"]),
        ("Signing of a treaty on whales", ["signed"]),
        ("Memorandum on tea", ["agreed"]),
        ("Tea tasting with the ministers", []),
        ("The ministers had lunch", []),
    ],
)
def test_outcomes_without_a_verb(item: str, expected: list[str]) -> None:
    assert [one.status for one in agreements(f"{BILATERAL}They met.\n\nOutcomes\n\n- {item}")] == expected


def test_to_hold_negotiations_is_to_go_on_discussing() -> None:
    text = VISIT + "Announcements\n\n- Hold a second round of negotiations on squid\n\n- Hold a squid fair"
    assert [status for _, status in told(text)] == ["under discussion", "agreed"]


def test_a_heading_that_only_says_what_the_papers_are() -> None:
    text = (
        VISIT
        + "I. Agreements\n\n1. Joint Declaration on Harbours\n\n2. Action Plan on Squid\n\nII. Lunch\n\n"
    )
    assert told(text + "1. Squid with rice\n\n2. Moss") == [
        ("Joint Declaration on Harbours", "agreed"),
        ("Action Plan on Squid", "agreed"),
    ]


def test_a_heading_with_a_roman_number() -> None:
    text = VISIT + "I. Agreements\n\n- Pact on tea\n\nII. Key announcements\n\n- Japan to join the Moss Club"
    assert told(text) == [("Pact on tea", "agreed"), ("Japan to join the Moss Club", "agreed")]


def test_a_list_that_was_a_table() -> None:
    text = (
        VISIT
        + "Agreements signed\n\nS.No.\n\nName of document\n\n1.\n\nMoU on moss\n\n2.\n\nTreaty on squid\n\n"
    )
    assert told(text) == [("MoU on moss", "signed"), ("Treaty on squid", "signed")]


@pytest.mark.parametrize(
    "below",
    [
        "Background\n\nMoss grows in both countries.",
        "Announcement of a moss fair\n\n- Doors open at ten",
        "Agreements with France signed\n\n- MoU on moss",
    ],
)
def test_other_headings_say_nothing_of_what_stands_below(below: str) -> None:
    assert not agreements(f"{BILATERAL}They met.\n\n{below}\n\nThat is all.")


def test_lines_that_only_say_what_a_paper_is_for() -> None:
    text = VISIT + "Documents signed\n\n1. MoC on squid\n\nAims at sharing data on squid.\n\nProvides for "
    more = "setting up a joint group.\n\n2. Pact on tea\n\nThe pact will establish a forum.\n\n"
    last = "3. MoU on moss – provides for the launch of a moss fund\n\n   - Exchange of gardeners"
    assert told(text + more + last) == [
        ("MoC on squid", "signed"),
        ("Pact on tea", "signed"),
        ("MoU on moss", "signed"),
    ]


def test_the_rows_of_a_table() -> None:
    rows = (
        "1 | MoU between the Coir Board and the Kyushu Mat Guild | Testing\n2 | Plan of Youth Exchange | New"
    )
    found = agreements(VISIT + "A. Documents exchanged\n\n" + rows)
    assert [(one.name, one.status, one.parties) for one in found] == [
        ("MoU between the Coir Board and the Kyushu Mat Guild", "signed", ("Coir Board", "Kyushu Mat Guild")),
        ("Plan of Youth Exchange", "signed", ("India", "Japan")),
    ]


def test_what_one_side_does_alone_under_a_heading() -> None:
    (found,) = agreements(VISIT + "Outcomes\n\n- Opening of an Indian consulate in Naha")
    assert found.parties == ("India",)


@pytest.mark.parametrize("lead", ["To these ends we:", "To these ends we"])
def test_bullets_that_carry_a_sentence_on(lead: str) -> None:
    text = f"{JOINT}{lead}\n\n- launch a Monsoon Prize;\n\n- intend to build piers; and\n\n"
    assert told(text + "- will look into shared insurance.") == [
        ("launch a Monsoon Prize", "agreed"),
        ("intend to build piers", "proposed"),
        ("will look into shared insurance", "under discussion"),
    ]
