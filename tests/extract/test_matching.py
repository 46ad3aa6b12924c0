from __future__ import annotations

import pytest
from hypothesis import given

from tests.documents.texts import texts
from tui.extract.folding import fold
from tui.extract.matching import Matcher


@pytest.fixture
def matcher() -> Matcher[str]:
    made: Matcher[str] = Matcher()
    made.add_words(["sea", "defence", "harbour line", "free, open and inclusive", "organisation"], ("word",))
    made.add_exact(["AI", "R&D", "U.S."], ("letters",))
    made.add_words(["sea"], ("second",))
    made.add_words(["sea of people"], ())
    return made


def found(matcher: Matcher[str], text: str) -> list[tuple[str, tuple[str, ...]]]:
    folded = fold(text)
    return [(text[m.start : m.end], m.targets) for m in matcher.find(folded, folded.tokens())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The SEA and two seas", [("SEA", ("word", "second")), ("seas", ("word", "second"))]),
        ("undersea, seaside, season", []),
        ("a sea of people", [("sea of people", ())]),
        ("Defense; organizations", [("Defense", ("word",)), ("organizations", ("word",))]),
        ("the Harbour-Line and harbour\nlines", [("Harbour-Line", ("word",)), ("harbour\nlines", ("word",))]),
        ("Free, open and inclusive, free open and inclusive", [("Free, open and inclusive", ("word",))]),
        (
            "AI, ai, AIIB, R&D, R & D, in the U.S.",
            [("AI", ("letters",)), ("R&D", ("letters",)), ("U.S", ("letters",))],
        ),
        ("harbour. Line", []),
    ],
)
def test_phrases(matcher: Matcher[str], text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(matcher, text) == expected


@given(texts)
def test_matches_are_slices_in_order_and_never_overlap(text: str) -> None:
    made: Matcher[str] = Matcher()
    made.add_words(["tokyo", "line is", "a", "the two ministers"], ("word",))
    folded = fold(text)
    at = 0
    for match in made.find(folded, folded.tokens()):
        assert at <= match.start < match.end <= len(text)
        at = match.end
