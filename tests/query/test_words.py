"""Words as the index sees them: scripts, accents, forms, spellings, typos."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.query.words import nearly, stem, words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Shinzō’s 5G", ["shinzo", "s", "5g"]),
        ("防衛カメラ", ["防", "衛", "カ", "メ", "ラ"]),
        ("サイバー防衛", ["サ", "イ", "バ", "ー", "防", "衛"]),
        ("JR東日本", ["jr", "東", "日", "本"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("a\ud800b", ["a", "b"]),
    ],
)
def test_words_of_every_script(text: str, said: list[str]) -> None:
    assert [word.text for word in words(text)] == said


@given(st.text(st.characters() | st.sampled_from("ab ō防हि😀\ud800")))
def test_a_word_stands_where_it_says(text: str) -> None:
    ends = 0
    for word in words(text):
        assert ends <= word.start < word.end <= len(text)
        assert not text[word.start : word.end].isspace()
        ends = word.end


@pytest.mark.parametrize(
    "forms",
    [
        ("finalise", "finalised", "finalising", "finalize", "finalized", "finalization", "finalisation"),
        ("organisation", "organizations", "organise"),
        ("cooperate", "cooperation", "cooperating"),
        ("analyse", "analyzed"),
        ("defence", "defense"),
        ("centre", "centers"),
        ("programme", "programs"),
        ("neighbouring", "neighbor"),
        ("rise", "rising", "rises"),
        ("promise", "promised", "promises", "promising"),
    ],
)
def test_forms_and_spellings_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("basis", "base"), ("island", "iceland"), ("final", "finance")])
def test_other_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("security", "security", True),
        ("secrity", "security", True),
        ("securityy", "security", True),
        ("sekurity", "security", True),
        ("seucrity", "security", True),
        ("secrty", "security", False),
        ("secytriu", "security", False),
        ("", "a", True),
        ("ab", "", False),
    ],
)
def test_one_edit_is_nearly_the_same(word: str, other: str, near: bool) -> None:
    assert nearly(word, other) is near
    assert nearly(other, word) is near
