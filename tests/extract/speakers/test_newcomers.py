from __future__ import annotations

from tests.extract.quotes.reading import findings_of


def people(text: str) -> dict[str, list[str]]:
    return {use.name: [m.text for m in use.mentions] for use in findings_of(text).names.people}


def test_people_whom_only_the_text_introduces_stand_among_the_names_in_order() -> None:
    text = (
        "Harbour talks\n\nMs. TANABE Yumi met Narendra Modi. “It went well,” said Anil Barua, a captain. "
        "Tanabe left. Barua stayed."
    )
    assert people(text) == {
        "Yumi Tanabe": ["TANABE Yumi", "Tanabe"],
        "Narendra Modi": ["Narendra Modi"],
        "Anil Barua": ["Anil Barua", "Barua"],
    }


def test_an_initial_stands_inside_a_name() -> None:
    assert people("Harbour talks\n\nMr. Anil K. Barua came. “It went well,” Barua said.") == {
        "Anil K. Barua": ["Anil K. Barua", "Barua"]
    }


def test_a_person_of_the_code_book_is_no_newcomer_under_another_form_of_the_name() -> None:
    text = "Harbour talks\n\nMr. Narendra K. Modi came. “It went well,” Modi said."
    assert set(people(text)) == {"Narendra Modi"}
    assert set(people("Harbour talks\n\n“It went well,” said Teaseller Narendra Modi.")) == {"Narendra Modi"}


def test_a_namesake_of_somebody_in_the_code_book_is_a_newcomer() -> None:
    text = "Harbour talks\n\nShinzo Abe met Ms. Yuko Abe. “It went well,” said Yuko Abe."
    assert people(text) == {"Shinzo Abe": ["Shinzo Abe"], "Yuko Abe": ["Yuko Abe", "Yuko Abe"]}


def test_capitals_beside_a_word_of_office_are_not_yet_a_person() -> None:
    assert (
        people("Harbour talks\n\nThey spoke of Foreign Direct Investment and of External Borrowing Rules.")
        == {}
    )
    headline = "Foreign Minister Tanabe Lauds Deep Ties"
    assert people(f"{headline}\n\nThe minister was glad. “It went well,” she said.") == {}


def test_what_stands_before_the_text_names_nobody() -> None:
    head = '---\ntitle: "Remarks by Minister Yumi Tanabe"\n---'
    text = f"{head}\n\nThe minister was glad. “It went well,” she said."
    assert people(text) == {}
