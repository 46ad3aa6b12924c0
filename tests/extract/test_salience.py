from __future__ import annotations

from tui.documents.reading import document
from tui.extract.names import find_names

FILLER = "\n\n".join(
    f"The {place} ministers spoke of tourism, semiconductors, UN reform and climate change at length."
    for place in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)


def salience(text: str) -> dict[str, str]:
    return {use.label: use.salience for use in find_names(document(text, "a.txt"), text).topics}


def within(passage: str) -> dict[str, str]:
    """The salience of topics where the passage stands in the midst of a long text about others."""
    return salience(f"A meeting\n\n{FILLER}\n\n{passage}\n\n{FILLER}")


def test_what_the_title_names_is_primary_and_what_a_list_names_is_not() -> None:
    found = salience(
        "Ministers open the bullet train\n\nThe bullet train was late. It was the first of its kind.\n\n"
        "They also spoke of tourism, semiconductors, UN reform, cyber security and climate change."
    )
    assert found["High-speed rail"] == "primary"
    assert found["Aviation & tourism"] == found["UN reform"] == "secondary"


def test_what_the_text_opens_with_is_primary_unless_it_opens_with_a_list() -> None:
    found = salience(f"A meeting\n\nOsaka, 3 May\n\nThe bullet train was shown to the guests.\n\n{FILLER}")
    assert found["High-speed rail"] == "primary"
    listed = salience(
        f"A meeting\n\nThey rode the bullet train and spoke of cricket and of cancer.\n\n{FILLER}"
    )
    assert listed["High-speed rail"] == "secondary"


def test_what_comes_back_as_often_as_others_is_primary() -> None:
    assert within("They spoke of tourism and of the bullet train.")["UN reform"] == "primary"


def test_a_paragraph_of_its_own_makes_a_main_topic_of_a_long_text() -> None:
    own = "They condemned the tests of North Korea. They raised the abductions. North Korea must answer."
    assert within(own)["North Korea & abductions"] == "primary"


def test_most_of_a_paragraph_is_needed() -> None:
    shared = (
        "North Korea fired once. North Korea fired twice. The bullet train ran. The bullet train stopped. "
        "Cricket was played. Cricket was watched. Cancer was fought."
    )
    found = within(shared)
    assert found["North Korea & abductions"] == found["High-speed rail"] == "secondary"


def test_an_aside_of_one_sentence_makes_no_main_topic() -> None:
    assert within("They condemned terrorism in all its forms.")["Counter-terrorism"] == "secondary"
    among = within("Tourism grew. Tourism will grow. The bullet train was spoken of, too.")
    assert among["High-speed rail"] == "secondary"


def test_one_line_of_a_statement_in_points_is_secondary() -> None:
    points = (
        "The bullet train was inspected by both. The bullet train will be tested in spring.",
        "The cyber security teams met. They spoke of cyber attacks. Cyber security matters to all.",
        "They condemned terrorism.",
    )
    found = salience("A meeting\n\n" + "\n\n".join(f"{at}. {point}" for at, point in enumerate(points, 1)))
    assert found["High-speed rail"] == found["Cyber security"] == "primary"
    assert found["Counter-terrorism"] == "secondary"


def test_the_matter_of_an_accord_is_primary_though_named_once() -> None:
    assert within("A memorandum on the bullet train was signed.")["High-speed rail"] == "primary"
    listed = within("A pact on the bullet train, on cricket and on cancer was spoken of.")
    assert listed["High-speed rail"] == "secondary"


def test_a_text_of_one_topic_is_about_it() -> None:
    assert salience("News\n\nThe guests had come.\n\nThey left by bullet train.") == {
        "High-speed rail": "primary"
    }


def test_supporting_words_make_no_main_topic() -> None:
    bridge = "A bridge\n\nThe bridge stands. It is a fine bridge."
    last = "One spoke of the metro and of cricket."
    assert salience(f"{bridge}\n\n{FILLER}\n\n{last}")["Connectivity & infrastructure"] == "secondary"
