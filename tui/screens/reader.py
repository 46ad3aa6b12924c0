"""The reader: one document as it is printed, everything found in it marked, the current mark explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from tui.actions import Context
from tui.cite.marked import Taken, take, take_span
from tui.model import DocumentId, Span
from tui.query.find import find
from tui.query.marks import Passage, RecordKind, Reference
from tui.screens.entries import entry_of
from tui.screens.place import PlaceScreen
from tui.screens.visits import Visit
from tui.view import Position
from tui.widgets.find_bar import FindBar
from tui.widgets.footer import FooterLine
from tui.widgets.keys import bindings
from tui.widgets.known_pane import Entry, KnownPane
from tui.widgets.line_list import LineList
from tui.widgets.page import PAGE_CELLS, Page
from tui.widgets.page_marks import COLUMNS, MARKED, sheet
from tui.widgets.painted import signs_of
from tui.widgets.record_rows import RecordRows, key, record_rows
from tui.widgets.status_line import StatusLine
from tui.widgets.top_line import TopLine
from tui.wording import counted
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.library.notes import RecordName

WIDE_CELLS = 110
"""From this width on the records stand beside the page."""

SIDE_CELLS = 36
"""The least width of what stands beside the page."""

NOTHING = Entry("No record stands here.", ())


class ReaderScreen(PlaceScreen):
    """A document, opened at a stretch of its text, else at a record's first place, else at its beginning."""

    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("reader"),
        *bindings("reader", only=("find",), priority=True),
    ]
    context: ClassVar[Context] = "reader"
    CSS = """
    ReaderScreen { layout: vertical; }
    ReaderScreen #body { height: 1fr; }
    ReaderScreen #side { width: 36; }
    ReaderScreen #known { height: 45%; min-height: 8; max-height: 18; }
    ReaderScreen.-narrow #body { layout: vertical; }
    ReaderScreen.-narrow #side { width: 1fr; height: auto; }
    ReaderScreen.-narrow #records { display: none; }
    ReaderScreen.-narrow #known { height: 8; min-height: 0; }
    ReaderScreen.-narrow.-low #known { height: 4; }
    ReaderScreen.-narrow.-tiny #side { display: none; }
    ReaderScreen.-tiny TopLine, ReaderScreen.-tiny StatusLine { display: none; }
    ReaderScreen.-tiny FooterLine { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_CELLS, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-low"), (20, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        workspace: Workspace,
        document_id: DocumentId,
        span: Span | None = None,
        record: str | None = None,
    ) -> None:
        super().__init__()
        self._text = workspace.text(document_id)
        self._read(workspace, document_id)
        self._opened_at = span or self._first_place(record)
        self._origin = 0

    def _read(self, workspace: Workspace, document_id: DocumentId) -> None:
        """Know what the library says of the document."""
        self.workspace: Workspace = workspace
        self.document = workspace.records.documents[document_id]
        self._sheet = sheet(workspace.records, self.document, self._text)
        self._rows = record_rows(self._sheet.stops, workspace.records, self.document, signs_of(self.app))

    def renew(self, workspace: Workspace) -> None:
        """The same document at the same place, with what another state of the library says of it."""
        if self.document.id not in workspace.records.documents:
            self.leave(f"{self.document.title or self.document.name} is no longer in the library.")
            return
        self._read(workspace, self.document.id)
        records = self.query_one(LineList)
        records.show(RecordRows(self._rows), records.chosen_id)
        self._show_counts()
        self._mark(self.page.sheet.kinds)

    def _first_place(self, record: str | None) -> Span | None:
        """Where the document first has a record of that id or label."""
        places = (
            stop.span
            for stop in self._sheet.stops
            for passage in stop.passages
            if passage.reference.id == record
        )
        return next(places, None)

    def compose(self) -> ComposeResult:
        """The page, and beside or below it what was found and what is known of it."""
        yield TopLine()
        with Horizontal(id="body"):
            yield Page(self._sheet, id="page")
            with Vertical(id="side"):
                yield LineList("Records", RecordRows(self._rows), id="records")
                yield KnownPane("This mark", id="known")
        yield FindBar("find in this document")
        yield StatusLine()
        yield FooterLine("reader")

    def on_mount(self) -> None:
        """Open at the place that was asked for, else at the first mark's explanation."""
        self._show_counts()
        if self._opened_at is not None:
            self.page.go_to(self._opened_at)
        else:
            self._explain()

    def _show_counts(self) -> None:
        counts = (
            counted(len(self.workspace.records.documents), "document"),
            counted(len(self._rows), "record") + " here",
        )
        self.query_one(TopLine).show((self.document.title or self.document.name, "reader"), counts)

    def on_resize(self, event: events.Resize) -> None:
        """Beside the page stands what its longest lines leave."""
        if event.size.width >= WIDE_CELLS:
            self.query_one("#side").styles.width = max(SIDE_CELLS, event.size.width - PAGE_CELLS)
        else:
            self.query_one("#side").styles.width = None

    @property
    def page(self) -> Page:
        """The document."""
        return self.query_one(Page)

    @property
    def _here(self) -> tuple[Passage, ...]:
        """The records at the current place: of its stop, else of the shortest around it, else inside it."""
        page = self.page
        if page.stop is not None:
            return page.stop.passages
        if page.around is not None:
            return page.around.passages
        return tuple(passage for stop in page.inside for passage in stop.passages)

    @property
    def current(self) -> Reference | None:
        """The record at the current place, None where there is none."""
        return self._here[0].reference if self._here else None

    # ---- what stands beside the page ----

    @on(Page.Moved)
    def _explain(self) -> None:
        """Say what is known of the current mark, and choose its record in the list."""
        passages = self._here
        signs = signs_of(self.app)
        entries = [entry_of(self.workspace, passage.reference, self.document, signs) for passage in passages]
        self.query_one(KnownPane).show(entries or [NOTHING])
        records = self.query_one(LineList)
        listed = (key(passage.reference) for passage in passages)
        chosen = next((found for found in listed if records.rows.row_of(found) is not None), None)
        if chosen is not None:
            records.show(records.rows, chosen)

    @on(LineList.Chosen)
    def _show_record(self, event: LineList.Chosen) -> None:
        """The page goes where the record chosen in the list is first met."""
        self.page.go_to(self._rows[event.list.cursor].span)

    @on(LineList.Opened)
    def _read_record(self) -> None:
        self.page.focus()

    def action_marks(self) -> None:
        """Mark agreements and quotes alone, or topics too."""
        self._mark(MARKED if self.page.sheet.kinds == COLUMNS else COLUMNS)

    def _mark(self, kinds: Sequence[RecordKind]) -> None:
        self.page.show(sheet(self.workspace.records, self.document, self._text, kinds))
        self._explain()

    # ---- finding words ----

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Where words are typed, the key that finds is a letter; and nothing is found before it stands."""
        return action != "find" or (self.focused is not None and not isinstance(self.focused, Input))

    def action_find(self) -> None:
        """Open the line for words to find; it takes the very next key."""
        bar = self.query_one(FindBar)
        if not bar.is_open:
            self._origin = self.page.current.start if self.page.current else self.page.top_offset
        bar.open()
        self.set_focus(bar.field)

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        self.page.look_for(find(self._text, event.value), self._origin, event.value)

    @on(Input.Submitted)
    def _found(self) -> None:
        self.set_focus(self.page)

    @on(FindBar.Stepped)
    def _step(self, event: FindBar.Stepped) -> None:
        self.page.step(event.by)

    def action_next_mark(self) -> None:
        """To the next match, or mark, whichever pane has the keyboard."""
        self.page.step(1)

    def action_previous_mark(self) -> None:
        """To the one before."""
        self.page.step(-1)

    def action_back(self) -> None:
        """Out of finding, else out of the document."""
        bar = self.query_one(FindBar)
        if bar.is_open:
            bar.close()
            self.set_focus(self.page)
        else:
            self.dismiss()

    # ---- places one has been ----

    @property
    def position(self) -> Position:
        """Where a person is: this document, at its current mark."""
        record = self.current
        span = self.page.current
        return Position("reader", record=record.id if record else None, document=self.document.id, span=span)

    def restore(self, position: Position) -> None:
        """Be at the mark where a person was."""
        if position.span is not None:
            self.page.go_to(position.span)

    def action_open(self) -> None:
        """Open the record of the current mark; of a quote, that of its speaker."""
        record = self.current
        if record is None:
            return
        there = Position("record", "topics" if record.kind == "topic" else "agreements", record.id)
        if record.kind == "quote":
            there = Position("record", "quotes", self.workspace.records.quotes[record.id].speaker_name)
        if there.record is not None:
            self.post_message(Visit(there, self.position))

    # ---- what can be done with the current mark ----

    @property
    def taken(self) -> Taken | None:
        """What a copy gives: the words selected with the mouse, else the current mark."""
        page = self.page
        selected = page.selected
        if selected is not None:
            return take_span(selected, self.document, self._text)
        if page.stop is not None:
            return take(page.stop, self.document, self._text, self.workspace.records.quotes)
        return take_span(page.current, self.document, self._text) if page.current else None

    @property
    def explained(self) -> str | None:
        """The record of the current mark."""
        return self.current.id if self.current else None

    @property
    def notable(self) -> RecordName | None:
        """The record of the current mark; of people there is nothing to keep."""
        current = self.current
        return None if current is None or current.kind == "person" else (current.kind, current.id)

    def action_correct(self) -> None:
        """Correct what is known of the document."""
        from tui.screens.correct import CorrectScreen

        self.app.push_screen(CorrectScreen(self.document))

    def show_work(self) -> None:
        """What the person did stands with what is known of the mark."""
        self._explain()

    def action_next_pane(self) -> None:
        """To the pane after this one."""
        self.focus_next("#page, #records, #known")

    def action_previous_pane(self) -> None:
        """To the pane before this one."""
        self.focus_previous("#page, #records, #known")
