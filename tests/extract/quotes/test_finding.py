from __future__ import annotations

from typing import get_args

import pytest

from tests.extract.quotes.reading import quotes_of, said
from tui.extract.quotes.attribution import RuleName
from tui.rulebook import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister Rao said that the bridge would open in May.",
            [("Minister Rao", "the bridge would open in May")],
        ),
        ("Rao said the bridge would open in May.", [("Rao", "the bridge would open in May")]),
        ("Rao asked whether the bridge was safe.", [("Rao", "whether the bridge was safe")]),
        ("The bridge would open in May, Rao said.", [("Rao", "The bridge would open in May")]),
        (
            "The bridge, Rao said, would open in the month of May.",
            [("Rao", "The bridge … would open in the month of May")],
        ),
        (
            "If it rains, Rao said on Monday, the bridge will stay closed.",
            [("Rao", "If it rains … the bridge will stay closed")],
        ),
        (
            "According to the city council, the bridge would open in May.",
            [("the city council", "the bridge would open in May")],
        ),
        (
            "The bridge would open in May, according to Ms. Sato.",
            [("Ms. Sato", "The bridge would open in May")],
        ),
        (
            "As Rao pointed out, the bridge was built before the war.",
            [("Rao", "the bridge was built before the war")],
        ),
        ("Rao urged the council to open the bridge.", [("Rao", "the council to open the bridge")]),
        ("Rao asked for help with the bridge.", [("Rao", "help with the bridge")]),
        ("Rao denied that the bridge was late.", [("Rao", "the bridge was late")]),
        ("The mayor denied having seen the bridge.", [("The mayor", "having seen the bridge")]),
        ("It was announced that the bridge was late.", [(None, "the bridge was late")]),
        (
            "According to Rao, who walked over it in May, the bridge is safe.",
            [("Rao", "the bridge is safe")],
        ),
    ],
)
def test_reported_words_are_bounded(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will open it in May,” said Rao.", [("Rao", "“We will open it in May,”")]),
        ('"Is it safe?" Rao asked.', [("Rao", '"Is it safe?"')]),
        ("Rao told reporters: “We will open it in May.”", [("Rao", "“We will open it in May.”")]),
        (
            "“We will open it,” Rao said, “before the rain comes.”",
            [("Rao", "“We will open it,” … “before the rain comes.”")],
        ),
        (
            "“We will open it in May,” Rao said. “The paint is dry.”",
            [("Rao", "“We will open it in May,” … “The paint is dry.”")],
        ),
        ("Rao said the bridge was “as good as new”.", [("Rao", "the bridge was “as good as new”")]),
        (
            "''We will open it in May,'' said Rao. ''The paint is dry.''",
            [("Rao", "''We will open it in May,'' … ''The paint is dry.''")],
        ),
    ],
)
def test_quoted_words_find_their_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_two_speakers_in_a_paragraph_keep_their_own_words() -> None:
    text = "“It is late,” Rao told Sato. “And cold.” Sato replied, “Then we go home.”"
    assert said(text) == [("Rao", "“It is late,” … “And cold.”"), ("Sato", "“Then we go home.”")]


def test_a_quote_goes_on_in_the_next_paragraph_where_its_mark_is_open() -> None:
    text = (
        "“The bridge is old,” said Rao. “It was built by hand.\n\n“That is why we love it "
        "so.”\n\nThe end came soon."
    )
    assert said(text) == [
        ("Rao", "“The bridge is old,” … “It was built by hand. … “That is why we love it so.”"),
    ]


def test_a_colon_leads_to_the_next_paragraph() -> None:
    text = "Later in the day, Rao wrote to the council:\n\n“Please open the bridge in the month of May.”"
    assert said(text) == [("Rao", "“Please open the bridge in the month of May.”")]


def test_words_of_one_verb_are_two_quotes_where_their_kind_changes() -> None:
    text = "Rao said that the bridge was old and that it would be “as good as new” in May."
    assert [(quote.kind, quote.texts) for quote in quotes_of(text)] == [
        ("indirect", ("the bridge was old",)),
        ("mixed", ("it would be “as good as new” in May",)),
    ]


def test_content_ends_where_the_speaker_or_another_goes_on() -> None:
    text = "Rao said the bridge was old, adding that it was loved, and Sato said it was hers."
    assert said(text) == [
        ("Rao", "the bridge was old"),
        ("Rao", "it was loved"),
        ("Sato", "it was hers"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It is said that the bridge was built in a night.",
        "It goes without saying that the bridge is old.",
        "Rao did not say that the bridge was old.",
        "If Rao says that the bridge is old, we will close it.",
        "Nobody said the bridge was old.",
        "The bridge, as they say in Pune, was a bargain.",
        "That said, the bridge is old.",
        "The mayor’s say in the matter was small.",
        "Rao would say that the bridge is old.",
        "The “Golden Bridge” scheme is popular in Pune.",
        "His book “Bridges of the North” sold well.",
        "The two sides confirmed that work on the bridge would begin in May.",
        "We reaffirm that the bridge is open to all.",
        "India and Japan pledged to build a bridge.",
        "The plan follows the law, according to schedule.",
        "Ministers open a bridge that nobody said they wanted",
    ],
)
def test_what_nobody_is_said_to_have_said_is_no_quote(text: str) -> None:
    assert said(text) == []


def test_turns_of_a_transcript_are_quotes_without_labels_and_stage_notes() -> None:
    text = (
        "Transcript of a press meeting\n\nMarch 3, 2019\n\n"
        "MR. RAO: (In Hindi.) Good morning. The bridge is open.\n\nPlease walk on the left.\n\n"
        "Question: Is it safe?\n\nMR. RAO: It is. (Laughter.)\n\n(Concludes)"
    )
    assert said(text) == [
        ("MR. RAO", "Good morning. The bridge is open.\n\nPlease walk on the left."),
        ("Question", "Is it safe?"),
        ("MR. RAO", "It is. (Laughter.)"),
    ]


def test_what_a_turn_reports_of_others_is_a_quote_inside_it() -> None:
    text = (
        "MR. RAO: I spoke to her. Minister Sato said that the bridge was safe.\n\nMS. SATO: It "
        "is safe.\n\nMR. RAO: Good."
    )
    assert ("Minister Sato", "the bridge was safe") in said(text)


def test_a_post_ends_with_its_author() -> None:
    text = (
        "He wrote on Monday:\n\nWalked over the new bridge. What a view! — Anil Rao (@anilrao) March 3, 2019"
    )
    assert ("Anil Rao", "Walked over the new bridge. What a view!") in said(text)


def test_a_dash_and_a_name_sign_quoted_words() -> None:
    assert said("“A bridge is a promise in stone.” — Yumi Sato, engineer") == [
        ("Yumi Sato", "“A bridge is a promise in stone.”")
    ]


@pytest.mark.parametrize(
    "title", ["Rao: Bridge will open before the rains", "Bridge will open before the rains: Rao"]
)
def test_a_heading_with_a_name_the_body_knows_is_a_quote(title: str) -> None:
    text = f"{title}\n\nPune: Minister Anil Rao walked over the bridge on Monday.\n\nHe waved to us."
    assert said(text)[0] == ("Rao", "Bridge will open before the rains")


def test_a_name_and_a_colon_lead_to_quoted_words() -> None:
    text = "Both met the press. Sato: “It was a good day.” Rao: “It was a long one.”"
    assert said(text) == [("Sato", "“It was a good day.”"), ("Rao", "“It was a long one.”")]


def test_a_quoted_heading_may_end_with_who_said_it() -> None:
    text = "“A bridge to the future”: Japan’s envoy\n\nThe envoy spoke in Pune on Monday. The hall was full."
    assert said(text)[0] == ("Japan’s envoy", "“A bridge to the future”")


def test_a_heading_with_a_colon_alone_is_none() -> None:
    text = (
        "Joint Statement: The Spirit of the Bridge\n\nThe bridge is open to everybody. It is old "
        "and it is long."
    )
    assert said(text) == []


def test_ids_tell_equal_words_apart_and_stay() -> None:
    text = "“The bridge is open,” said Rao.\n\nLater he went home.\n\n“The bridge is open,” said Sato."
    first, second = quotes_of(text)
    assert first.id != second.id
    assert [quote.id for quote in quotes_of(text)] == [first.id, second.id]


def test_every_rule_that_finds_a_quote_is_explained_and_no_other() -> None:
    explained = {name for name in rules() if name.startswith("quotes.")}
    assert explained == {f"quotes.{name}" for name in get_args(RuleName)}


def test_a_rule_holds_the_words_it_rests_on() -> None:
    text = "The bridge would open in May, Minister Rao said."
    (quote,) = quotes_of(text)
    assert quote.rule.name == "quotes.before-its-cue"
    assert [text[span.start : span.end] for span in quote.rule.words] == ["Minister Rao", "said"]


def test_a_comma_behind_the_closing_mark_leads_to_the_speaker() -> None:
    assert said("“The paint is dry”, said Rao on Monday.") == [("Rao", "“The paint is dry”")]
    assert said('"Delay is our enemy", tweeted Anil Rao on Monday.') == [("Anil Rao", '"Delay is our enemy"')]


def test_the_ministers_of_one_country_report_words_to_the_others() -> None:
    text = "The Japanese ministers noted that tea was dear. The two ministers noted that rice was cheap."
    assert said(text) == [("The Japanese ministers", "tea was dear")]


@pytest.mark.parametrize(
    "text",
    [
        "Rao was said to have asked for a lift.",
        "Had Rao said no, the room would have gone to others.",
    ],
)
def test_what_others_say_that_somebody_said_is_no_quote(text: str) -> None:
    assert said(text) == []


def test_a_headline_may_name_sources_and_a_colon() -> None:
    text = "Airport sources: no change to the gate\n\nPune, March 3, 2019: The gate is open."
    assert said(text) == [("Airport sources", "no change to the gate")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The pier is safe,” Rao said, adding that the ferry would run in May. “We have waited long "
            "enough.”",
            [
                ("Rao", "“The pier is safe,” … “We have waited long enough.”"),
                ("Rao", "the ferry would run in May"),
            ],
        ),
        (
            "“The pier is safe,” Rao said when asked whether it would hold. “We have waited long enough.”",
            [
                ("Rao", "“The pier is safe,” … “We have waited long enough.”"),
                (None, "whether it would hold"),
            ],
        ),
        (
            "“The pier is safe,” Rao said. Ms. Sato replied that it was not. “Nobody has looked at it for "
            "years.”",
            [
                ("Rao", "“The pier is safe,”"),
                ("Ms. Sato", "it was not … “Nobody has looked at it for years.”"),
            ],
        ),
    ],
)
def test_a_quote_goes_on_behind_what_its_sentence_tells_beside(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text) == expected


def test_and_joins_quoted_words_under_one_verb() -> None:
    text = "Rao said the pier was “cold and wet,” and “no place for a child.”"
    assert said(text) == [("Rao", "the pier was “cold and wet,” and “no place for a child.”")]
    assert said("The sailors chanted “Row!” and “Home!”") == [("The sailors", "“Row!” and “Home!”")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The council issued a statement saying the pier was safe.", "The council"),
        ("Mayor Rao wrote a letter to the harbour master asking the crew to stay ashore.", "Mayor Rao"),
        ("The council received a letter saying the pier was safe.", "a letter"),
        ("Rao closed the month with a nod to the film that opens the fair, saying it was a gem.", "Rao"),
        ("Rao rejected the idea that the mayor would sell the pier, adding that it was safe.", "Rao"),
    ],
)
def test_who_issues_words_or_acts_beside_them_says_them(text: str, speaker: str) -> None:
    assert [who for who, _ in said(text)][-1] == speaker
