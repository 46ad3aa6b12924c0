"""Titles that a file's properties state, and whether to believe them.

Word processors fill them with names of files, templates and whatever the document was once copied from.
"""

from __future__ import annotations

import re

LEAST_WORDS = 2
BEGINNING = 3_000
"""Characters at the beginning of a text among which the words of its title stand."""

SHARE_THERE = 0.8
"""The share of a title's words that must stand there."""

_WORD = re.compile(r"\w+")
_OF_PROGRAM = re.compile(r"microsoft \w+ - |untitled", re.IGNORECASE)
_NAME_OF_FILE = re.compile(r"\.\w{2,5}\Z|[\\/_]\w+[\\/_]")


def is_of_program(title: str) -> bool:
    """Whether a title is what a word processor calls its window."""
    return _OF_PROGRAM.match(title) is not None


def believable_title(stated: str, text: str) -> str | None:
    """The title that a file's properties state, on one line; None where it looks like the name of a file, or
    the text begins with other words."""
    title = " ".join(stated.split())
    words = _WORD.findall(title.casefold())
    if len(words) < LEAST_WORDS or is_of_program(title) or _NAME_OF_FILE.search(title):
        return None
    there = set(_WORD.findall(text[:BEGINNING].casefold()))
    return title if sum(word in there for word in words) >= SHARE_THERE * len(words) else None
