from __future__ import annotations

import pytest

from tui.extract.quotes import cues


@pytest.mark.parametrize(
    ("base", "irregular", "expected"),
    [
        ("reply", [], {"reply", "replies", "replied", "replying"}),
        ("announce", [], {"announce", "announces", "announced", "announcing"}),
        ("express", [], {"express", "expresses", "expressed", "expressing"}),
        ("write", ["wrote", "written", "writing"], {"write", "writes", "wrote", "written", "writing"}),
        (
            "signal",
            ["signalled", "signalling"],
            {"signal", "signals", "signalled", "signalling"} | {"signaled", "signaling"},
        ),
        ("agree", [], {"agree", "agrees", "agreed", "agreeing"}),
    ],
)
def test_forms_follow_the_rules_of_spelling(base: str, irregular: list[str], expected: set[str]) -> None:
    assert cues.forms_of(base, irregular) == expected


def test_a_verb_reports_words_only_in_its_frames() -> None:
    table = cues.load()
    assert table.takes("said", "clause")
    assert not table.takes("said", "object")
    assert table.takes("laughed", "quoted")
    assert not table.takes("laughed", "clause")
