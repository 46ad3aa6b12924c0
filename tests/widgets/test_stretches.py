from hypothesis import given
from hypothesis import strategies as st

from tui.model import Span
from tui.widgets.stretches import Stretches

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda p: Span(p[0], p[0] + p[1])))


@given(SPANS, st.integers(0, 120), st.integers(0, 30))
def test_all_that_share_a_character_are_found_and_no_others(
    spans: list[Span], start: int, length: int
) -> None:
    end = start + length
    expected = [span for span in spans if span.start < end and span.end > start]
    assert sorted(Stretches(spans).over(start, end)) == sorted(expected)
