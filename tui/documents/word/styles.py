"""What a paragraph's style says of it: how deep a heading it is, and which list it belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from tui.documents.word.package import attribute, child, local

DEEPEST_CHAIN = 20
"""Styles that one style may be based on, one after the other; a loop has more."""

DEEPEST_HEADING = 6

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


class ListLevel(NamedTuple):
    """A list, by the id of its numbering, and the level in it, from 0."""

    list_id: str
    level: int


class Styles:
    """The styles of a Word file by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        found = (style for style in (root if root is not None else ()) if local(style) == "style")
        self._styles = {attribute(style, "styleId"): style for style in found}

    def heading(self, paragraph: etree._Element) -> int | None:
        """How deep a heading it is: 0 for the title, from 1 for headings; None where it is none."""
        properties = child(paragraph, "pPr")
        for style in self._chain(properties):
            name = attribute(child(style, "name"), "val") or ""
            match = _HEADING.fullmatch(name)
            if name.lower() == "title" or match:
                return int(match[1]) if match else 0
        places = [properties, *(child(style, "pPr") for style in self._chain(properties))]
        level = next(
            (value for place in places if (value := attribute(child(place, "outlineLvl"), "val"))), ""
        )
        return int(level) + 1 if level.isdecimal() and int(level) < DEEPEST_HEADING else None

    def list_level(self, paragraph: etree._Element) -> ListLevel | None:
        """The list that it is an item of; None where it is none."""
        properties = child(paragraph, "pPr")
        for place in (properties, *(child(style, "pPr") for style in self._chain(properties))):
            numbers = child(place, "numPr")
            list_id = attribute(child(numbers, "numId"), "val")
            if list_id is not None:
                level = attribute(child(numbers, "ilvl"), "val") or "0"
                return ListLevel(list_id, int(level)) if list_id != "0" and level.isdecimal() else None
        return None

    def _chain(self, properties: etree._Element | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        style = self._styles.get(attribute(child(properties, "pStyle"), "val"))
        while style is not None and len(chain) < DEEPEST_CHAIN:
            chain.append(style)
            style = self._styles.get(attribute(child(style, "basedOn"), "val"))
        return chain
