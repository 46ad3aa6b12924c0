"""The rows of a library's documents, and of what must be kept in order beside them, two lines each."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from functools import cached_property

from rich.cells import cell_len
from rich.segment import Segment

from tui.host.signs import Signs
from tui.library.notes import Note, Star
from tui.model import Document, Source
from tui.query.inventory import Inventory, Item, key_of, words_of
from tui.widgets.line_list import Brush, Heading
from tui.widgets.lines import cut_lines
from tui.widgets.particulars import Particulars
from tui.widgets.passages import doubts_of
from tui.wording import counted

SIGN_CELLS = 2

LEAST_NAME_CELLS = 20
"""Counts stand beside a name that has at least so much room."""


class DocumentRows:
    """These items of an inventory, each section under its heading, but documents right below the title."""

    height = 2

    def __init__(
        self,
        inventory: Inventory,
        items: Sequence[Item],
        starred: Collection[str] = (),
        noted: Collection[str] = (),
        *,
        gap: int = 0,
    ) -> None:
        self.items = items
        self.gap = gap
        self._inventory = inventory
        self._starred = starred
        self._noted = noted
        self.headings: Sequence[Heading] = list(_headings(items))

    @cached_property
    def _row(self) -> dict[str, int]:
        return {key_of(item): row for row, item in enumerate(self.items)}

    def __len__(self) -> int:
        return len(self.items)

    def id_of(self, row: int) -> str:
        """The item's key."""
        return key_of(self.items[row])

    def row_of(self, id_: str | None) -> int | None:
        """The row of the item with that key."""
        return self._row.get(id_ or "")

    def related(self, row: int) -> bool:  # noqa: ARG002
        """Nothing stands to the right of these."""
        return False

    def words(self, row: int) -> str:
        """How the item is called."""
        return words_of(self.items[row])

    def empty(self) -> Sequence[str]:
        """What to say where there are none."""
        if self._inventory.items:
            return ("No document has these words in its title, date, publisher, kind or name.",)
        return ("This library holds no document.",)

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:
        """The name, and beside it what is found in a document; below it how the item is filed."""
        item, signs = self.items[row], brush.signs
        room = max(1, width - SIGN_CELLS)
        if line == 0:
            return [Segment(_sign(item, signs), brush.words), *self._named(item, room, brush)]
        starred = isinstance(item, Document) and item.id in self._starred
        beside = f"{signs.star if starred else '':{SIGN_CELLS}}"
        filed = self._filed(item, signs).line(room, signs, brush.muted, brush.paint.text + brush.over)
        return [Segment(beside, brush.words), *filed]

    def _named(self, item: Item, width: int, brush: Brush) -> list[Segment]:
        signs = brush.signs
        counts = self._counts(item, signs)
        if width - cell_len(counts) - 1 < LEAST_NAME_CELLS:
            counts = ""
        room = max(1, width - cell_len(counts) - bool(counts))
        (words,) = cut_lines(signs.shown(_shown_name(item)), room, 1, signs.ellipsis) or [""]
        blank = " " * (width - cell_len(words) - cell_len(counts))
        return [Segment(words + blank, brush.words), Segment(counts, brush.muted)]

    def _counts(self, item: Item, signs: Signs) -> str:
        if not isinstance(item, Document):
            return ""
        held = self._inventory.held[item.id]
        counts = [counted(held.quotes, "quote"), counted(held.agreements, "agreement")]
        return f" {signs.separator} ".join(["noted", *counts] if item.id in self._noted else counts)

    def _filed(self, item: Item, signs: Signs) -> Particulars:
        if isinstance(item, Document):
            return _document_particulars(item, signs)
        if isinstance(item, Source):
            return Particulars(doubts=[signs.shown(" ".join(reason(item).split()))])
        return Particulars(kind=item.anchor.kind, who=item.anchor.label, place=item.made[:10])


def _document_particulars(document: Document, signs: Signs) -> Particulars:
    """Publisher, kind and language, date, and what is uncertain or superseded."""
    language = "" if document.language == "und" else f" {signs.separator} {document.language}"
    return Particulars(
        kind=document.kind + language,
        who=document.publisher or "",
        place=document.date or "",
        doubts=_states(document),
    )


def _states(document: Document) -> list[str]:
    states = doubts_of(document)
    if document.newer:
        states.append("older version")
    if document.near:
        others = len(document.near)
        states.append(f"nearly the same as {'another' if others == 1 else f'{others:,} others'}")
    return states


def reason(source: Source) -> str:
    """Why a place could not be read; the place itself stands beside it already."""
    return (source.problem or "").replace(source.place, _short_place(source))


def _short_place(source: Source) -> str:
    return os.path.basename(source.place) if os.path.isabs(source.place) else source.place


def _shown_name(item: Item) -> str:
    if isinstance(item, Source):
        return _short_place(item)
    return words_of(item)


def _sign(item: Item, signs: Signs) -> str:
    return f"{signs.star if isinstance(item, Star) else '':{SIGN_CELLS}}"


def _headings(items: Sequence[Item]) -> list[Heading]:
    found = []
    for kinds, words in (((Source,), "Could not be read"), ((Star, Note), "Yours, without a record")):
        rows = [row for row, item in enumerate(items) if isinstance(item, kinds)]
        if rows:
            found.append(Heading(rows[0], f"{words.upper()}  {len(rows):,}"))
    return found
