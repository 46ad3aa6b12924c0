"""The text of a Word file: paragraphs as they read, with what was inserted and without what was deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from tui.documents.word.numbering import BULLET, Numbering
from tui.documents.word.package import Package, attribute, child, local
from tui.documents.word.styles import DEEPEST_HEADING, Styles

CELLS = " | "
"""Between the cells of a row."""

_NOT_SHOWN = frozenset(("del", "moveFrom", "instrText", "pPr", "rPr", "sdtPr", "tblPr", "Fallback", "rt"))
"""Deletions, codes of fields, properties, the second form of a drawing, readings above characters."""

_SIGNS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_OFF = frozenset(("0", "false", "off"))


class WordText:
    """The text of a package's parts, taken once."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.part("word/styles.xml"))
        self._numbering = Numbering(package.part("word/numbering.xml"))
        self._notes = {part: _by_id(package.part(f"word/{part}.xml")) for part in _NOTES.values()}
        self._cited: list[etree._Element] = []
        self._title_depth = 0

    def paragraphs(self, document: etree._Element) -> Iterator[str]:
        """The paragraphs, headings and items marked as in Markdown, then the notes as they are cited."""
        titles = (self._styles.heading(element) == 0 for element in document.iter() if local(element) == "p")
        self._title_depth = int(any(titles))
        yield from self._blocks(document)
        for number, note in enumerate(self._cited, 1):
            words = " ".join(self._blocks(note, bare=True))
            if words:
                yield f"[{number}] {words}"

    def _blocks(self, parent: etree._Element, bare: bool = False) -> Iterator[str]:
        """The paragraphs below an element; `bare` without marks of headings and items."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, bare)
            elif name == "tbl":
                yield from self._table(element, bare)
            elif name not in _NOT_SHOWN:
                yield from self._blocks(element, bare)

    def _paragraph(self, element: etree._Element, bare: bool) -> Iterator[str]:
        boxes: list[etree._Element] = []
        words = " ".join("".join(self._words(element, boxes)).split())
        mark = "" if bare else self._mark(element)
        if words:
            yield mark + words
        for box in boxes:
            yield from self._blocks(box, bare)

    def _mark(self, paragraph: etree._Element) -> str:
        item = self._styles.list_level(paragraph)
        number = self._numbering.marker(item) if item else ""
        depth = self._styles.heading(paragraph)
        if depth is None:
            return f"{number} " if number else ""
        hashes = "#" * min(DEEPEST_HEADING, max(1, depth + self._title_depth))
        return f"{hashes} {number} " if number not in ("", BULLET) else f"{hashes} "

    def _table(self, table: etree._Element, bare: bool) -> Iterator[str]:
        """A line for each row; where only one cell has text, its paragraphs: such tables are for layout."""
        for row in _below(table, "tr"):
            cells = [cell for cell in _below(row, "tc") if _has_text(cell)]
            if len(cells) == 1:
                yield from self._blocks(cells[0], bare)
            elif cells:
                yield CELLS.join(" ".join(self._blocks(cell, bare=True)) for cell in cells)

    def _words(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """What a paragraph's runs say; text boxes that are anchored in it are put aside."""
        for below in element:
            name = local(below)
            if name == "t":
                yield below.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in _NOTES:
                yield self._citation(_NOTES[name], below)
            elif name == "txbxContent":
                boxes.append(below)
            elif name not in _NOT_SHOWN and not _is_hidden(below):
                yield from self._words(below, boxes)

    def _citation(self, part: str, reference: etree._Element) -> str:
        note = self._notes[part].get(attribute(reference, "id"))
        if note is None:
            return ""
        self._cited.append(note)
        return f" [{len(self._cited)}]"


def _by_id(notes: etree._Element | None) -> dict[str | None, etree._Element]:
    return {} if notes is None else {attribute(note, "id"): note for note in notes if local(note)}


def _below(parent: etree._Element, name: str) -> Iterable[etree._Element]:
    """The nearest descendants of that name, through content controls and insertions."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) not in _NOT_SHOWN:
            yield from _below(element, name)


def _has_text(cell: etree._Element) -> bool:
    return any(local(element) == "t" and element.text for element in cell.iter())


def _is_hidden(run: etree._Element) -> bool:
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val") not in _OFF
