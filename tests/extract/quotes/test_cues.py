from __future__ import annotations

from tui.extract.quotes import cues


def test_a_verb_reports_words_only_in_its_frames() -> None:
    table = cues.load()
    assert table.takes("said", "clause")
    assert not table.takes("said", "object")
    assert table.takes("laughed", "quoted")
    assert not table.takes("laughed", "clause")
