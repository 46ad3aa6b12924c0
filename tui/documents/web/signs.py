"""By what parts of a page are known: the table `data/web.toml`, read once and asked."""

from __future__ import annotations

import re
from functools import cache

import msgspec
from lxml.etree import _Element

from tui.paths import data_folder

MOST_WORDS = 4
"""An id of more is made of a heading and says nothing of the layout."""

_CAPITALS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_VARIANT = re.compile(r"[:\[\]()]")
"""In a class that speaks of one size of screen or one medium."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    around: tuple[str, ...]
    never: tuple[str, ...]
    unseen: tuple[str, ...]
    unless: tuple[str, ...]
    holding: tuple[str, ...]
    holding_alone: tuple[str, ...]
    lines: tuple[str, ...]
    leading: tuple[str, ...]
    sections: tuple[str, ...]


class Signs:
    """The table in the form in which it is asked."""

    def __init__(self, table: _Table) -> None:
        self.around = _names(table.around)
        self.never = _names(table.never)
        self.unseen = _names(table.unseen)
        self.holding = _names(table.holding)
        self.holding_alone = frozenset(table.holding_alone)
        self.unless = frozenset(table.unless)
        self.line = _any(table.lines)
        self.leading = _any(table.leading)
        self.section = _any(table.sections)


def _names(entries: tuple[str, ...]) -> re.Pattern[str]:
    patterns = (re.escape(entry).replace(r"\*", "[a-z0-9]*") for entry in entries)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(patterns)})(?![a-z0-9])")


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE)


@cache
def signs() -> Signs:
    """The shipped table."""
    return Signs(msgspec.toml.decode((data_folder() / "web.toml").read_bytes(), type=_Table))


def names(element: _Element) -> str:
    """The words of an element's class and id, in small letters and with hyphens; those of one name stand
    together."""
    found = [_words(name) for name in (element.get("class") or "").split()[:40] if not _VARIANT.search(name)]
    own = _words(element.get("id") or "")
    if len(own) <= MOST_WORDS:
        found.append(own)
    unless = signs().unless
    return " ".join(
        "-".join(words) for words in found if not unless.intersection(words) and words[:1] != ["js"]
    )


def stands_around(names: str) -> bool:
    """Whether an element of such names is no part of the text, if it is not the better part of it."""
    sign = signs()
    return not sign.holding.search(names) and bool(sign.around.search(names) or sign.never.search(names))


def is_hidden(element: _Element) -> bool:
    """Whether an element is not for the eyes."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
        or bool(element.get("class") and signs().unseen.search(names(element)))
    )


def _words(name: str) -> list[str]:
    cut = _CAPITALS.sub("-", name[:100]).lower()
    return [word for word in re.split(r"[^a-z0-9]+", cut) if word]
