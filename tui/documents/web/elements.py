"""What an element of a page says that it is for: by its tag, its role, its class and id."""

from __future__ import annotations

import re
from typing import Literal

from lxml.etree import _Element

from tui.documents.web.signs import signs

Kind = Literal["around", "never"]
"""What an element is that stands around the text: `never` the text, however long; else seldom."""

MOST_WORDS = 4
"""An id of more is made of a heading and says nothing of the layout."""

MOST_NAMES = 40
LONGEST_WORDS = 100
"""Names in a class that are looked at, and characters of each."""

_STANDING_AROUND = frozenset({"nav", "footer", "aside", "form", "menu"})
_ROLES = frozenset(
    {"alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation"}
    | {"search", "toolbar", "tooltip"}
)
_UNNAMED = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements whose names say nothing: what holds all, and what is text."""

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CUTS = re.compile(r"[^a-z0-9]+")
_VARIANT = re.compile(r"[:\[\]()]")
"""In a class that speaks of one size of screen or one medium."""


def kind_of(element: _Element) -> Kind | None:
    """What an element is that stands around the text; None for any other."""
    tag = element.tag
    if tag in _STANDING_AROUND:
        return None if tag == "footer" and _is_inside(element, "blockquote") else "around"
    if tag in ("header", "address") and not _is_inside(element, "article", "main"):
        return "around"
    if element.get("role") in _ROLES or (is_hidden(element) and element.get("role") != "tabpanel"):
        return "around"
    return None if tag in _UNNAMED else named_kind(element)


def named_kind(element: _Element) -> Kind | None:
    """What an element is by its class and id alone."""
    words = _names(element)
    if signs().holding.search(words):
        return None
    if signs().never.search(words):
        return "never"
    return "around" if signs().around.search(words) else None


def is_main(element: _Element) -> bool:
    """Whether an element says that it is the main one, or the body of the article."""
    said = (element.tag, element.get("role"))
    return "main" in said or element.get("itemprop") == "articleBody"


def says_it_holds(element: _Element) -> bool:
    """Whether an element says that it holds an article or a text."""
    if is_main(element) or "article" in (element.tag, element.get("role")):
        return True
    words = _names(element)
    return bool(signs().holding.search(words)) or not signs().holding_alone.isdisjoint(words.split())


def is_hidden(element: _Element) -> bool:
    """Whether an element is not for the eyes."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
        or bool(element.get("class") and signs().unseen.search(_names(element)))
    )


def _is_inside(element: _Element, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _names(element: _Element) -> str:
    """The names in an element's class, and its id, in small letters; the words of each with hyphens."""
    names = (element.get("class") or "").split()[:MOST_NAMES]
    found = [_words(name) for name in names if not _VARIANT.search(name)]
    own = _words(element.get("id") or "")
    if len(own) <= MOST_WORDS:
        found.append(own)
    unless = signs().unless
    telling = (words for words in found if not unless.intersection(words) and words[:1] != ["js"])
    return " ".join(map("-".join, telling))


def _words(name: str) -> list[str]:
    cut = _CAPITALS.sub("-", name[:LONGEST_WORDS]).lower()
    return [word for word in _CUTS.split(cut) if word]
