"""What a query or a filter found."""

from __future__ import annotations

from typing import NamedTuple

from tui.view import Hit


class Found(NamedTuple):
    """The set of records and uses of topics that match; of a query also hits by kind with exact counts."""

    bits: int = 0
    hits: tuple[Hit, ...] = ()
    hit_counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    forgiven: bool = False
