"""How figures and lists stand in sentences for people."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

MOST_NAMED = 5
"""Things that a sentence names one by one."""

LONGEST = 300
"""Characters that a title may have to be said whole."""


def counted(number: int, noun: str) -> str:
    """The number with its noun, which takes a plural s ("1 file", "2 files")."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def named(names: Collection[str]) -> str:
    """The names, the first few of many ("a.txt, b.txt and 7 more")."""
    first = ", ".join(islice(names, MOST_NAMED))
    more = len(names) - MOST_NAMED
    return f"{first} and {more} more" if more > 0 else first


def beginning(text: str) -> str:
    """The text on one line; of one that is longer than any title, its first whole words, then " …"."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(" ", 1)[0] + " …"
