"""A record: what is known of a topic, an agreement or a person, and every place on which that rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.actions import Context
from tui.cite import cite_quote, quote_words
from tui.cite.marked import Taken, sentence_at, take_span
from tui.model import Span
from tui.query.dossier import DossierKind, dossier
from tui.query.marks import Reference
from tui.screens.entries import entry_of, person_entry
from tui.screens.place import PlaceScreen
from tui.screens.places import Filing
from tui.screens.visits import Visit
from tui.view import PaneName, Position
from tui.widgets.arrangement import GAP_ROWS
from tui.widgets.footer import FooterLine
from tui.widgets.keys import bindings
from tui.widgets.known import of_dossier
from tui.widgets.known_pane import KnownPane
from tui.widgets.line_list import LineList
from tui.widgets.painted import signs_of
from tui.widgets.place_rows import Place, PlaceRows, Section
from tui.widgets.spread import Spread
from tui.widgets.status_line import StatusLine
from tui.widgets.top_line import TopLine
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.library.notes import RecordName

KINDS: dict[str, DossierKind] = {"topics": "topic", "agreements": "agreement", "quotes": "person"}
"""Of which kind the record of a `Position` is, by its pane; people are met in the quotes."""

TITLES: dict[DossierKind, str] = {"topic": "Topic", "agreement": "Agreement", "person": "Speaker"}

NEAR = 500
"""Rows above and below the chosen one among which its place is looked for in another state of the library."""


class RecordScreen(PlaceScreen):
    """One record by label, id or name, at the row `at`. Its rows open the reader at their place."""

    AUTO_FOCUS = "#places"
    BINDINGS: ClassVar[list[BindingType]] = bindings("record")
    context: ClassVar[Context] = "record"
    CSS = """
    RecordScreen.-tiny TopLine, RecordScreen.-tiny StatusLine { display: none; }
    RecordScreen.-tiny FooterLine { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-low"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, workspace: Workspace, kind: DossierKind, id: str, at: Position | None = None) -> None:
        super().__init__()
        self._at = at or Position("record")
        self.workspace: Workspace = workspace
        self.kind = kind
        self.record = id
        self._sections: tuple[Section, ...] = ()
        self._called = id

    def compose(self) -> ComposeResult:
        """What is known above or to the left, the places below or beside it."""
        title = TITLES[self.kind]
        yield TopLine()
        with Spread():
            yield KnownPane(title, id="known")
            yield LineList("Rests on", PlaceRows(), id="places")
        yield StatusLine()
        yield FooterLine("record")

    def on_mount(self) -> None:
        """Gather the record."""
        self._show_known()
        self.restore(self._at)

    def renew(self, workspace: Workspace) -> None:
        """The same record in another state of the library, at the same place."""
        record = self._now_in(workspace)
        if record is None:
            self.leave(f"{self._called} is no longer in the library.")
            return
        before, above = self._place, self._list.rows_above
        self.workspace, self.record = workspace, record
        self._show_known()
        self._show(self._row_of(before), above)

    def _now_in(self, workspace: Workspace) -> str | None:
        """What the record is called there, None where it is no more; a person is a name, wherever that is."""
        return self.record if self.kind == "person" else workspace.known_as(self.kind, self.record)

    def _row_of(self, place: Place | None) -> str:
        """The row of the same stretch of text as a place was, else the one that is now at its number."""
        rows, row = PlaceRows(self._sections), self._list.cursor
        near = sorted(range(max(0, row - NEAR), min(row + NEAR, len(rows))), key=lambda at: abs(at - row))
        same = (at for at in near if place is not None and _what(rows.place(at)) == _what(place))
        return str(next(same, max(0, min(row, len(rows) - 1))))

    def _show_known(self) -> None:
        signs = signs_of(self.app)
        found = dossier(self.workspace.catalog, self.kind, self.record)
        if self.kind == "person":
            reference, entry = Reference("person", self.record), person_entry(self.record, signs)
        else:
            reference = Reference(self.kind, self.record)
            entry = entry_of(self.workspace, reference, None, signs)
        self._sections = Filing(self.workspace, signs).sections(found, reference)
        known = (*entry.known, *of_dossier(found, signs))
        self.query_one(KnownPane).show([entry._replace(known=known)])
        self.query_one(TopLine).show((entry.name, "record"), ())
        self._called = entry.name

    def _show(self, chosen: str | None, rows_above: int | None) -> None:
        gap = 1 if self.app.size.height >= GAP_ROWS else 0
        rows = PlaceRows(self._sections, gap=gap)
        self._list.show(rows, chosen, len(rows), rows_above)

    def on_resize(self) -> None:
        """Rows may stand apart now, or no longer."""
        self._show(self._list.chosen_id, None)

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _place(self) -> Place | None:
        rows = self._list.rows
        return rows.place(self._list.cursor) if isinstance(rows, PlaceRows) and len(rows) else None

    # ---- places one has been ----

    @property
    def position(self) -> Position:
        """Where a person is: this record, at this row."""
        places = self._list
        return Position("record", self._pane, self.record, places.rows_above, row=places.cursor)

    @property
    def _pane(self) -> PaneName:
        return next(pane for pane in get_args(PaneName) if KINDS[pane] == self.kind)

    def restore(self, position: Position) -> None:
        """Be at the row where a person was."""
        self._show(str(position.row), position.rows_above)

    @on(LineList.Opened)
    def _open(self, event: LineList.Opened) -> None:
        event.stop()
        place = self._place
        if place is None:
            return
        there = Position("reader", record=place.record.id, document=place.document, span=place.span)
        self.post_message(Visit(there, self.position))

    # ---- what can be done with the chosen row ----

    @property
    def taken(self) -> Taken | None:
        """A quote with its speaker, the passage that decides an agreement, the sentence of a mention."""
        place = self._place
        if place is None:
            return None
        document = self.workspace.records.documents[place.document]
        if place.record.kind == "quote":
            quote = self.workspace.records.quotes[place.record.id]
            return Taken(quote_words(quote), cite_quote(quote, document))
        text = self.workspace.text(place.document)
        span = place.span if place.record.kind == "agreement" else sentence_at(place.span, document, text)
        return take_span(span, document, text)

    @property
    def explained(self) -> str | None:
        """What the chosen row belongs to."""
        return self._place.record.id if self._place else None

    @property
    def notable(self) -> RecordName | None:
        """The chosen row's record; of people there is nothing to keep."""
        record = self._place.record if self._place else None
        return None if record is None or record.kind == "person" else (record.kind, record.id)

    def show_work(self) -> None:
        """What the person did stands with what is known."""
        self._show_known()

    def action_back(self) -> None:
        """Out of the record, to where one came from."""
        self.dismiss()

    def action_next_pane(self) -> None:
        """To the other pane."""
        self.focus_next("#known, #places")

    def action_previous_pane(self) -> None:
        """To the other pane."""
        self.focus_previous("#known, #places")


def _what(place: Place) -> tuple[str, str, Span]:
    """What of a place stays when the library changes: a record may have another id."""
    return place.record.kind, place.document, place.span
