"""Reported clauses, on made-up sentences: where each begins and ends, and whose it is."""

from __future__ import annotations

import pytest

from tests.extract.quotes.reading import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rao explained that the bridge was old and requested the council to close it.",
            [("Rao", "the bridge was old"), ("Rao", "the council to close it")],
        ),
        (
            "Rao informed the house that the line was ready, and assured members that fares would stay low.",
            [("Rao", "the line was ready"), ("Rao", "fares would stay low")],
        ),
        (
            "Ms. Sato stressed that the port was safe and also said that it would be dredged in June.",
            [("Ms. Sato", "the port was safe"), ("Ms. Sato", "it would be dredged in June")],
        ),
        (
            "Rao recalled that the firm had failed twice before and proposed that the council look for more.",
            [("Rao", "the firm had failed twice before"), ("Rao", "the council look for more")],
        ),
        (
            "The Foreign Minister explained that the talks had stalled over prices and called on both houses "
            "to be patient.",
            [
                ("The Foreign Minister", "the talks had stalled over prices"),
                ("The Foreign Minister", "both houses to be patient"),
            ],
        ),
        (
            "Rao said that the work was slow and expressed the hope that it would be done by May.",
            [("Rao", "the work was slow"), ("Rao", "it would be done by May")],
        ),
    ],
)
def test_each_verb_of_one_subject_has_its_own_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rao asked whether the gate was open, to which the mayor replied that it was.",
            [("Rao", "whether the gate was open"), ("the mayor", "it was")],
        ),
        (
            "Minister Hayashi explained the rules and requested their early end, to which Minister Rao "
            "responded "
            "that his side would study the matter.",
            [("Minister Hayashi", "their early end"), ("Minister Rao", "his side would study the matter")],
        ),
        (
            "(2) Minister Hayashi said that the port (the old one) would be dredged by 5%.",
            [("Minister Hayashi", "the port (the old one) would be dredged by 5%")],
        ),
        (
            "The minister proposed that the two fleets meet in June, in response to which Admiral Sato said "
            "that his ships were ready.",
            [("The minister", "the two fleets meet in June"), ("Admiral Sato", "his ships were ready")],
        ),
    ],
)
def test_an_answer_in_a_relative_clause_is_the_other_speakers(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Rao asked for more time for the second bridge, and for help from the coast guard.",
            "more time for the second bridge, and for help from the coast guard",
        ),
        (
            "Rao asked for the support of Japan in building a port that could take large ships.",
            "the support of Japan in building a port that could take large ships",
        ),
        ("Rao asked for a new road on Monday.", "a new road"),
        (
            "Rao urged the council to open the bridge and to close the road.",
            "the council to open the bridge and to close the road",
        ),
        (
            "Rao said that the bridge was old, that the road was new and that the toll would stay.",
            "the bridge was old, that the road was new and that the toll would stay",
        ),
        (
            "The bridge is old, Rao said on Monday, but the road is new.",
            "The bridge is old … but the road is new",
        ),
    ],
)
def test_what_is_coordinated_belongs_to_the_quote(text: str, words: str) -> None:
    assert said(text) == [("Rao", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Rao said the bridge would open in May, but the work has not begun.",
            "the bridge would open in May",
        ),
        ("Rao said the bridge would open in May but declined to name a day.", "the bridge would open in May"),
        ("Rao said talks were going on, but did not give details.", "talks were going on"),
        ("Rao said a ship had been seen but gave no further details.", "a ship had been seen"),
        (
            "Rao said that the bridge would be closed, prompting cheers in the hall.",
            "the bridge would be closed",
        ),
        ("Rao said the bridge would be closed, citing cracks in its piers.", "the bridge would be closed"),
        ("Rao said the bridge would close, after engineers found cracks.", "the bridge would close"),
        ("Rao said the bridge was safe, but the road was not.", "the bridge was safe, but the road was not"),
        (
            "Rao said that the tax would raise prices, hurting the poor.",
            "the tax would raise prices, hurting the poor",
        ),
    ],
)
def test_what_the_writer_adds_does_not(text: str, words: str) -> None:
    assert said(text) == [("Rao", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rao informed Prime Minister Modi that the bridge was old.", "the bridge was old"),
        ("But, Rao argued, a country ought to “build in stone”.", "a country ought to “build in stone”"),
        ("Rao conveyed that the bridge would open in May.", "the bridge would open in May"),
        ("Rao drew attention to the fact that the bridge was old.", "the bridge was old"),
        ("Rao made it clear to all of us that the bridge was old.", "the bridge was old"),
        ("Rao expressed confidence that the bridge would open in May.", "the bridge would open in May"),
        ("Rao gave an assurance that the bridge would open in May.", "the bridge would open in May"),
        ("Rao was of the view that the bridge was too old.", "the bridge was too old"),
        ("Rao wanted to know if the bridge was safe.", "if the bridge was safe"),
        ("Rao sought to know whether the bridge was safe.", "whether the bridge was safe"),
        ("Rao liked to say that a bridge is a promise.", "a bridge is a promise"),
        ("“A bridge is a promise,” Rao liked to say.", "“A bridge is a promise,”"),
        ("“A bridge is a promise,” as Rao put it.", "“A bridge is a promise,”"),
        ("Rao put it this way: “A bridge is a promise.”", "“A bridge is a promise.”"),
        ("“We had no boats in those days,” Rao remembers.", "“We had no boats in those days,”"),
        ("In Rao’s words, a bridge is “a promise in stone”.", "a bridge is “a promise in stone”"),
        ("In the words of Rao, a bridge is “a promise in stone”.", "a bridge is “a promise in stone”"),
        ("Rao’s message to the firms was clear: “Build it in stone.”", "“Build it in stone.”"),
        ("Rao had a warning for the council: “Build it in stone.”", "“Build it in stone.”"),
        ("Rao said on Tuesday it had bought a ferry.", "it had bought a ferry"),
        ("Rao denied taking money from the firm.", "taking money from the firm"),
    ],
)
def test_words_and_nouns_of_saying(text: str, words: str) -> None:
    assert said(text) == [("Rao", words)]


def test_a_reason_belongs_to_what_is_said() -> None:
    text = "Rao said he had not walked over the bridge because, in May, the paint was still wet."
    assert said(text) == [
        ("Rao", "he had not walked over the bridge because, in May, the paint was still wet")
    ]


def test_a_term_in_what_describes_the_speaker_is_not_said() -> None:
    text = "“It was cold,” said Leela Nair, who waited in an “extraordinarily long line down to the river”."
    assert said(text) == [("Leela Nair", "“It was cold,”")]


def test_words_of_ones_own_and_others_under_one_verb_are_one_quote() -> None:
    text = "Rao said the bridge was “very old” and that it must go."
    assert said(text) == [("Rao", "the bridge was “very old” and that it must go")]


def test_who_wrote_a_comment_says_what_it_reads() -> None:
    text = "“It is old,” Sato said.\n\nRao’s comment read: “It must be torn down this year.”"
    assert said(text) == [("Sato", "“It is old,”"), ("Rao", "“It must be torn down this year.”")]


@pytest.mark.parametrize(
    "text",
    [
        "Rao made the road and knew that nobody would walk on it.",
        "Rao put the lamp on the table so that it would shine.",
        "Many in the party call it a “victory”.",
        "The villagers describe the road as “the snake”.",
        "Rao thanked the ferry crew for the loan of a lamp.",
        "The banker asked not to be named.",
        "The banker requested anonymity to speak freely.",
        'Tokyo hails "special" bond with Delhi\n\nPune: The fair runs until May. It has many halls.',
        'Rao calls for "new push" on ports\n\nPune: The fair runs until May. It has many halls.',
    ],
)
def test_acts_names_and_secrecy_are_no_quotes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("when", ["tonight", "later", "on Monday", "the next day"])
def test_a_second_speaker_may_come_after_the_time_at_which_he_spoke(when: str) -> None:
    text = f"Rao told me that the pump had failed, and {when} Sato told him that a new one was coming."
    assert said(text) == [("Rao", "the pump had failed"), ("Sato", "a new one was coming")]


def test_somebody_may_be_heard_to_say() -> None:
    assert said("The porter was heard to say that tea was dear.") == [("The porter", "tea was dear")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harvest failed again, but, as Rao noted, the mill could still be saved.",
            [("Rao", "the mill could still be saved")],
        ),
        ("The mill, as Rao noted, can still be saved.", [("Rao", "The mill … can still be saved")]),
        (
            "Raise the toll on a “bridge that is falling down” and drivers get angry, said Mina Rao, who "
            "runs the depot.",
            [("Mina Rao", "Raise the toll on a “bridge that is falling down” and drivers get angry")],
        ),
    ],
)
def test_a_clause_beside_its_attribution_is_what_is_said(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_a_clause_keeps_the_subject_that_looks_like_an_object() -> None:
    text = "Rao argued his fight to raise money for the village schools is especially urgent in the hills."
    assert said(text) == [
        ("Rao", "his fight to raise money for the village schools is especially urgent in the hills")
    ]


@pytest.mark.parametrize("sign", [": ", " – "])
def test_a_sentence_behind_a_colon_or_a_dash_is_said_with_those_that_go_on_with_we(sign: str) -> None:
    text = f"Rao wrote{sign}We spoke of rice. Its price has shaken us. The mayor came by boat."
    assert said(text) == [("Rao", "We spoke of rice. Its price has shaken us")]


@pytest.mark.parametrize("words", ["that tea was dear", ", “Tea is dear”"])
def test_who_it_was_that_said_so_is_the_speaker(words: str) -> None:
    assert [speaker for speaker, _ in said(f"It was Rao who said {words}.")] == ["Rao"]


def test_words_led_in_by_their_own_cue_are_not_given_to_the_next() -> None:
    text = "Rao called last night; he said, “Good luck.” My wife told me, “Go.”"
    assert said(text) == [("he", "“Good luck.”"), ("My wife", "“Go.”")]
