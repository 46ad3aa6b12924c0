"""The numbers and signs before list items, which a Word file holds as rules and not as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from tui.documents.ordinals import LARGEST, letters, roman
from tui.documents.word.package import attribute, child, local
from tui.documents.word.styles import ListLevel

BULLET = "-"

_PLACE = re.compile(r"%(\d)")


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "decimalZero": "{:02}".format,
}


class _Level:
    """How the items of one level of a list are numbered. `start` is the first number."""

    def __init__(self, element: etree._Element) -> None:
        self.format = attribute(child(element, "numFmt"), "val") or "decimal"
        self.text = attribute(child(element, "lvlText"), "val") or ""
        self.start = _number(attribute(child(element, "start"), "val"), 1)

    def shown(self, number: int) -> str:
        """The number as this level writes it."""
        write = _FORMATS.get(self.format, str)
        return write(number) if 0 < number <= LARGEST else str(number)


class Numbering:
    """Counts the items of all lists, in the order of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._kin: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        abstract = {attribute(one, "abstractNumId"): one for one in root if local(one) == "abstractNum"}
        for one in root:
            list_id = attribute(one, "numId")
            parent = attribute(child(one, "abstractNumId"), "val")
            if local(one) != "num" or list_id is None or parent not in abstract:
                continue
            self._levels[list_id] = dict(_levels(abstract[parent]))
            overrides = [below for below in one if local(below) == "lvlOverride"]
            self._kin[list_id] = list_id if overrides else f"abstract {parent}"
            for override in overrides:
                self._override(list_id, override)

    def _override(self, list_id: str, override: etree._Element) -> None:
        self._levels[list_id].update(_levels(override))
        level = self._levels[list_id].get(_number(attribute(override, "ilvl"), 0))
        start = attribute(child(override, "startOverride"), "val")
        if level is not None and start is not None:
            level.start = _number(start, level.start)

    def marker(self, item: ListLevel) -> str:
        """What stands before the next item of this list."""
        levels = self._levels.get(item.list_id, {})
        level = levels.get(item.level)
        if level is None or level.format in ("bullet", "none"):
            return BULLET
        counts = self._counts.setdefault(self._kin[item.list_id], {})
        counts[item.level] = counts.get(item.level, level.start - 1) + 1
        for deeper in [deeper for deeper in counts if deeper > item.level]:
            del counts[deeper]

        def written(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            if other not in levels:
                return ""
            return levels[other].shown(counts.get(other, levels[other].start))

        return _PLACE.sub(written, level.text).strip() or BULLET


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for element in parent:
        if local(element) == "lvl":
            yield _number(attribute(element, "ilvl"), 0), _Level(element)


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else otherwise
