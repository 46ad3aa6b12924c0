"""All documents of a library, and what else must be kept in order: the unreadable, notes without a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from tui.actions import Context
from tui.cite import source_text
from tui.cite.marked import Taken
from tui.library.notes import Note, Star
from tui.model import Document, Source
from tui.query.inventory import Inventory, Item, key_of, words_of
from tui.screens.ask import AskScreen
from tui.screens.change import Change
from tui.screens.correct import CorrectScreen
from tui.screens.place import PlaceScreen
from tui.screens.visits import Visit
from tui.view import Position, View
from tui.widgets.arrangement import GAP_ROWS
from tui.widgets.document_rows import DocumentRows
from tui.widgets.find_bar import FindBar
from tui.widgets.footer import FooterLine
from tui.widgets.keys import bindings
from tui.widgets.known import of_document, of_lost, of_source
from tui.widgets.known_pane import Entry, KnownPane
from tui.widgets.line_list import LineList, NoRows
from tui.widgets.own import own_work
from tui.widgets.painted import signs_of
from tui.widgets.spread import Spread
from tui.widgets.status_line import StatusLine
from tui.widgets.top_line import TopLine
from tui.wording import beginning, counted
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.library.notes import RecordName

_FORGOTTEN = "It is deleted; no record holds it any more."


class DocumentsScreen(PlaceScreen):
    """The documents, with what is known of the chosen one; they can be narrowed, corrected and taken out."""

    AUTO_FOCUS = "#listed"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("documents"),
        *bindings("documents", only=("narrow",), priority=True),
    ]
    context: ClassVar[Context] = "documents"
    CSS = """
    DocumentsScreen.-narrow #known { height: 9; }
    DocumentsScreen.-narrow.-low #known { height: 4; }
    DocumentsScreen.-tiny TopLine, DocumentsScreen.-tiny StatusLine { display: none; }
    DocumentsScreen.-tiny FooterLine { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-low"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, workspace: Workspace, at: Position) -> None:
        super().__init__()
        self.workspace: Workspace = workspace
        self._at = at
        self._inventory = Inventory(workspace.records, workspace.work.lost)

    def compose(self) -> ComposeResult:
        """What is known of the chosen row beside or above the rows; below them what narrows them."""
        yield TopLine()
        with Spread():
            yield KnownPane("What is known", id="known")
            yield LineList("Documents", NoRows(), id="listed")
        yield FindBar("words of title, date, publisher, kind or name")
        yield StatusLine()
        yield FooterLine("documents")

    def on_mount(self) -> None:
        """Be where a person was."""
        self.restore(self._at)

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _bar(self) -> FindBar:
        return self.query_one(FindBar)

    @property
    def _item(self) -> Item | None:
        rows = self._list.rows
        return rows.items[self._list.cursor] if isinstance(rows, DocumentRows) and len(rows) else None

    @property
    def _document(self) -> Document | None:
        return self._item if isinstance(self._item, Document) else None

    # ---- what is shown ----

    def _show(self, chosen: str | None, rows_above: int | None = None) -> None:
        inventory, work = self._inventory, self.workspace.work
        gap = 1 if self.app.size.height >= GAP_ROWS else 0
        items = inventory.matching(self._bar.field.value)
        rows = DocumentRows(inventory, items, work.starred, work.notes, gap=gap)
        self._list.show(rows, chosen, len(inventory.items), rows_above)
        counts = (counted(len(inventory.documents), "document"),)
        self.query_one(TopLine).show(("documents",), counts)
        self._explain()

    @on(LineList.Chosen)
    def _explain(self) -> None:
        """Say what is known of the chosen row."""
        item, signs = self._item, signs_of(self.app)
        entries = []
        if isinstance(item, Document):
            own = own_work(self.workspace, item.id, signs)
            entries = [Entry(beginning(words_of(item)), (*of_document(item, self._inventory, signs), *own))]
        elif isinstance(item, Source):
            entries = [Entry(item.place, tuple(of_source(item, self._inventory, signs)))]
        elif item is not None:
            entries = [Entry("", tuple(of_lost(item, signs)))]
        self.query_one(KnownPane).show(entries)

    def on_resize(self) -> None:
        """Rows may stand apart now, or no longer."""
        self._show(self._list.chosen_id)

    def show_work(self) -> None:
        """Stars and notes as they are now, and those that lost their record."""
        self._inventory = Inventory(self.workspace.records, self.workspace.work.lost)
        self._show(self._list.chosen_id)

    def renew(self, workspace: Workspace) -> None:
        """The documents of another state of the library."""
        self.workspace = workspace
        self._inventory = Inventory(workspace.records, workspace.work.lost)
        nearest = self._list.nearest({key_of(item) for item in self._inventory.items})
        self._show(nearest, self._list.rows_above)

    # ---- narrowing ----

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Where words are typed, the key that narrows is a letter; nothing narrows before there are rows."""
        return action != "narrow" or (self.focused is not None and not isinstance(self.focused, Input))

    def action_narrow(self) -> None:
        """Open the line for words; it takes the very next key."""
        self._bar.open()
        self.set_focus(self._bar.field)

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._show(self._list.chosen_id)

    @on(Input.Submitted)
    def _narrowed(self) -> None:
        self.set_focus(self._list)

    @on(FindBar.Stepped)
    def _step(self, event: FindBar.Stepped) -> None:
        self._list.choose(self._list.cursor + event.by)

    def action_back(self) -> None:
        """Out of narrowing, the row kept; else out of the documents."""
        if self._bar.is_open:
            self._bar.close()
            self.set_focus(self._list)
        else:
            self.dismiss()

    # ---- places ----

    @property
    def position(self) -> Position:
        """At which row a person is, and to what the rows are narrowed."""
        listed = self._list
        view = View(query=self._bar.field.value)
        return Position("documents", record=listed.chosen_id, rows_above=listed.rows_above, view=view)

    def restore(self, position: Position) -> None:
        """Be at the row where a person was."""
        words = position.view.query
        if words:
            self._bar.open()
            with self.prevent(Input.Changed):
                self._bar.field.value = words
        self._show(position.record, position.rows_above if position.record else None)

    @on(LineList.Opened)
    def _open(self, event: LineList.Opened) -> None:
        """A document opens at its beginning; of what can't be read, what was read there before."""
        event.stop()
        item = self._item
        document = item.id if isinstance(item, Document) else None
        if isinstance(item, Source) and item.document in self._inventory.documents:
            document = item.document
        if document is None:
            self.app.notify("There is no document to open here.", markup=False)
        else:
            self.post_message(Visit(Position("reader", document=document), self.position))

    # ---- what can be done with the chosen row ----

    @property
    def taken(self) -> Taken | None:
        """A document's title with its citation; why a place can't be read; the words of a lost note."""
        item = self._item
        if item is None:
            return None
        if isinstance(item, Document):
            return Taken(words_of(item), source_text(item))
        words = item.problem or "" if isinstance(item, Source) else words_of(item)
        return Taken(words, words)

    @property
    def explained(self) -> None:
        """No rule made a document."""
        return

    @property
    def notable(self) -> RecordName | None:
        """The chosen document."""
        return ("document", self._document.id) if self._document else None

    def action_remove(self) -> None:
        """Take the document out, or forget what could not be read or lost its record; ask first."""
        item = self._item
        if isinstance(item, Document):
            self._ask_to_remove(item)
        elif isinstance(item, Source):
            self._ask_to_forget_place(item.place)
        elif item is not None:
            self._ask_to_forget(item)

    def _ask_to_remove(self, document: Document) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                doing, done = "Taking out a document", "The document is taken out."
                self.post_message(Change("remove", document.id, doing=doing, done=done))

        held = self._inventory.held[document.id]
        counts = f"{counted(held.quotes, 'quote')} and {counted(held.agreements, 'agreement')}"
        consequences = (
            f"What only it holds goes with it; {counts} rest on it.",
            "Your notes and stars are kept, and listed here while they belong to nothing.",
            "The file that it was read from stays where it is.",
        )
        self.app.push_screen(AskScreen("Take this document out?", words_of(document), consequences), answered)

    def _ask_to_forget_place(self, place: str) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                doing, done = "Forgetting what could not be read", "It is listed no more."
                self.post_message(Change("remove", "--", place, doing=doing, done=done))

        question = "Forget that this could not be read?"
        self.app.push_screen(
            AskScreen(question, place, ("It is read again when it is added again.",)), answered
        )

    def action_correct(self) -> None:
        """Correct what is known of the chosen document."""
        if self._document is None:
            self.app.notify("Only a document can be corrected.", markup=False)
        else:
            self.app.push_screen(CorrectScreen(self._document))

    def _ask_to_forget(self, lost: Star | Note) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self._keep(lambda: self._forget(lost))

        what = "note" if isinstance(lost, Note) else "star"
        self.app.push_screen(AskScreen(f"Forget this {what}?", words_of(lost), (_FORGOTTEN,)), answered)

    def _forget(self, lost: Star | Note) -> None:
        self.workspace.forget(lost)
        self.app.call_from_thread(self._tell_work, "Forgotten")

    def action_next_pane(self) -> None:
        """To the other pane."""
        self.focus_next("#known, #listed")

    def action_previous_pane(self) -> None:
        """To the other pane."""
        self.focus_previous("#known, #listed")
