"""Words found in one text, as somebody who reads it would type them."""

from __future__ import annotations

import re
from itertools import islice

from tui.model import Span

MOST_MATCHES = 10_000
"""More than anybody steps through; a single letter in a long document has a million."""

_ALIKE = {"'": "['‘’]", '"': '["“”„]', "-": "[-‐‑–]"}


def find(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand in the text, in any case, over line ends; at most `MOST_MATCHES` places."""
    pieces = words.split()
    if not pieces:
        return ()
    pattern = r"\s+".join("".join(_ALIKE.get(sign, re.escape(sign)) for sign in piece) for piece in pieces)
    found = re.compile(pattern, re.IGNORECASE).finditer(text)
    return tuple(Span(match.start(), match.end()) for match in islice(found, MOST_MATCHES))
