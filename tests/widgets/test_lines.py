"""Words on one line: never wider than their room, never a word broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.widgets.lines import between, cut, cut_lines

WORDS = st.lists(st.text("abcdeé防衛हिन", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)


def test_a_text_is_cut_after_its_last_whole_word() -> None:
    assert cut("one two three", 13, "…") == "one two three"
    assert cut("one two three", 12, "…") == "one two …"
    assert cut("one two three", 8, "…") == "one …"
    assert cut("unbreakable", 6, "…") == "unbr …"
    assert cut("one two", 1, "…") == "o"
    assert cut("one two", 0, "…") == ""


def test_several_lines_are_filled_and_the_last_one_is_cut() -> None:
    assert cut_lines("one  two\nthree four five", 9, 2, "…") == ["one two", "three …"]
    assert cut_lines("one two three", 9, 2, "…") == ["one two", "three"]
    assert cut_lines("", 9, 2, "…") == [""]


@given(text=WORDS, width=st.integers(1, 40), count=st.integers(1, 3), ellipsis=st.sampled_from(["…", "..."]))
def test_no_line_is_wider_than_its_room(text: str, width: int, count: int, ellipsis: str) -> None:
    assert cell_len(cut(text, width, ellipsis)) <= max(width, 1)
    lines = cut_lines(text, max(2, width), count, ellipsis)
    assert len(lines) <= count
    assert all(cell_len(line) <= max(2, width) for line in lines)


@given(
    text=st.lists(st.text("abc", min_size=1, max_size=6), min_size=1, max_size=9), width=st.integers(9, 40)
)
def test_what_is_left_are_whole_words_from_the_beginning(text: list[str], width: int) -> None:
    said = cut(" ".join(text), width, "…").split()
    kept = said[:-1] if said[-1] == "…" else said
    assert kept == text[: len(kept)]


def test_words_stand_at_both_ends_or_the_right_ones_go() -> None:
    left, right = [Segment("left")], [Segment("right")]
    assert between(left, right, 12, Style()).text == "left   right"
    assert between(left, right, 9, Style()).text == "left     "
    assert between(left, right, 2, Style()).text == "le"
