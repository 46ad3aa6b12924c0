"""PDF, by PDFium: its text layer with the places of words, read as printed pages.

A PDF knows glyphs at places, no paragraphs; `documents.printed` makes them. Text that stands aslant or at
right angles to the page's own (watermarks, labels of axes) is left out. Dates of creation and of change are
the file's and not the document's, so they are not looked at.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache

import pypdfium2
from pypdfium2 import raw

from tui.documents.printed.model import Page, Word
from tui.documents.printed.text import printed_text
from tui.documents.titles import believable_title
from tui.errors import UserError
from tui.model import Facts, Reading

MOST_PAGES = 5_000
"""Pages; what has more is hardly a document."""

LEAST_LETTERS = 8
"""Letters a page, on average, below which the pages are pictures."""

MOST_UNREADABLE = 0.3
"""The share of signs that stand for no letter above which a text layer is of no use."""

ASLANT = 0.05
"""Radians off a right angle from which text counts as aslant."""

RAISED = 0.85
"""Of a word's height, below which a number at its end is the mark of a footnote."""

_WORD = re.compile(r"[^\s\x00-\x1f\xa0\ufeff\u200b\ufffe]+\x02?")
_NOTE_MARK = re.compile(r"(?<=[^\W\d])\d{1,3}\Z|(?<=[.,;:!?\"”’)\]])\d{1,3}\Z|\A\d{1,3}(?=[^\W\d_]{2})")
_FIGURE = re.compile(r"\d")
_UNIT = re.compile(r"[ckm]?m[23]\Z", re.IGNORECASE)
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_UNREADABLE = re.compile("[\ufffd\ue000-\uefff\U000f0000-\U0010ffff]")
_LIST_SIGNS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf0fc": "•", "\uf076": "•"})
"""The signs before list items that word processors take from fonts of symbols."""

_FONT_NAME_BYTES = 96
_BEYOND_UNICODE = 0x110000


def read(data: bytes, name: str) -> Reading:
    """The text of a file, with the offsets of its pages.

    Raises `UserError` where it is damaged, locked by a password, has too many pages, or no text layer.
    """
    with closing(_opened(data, name)) as document:
        if len(document) > MOST_PAGES:
            what = f"{name} has {len(document)} pages."
            raise UserError(what, f"At most {MOST_PAGES} are read; divide it.")
        pages = [_page(document, number) for number in range(len(document))]
        title = document.get_metadata_dict().get("Title", "")
    _check_text(pages, name)
    printed = printed_text(pages)
    stated = Facts(title=_title(believable_title(title, printed.text), printed.title))
    return Reading(printed.text, "pdf", stated, pages=printed.pages)


def _title(stated: str | None, printed: str | None) -> str | None:
    """The title that the properties state, unless that is the printed one with more beside it, as browsers
    write it; else the printed one."""
    is_in_it = stated is not None and printed is not None and printed.casefold() in stated.casefold()
    return printed if stated is None or is_in_it else stated


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            what, do = f"{name} is locked by a password.", "Save a copy without it, then add that."
        else:
            what, do = f"{name} is a damaged PDF: it can't be opened.", "Get the file again."
        raise UserError(what, do) from error


def _check_text(pages: list[Page], name: str) -> None:
    signs = "".join(word.text for page in pages for word in page.words)
    if sum(map(str.isalnum, signs)) < LEAST_LETTERS * len(pages):
        raise UserError(
            f"{name} has no text layer: its pages are pictures.",
            "Have its text recognised (OCR), then add that.",
        )
    if len(_UNREADABLE.findall(signs)) > MOST_UNREADABLE * len(signs):
        raise UserError(
            f"{name} does not say which letters its signs stand for.",
            "Print it to a new PDF, or recognise its text.",
        )


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """The words of a page, read in the direction of most of its text; none where it can't be loaded."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(0.0, [])
    with closing(page), closing(page.get_textpage()) as textpage:
        signs = _Signs(textpage)
        placed = [(signs.turn(match.start()), match) for match in _WORD.finditer(signs.text)]
        turns = Counter[int]()
        for turn, match in placed:
            if turn is not None:
                turns[turn] += len(match.group())
        most = turns.most_common(1)[0][0] if turns else 0
        frame = _Frame(page.get_bbox(), most)
        words = (word for turn, match in placed if turn == most for word in signs.words(match, frame))
        return Page(frame.height, [word for word in words if 0 <= word.base <= frame.height])


class _Frame:
    """A page as it is read: turned by right angles, its origin at the top left."""

    def __init__(self, box: tuple[float, float, float, float], turn: int) -> None:
        self._cosine, self._sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
        (x, y), (to_x, to_y) = self._turned(box[0], box[1]), self._turned(box[2], box[3])
        self._left, self._top = min(x, to_x), max(y, to_y)
        self.height = abs(to_y - y)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        return x * self._cosine - y * self._sine, x * self._sine + y * self._cosine

    def sides(self, box: raw.FS_RECTF) -> tuple[float, float]:
        """Where a box begins and ends, from the left."""
        x, _ = self._turned(box.left, box.top)
        to_x, _ = self._turned(box.right, box.bottom)
        return (x - self._left, to_x - self._left) if x < to_x else (to_x - self._left, x - self._left)

    def down(self, x: float, y: float) -> float:
        """How far down the page a point stands."""
        return self._top - x * self._sine - y * self._cosine

    def height_of(self, box: raw.FS_RECTF) -> float:
        """The height of a box."""
        return float(abs(box.right - box.left if self._sine else box.top - box.bottom))


class _Signs:
    """The signs of a page in the order in which they are drawn, a code point each, and where they stand."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._page = textpage.raw
        code = raw.FPDFText_GetUnicode
        codes = [code(self._page, index) for index in range(textpage.count_chars())]
        self.text = "".join([chr(code) if code < _BEYOND_UNICODE else "\ufffd" for code in codes])
        self._first, self._last = raw.FS_RECTF(), raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._font, self._flags = ctypes.create_string_buffer(_FONT_NAME_BYTES), ctypes.c_int()

    def turn(self, index: int) -> int | None:
        """By how many right angles, clockwise, the sign is turned; None where it stands aslant."""
        angle = raw.FPDFText_GetCharAngle(self._page, index)
        if not angle:
            return 0
        turn = round(angle / (math.pi / 2))
        return None if abs(angle - turn * math.pi / 2) > ASLANT else turn % 4

    def words(self, match: re.Match[str], frame: _Frame) -> Iterator[Word]:
        """The word, and apart from it the mark of a footnote that stands raised before or after it."""
        text, start = match.group(), match.start()
        cut = self._cut(text, start, frame) if _FIGURE.search(text) else 0
        if cut:
            yield self._word(text[:cut], start, frame)
        yield self._word(text[cut:], start + cut, frame)

    def _cut(self, text: str, start: int, frame: _Frame) -> int:
        """Where the mark of a footnote begins or ends within a word; 0 where there is none."""
        mark = _NOTE_MARK.search(text)
        if not mark or _UNIT.search(text):
            return 0
        raw.FPDFText_GetLooseCharBox(self._page, start, self._first)
        raw.FPDFText_GetLooseCharBox(self._page, start + len(text) - 1, self._last)
        heights = sorted((frame.height_of(self._first), frame.height_of(self._last)))
        return (mark.start() or mark.end()) if heights[0] < RAISED * heights[1] else 0

    def _word(self, text: str, start: int, frame: _Frame) -> Word:
        raw.FPDFText_GetLooseCharBox(self._page, start, self._first)
        left, right = frame.sides(self._first)
        if len(text) > 1:
            raw.FPDFText_GetLooseCharBox(self._page, start + len(text) - 1, self._last)
            right = frame.sides(self._last)[1]
        raw.FPDFText_GetCharOrigin(self._page, start, self._x, self._y)
        raw.FPDFText_GetFontInfo(self._page, start, self._font, _FONT_NAME_BYTES, self._flags)
        return Word(
            text.translate(_LIST_SIGNS),
            left,
            right,
            frame.down(self._x.value, self._y.value),
            round(frame.height_of(self._first), 1),
            _is_bold(self._font.value) or bool(self._flags.value & _FORCED_BOLD),
        )


@lru_cache(maxsize=256)
def _is_bold(font: bytes) -> bool:
    return bool(_BOLD.search(font))
