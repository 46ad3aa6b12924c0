"""The signs and numbers before the items of a page's lists, which a browser makes."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.etree import _Element

from tui.documents.ordinals import LARGEST, letters, roman

BULLET = "- "

_FORMATS: dict[str, Callable[[int], str]] = {
    "a": lambda number: f"{letters(number)}) ",
    "A": lambda number: f"{letters(number).upper()}) ",
    "i": lambda number: f"{roman(number)}. ",
    "I": lambda number: f"{roman(number).upper()}. ",
}
"""How items are numbered, by the list's `type`."""

_NUMBER = re.compile(r"-?\d{1,9}\Z")


class Markers:
    """Counts the items of all lists of a page, in its order."""

    def __init__(self) -> None:
        self._last: dict[_Element, int] = {}

    def of(self, item: _Element) -> str:
        """What stands before an item, with the space after it."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return BULLET
        number = _number(item.get("value"))
        if number is None:
            last = self._last.get(parent)
            number = (_number(parent.get("start")) or 1) if last is None else last + 1
        self._last[parent] = number
        write = _FORMATS.get(parent.get("type") or "")
        return write(number) if write and 0 < number <= LARGEST else f"{number}. "


def _number(stated: str | None) -> int | None:
    return int(stated) if stated and _NUMBER.match(stated.strip()) else None
