from __future__ import annotations

from tests.documents.reading import document
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


def test_what_a_heading_names_is_primary() -> None:
    assert within("Bullet train\n\nThe guests rode it.")["High-speed rail"] == "primary"


def test_what_the_dek_names_is_primary_where_the_body_comes_back_to_it() -> None:
    head = "A meeting\n\nHighlights: a bullet train for the coast\n\nOsaka, 3 May\n\n"
    assert salience(f"{head}{FILLER}\n\nThe bullet train was shown.")["High-speed rail"] == "primary"
    assert salience(head + FILLER)["High-speed rail"] == "secondary"


def test_what_the_text_gives_as_many_words_as_its_main_topics_is_primary() -> None:
    own = " ".join(["They condemned the tests of North Korea and asked that the abductions be solved."] * 5)
    assert within(own)["North Korea & abductions"] == "primary"


def test_an_aside_of_one_sentence_makes_no_main_topic_of_a_long_text() -> None:
    assert within("They condemned terrorism in all its forms.")["Counter-terrorism"] == "secondary"
    among = within("Tourism grew. Tourism will grow. The bullet train was spoken of, too.")
    assert among["High-speed rail"] == "secondary"


def test_asides_do_not_make_each_other_main_topics() -> None:
    asides = "They condemned terrorism.\n\nCricket was played.\n\nThe bullet train ran."
    rail = " ".join(["The talks on tourism went on for many hours and ended late."] * 6)
    found = salience(f"A meeting\n\n{rail}\n\n{asides}")
    assert [label for label in found if found[label] == "primary"] == ["Aviation & tourism"]


def test_a_sentence_goes_to_what_it_names_most() -> None:
    found = salience(
        "A meeting\n\nThe bullet train, a Shinkansen of the E5 series with new rolling stock, beside cricket."
    )
    assert found == {
        "High-speed rail": "primary",
        "Education, culture & people-to-people": "secondary",
    }


def test_topics_of_the_same_weight_are_all_primary() -> None:
    lines = ("Tourism grew fast.", "Semiconductors grew fast.", "Cricket grew fast.")
    assert set(salience("A meeting\n\n" + "\n\n".join(lines)).values()) == {"primary"}


def test_one_line_of_a_statement_in_points_is_secondary() -> None:
    points = (
        "The bullet train was inspected by both. The bullet train will be tested in spring.",
        "The cyber security teams met. They spoke of cyber attacks. Cyber security matters to all.",
        "They condemned terrorism.",
    )
    found = salience("A meeting\n\n" + "\n\n".join(f"{at}. {point}" for at, point in enumerate(points, 1)))
    assert found["High-speed rail"] == found["Cyber security"] == "primary"
    assert found["Counter-terrorism"] == "secondary"


def test_a_text_of_one_topic_is_about_it() -> None:
    assert salience("News\n\nThe guests had come.\n\nThey left by bullet train.") == {
        "High-speed rail": "primary"
    }


def test_supporting_words_make_no_main_topic() -> None:
    bridge = "A bridge\n\nThe bridge stands. It is a fine bridge."
    last = "One spoke of the metro and of cricket."
    assert salience(f"{bridge}\n\n{FILLER}\n\n{last}")["Connectivity & infrastructure"] == "secondary"
