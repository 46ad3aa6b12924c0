"""Every sign that the program paints, and what stands in its place where only ASCII is safe.

Signs, box lines and curly quotes are two cells wide in many Japanese terminals and missing from some fonts.
`signs(ascii=True)` replaces them all, in what the program says as in the documents' text; which of the two
is used is chosen once, from `--ascii` and the settings, and handed down as a value. No sign means two things.
"""

from __future__ import annotations

from msgspec import Struct

from tui.model import STATUSES, QuoteKind, Status
from tui.plaintext import shown


class Signs(Struct, frozen=True):
    """The signs of one way of painting; one cell wide, but for `ellipsis`, `paragraph`, `source` in ASCII."""

    ascii: bool = False
    """Whether curly quotes and dashes of the documents are painted as ASCII too; what is copied never is."""

    statuses: str = "◌◔◕●✔★↻"
    """How far an agreement has come, one sign for each of `model.STATUSES`, in its order."""
    direct: str = "“"
    """A quote in the speaker's own words."""
    reported: str = "»"
    """A quote told in the text's words, wholly or (mixed) in part."""
    doubt: str = "⚠"
    """Something is uncertain and said after it: undated, unresolved speaker, sources disagree."""
    chosen: str = "▸"
    """The row under a pane's cursor; in the reader, the current mark."""
    related: str = "▹"
    """A row that belongs to what is chosen in a pane to its right."""

    star: str = "✱"
    """A record that the person starred."""

    open_quote: str = "“"
    """Before words that are quoted in the program's own sentences."""
    close_quote: str = "”"
    """After words that are quoted in the program's own sentences."""
    ellipsis: str = "…"
    """After the last whole word of a text that was cut."""
    separator: str = "·"
    """Between particulars on a line."""
    crumb: str = "›"
    """Between the steps of where one is: library, then topic."""
    paragraph: str = "¶"
    """Before the number of a paragraph; handed to `cite.locus_text`."""
    source: str = "←"
    """Before the words of the text from which something was resolved."""
    times: str = "×"
    """After a number of occurrences."""
    dash: str = "–"
    """Between the ends of a range."""

    horizontal: str = "─"
    """A frame's upper and lower edge."""
    vertical: str = "│"
    """A frame's left and right edge, and the rule in the reader's gutter."""
    top_left: str = "┌"
    """A frame's corner."""
    top_right: str = "┐"
    """A frame's corner."""
    bottom_left: str = "└"
    """A frame's corner."""
    bottom_right: str = "┘"
    """A frame's corner."""
    heavy_horizontal: str = "━"
    """The upper and lower edge of the frame that has the focus."""
    heavy_vertical: str = "┃"
    """Its left and right edge."""
    heavy_top_left: str = "┏"
    """A corner of the frame that has the focus."""
    heavy_top_right: str = "┓"
    """A corner of the frame that has the focus."""
    heavy_bottom_left: str = "┗"
    """A corner of the frame that has the focus."""
    heavy_bottom_right: str = "┛"
    """A corner of the frame that has the focus."""
    bar: str = "▬"
    """A figure as a length, in proportion to the others."""
    thumb: str = "▐"
    """On a frame's right edge: where in a long list the lines on screen lie."""

    def status(self, status: Status) -> str:
        """The sign of a status."""
        return self.statuses[STATUSES.index(status)]

    def kind(self, kind: QuoteKind) -> str:
        """The sign of a kind of quote."""
        return self.direct if kind == "direct" else self.reported

    def shown(self, text: str) -> str:
        """A document's text as it may be painted (`plaintext.shown`); as long as the original."""
        return shown(text).translate(_PLAIN) if self.ascii else shown(text)


_PLAIN = str.maketrans("“”„‟‘’‚‛«»‹›–—―‐‑‒…·•×¶§←→", "\"\"\"\"''''\"\"''------..*x##<>")
_PLAIN |= dict.fromkeys([*range(0x2400, 0x2422), 0xFFFD], ord("?"))
"""Punctuation that such terminals paint two cells wide, and `plaintext`'s signs for controls, in ASCII."""

_UNICODE = Signs()
_ASCII = Signs(
    ascii=True,
    statuses=".~+=#*%",
    direct='"',
    reported=":",
    doubt="!",
    chosen=">",
    related="-",
    star="^",
    open_quote='"',
    close_quote='"',
    ellipsis="...",
    separator="|",
    crumb="/",
    paragraph="par.",
    source="<-",
    times="x",
    dash="-",
    horizontal="-",
    vertical="|",
    top_left="+",
    top_right="+",
    bottom_left="+",
    bottom_right="+",
    heavy_horizontal="=",
    heavy_vertical="|",
    heavy_top_left="#",
    heavy_top_right="#",
    heavy_bottom_left="#",
    heavy_bottom_right="#",
    bar="=",
    thumb="#",
)


def signs(ascii: bool) -> Signs:
    """The signs to paint with: those of the design, or their ASCII fallbacks."""
    return _ASCII if ascii else _UNICODE
