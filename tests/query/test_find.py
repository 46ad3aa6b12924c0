from hypothesis import given
from hypothesis import strategies as st

from tui.query.find import MOST_MATCHES, find


def found(text: str, words: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text, words)]


def test_words_are_found_in_any_case_over_line_ends_and_in_any_quotes() -> None:
    assert found("The Two\n  sides met; two sides", "two sides") == ["Two\n  sides", "two sides"]
    assert found("India’s India's", "india's") == ["India’s", "India's"]
    assert found("India–Japan", "india-japan") == ["India–Japan"]
    assert found("防衛協力を", "協力") == ["協力"]


def test_signs_are_letters_and_no_words_find_nothing() -> None:
    assert found("a.c abc [x]", "a.c") == ["a.c"]
    assert found("a.c abc [x]", "[x]") == ["[x]"]
    assert found("anything", "  ") == []


def test_more_than_one_steps_through_is_not_gathered() -> None:
    assert len(find("a" * (MOST_MATCHES + 5), "a")) == MOST_MATCHES


@given(st.text(max_size=40), st.text(max_size=6))
def test_any_words_may_be_typed(text: str, words: str) -> None:
    for span in find(text, words):
        assert span.start < span.end <= len(text)
