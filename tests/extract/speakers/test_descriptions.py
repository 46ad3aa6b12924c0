"""Descriptions of people and bodies, on made-up passages; the people of the code book play themselves."""

from __future__ import annotations

import pytest

from tests.extract.quotes.reading import speakers_of


def last_speaker(text: str) -> tuple[str | None, str]:
    return speakers_of(text)[-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "2023-03-20\n\nNEW DELHI: Fumio Kishida flew in and met Narendra Modi. The visiting leader "
            "said the "
            "tea was good.",
            "Fumio Kishida",
        ),
        (
            "2023-03-20\n\nNEW DELHI: Fumio Kishida laid a wreath. The visiting dignitary said the tea "
            "was good.",
            "Fumio Kishida",
        ),
        (
            "2017-09-14\n\nAHMEDABAD: Narendra Modi drove with Shinzo Abe to the river. The host said "
            "the tea was "
            "good.",
            "Narendra Modi",
        ),
        (
            "2017-09-14\n\nNarendra Modi received Shinzo Abe at the airport. His guest said that the "
            "tea was good.",
            "Shinzo Abe",
        ),
        (
            "2020-02-06\n\nRaveesh Kumar, the spokesman of the ministry, met us. The spokesman said "
            "the tea was "
            "cold.",
            "Raveesh Kumar",
        ),
        (
            "2031-02-06\n\n“We are glad,” said spokeswoman Leela Rao. The spokesperson said the tea "
            "was cold.",
            "Leela Rao",
        ),
        (
            "2031-02-06\n\nAnil Rao, chairman of Tsuru Bearings, opened the plant. The chairman said "
            "sales were up.",
            "Anil Rao",
        ),
        (
            "2031-02-06\n\nAmbassador Leela Rao planted a tree. The envoy said that it would grow.",
            "Leela Rao",
        ),
        (
            "2020-10-07\n\nS. Jaishankar met Toshimitsu Motegi in Tokyo. The Indian minister said the "
            "tea was cold.",
            "S. Jaishankar",
        ),
        (
            "Kishida flew to Delhi to see Modi. The Indian leader said the tea was cold.",
            "Narendra Modi",
        ),
        (
            "2023-03-20\n\nKishida flew to Delhi to see Modi. The Indian leader said the tea was cold.",
            "Narendra Modi",
        ),
        (
            "2031-02-06\n\nMinister Anil Rao met Minister Ravi Nair. The minister said the tea was cold.",
            None,
        ),
        (
            "2031-02-06\n\nAnil Rao, who heads the chamber, spoke. The president said the rain was late.",
            None,
        ),
        (
            "2023-03-20\n\nNEW DELHI: Prime Minister received Prime Minister Kishida. Prime Minister "
            "said that the "
            "tea was cold.",
            "Narendra Modi",
        ),
        (
            "2023-03-20\n\nPrime Minister Kishida was late. Prime Minister said that the tea was cold.",
            None,
        ),
    ],
)
def test_somebody_is_described(text: str, name: str | None) -> None:
    assert last_speaker(text)[0] == name


def test_a_colleague_is_the_other_of_the_same_country() -> None:
    text = (
        "2024-08-20\n\nMinoru Kihara and Yoko Kamikawa flew to Delhi. Kihara said the tea was "
        "cold. His colleague "
        "said that it was warm."
    )
    assert last_speaker(text) == ("Yoko Kamikawa", "counterpart")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Narendra Modi recalled the work of Shinzo Abe. He said the tea was good.", "Narendra Modi"),
        (
            "Narendra Modi spoke to students about the life of Manmohan Singh. He said the tea was good.",
            "Narendra Modi",
        ),
        ("Narendra Modi spoke with Shinzo Abe. He said the tea was good.", None),
        ("Narendra Modi welcomed Shinzo Abe. He said the tea was good.", None),
        ("Narendra Modi and Shinzo Abe planted a tree. He said the tea was good.", None),
        (
            "Taro Kono told us that Japan would pay, while Rajnath Singh spoke of ships. He said the "
            "tea was good.",
            None,
        ),
        ("Rajnath Singh believes that ports matter. He said that the tea was cold.", "Rajnath Singh"),
    ],
)
def test_he_is_who_acts_alone_in_the_sentence_before(text: str, name: str | None) -> None:
    assert last_speaker(text)[0] == name


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        (
            "NEW DELHI, March 3, 2019: The rain was late. The Foreign Ministry said that the tea was cold.",
            [("Ministry of External Affairs (India)", "by name")],
        ),
        (
            "TOKYO, March 3, 2019 -- The rain was late. The Defence Ministry said that the tea was cold. The "
            "ministry added that it was late.",
            [("Ministry of Defense (Japan)", "by name"), ("Ministry of Defense (Japan)", "same body as")],
        ),
        (
            "2023-03-20\n\nModi’s office said that the tea was cold.",
            [("Prime Minister's Office (India)", "by name")],
        ),
        (
            "2023-03-20\n\nThe office of Prime Minister Kishida said that the tea was cold.",
            [("Prime Minister's Office of Japan", "by name")],
        ),
        (
            "2023-03-20\n\nNEW DELHI: The Prime Minister’s Office said that the tea was cold.",
            [("Prime Minister's Office (India)", "by name")],
        ),
        ("2023-03-20\n\nThe Prime Minister’s Office said that the tea was cold.", [(None, "not named")]),
        ("2020-03-20\n\nJaishankar’s office said that the tea was cold.", [(None, "not named")]),
    ],
)
def test_a_body_is_described(text: str, resolved: list[tuple[str | None, str]]) -> None:
    assert speakers_of(text) == resolved


def test_american_spelling_names_the_same_office() -> None:
    text = (
        "India’s Defence Minister Rajnath Singh opened the fair.\n\nThe Defense Minister said that "
        "the tea was "
        "cold."
    )
    assert last_speaker(text) == ("Rajnath Singh", "by office")


def test_a_bare_role_in_a_headline_is_whom_the_text_below_calls_so() -> None:
    text = (
        "Ports will grow, says envoy\n\nPUNE, May 3, 2031: Ambassador Leela Rao walked on the quay on Monday."
    )
    assert speakers_of(text)[0] == ("Leela Rao", "by office")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kenji Hiramatsu said that roads matter. In talks with Minister Jitendra Singh, he said "
            "that the tea was "
            "cold.",
            ["Kenji Hiramatsu", "Kenji Hiramatsu"],
        ),
        (
            "Rajnath Singh said the tea was cold. An adviser said the rain was late. He said that it "
            "was over.",
            ["Rajnath Singh", None, None],
        ),
        (
            "Rajnath Singh said the tea was cold. Ravi, a waiter, took a bow. He said that it was warm.",
            ["Rajnath Singh", None],
        ),
        (
            "Rajnath Singh said the tea was cold. The club’s president, Ravi Lahoti, was calm. He said "
            "that it was "
            "warm.",
            ["Rajnath Singh", "Ravi Lahoti"],
        ),
    ],
)
def test_he_is_nobody_who_stands_beside_or_whom_the_text_does_not_name(
    text: str, names: list[str | None]
) -> None:
    assert [name for name, _ in speakers_of(text)] == names


def test_where_the_text_names_several_the_office_is_that_of_the_country_in_which_it_stands() -> None:
    text = (
        "Visit to Delhi\n\nPrime Minister Shri Narendra Modi met Prime Minister Fumio Kishida. In "
        "a note the Prime "
        "Minister said;\n\n“We drank a lot of tea together today.”"
    )
    assert speakers_of(text) == [("Narendra Modi", "by office")]


def test_the_envoys_name_behind_the_country_belongs_to_the_phrase() -> None:
    text = "Japanese Ambassador to India Kenji Hiramatsu said that the tea was cold."
    assert speakers_of(text) == [("Kenji Hiramatsu", "by name")]


def test_a_surname_alone_is_whom_the_text_names_by_office_and_surname() -> None:
    text = (
        "2020-11-11\n\nChief Cabinet Secretary Kato was late. Kato said that the tea was cold. Ms. "
        "Kato said that "
        "it was warm."
    )
    assert [name for name, _ in speakers_of(text)] == ["Katsunobu Kato", "Kato"]


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("The president of Koto Mills", "Mika Ono"),
        ("The Koto Mills president", "Mika Ono"),
        ("The president of Deccan Mills", "Anil Rao"),
        ("The president of Malwa Mills", None),
        ("The treasurer of Koto Mills", None),
    ],
)
def test_a_role_with_a_firm_is_whom_the_text_names_beside_both(description: str, name: str | None) -> None:
    text = (
        "2019-03-20\n\nKoto Mills president Mika Ono came to Pune. The fair was long and the rain was late. "
        f"Anil Rao, president of Deccan Mills, came. {description} said that tea was dear."
    )
    assert speakers_of(text)[-1][0] == name


def test_a_spokesperson_may_be_told_by_the_whole_name_of_the_ministry() -> None:
    text = "2019-03-20\n\nThe spokesperson of the Ministry of External Affairs said that tea was dear."
    assert [name for name, _ in speakers_of(text)] == ["Raveesh Kumar"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("India's ambassador to Japan, Ken Rao, said it rained. The ambassador", "Ken Rao"),
        ("India's ambassador to Japan, Ken Rao, said it rained. The envoy", "Ken Rao"),
        (
            "It rained, said Kenji Hiramatsu, Japan's former ambassador to India. The former ambassador",
            "Kenji Hiramatsu",
        ),
        ("Koto Mills vice chairman Mika Ono said it rained. The vice chairman", "Mika Ono"),
        ("Koto Mills vice chairman Mika Ono said it rained. The chairman of the board", None),
        ("Koto Mills vice chairman Mika Ono said it rained. A vice chairman", None),
        ("Union Minister of Commerce Piyush Goyal came to Pune. The commerce minister", "Piyush Goyal"),
        ("Japan's envoy to India Satoshi Suzuki", "Satoshi Suzuki"),
        ("Japan's aide to Satoshi Suzuki", None),
    ],
)
def test_a_description_may_say_what_the_text_has_said(text: str, name: str | None) -> None:
    assert speakers_of(f"2020-10-07\n\n{text} said that tea was dear.")[-1][0] == name


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("Nobuo Kishi came to Pune.", "Nobuo Kishi"),
        ("Nobuo Kishi and Taro Kono came to Pune.", None),
        ("Former defence minister Taro Kono came to Pune.", None),
        ("The fair was long.", None),
    ],
)
def test_without_a_date_an_office_is_that_of_the_only_one_named_who_ever_held_it(
    named: str, name: str | None
) -> None:
    assert speakers_of(f"{named} The Defence Minister of Japan said that tea was dear.")[-1][0] == name


def test_a_text_stands_in_the_place_with_which_it_begins() -> None:
    text = "New Delhi. The fair was long. The Foreign Ministry said that tea was dear."
    assert speakers_of(text)[-1][0] == "Ministry of External Affairs (India)"
