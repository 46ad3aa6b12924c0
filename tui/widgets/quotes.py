"""The rows of the quotes pane: what was said, by whom, where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.segment import Segment

from tui.cite import quote_words
from tui.host.signs import Signs
from tui.model import Document, DocumentId, Quote, QuoteId, QuoteKind
from tui.widgets.line_list import Brush, Heading
from tui.widgets.lines import cut_lines
from tui.widgets.particulars import Particulars, standing
from tui.wording import counted

SIGN_CELLS = 2
WORD_LINES = 2

KIND_WORDS: Mapping[QuoteKind, str] = {
    "direct": "direct",
    "indirect": "reported",
    "mixed": "partly reported",
}
"""How a kind of quote is called."""

_OPENING = tuple("\"'“„‘«「『")


class QuoteRows:
    """Quotes in the order of their ids. There is no row for all of them."""

    height = WORD_LINES + 1
    headings: Sequence[Heading] = ()

    def __init__(
        self,
        ids: Sequence[QuoteId],
        quotes: Mapping[QuoteId, Quote],
        documents: Mapping[DocumentId, Document],
        starred: Collection[QuoteId] = (),
        *,
        gap: int = 0,
    ) -> None:
        self._ids = ids
        self._quotes = quotes
        self._starred = starred
        self._documents = documents
        self.gap = gap

    def __len__(self) -> int:
        return len(self._ids)

    def id_of(self, row: int) -> QuoteId | None:
        """The quote's id."""
        return self._ids[row]

    def row_of(self, id_: str | None) -> int | None:
        """The row of that quote."""
        return self._ids.index(id_) if id_ in self._ids else None

    def related(self, row: int) -> bool:  # noqa: ARG002
        """Nothing stands to the right of the quotes."""
        return False

    def words(self, row: int) -> str:
        """The quote's words."""
        return quote_words(self._quotes[self._ids[row]])

    def empty(self) -> Sequence[str]:
        """There is at least one row."""
        return ()

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """Sign and words on at most two lines, right below them the particulars, beside them the star."""
        quote = self._quotes[self._ids[row]]
        signs = brush.signs
        room = max(1, width - SIGN_CELLS)
        indent = Segment(" " * SIGN_CELLS, brush.words)
        words = cut_lines(signs.shown(row_words(quote)), room, WORD_LINES, signs.ellipsis)
        if line == 0:
            return [Segment(signs.kind(quote.kind) + " ", brush.words), Segment(words[0], brush.words)]
        if line < len(words):
            return [indent, Segment(words[line], brush.words)]
        if line > len(words):
            return []
        filed = quote_particulars(quote, self._documents[quote.document], signs, len(self._documents) > 1)
        beside = Segment(f"{signs.star} ", brush.words) if quote.id in self._starred else indent
        return [beside, *filed.line(room, signs, brush.muted, brush.paint.text + brush.over)]


def row_words(quote: Quote) -> str:
    """The quote's words as they stand after the sign of its kind."""
    words = quote_words(quote)
    return unopened(words) if quote.kind == "direct" else words


def unopened(words: str) -> str:
    """Quoted words without their opening mark: the sign of a direct quote stands for it."""
    return words[1:].lstrip() if words.startswith(_OPENING) else words


def quote_particulars(quote: Quote, document: Document, signs: Signs, dated: bool) -> Particulars:
    """Speaker, kind, place, and what is uncertain; the document's year too, where there are several.

    Where several documents print the quote, their number stands as well.
    """
    stands = standing(document, quote.locus, signs, dated=dated)
    named = [] if quote.speaker_name else ["unresolved" if quote.speaker else "not named"]
    who = quote.speaker_name or (quote.speaker.text if quote.speaker else "")
    sources = counted(quote.sources, "source") if quote.sources > 1 else ""
    doubts = [*named, *stands.doubts]
    return stands._replace(kind=KIND_WORDS[quote.kind], who=who, doubts=doubts, sources=sources)
