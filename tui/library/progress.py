"""How far a build has come, as it tells whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Stage = Literal["waiting", "reading", "extracting", "indexing", "done"]


class Progress(Struct, frozen=True):
    """`done` of `total` documents in this stage, `total` 0 where unknown, and what goes on in words."""

    stage: Stage
    done: int
    total: int
    words: str


Report = Callable[[Progress], None]
