from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extract.quotes.marks import Region, regions_of
from tui.model import Block


def regions(text: str) -> tuple[Region, ...]:
    return regions_of(text, [Block("paragraph", 0, len(text), 1)])


def quoted(text: str) -> list[str]:
    return [text[region.start : region.end] for region in regions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Tea first," he said.', ['"Tea first,"']),
        ("“Tea first,” he said. “Then talks.”", ["“Tea first,”", "“Then talks.”"]),
        ("She called it «un début» there.", ["«un début»"]),
        ("The sign read 「ようこそ」 in red.", ["「ようこそ」"]),
        ("''Tea first,'' he said.", ["''Tea first,''"]),
        ("It is a 'special place' for him.", ["'special place'"]),
        ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
        ("“The so-called “plan” is dead,” he said.", ["“The so-called “plan” is dead,”"]),
        ('"He told me “no” twice," she said.', ['"He told me “no” twice,"']),
    ],
)
def test_marks_of_every_kind_pair(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plan and the boys' tea were cold.",
        "It's the '90s again, isn't it?",
        "A 6' door and a 2\" screw",
    ],
)
def test_apostrophes_and_inches_open_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_inside_single_marks_does_not_close_them() -> None:
    assert quoted("‘The ministers’ plan is good.’ So he said.") == ["‘The ministers’ plan is good.’"]


def test_a_single_mark_after_a_stop_closes_a_double_one() -> None:
    assert quoted("He said, “We came. We saw. ‘ Then he left.") == ["“We came. We saw. ‘"]


def test_without_a_closing_mark_the_region_ends_with_the_block_and_says_so() -> None:
    (region,) = regions("“We will go on with this")
    assert (region.end, region.closed) == (24, False)


def test_a_stray_closing_mark_is_no_region() -> None:
    assert quoted("such as tea and rice” and more") == []


@given(st.text(alphabet="“”\"'‘’«»「」 ab.,`\n", max_size=80))
def test_regions_are_in_order_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for region in regions(text):
        assert end <= region.start < region.end <= len(text)
        end = region.end
