"""The results of a search: one list, grouped by kind, the matches marked in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment

from tui.documents.structure import locus
from tui.host.signs import Signs
from tui.model import Locus, Records, Span
from tui.query.hits import BETWEEN_PIECES
from tui.view import Hit
from tui.widgets.agreements import agreement_particulars
from tui.widgets.line_list import Brush, Heading, LineList
from tui.widgets.lines import cut
from tui.widgets.particulars import Particulars, standing
from tui.widgets.quotes import quote_particulars, unopened

SIGN_CELLS = 2
KINDS: Mapping[str, str] = {
    "topic": "Topics",
    "agreement": "Agreements",
    "quote": "Quotes",
    "sentence": "Sentences",
}
_BLANKS = str.maketrans("\t\n", "  ")


class HitRows:
    """Hits in their order; above the first of each kind the kind, with how many were found."""

    height = 2
    gap = 0

    def __init__(
        self, hits: Sequence[Hit], counts: Sequence[int], records: Records, empty: Sequence[str] = ()
    ) -> None:
        self._hits = hits
        self._records = records
        self._empty = empty
        self.headings = _headings(hits, dict(zip(KINDS, counts, strict=True)))

    def __len__(self) -> int:
        return len(self._hits)

    def hit(self, row: int) -> Hit:
        """The hit of a row."""
        return self._hits[row]

    def id_of(self, row: int) -> str | None:
        """What tells this hit from every other."""
        return key(self._hits[row])

    def row_of(self, id_: str | None) -> int | None:
        """The row of that hit."""
        return next((row for row, hit in enumerate(self._hits) if key(hit) == id_), None)

    def related(self, row: int) -> bool:  # noqa: ARG002
        """No row belongs to another."""
        return False

    def words(self, row: int) -> str:
        """The words of the hit."""
        return self._hits[row].text

    def empty(self) -> Sequence[str]:
        """What to say where nothing is found."""
        return self._empty

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """Sign and words, as much as fits of them around the first match; below them the particulars."""
        hit = self._hits[row]
        room = max(1, width - SIGN_CELLS)
        if line:
            indent = Segment(" " * SIGN_CELLS, brush.words)
            filed = self._particulars(hit, brush.signs)
            return [indent, *filed.line(room, brush.signs, brush.muted, brush.paint.text + brush.over)]
        sign = Segment(self._sign(hit, brush.signs).ljust(SIGN_CELLS), brush.words)
        text, matches = self._words(hit)
        return [sign, *title_and_match(text, matches, room, brush)]

    def _words(self, hit: Hit) -> tuple[str, Sequence[Span]]:
        """What a row says, and where it matches."""
        if hit.kind != "quote" or self._records.quotes[hit.id].kind != "direct":
            return hit.text, hit.matches
        text = unopened(hit.text)
        return text, _moved(hit.matches, len(text) - len(hit.text))

    def _sign(self, hit: Hit, signs: Signs) -> str:
        if hit.kind == "agreement":
            return signs.status(self._records.agreements[hit.id].status)
        return signs.kind(self._records.quotes[hit.id].kind) if hit.kind == "quote" else ""

    def _particulars(self, hit: Hit, signs: Signs) -> Particulars:
        records = self._records
        several = len(records.documents) > 1
        if hit.kind == "topic":
            return Particulars(who=records.topics[hit.id].group)
        if hit.kind == "agreement":
            return agreement_particulars(records.agreements[hit.id], records.documents)
        if hit.kind == "quote":
            quote = records.quotes[hit.id]
            return quote_particulars(quote, records.documents[quote.document], signs, several)
        document = records.documents[hit.id]
        where = locus(document.blocks, hit.span.start) if hit.span else Locus("paragraph")
        title = (document.title or document.name) if several else ""
        return standing(document, where, signs, dated=several)._replace(who=title)


def key(hit: Hit) -> str:
    """What tells a hit from every other, and stays the same when the query changes."""
    return f"{hit.kind} {hit.id}" + (f" {hit.span.start}" if hit.kind == "sentence" and hit.span else "")


def _headings(hits: Sequence[Hit], counts: Mapping[str, int]) -> tuple[Heading, ...]:
    found = []
    row = 0
    for kind, group in groupby(hits, lambda hit: hit.kind):
        shown = sum(1 for _ in group)
        more = f", the best {shown}" if shown < counts[kind] else ""
        found.append(Heading(row, f"{KINDS[kind].upper()}  {counts[kind]:,}{more}"))
        row += shown
    return tuple(found)


def title_and_match(text: str, matches: Sequence[Span], width: int, brush: Brush) -> list[Segment]:
    """A hit's text on a line: of a record that matches in a further piece, its title's beginning first."""
    title_end = text.rfind(BETWEEN_PIECES, 0, matches[0].start) if matches else -1
    if title_end < 0 or cell_len(text) <= width:
        return around_match(text, matches, width, brush)
    piece_start = title_end + len(BETWEEN_PIECES)
    piece = text[piece_start:]
    room = max(width // 3, width - len(BETWEEN_PIECES) - cell_len(piece))
    title = cut(_on_a_line(text[:title_end], brush.signs), room, brush.signs.ellipsis)
    title += brush.signs.shown(BETWEEN_PIECES)
    found = around_match(piece, _moved(matches, -piece_start), width - cell_len(title), brush)
    return [Segment(title, brush.words), *found]


def around_match(text: str, matches: Sequence[Span], width: int, brush: Brush) -> list[Segment]:
    """As much of the text as fits on a line, whole words, so that the first match is in view."""
    signs = brush.signs
    painted = _on_a_line(text, signs)
    start = 0
    lead = ""
    if matches and cell_len(painted[: matches[0].end]) > width - cell_len(signs.ellipsis) - 1:
        start = painted.rfind(" ", 0, max(1, matches[0].start - width // 3)) + 1
        lead = f"{signs.ellipsis} " if start else ""
    room = max(1, width - cell_len(lead))
    source = painted[start : start + 2 * width]
    words = cut(source, room, signs.ellipsis)
    # The sign of the cut is no match.
    end = len(words if words == source else words.removesuffix(f" {signs.ellipsis}"))
    segments = [Segment(lead, brush.muted)] if lead else []
    at = 0
    for match in _moved(matches, -start):
        first, last = (min(max(place, at), end) for place in (match.start, match.end))
        segments.append(Segment(words[at:first], brush.words))
        segments.append(Segment(words[first:last], brush.words + brush.match))
        at = last
    segments.append(Segment(words[at:], brush.words))
    return [segment for segment in segments if segment.text]


def _on_a_line(text: str, signs: Signs) -> str:
    return signs.shown(text).translate(_BLANKS)


def _moved(matches: Sequence[Span], by: int) -> list[Span]:
    return [Span(max(0, match.start + by), max(0, match.end + by)) for match in matches]


class ResultList(LineList, can_focus=False):
    """The list below the search field, which keeps the keyboard; what it chooses can always be opened."""

    def __init__(self, rows: HitRows, *, id: str) -> None:
        super().__init__("Results", rows, id=id)
        self._said = ""
        self._found = 0

    @property
    def lit(self) -> bool:
        """One result is always chosen, and enter opens it from the search field."""
        return True

    def tell(self, found: int, said: str) -> None:
        """How many were found, and what a person should know of how the query was understood."""
        self._found = found
        self._said = said

    def chosen_hit(self) -> Hit | None:
        """The hit that enter opens."""
        rows = self.rows
        return rows.hit(self.cursor) if isinstance(rows, HitRows) and len(rows) else None

    def doubt(self, width: int) -> list[Segment]:
        """What was left aside of the query, or forgiven in it."""
        if not self._said:
            return []
        words = f"{self.signs.doubt} {self.signs.shown(self._said)}"
        return [Segment(cut(words, max(1, width), self.signs.ellipsis), self.paint.text)]

    def notes(self) -> tuple[str, ...]:
        """Which result is chosen, of how many."""
        if not len(self.rows):
            return ()
        found = f"{self._found:,} found"
        return (f"row {self.cursor + 1:,} {self.signs.separator} {found}", found)
