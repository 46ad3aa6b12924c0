"""A cheap look at a block: can it hold a quote, so that it is worth a parse?"""

from __future__ import annotations

import re
from functools import cache

from tui.extract.quotes import cues

_MARKS = re.compile("[“”„«»「」『』\"‘]|''|``|(?<!\\w)'")
_WORDS = re.compile(r"[a-z]+")


def may_hold_quote(text: str) -> bool:
    """Whether a stretch of text has a quotation mark or a word that introduces what somebody says."""
    return bool(_MARKS.search(text)) or not _introducing().isdisjoint(_WORDS.findall(text.lower()))


@cache
def _introducing() -> frozenset[str]:
    return cues.load().telling()
