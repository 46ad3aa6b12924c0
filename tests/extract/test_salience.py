from __future__ import annotations

from tui.documents.reading import document
from tui.extract.names import find_names

FILLER = "\n\n".join(
    f"The {place} ministers spoke of tourism, semiconductors, UN reform and climate change at length."
    for place in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)


def salience(text: str) -> dict[str, str]:
    return {use.label: use.salience for use in find_names(document(text, "a.txt"), text).topics}


def test_what_the_title_names_is_primary_and_what_a_list_names_is_not() -> None:
    found = salience(
        "Ministers open the bullet train\n\nThe bullet train was late. It was the first of its kind.\n\n"
        "They also spoke of tourism, semiconductors, UN reform, cyber security and climate change."
    )
    assert found["High-speed rail"] == "primary"
    assert found["Aviation & tourism"] == found["UN reform"] == "secondary"


def test_a_paragraph_of_its_own_makes_a_main_topic_of_a_long_text() -> None:
    own = "They condemned the tests of North Korea. They raised the abductions. North Korea must answer."
    assert salience(f"A meeting\n\n{FILLER}\n\n{own}\n\n{FILLER}")["North Korea & abductions"] == "primary"


def test_one_sentence_of_a_long_text_makes_none() -> None:
    one = "They spoke of North Korea and of visas, yoga and cyber security."
    assert salience(f"A meeting\n\n{FILLER}\n\n{one}\n\n{FILLER}")["North Korea & abductions"] == "secondary"


def test_what_comes_up_once_and_late_is_no_main_topic_of_a_short_text() -> None:
    text = (
        "A cyber exercise ends\n\nThe cyber security teams met for a day. They went home glad.\n\n"
        "A band played.\n\nThe guests had come by bullet train."
    )
    found = salience(text)
    assert found["Cyber security"] == "primary"
    assert found["High-speed rail"] == "secondary"


def test_a_point_of_a_list_is_a_main_topic_unless_its_heading_is_the_point() -> None:
    long = "\n\n".join([FILLER] * 6)
    items = "- The bullet train will run in spring.\n\n- More will be said in summer."
    assert salience(f"Facts\n\n{long}\n\n{items}")["High-speed rail"] == "primary"
    under = salience(f"Facts\n\n{long}\n\nInfrastructure\n\n{items}")
    assert under["Connectivity & infrastructure"] == "primary"
    assert under["High-speed rail"] == "secondary"


def test_supporting_words_make_no_main_topic() -> None:
    bridge = "A bridge\n\nThe bridge stands. It is a fine bridge."
    last = "One spoke of the metro and of cricket."
    assert salience(f"{bridge}\n\n{FILLER}\n\n{last}")["Connectivity & infrastructure"] == "secondary"
