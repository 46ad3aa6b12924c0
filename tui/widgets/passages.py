"""What the evidence pane shows: passages as they are printed, and what stands pinned below them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.cite import date_text, locus_text
from tui.host.signs import Signs
from tui.model import Document, Locus, Span
from tui.themes import Role
from tui.widgets.lines import cut
from tui.widgets.wrapped import Mark

LEAST_TITLE_CELLS = 12
"""Where a document's title would be shorter, it is left out."""

RECORD_ROLES: frozenset[Role] = frozenset({"quote", "match"})
"""What a record's own words are marked as; speaker and cue stand beside them."""


class Passage(NamedTuple):
    """A stretch of a document as it is printed, whole paragraphs. Marks count from its own beginning."""

    document: Document
    locus: Locus
    start: int
    text: str
    marks: tuple[Mark, ...]
    note: str = ""
    """What this passage says of the record: its status here."""

    @property
    def marked(self) -> Span:
        """From the first to the last of the words that are the record's own, in `text`."""
        words = [mark for mark in self.marks if mark.role in RECORD_ROLES]
        return (
            Span(min(mark.start for mark in words), max(mark.end for mark in words)) if words else Span(0, 0)
        )

    @property
    def span(self) -> Span:
        """Where the first of them stand in the document."""
        first = min((mark for mark in self.marks if mark.role in RECORD_ROLES), default=Mark(0, 0, "quote"))
        return Span(self.start + first.start, self.start + first.end)


class Pin(NamedTuple):
    """A line below the passages, as it may be painted: a label, words, and what stands after them.

    `after` follows the words at a distance: where a name comes from, or how many more there are.
    """

    label: str
    words: str
    after: str = ""
    strong: bool = False


class Subject(NamedTuple):
    """A record as its evidence shows it; `more` says that it has more passages than are laid out."""

    kind: Literal["topic", "agreement", "quote", "nothing"]
    id: str
    passages: tuple[Passage, ...]
    pins: tuple[Pin, ...]
    more: bool = False


NOTHING = Subject("nothing", "", (), ())


def doubts_of(document: Document) -> list[str]:
    """What is uncertain about a document."""
    doubts = ["machine-translated"] if document.translated else []
    if not document.analysed:
        doubts.append("not analysed")
    if document.date is None:
        doubts.append(date_text(document))
    elif document.date_basis == "inferred":
        doubts.append("date inferred")
    return doubts


def caption(passage: Passage, signs: Signs, width: int, *, titled: bool) -> str:
    """Where a passage stands, and what it says of the record; before that its document, where `titled`."""
    words = locus_text(passage.locus, signs.paragraph)
    if passage.note:
        words = f"{words} {signs.separator} {passage.note}"
    room = width - cell_len(words) - cell_len(signs.separator) - 2
    if not titled or room < LEAST_TITLE_CELLS:
        return words
    title = signs.shown(" ".join((passage.document.title or passage.document.name).split()))
    return f"{cut(title, room, signs.ellipsis)} {signs.separator} {words}"
