"""British and American spelling of one word, for what compares words across documents."""

from __future__ import annotations

import re
from functools import lru_cache

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"(?<=..)([iy])s(e[drs]?|ers|ing|ations?|ational|able)$", r"\1z\2"),
        (r"^(def|off|lic|pret)enc(e|es|ed|eless)$", r"\1ens\2"),
        (r"^(col|fav|harb|hon|lab|neighb|rum|vig)our", r"\1or"),
        (r"^(cent|theat|met|fib)re(s?)$", r"\1er\2"),
        (r"^(program)me(s?)$", r"\1\2"),
    )
)
"""Ends and beginnings of words in British spelling, and what Americans make of them. They may make of a word
what nobody writes ("promize"): the result is for comparing, not for reading."""

_LONG = re.compile(r"\w{5,}")
"""Runs of letters long enough for the table."""


def american(text: str) -> str:
    """The text in small letters and American spelling, as far as the table goes."""
    return _LONG.sub(_respelled, text.lower())


def forget() -> None:
    """Let go of the words told so far. They are few, but lie scattered among whatever was made meanwhile, and
    Python gives back no memory in which one is left."""
    _in_american.cache_clear()


def _respelled(word: re.Match[str]) -> str:
    return _in_american(word.group())


@lru_cache(maxsize=50_000)
def _in_american(word: str) -> str:
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word
