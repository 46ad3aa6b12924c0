"""Whatever stands on pages, wherever it stands: nothing is invented, and pages begin in their order."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.documents.printed.model import Page, Word
from tui.documents.printed.text import printed_text

TEXTS = st.one_of(
    st.sampled_from(
        (
            "the",
            "Kochi",
            "co-",
            "2024",
            "iv",
            "1.",
            "•",
            "o",
            "(a)",
            "-",
            "Page",
            "#",
            "第",
            "1" * 5_000,
            "soft\u00ad",
            "end.",
        )
    ),
    st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=6),
)
SIZES = st.sampled_from((6.0, 11.5, 11.6, 20.0))


@st.composite
def words(draw: st.DrawFn) -> Word:
    left = draw(st.integers(0, 500))
    return Word(
        draw(TEXTS),
        left,
        left + draw(st.integers(0, 80)),
        draw(st.integers(0, 800)),
        draw(SIZES),
        draw(st.booleans()),
    )


PAGES = st.lists(st.lists(words(), max_size=40).map(lambda found: Page(800.0, found)), min_size=1, max_size=4)


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum() and sign not in "ﬀﬁﬂﬃﬄﬅﬆ")


FOOTNOTE_AMID_A_PARAGRAPH = [
    Page(800.0, []),
    Page(800.0, [Word("the", 0, 0, 14, 11.5, False)]),
    Page(800.0, [Word("the", 0, 0, 7, 11.5, False), Word("the", 0, 0, 21, 6.0, False)]),
    Page(800.0, [Word("the", 0, 0, 0, 11.5, False)]),
]

TITLE_THAT_GOES_ON_OVERLEAF = [
    Page(800.0, [Word("Kochi", 0, 0, 1, 11.5, False)]),
    Page(
        800.0,
        [
            Word("the", 0, 0, 0, 11.5, False),
            Word("the", 0, 0, 7, 6.0, False),
            Word("the", 0, 0, 0, 6.0, False),
            Word("the", 0, 0, 5, 11.5, False),
        ],
    ),
]


@settings(max_examples=200)
@given(PAGES)
@example(FOOTNOTE_AMID_A_PARAGRAPH)
@example(TITLE_THAT_GOES_ON_OVERLEAF)
def test_no_arrangement_of_words_is_an_error_and_no_letter_is_invented(pages: list[Page]) -> None:
    text, offsets, title = printed_text(pages)
    printed = letters("".join(word.text for page in pages for word in page.words))
    assert not {sign: count for sign, count in (letters(text) - printed).items() if sign not in "fistl"}
    assert not letters(title or "") - letters(text)
    assert len(offsets) == len(pages)
    assert offsets[0] == 0
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] <= len(text)
