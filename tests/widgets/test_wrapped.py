from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.plaintext import shown
from tui.widgets.wrapped import ROLES, Line, Mark, strip, wrap

STYLES = {role: Style(meta={"role": role}) for role in ROLES}
ALPHABETS = st.one_of(
    st.characters(codec="utf-8"),
    st.sampled_from(" \t\n\rab”“—防衛協力、。「」हिन्दी\u0301\u200d\ufe0f😀\u202e\x1b[]/"),
)
TEXTS = st.text(ALPHABETS, max_size=300)


def lines_of(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, width)]


@given(TEXTS, st.integers(2, 40))
def test_lines_hold_every_word_in_order(text: str, width: int) -> None:
    lines = wrap(text, width)
    ends = [Line(0, 0), *lines, Line(len(text), len(text))]
    for before, after in pairwise(ends):
        assert before.end <= after.start
        assert not text[before.end : after.start].strip(" \t\r\n\u2002\u2003\u2009\u3000\u2028\u2029")


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in lines_of(text, width):
        assert cell_len(shown(line).replace("\t", " ")) <= width


@given(TEXTS, st.integers(2, 40))
def test_what_is_painted_is_the_text_as_it_may_be_shown(text: str, width: int) -> None:
    for line in wrap(text, width):
        painted = strip(text, line, [], STYLES).text
        assert painted == shown(text[line.start : line.end]).replace("\t", " ")
        assert "\n" not in painted


@given(st.lists(st.text("abcdefgh-", min_size=1, max_size=9), min_size=1), st.integers(9, 40))
def test_words_that_fit_stay_whole(words: list[str], width: int) -> None:
    assert " ".join(lines_of(" ".join(words), width)).split(" ") == words


def test_a_word_longer_than_the_line_is_broken_at_its_edge() -> None:
    assert lines_of("see abcdefghijkl now", 5) == ["see", "abcde", "fghij", "kl", "now"]


def test_line_ends_of_the_text_end_lines() -> None:
    assert lines_of("one\r\ntwo\n\nthree", 20) == ["one", "two", "", "three"]


def test_japanese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    assert lines_of("日本とインドは協力する。", 8) == ["日本とイ", "ンドは協", "力する。"]
    assert lines_of("日本と協力。", 10) == ["日本と協", "力。"]


def test_a_no_break_space_holds_words_together() -> None:
    assert lines_of("see ¶\u00a03 of it", 6) == ["see", "¶\u00a03 of", "it"]


@given(
    st.text("ab cd防", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(ROLES)), max_size=8),
    st.integers(2, 20),
)
def test_every_character_has_the_style_of_its_last_role(
    text: str, ranges: list[tuple[int, int, str]], width: int
) -> None:
    marks = [Mark(start, end, role) for start, end, role in ranges]  # type: ignore[arg-type]
    for line in wrap(text, width):
        at = line.start
        for segment in strip(text, line, marks, STYLES):
            assert segment.style is not None
            assert segment.style.meta["offset"] == (at, 0)
            for offset in range(at, at + len(segment.text)):
                roles = {mark.role for mark in marks if mark.start <= offset < mark.end}
                strongest = max(roles, key=ROLES.index, default=None)
                assert segment.style.meta.get("role") == strongest
            at += len(segment.text)
        assert at == line.end


def test_overlapping_marks_combine_their_styles() -> None:
    styles = STYLES | {"agreement": Style(underline=True), "quote": Style(bgcolor="yellow")}
    marks = [Mark(0, 8, "agreement"), Mark(4, 12, "quote")]
    segments = list(strip("abcdefghijkl", Line(0, 12), marks, styles))
    seen = [
        (s.text, bool(s.style and s.style.underline), bool(s.style and s.style.bgcolor)) for s in segments
    ]
    assert seen == [("abcd", True, False), ("efgh", True, True), ("ijkl", False, True)]


@pytest.mark.parametrize("hostile", ["[sic]", "[/x]", "[@click=app.quit]go[/]", "\\[b]", "${x}"])
def test_brackets_are_letters(hostile: str) -> None:
    assert strip(hostile, Line(0, len(hostile)), [], STYLES).text == hostile
