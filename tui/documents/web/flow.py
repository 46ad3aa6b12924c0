"""A page as one reads it: its passages from top to bottom, and the elements that hold them.

A passage is what stands between two breaks: a paragraph, heading, item of a list, cell of a table that only
lays out, row of a table that holds data. One walk over the tree, in linear time and without recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml.etree import _Element, iterwalk

from tui.documents.web.elements import is_hidden, named_kind
from tui.documents.web.items import Markers
from tui.documents.web.tables import is_data

BREAK = "\u2028"
"""A `<br>`, in the text of a passage."""

CELL = " | "
"""What stands between the cells of a row."""

_UNSEEN = frozenset(
    {"audio", "base", "button", "canvas", "datalist", "dialog", "embed", "frame", "head", "iframe", "input"}
    | {"link", "map", "math", "meta", "meter", "noframes", "noscript", "object", "progress", "rp", "rt"}
    | {"script", "select", "style", "svg", "template", "textarea", "video"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_LABELS = frozenset({"span", "small", "label", "strong", "b", "em", "i"})
LONGEST_LABEL = 150
"""Characters."""

_SENTENCES = frozenset({"p", "blockquote"})
_FIELDS = frozenset({"input", "textarea"})
_TYPED = frozenset({"text", "email", "search", "password"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_DOCUMENTS = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf)(?:[?#]|\Z)|\A(?:mailto|tel):", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Passage:
    """A stretch of text between two breaks.

    `linked` counts the characters that lead to another page, `heading` is the level of a heading or 0,
    `marker` is the sign or number of an item. `verbatim` says that lines and spaces are the author's own,
    `row` that it is one of a table of data.
    `region` is the index of the innermost region around it.
    """

    text: str
    linked: int = 0
    heading: int = 0
    marker: str = ""
    verbatim: bool = False
    row: bool = False
    region: int = -1

    @property
    def weight(self) -> int:
        """Characters that lead nowhere."""
        return max(0, len(self.text) - self.linked)

    def parted(self) -> tuple[Passage, Passage] | None:
        """Its first line and what stands below, as passages of their own; None where it has but one line."""
        first, line_break, rest = self.text.strip(f"{BREAK}\n\r\t ").partition(BREAK)
        if not line_break:
            return None
        linked = min(self.linked, len(rest))
        return replace(self, text=first, linked=self.linked - linked), replace(self, text=rest, linked=linked)


@dataclass(slots=True)
class Region:
    """An element that holds passages `first` to `end` (exclusive); `parent` is the index of the region around
    it, -1 for the outermost."""

    element: _Element
    first: int
    parent: int
    end: int = 0


@dataclass(slots=True)
class Flow:
    """A page from top to bottom; regions stand in the order in which they begin. `asking` are those in which
    the reader is asked to type something."""

    passages: list[Passage] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    asking: set[int] = field(default_factory=set)


def _keeps_lines(element: _Element) -> bool:
    return element.tag in ("pre", "listing", "xmp") or bool(_KEEPS_LINES.search(element.get("style") or ""))


def flow(root: _Element) -> Flow:
    """The passages of a tree, and the elements that hold them."""
    return _Walk(root).flow


class _Walk:
    def __init__(self, root: _Element) -> None:
        self.flow = Flow()
        self._parts: list[str] = []
        self._is_begun = False
        self._linked = 0
        self._marker = ""
        self._around: list[int] = [-1]
        self._headings: list[int] = []
        self._verbatim = 0
        self._links: list[bool] = []
        self._times = 0
        self._is_apart = False
        self._rows: list[_Element] = []
        self._data: set[_Element] = set()
        self._markers = Markers()
        self._walk(root)

    def _walk(self, root: _Element) -> None:
        walk = iterwalk(root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in walk:
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                if self._is_unseen(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._begin(element)
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(element)
            self._add(element.tail)

    def _is_unseen(self, element: _Element) -> bool:
        """Whether nothing of an element is part of the page's text."""
        if element.tag in _FIELDS and element.get("type", "text") in _TYPED:
            self.flow.asking.add(self._around[-1])
        if element.tag in _INLINE:
            return is_hidden(element) or (element.tag in _LABELS and self._stands_around(element))
        return element.tag in _UNSEEN

    def _stands_around(self, element: _Element) -> bool:
        """Whether an element inside a line, but not inside a sentence, is a label of what stands around;
        behind a heading it may be, too."""
        around = self.flow.regions[self._around[-1]].element.tag if self._around[-1] >= 0 else ""
        if around in _SENTENCES or (self._headings and not self._is_begun):
            return False
        if not element.get("class") or named_kind(element) is None:
            return False
        return len("".join(element.itertext("*")).strip()) <= LONGEST_LABEL

    def _begin(self, element: _Element) -> None:
        tag = element.tag
        if tag == "br":
            self._parts.append(" " if self._headings or self._rows else BREAK)
        elif tag == "q":
            self._parts.append("“")
        elif tag == "a":
            self._links.append(self._leads_away(element))
        elif tag not in _INLINE:
            self._open(element)
        self._times += tag == "time"
        self._is_apart = self._times > 0
        self._add(element.text)

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if tag == "q":
            self._parts.append("”")
        elif tag == "a":
            self._links.pop()
        elif tag not in _INLINE:
            self._close(element)
        self._is_apart = self._times > 0
        self._times -= tag == "time"

    def _open(self, element: _Element) -> None:
        if self._rows:
            self._parts.append(CELL if element.tag in ("td", "th") and self._is_begun else " ")
            return
        self._break()
        self.flow.regions.append(Region(element, len(self.flow.passages), self._around[-1]))
        self._around.append(len(self.flow.regions) - 1)
        tag = element.tag
        if tag in _HEADINGS:
            self._headings.append(_HEADINGS[tag])
        elif tag == "li":
            self._marker = self._markers.of(element)
        elif tag == "table" and is_data(element):
            self._data.add(element)
        elif tag == "tr" and next(element.iterancestors("table"), None) in self._data:
            self._rows.append(element)
        if _keeps_lines(element):
            self._verbatim += 1

    def _close(self, element: _Element) -> None:
        if self._rows and self._rows[-1] is not element:
            self._parts.append(" ")
            return
        self._break()
        if self._rows:
            self._rows.pop()
        self.flow.regions[self._around.pop()].end = len(self.flow.passages)
        if element.tag in _HEADINGS:
            self._headings.pop()
        elif element.tag == "li":
            self._marker = ""
        if _keeps_lines(element):
            self._verbatim -= 1

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._is_apart and self._parts and text[0].isalnum() and self._parts[-1][-1:].isalnum():
            self._parts.append(" ")  # styles set the parts of a date and what follows apart
        self._is_apart = False
        self._parts.append(text if self._verbatim else text.replace(BREAK, " "))
        self._is_begun = self._is_begun or not text.isspace()
        if self._links and self._links[-1]:
            self._linked += len(_SPACE.sub(" ", text))

    def _break(self) -> None:
        """End the passage, if there is anything in it."""
        text = "".join(self._parts)
        if text.strip():
            heading = self._headings[-1] if self._headings else 0
            passage = Passage(text.strip("\n\r"), self._linked, heading, self._marker)
            passage.row = bool(self._rows)
            passage.verbatim, passage.region = self._verbatim > 0, self._around[-1]
            self.flow.passages.append(passage)
            self._marker = ""
        self._parts.clear()
        self._is_begun = False
        self._linked = 0

    def _leads_away(self, element: _Element) -> bool:
        """Whether a link leads to another page, or does something; to a file or a place in the text it is a
        part of what the text says."""
        address = (element.get("href") or "").strip()
        if not address or _DOCUMENTS.search(address):
            return False
        return not (self._headings and address.startswith("#"))
