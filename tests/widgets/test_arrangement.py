"""Where panes stand, at every size: inside the screen, one beside the other, the open one always there."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.arrangement import LISTS, PANES, PaneId, arrange

FOCUS = st.sampled_from([(pane, pane) for pane in LISTS] + [("evidence", pane) for pane in LISTS])
"""The pane that has the focus, and the list that had it last."""

SIZES = {"width": st.integers(1, 260), "height": st.integers(1, 120)}


@given(**SIZES, focus=FOCUS, zoomed=st.booleans(), told=st.booleans())
def test_panes_lie_side_by_side_inside_the_screen_and_fill_it(
    width: int, height: int, focus: tuple[PaneId, PaneId], zoomed: bool, told: bool
) -> None:
    opened, last = focus
    regions = arrange(width, height, opened, last, zoomed=zoomed, told=told)
    for region in regions.values():
        assert region.x >= 0
        assert region.y >= 0
        assert region.right <= width
        assert region.bottom <= height
    for one, other in combinations(regions.values(), 2):
        assert not one.overlaps(other)
    assert sum(region.area for region in regions.values()) == width * height
    assert regions[opened].height >= min(height, 3)


@given(width=st.integers(40, 260), height=st.integers(12, 90), focus=FOCUS)
def test_from_40_by_12_on_every_pane_and_bar_is_seen(
    width: int, height: int, focus: tuple[PaneId, PaneId]
) -> None:
    assert set(arrange(width, height, *focus, zoomed=False)) == {"top", "footer", *PANES}


def test_from_100_columns_on_the_lists_stand_beside_each_other() -> None:
    wide, narrow = (arrange(width, 40, "quotes", "quotes", zoomed=False) for width in (100, 99))
    assert len({wide[pane].y for pane in LISTS}) == 1
    assert len({narrow[pane].y for pane in LISTS}) == 3
    assert [narrow[pane].height for pane in LISTS[:2]] == [1, 1]
    assert narrow["evidence"].height > 3


def test_lists_and_evidence_share_a_wide_but_low_terminal() -> None:
    low = arrange(100, 10, "topics", "topics", zoomed=False)
    assert {low[pane].height for pane in PANES} == {4}


def test_a_zoomed_pane_has_all_but_the_bars() -> None:
    assert set(arrange(120, 40, "quotes", "quotes", zoomed=True)) == {"top", "footer", "quotes"}
