"""PDFs made of texts, in the ways in which they are set: for tests and benchmarks of reading them back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

HEAD = "Archive of Public Diplomacy"
FOOT = "Printed for internal circulation"
STAMP = "SPECIMEN"

_SYLLABLE = re.compile(r"(?<=[a-z]{2}[aeiou])(?=[bcdfghklmnprstv][aeiou][a-z]{2})")
_MARKUP = re.compile(r"\*\*|__|^>\s?|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|(?<!\w)\[(?=[^\]]*\]\()", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*•]|\d{1,3}[.)])\s+")


class Setting(NamedTuple):
    """How a text is set. `pages` is what stands beside it on each page; sizes are points."""

    font: str = "Helvetica"
    size: float = 11
    leading: float = 1.25
    paper: tuple[float, float] = A4
    columns: int = 1
    gutter: float = 18
    justified: bool = False
    hyphenated: bool = False
    indent: float = 0
    space: float = 6
    numbers: str = "Page {page}"
    stamped: bool = False


class Made(NamedTuple):
    """A file made of a text, and the words that were put in beside it."""

    data: bytes
    clutter: tuple[str, ...]


def blocks(text: str) -> list[str]:
    """The paragraphs, headings and items of a plain or Markdown text, each on one line without its marks."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    found: list[str] = []
    for part in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•#]|\d{1,3}[.)])\s)", text):
        line = " ".join(_MARKUP.sub("", part).split())
        if re.search(r"\w", line):
            found.append(line)
    return found


def is_heading(block: str) -> bool:
    """Whether a block is set as a heading: short, and without a full stop."""
    return block.startswith("#") or (len(block) < 90 and not re.search(r"[.:;,?!”\"]\Z", block))


def words_of(block: str) -> str:
    """The block without the marks of a heading."""
    return block.lstrip("# ")


def pdf(text: str, setting: Setting) -> Made:
    """The text set in frames, paragraphs one after the other."""
    output = BytesIO()
    document = BaseDocTemplate(output, pagesize=setting.paper, title="untitled")
    width, height = setting.paper
    column = (width - 120 - setting.gutter * (setting.columns - 1)) / setting.columns
    frames = [
        Frame(60 + index * (column + setting.gutter), 70, column, height - 140, 0, 0, 0, 0)
        for index in range(setting.columns)
    ]
    document.addPageTemplates([PageTemplate(frames=frames, onPage=_beside(setting))])
    document.build([_set(block, index, setting) for index, block in enumerate(blocks(text))])
    return Made(output.getvalue(), _clutter(setting))


def _clutter(setting: Setting) -> tuple[str, ...]:
    number = setting.numbers.split("{")[0].strip()
    return (HEAD, FOOT, *([STAMP] if setting.stamped else []), *([f"{number} 2"] if number.isalpha() else []))


def _beside(setting: Setting) -> Callable[[Canvas, Any], None]:
    def draw(canvas: Canvas, _: object) -> None:
        width, height = setting.paper
        canvas.saveState()
        canvas.setFont(setting.font, 8)
        page = canvas.getPageNumber()
        place = canvas.drawString if page % 2 else canvas.drawRightString
        place(60 if page % 2 else width - 60, height - 40, HEAD)
        canvas.drawString(60, 36, FOOT)
        canvas.drawRightString(width - 60, 36, setting.numbers.format(page=page))
        if setting.stamped:
            canvas.translate(width / 2, height / 2)
            canvas.rotate(45)
            canvas.setFont(setting.font, 60)
            canvas.drawCentredString(0, 0, STAMP)
        canvas.restoreState()

    return draw


def _set(block: str, index: int, setting: Setting) -> Paragraph:
    words = words_of(block)
    size, bold = setting.size, {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[setting.font]
    if index == 0:
        style = ParagraphStyle(
            "title",
            fontName=bold,
            fontSize=size * 1.6,
            leading=size * 2,
            alignment=TA_CENTER,
            splitLongWords=0,
        )
    elif is_heading(block):
        style = ParagraphStyle(
            "heading", fontName=bold, fontSize=size * 1.1, leading=size * 1.4, spaceBefore=8
        )
    else:
        style = ParagraphStyle(
            "text",
            fontName=setting.font,
            fontSize=size,
            leading=size * setting.leading,
            alignment=TA_JUSTIFY if setting.justified else TA_LEFT,
            firstLineIndent=setting.indent,
            spaceBefore=setting.space,
            embeddedHyphenation=int(setting.hyphenated),
        )
        item = _ITEM.match(words)
        if item:
            style = ParagraphStyle("item", parent=style, leftIndent=20, bulletIndent=4, firstLineIndent=0)
            mark = item.group().strip().replace("*", "•").replace("-", "•")
            return Paragraph(_marked(words[item.end() :], setting), style, bulletText=mark)
    return Paragraph(_marked(words, setting), style)


def _marked(words: str, setting: Setting) -> str:
    return escape(_SYLLABLE.sub("\u00ad", words) if setting.hyphenated else words)


def interleaved(text: str) -> Made:
    """Two columns, drawn line by line across both, each word by itself: the worst order there is."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=A4)
    lines = [line for block in blocks(text) for line in (*_wrapped(words_of(block), 230), "")]
    columns = [lines[start : start + 50] for start in range(0, len(lines), 50)]
    for left, right in zip(columns[::2], [*columns[1::2], []], strict=False):
        for row in range(50):
            for x, column in ((60, left), (310, right)):
                at = float(x)
                for word in column[row].split() if row < len(column) else ():
                    canvas.setFont("Times-Roman", 10)
                    canvas.drawString(at, 760 - 13 * row, word)
                    at += stringWidth(f"{word} ", "Times-Roman", 10)
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(60, 800, HEAD)
        canvas.drawCentredString(300, 40, str(canvas.getPageNumber()))
        canvas.showPage()
    canvas.save()
    return Made(output.getvalue(), (HEAD,))


def _wrapped(words: str, width: float) -> Sequence[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Times-Roman", 10) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


SETTINGS = {
    "letter": Setting(),
    "report": Setting("Times-Roman", 11, 1.4, justified=True, hyphenated=True, numbers="Page {page} of 40"),
    "book": Setting(
        "Times-Roman",
        10,
        1.15,
        LETTER,
        justified=True,
        hyphenated=True,
        indent=14,
        space=0,
        numbers="- {page} -",
    ),
    "columns": Setting("Times-Roman", 9.5, 1.2, columns=2, justified=True, hyphenated=True, numbers="{page}"),
    "three": Setting("Helvetica", 8, 1.2, columns=3, gutter=12, numbers="{page}", space=4),
    "stamped": Setting("Helvetica", 12, 1.6, LETTER, stamped=True, columns=1, numbers="{page}/40"),
}
"""Ways of setting a text, by name."""
