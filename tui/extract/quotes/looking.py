"""A cheap look at a block: can it hold a quote or an agreement, so that it is worth a parse?"""

from __future__ import annotations

import re

from tui.model import Block

_WORTH = re.compile(r"[a-z]{3}", re.I)


def may_hold_something(text: str, block: Block) -> bool:
    """Whether the block is worth parsing."""
    return bool(_WORTH.search(text, block.start, block.end))
