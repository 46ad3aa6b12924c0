"""Speakers, on made-up passages; the people of the code book play themselves."""

from __future__ import annotations

import pytest

from tests.extract.quotes.reading import speakers_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-10-06\n\nMr. MOTEGI Toshimitsu said that the tea was cold.", ("Toshimitsu Motegi", "by name")),
        ("2020-10-06\n\nJaishankar said that the tea was cold.", ("S. Jaishankar", "by name")),
        ("2020-10-06\n\nMs. SATO Yumi said that the tea was cold.", ("Yumi Sato", "by name")),
        (
            "2020-10-06\n\nJapan’s Foreign Minister said that the tea was cold.",
            ("Toshimitsu Motegi", "by office"),
        ),
        (
            "2016-11-11\n\nThe External Affairs Minister said that the tea was cold.",
            ("Sushma Swaraj", "by office"),
        ),
        ("2023-03-20\n\nThe Japanese leader said that the tea was cold.", ("Fumio Kishida", "by office")),
        (
            "2024-02-02\n\nIts founder, Mika Ono, said that the tea was cold.",
            ("Mika Ono", "by name"),
        ),
        ("2024-02-02\n\nKoto Bank Ltd. said that the tea was cold.", ("Koto Bank", "by name")),
        ("2024-02-02\n\nTokyo said that the tea was cold.", ("Japan", "by name")),
    ],
)
def test_a_speaker_is_resolved(text: str, expected: tuple[str, str]) -> None:
    assert speakers_of(text) == [expected]


@pytest.mark.parametrize(
    "speaker",
    [
        "A senior aide to Prime Minister Modi",
        "A person close to Fumio Kishida",
        "Sources in the Ministry of External Affairs",
        "A spokesman for Piyush Goyal",
        "Kishida’s driver",
        "The wife of Mr Abe",
        "One of Modi’s cooks",
        "Officials travelling with Kishida",
        "The report, prepared for Taro Kono,",
        "A letter from Fumio Kishida",
        "The two prime ministers",
        "Both sides",
        "Former Foreign Minister",
        "The minister",
    ],
)
def test_nobody_is_named_for_another(speaker: str) -> None:
    found = speakers_of(f"2022-05-24\n\n{speaker} said that the tea was cold.")
    assert [name for name, _ in found if name is not None] == []


def test_an_office_after_the_last_known_term_names_nobody() -> None:
    assert speakers_of("2038-01-01\n\nThe External Affairs Minister said that the tea was cold.") == [
        (None, "not named")
    ]


def test_the_text_itself_may_give_an_office_to_somebody_new() -> None:
    text = (
        "2031-03-04\n\nForeign Secretary Leela Rao spoke first. The Foreign Secretary said that "
        "the tea was cold."
    )
    assert speakers_of(text) == [("Leela Rao", "by office")]


def test_pronouns_follow_the_speaker_before() -> None:
    text = "2019-12-01\n\nMs. Yumi Sato said the rain had come. She said that the tea was cold."
    assert speakers_of(text) == [("Yumi Sato", "by name"), ("Yumi Sato", "pronoun")]


def test_a_pronoun_after_two_men_of_whom_neither_speaks_is_open() -> None:
    text = "2014-01-25\n\nShinzo Abe met Manmohan Singh at the airport. He said that the tea was cold."
    assert speakers_of(text) == [(None, "not named")]


def test_gender_decides_between_two() -> None:
    text = "2019-12-01\n\nNirmala Sitharaman met Taro Aso in Delhi. She said that the tea was cold."
    assert speakers_of(text) == [("Nirmala Sitharaman", "pronoun")]


def test_the_former_and_the_latter() -> None:
    text = (
        "2017-09-14\n\nAbe and Modi planted a tree. The former said it would grow. The latter "
        "said it was small."
    )
    assert [name for name, _ in speakers_of(text)] == ["Shinzo Abe", "Narendra Modi"]


def test_a_body_is_taken_up_again() -> None:
    text = (
        "2021-06-21\n\nThe Ministry of Foreign Affairs of Japan announced that the fee was gone. "
        "The ministry added that students came first."
    )
    assert speakers_of(text)[1] == ("Ministry of Foreign Affairs of Japan", "same body as")


def test_a_company_that_is_only_mentioned_is_not_taken_up() -> None:
    text = "2024-02-02\n\nTsuru Bearings supplies Maruti Suzuki. The company said that sales were up."
    assert speakers_of(text) == [(None, "not named")]


def test_a_counterpart_holds_the_same_office_in_the_other_country() -> None:
    text = "2020-10-07\n\nS. Jaishankar came by train. His Japanese counterpart said that the tea was cold."
    assert speakers_of(text) == [("Toshimitsu Motegi", "counterpart")]


def test_a_visitor_is_whom_another_received() -> None:
    text = (
        "2023-03-20\n\nNarendra Modi welcomed Fumio Kishida. The visiting prime minister said "
        "the tea was good."
    )
    assert speakers_of(text) == [("Fumio Kishida", "by office")]


def test_being_told_names_who_tells_if_anybody_does() -> None:
    text = (
        "2018-10-29\n\nShinzo Abe was told by Narendra Modi that the tea was cold. Abe was told "
        "that it was late."
    )
    assert [name for name, _ in speakers_of(text)] == ["Narendra Modi", None]


def test_a_questioner_has_an_outlet_and_an_unnamed_one_nothing() -> None:
    text = (
        "Transcript of a briefing\n\nRao: Rao from the Daily Post. Is the tea cold?\n\n"
        "Shri Anil Verma, Official Spokesperson: It is.\n\nSpeaker 2: Why?\n\n"
        "Shri Anil Verma, Official Spokesperson: It is late."
    )
    assert [name for name, _ in speakers_of(text)] == ["Rao (Daily Post)", "Anil Verma", None, "Anil Verma"]


def test_a_name_in_the_name_of_a_building_is_nobody_present() -> None:
    text = "2023-07-27\n\nTaro Kono walked to Sushma Swaraj Bhawan. She said that the tea was cold."
    assert speakers_of(text) == [(None, "not named")]


def test_a_title_behind_a_name_is_not_taken_for_the_next_persons() -> None:
    text = (
        "2024-08-20\n\nThe defence minister, Minoru Kihara, and the Japanese foreign minister flew together. "
        "The Foreign Minister said that the tea was cold."
    )
    assert [name for name, _ in speakers_of(text)] == [None]


def test_a_label_with_a_title_finds_who_held_such_an_office() -> None:
    text = (
        "Remarks\n\nOctober 6, 2020\n\nMINISTER PAYNE: Good evening, and thank you.\n\n"
        "MINISTER MOTEGI: Good evening.\n\nMINISTER PAYNE: Let us eat."
    )
    assert [name for name, _ in speakers_of(text)] == ["Marise Payne", "Toshimitsu Motegi", "Marise Payne"]


def test_a_long_description_hides_no_speaker() -> None:
    text = "On the plant, Yumi Sato, Managing Director & CEO, Tsuru Bearings, said, “We are glad of it.”"
    assert speakers_of(text) == [("Yumi Sato", "by name")]


def test_a_subject_inside_a_quotation_does_not_act_outside_it() -> None:
    text = "Anil Rao spoke. He noted that “Kerala remains the first choice” and urged the firm to hire."
    assert {name for name, _ in speakers_of(text)} <= {"Anil Rao", None}


def test_two_people_are_not_one() -> None:
    text = "2024-02-02\n\nMs. Yumi Sato and Mr. Anil Rao said that the tea was cold."
    assert speakers_of(text) == [(None, "not named")]


def test_the_president_of_a_company_is_not_that_of_a_country() -> None:
    text = "2023-03-02\n\nJoe Biden was far away. The president told the shareholders that sales were up."
    assert speakers_of(text) == [(None, "not named")]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Koto Mills", "Koto Mills"),
        ("Suzuki Motor", "Suzuki Motor Corporation"),
        ("Mika Ono", None),
        ("Osaka", None),
        ("The mill", None),
    ],
)
def test_it_is_the_body_of_which_it_says_what_it_will_do(subject: str, name: str | None) -> None:
    (found,) = speakers_of(f"2024-02-02\n\n{subject} will open a shop in Pune, it said on Friday.")
    assert found[0] == name


def test_it_is_nobody_where_it_may_be_one_of_two_bodies() -> None:
    text = "2024-02-02\n\nSuzuki Motor said that it had rained. Koto Mills will open a shop in Pune, it said."
    assert [name for name, _ in speakers_of(text)] == ["Suzuki Motor Corporation", None]


@pytest.mark.parametrize(
    ("place", "ministry", "name"),
    [
        ("NEW DELHI", "the power ministry", "Ministry of Power (India)"),
        ("NEW DELHI", "the Ministry of Textiles", "Ministry of Textiles (India)"),
        ("TOKYO", "the environment ministry", "Ministry of the Environment (Japan)"),
        ("TOKYO", "the farm and fisheries ministry", None),
        ("LIMA", "the power ministry", None),
    ],
)
def test_a_ministry_is_that_of_the_country_in_which_the_text_stands(
    place: str, ministry: str, name: str | None
) -> None:
    text = f"Tea and rain\n\n{place}, March 3, 2019\n\nThe trial will start in June, {ministry} said."
    assert [found for found, _ in speakers_of(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Sunday Japan’s Foreign Minister said that tea was dear.", ["Taro Kono"]),
        ("Chief Financial Officer Rie Abe said that tea was dear.", ["Rie Abe"]),
        ("Gita Pal, Additional Secretary in Pune, came. Ms. Pal said that tea was dear.", ["Gita Pal"]),
        (
            "Koto Life Insurance Company said it rained. Koto Life said that tea was dear.",
            ["Koto Life Insurance Company"] * 2,
        ),
        ("The Narendra Modi Foundation said that tea was dear.", ["Narendra Modi Foundation"]),
        ("The Central Bank said that tea was dear.", [None]),
        ("“Tea is dear,” Minister Sato was quoted by an aide as telling Rao.", ["Sato"]),
        (
            "Rajnath Singh met Manmohan Singh. Rajnath Singh opened a shop. Singh said that tea was dear.",
            ["Rajnath Singh"],
        ),
        ("Rajnath Singh met Manmohan Singh. Singh said that tea was dear.", ["Singh"]),
        (
            "Mayor Leela Nair received Ambassador Ken Ito. “Tea is dear,” the visitor joked.",
            ["Ken Ito"],
        ),
    ],
)
def test_further_ways_to_name_who_speaks(text: str, names: list[str | None]) -> None:
    assert [name for name, _ in speakers_of(f"2019-03-20\n\n{text}")] == names


def test_a_headline_means_with_letters_whom_the_text_gives_the_role() -> None:
    text = (
        "‘Bring your friends,’ CM tells firms\n\n2019-03-20\n\nChief Minister Leela Nair met firms in Pune."
    )
    assert [name for name, _ in speakers_of(text)] == ["Leela Nair"]


def test_the_prime_minister_is_that_of_the_country_of_the_text_where_two_are_named() -> None:
    text = "DELHI, March 3, 2019\n\nThe Prime Minister said that tea was dear. “I saw PM Abe,” Modi wrote."
    assert speakers_of(text)[0] == ("Narendra Modi", "by office")


def test_a_country_whose_body_is_left_out_speaks_by_that_body() -> None:
    text = "2019-03-03\n\nJapan’s foreign ministry said that tea was dear. India’s said that it rained."
    assert speakers_of(text)[1] == ("Ministry of External Affairs (India)", "counterpart")


def test_a_country_whose_body_is_left_out_is_nobody_where_none_spoke_before() -> None:
    assert speakers_of("2019-03-03\n\nIndia’s said that it rained.") == [(None, "not named")]


def test_a_strangers_surname_is_not_that_of_whom_the_text_names_only_later() -> None:
    text = (
        "2019-03-03\n\nThe farmer Ram Singh said it rained. Singh said tea was dear. Rajnath Singh said no "
        "rain fell. Singh said it hailed."
    )
    assert [name for name, _ in speakers_of(text)] == ["Ram Singh"] * 2 + ["Rajnath Singh"] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ms. Leela Nair, who met Minister Anil Rao, said it rained. He said it did not. She said it did.",
            ["Leela Nair", "Anil Rao", "Leela Nair"],
        ),
        (
            "Narendra Modi, who met Shinzo Abe, said it rained. Abe, he said, was a friend.",
            ["Narendra Modi", "Narendra Modi"],
        ),
        (
            "The Japanese ambassador, Ken Ito, came to Pune. The ambassador said that tea was dear.",
            ["Ken Ito"],
        ),
        ("Mika Ono, president of Koto Mills, came. Koto said that tea was dear.", ["Koto Mills"]),
        ("Koto Mills and Koto Steel came. Koto said that tea was dear.", ["Koto"]),
    ],
)
def test_pronouns_keep_their_gender_and_are_nobody_in_what_is_said(text: str, names: list[str]) -> None:
    assert [name for name, _ in speakers_of(f"2020-03-03\n\n{text}")] == names
