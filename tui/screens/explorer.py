"""The explorer: topics, agreements and quotes side by side, each narrowing what stands to its right.

The screen owns the one `View` and says what follows from it; the panes show rows and say what was chosen.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive

from tui.errors import UserError
from tui.paths import PROGRAM, default_library
from tui.screens.paned import PanedScreen
from tui.screens.place import refuse
from tui.screens.visits import Visit
from tui.view import Answer, Position, View
from tui.widgets.arrangement import GAP_ROWS, LISTS, PANES, PaneId
from tui.widgets.evidence import Evidence
from tui.widgets.footer import FooterLine
from tui.widgets.keys import bindings
from tui.widgets.line_list import LineList, NoRows
from tui.widgets.painted import signs_of
from tui.widgets.passages import NOTHING
from tui.widgets.status_line import StatusLine
from tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from tui.cite.marked import Taken
    from tui.library.notes import NotableKind, RecordName
    from tui.workspace import Workspace

TITLES = {"topics": "1 Topics", "agreements": "2 Agreements", "quotes": "3 Quotes", "evidence": "4 Evidence"}


def how_to_fill(folder: Path) -> tuple[str, ...]:
    """What the panes of an empty library say."""
    which = "" if folder == default_library() else f" --library {shlex.quote(str(folder))}"
    return (
        "This library is empty.",
        "Press A to add documents: a file, a folder with all that is in it, or a web page.",
        f"Or leave with q and run: {PROGRAM} add{which} FILE-OR-FOLDER",
    )


class ExplorerScreen(PanedScreen):
    """Three linked lists, the evidence below them, and the keys that belong to no single pane."""

    AUTO_FOCUS = "#topics"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        *PANES,
        only=(
            *("show_topics", "show_agreements", "show_quotes", "show_evidence", "next_pane", "previous_pane"),
            *("copy", "cite", "why", "star", "note", "sort", "zoom", "back", "documents"),
        ),
    )

    view: reactive[View] = reactive(View(), init=False, repaint=False)
    """What is shown. Whoever changes it has the panes answered anew."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        super().__init__("explorer")
        self.workspace = workspace
        self._answer: Answer | None = None
        self._serial = 0
        self._message: tuple[str, ...] = ()

    # ---- what it is made of ----

    def compose(self) -> ComposeResult:
        """Bars and panes as they stand in the first frame; what fills them is imported after it."""
        yield TopLine(id="top")
        for pane in LISTS:
            yield LineList(TITLES[pane], NoRows(), id=pane)
        yield Evidence(TITLES["evidence"], id="evidence")
        yield StatusLine(id="status")
        yield FooterLine("topics", id="footer")

    def on_mount(self) -> None:
        """Fill the panes once their frames stand, where there is something to fill them with."""
        if self.workspace is not None:
            self.call_after_refresh(self._refill)

    def _list(self, pane: PaneId) -> LineList:
        return self.get_child_by_id(pane, LineList)

    @property
    def _evidence(self) -> Evidence:
        return self.get_child_by_id("evidence", Evidence)

    # ---- the library ----

    def say(self, *words: str) -> None:
        """What is going on, or went wrong, said in the panes as long as no library is open."""
        self._message = words
        if self.workspace is None:
            self._refill()

    def fill(self, workspace: Workspace) -> None:
        """Show a library."""
        self.workspace = workspace
        self._answer = None
        self._refill()
        if workspace.work_problem is not None:
            refuse(self.app, workspace.work_problem)

    def renew(self, workspace: Workspace) -> None:
        """Show another state of the library with the same rows chosen, or those that stood nearest."""
        above = {pane: self._list(pane).rows_above for pane in LISTS}
        evidence = self._evidence
        read, row = evidence.subject.id, evidence.top
        self.workspace = workspace
        if self._answer is None or not workspace.records.documents:
            self._answer = None
            self._refill()
            return
        view = replace(self.view, topic=None, agreement=None)
        view = replace(view, topic=self._nearest("topics", [row.label for row in self._asked(view).topics]))
        view = replace(view, agreement=self._nearest("agreements", self._asked(view).agreements))
        self._answer = answer = self._asked(view)
        self.set_reactive(ExplorerScreen.view, answer.view)
        self._show(answer, self._nearest("quotes", answer.quotes))
        for pane in LISTS:
            known = self._list(pane)
            known.show(known.rows, known.chosen_id, known.total, above[pane])
        if evidence.subject.id == read:
            evidence.show_row(row)

    def _asked(self, view: View) -> Answer:
        assert self.workspace is not None
        self._serial += 1
        return self.workspace.answer(view, self._serial)

    def _nearest(self, pane: PaneId, listed: Sequence[str]) -> str | None:
        """The chosen row of a list, by the id that it has now, or the nearest of those that are listed."""
        known = self._list(pane)
        kind: NotableKind = "agreement" if pane == "agreements" else "quote"
        chosen = known.chosen_id
        if self.workspace is not None and pane != "topics" and chosen is not None:
            chosen = self.workspace.known_as(kind, chosen)
        return chosen if chosen in listed else known.nearest(set(listed))

    @property
    def _gap(self) -> int:
        return 1 if self.app.size.height >= GAP_ROWS else 0

    def _refill(self) -> None:
        if self.workspace is None:
            self._show_message(self._message)
        elif not self.workspace.records.documents:
            self._show_message(how_to_fill(self.workspace.folder))
        else:
            self._ask()

    def _show_message(self, words: tuple[str, ...]) -> None:
        for pane in LISTS:
            self._list(pane).show(NoRows(words))
        self._evidence.show(NOTHING, words)
        self.get_child_by_id("top", TopLine).show((), ())

    # ---- View → Answer → panes ----

    def watch_view(self) -> None:
        """Another View: ask for what it shows."""
        if self.workspace is not None and self.workspace.records.documents:
            self._ask()

    def _ask(self) -> None:
        assert self.workspace is not None
        self._answer = answer = self._asked(self.view)
        self.set_reactive(ExplorerScreen.view, answer.view)
        quotes = self._list("quotes")
        chosen = quotes.chosen_id
        if chosen not in answer.quotes:
            chosen = answer.quotes[0] if answer.quotes else None
        self._show(answer, chosen)

    def _show(self, answer: Answer, quote: str | None) -> None:
        """Rows, marks and evidence of an Answer, the quote chosen."""
        from tui.screens import panes

        workspace = self.workspace
        assert workspace is not None
        signs = signs_of(self.app)
        wrong: tuple[str, ...] = ()
        try:
            subject = panes.subject_of(workspace, answer, self._arrangement.last_list, quote, signs)
        except UserError as error:
            subject, wrong = NOTHING, (error.what, error.do)
        related = panes.related_to(workspace, subject)
        rows = panes.contents(workspace, answer, related, self._gap, signs)
        self._list("topics").show(rows.topics, answer.view.topic, answer.total_topics)
        self._list("agreements").show(rows.agreements, answer.view.agreement, answer.total_agreements)
        self._list("quotes").show(rows.quotes, quote, answer.total_quotes)
        self._evidence.show(subject, wrong)
        self.get_child_by_id("top", TopLine).show(self._crumbs(answer), panes.counts(workspace))

    def _crumbs(self, answer: Answer) -> list[str]:
        assert self.workspace is not None
        records, view = self.workspace.records, answer.view
        crumbs = [records.topics[view.topic].short] if view.topic else []
        return crumbs + ([records.agreements[view.agreement].name] if view.agreement else [])

    def _show_again(self) -> None:
        if self._answer is not None:
            answer = replace(self._answer, view=self._narrowed(self._answer.view))
            self._show(answer, self._list("quotes").chosen_id)

    def _narrowed(self, view: View) -> View:
        """The View with what is chosen now: a pane's word of it may still be on its way."""
        topic, agreement = (self._list(pane).chosen_id for pane in ("topics", "agreements"))
        return replace(view, topic=topic, agreement=agreement)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """A pane's row narrows what stands to its right; a quote's moves the evidence and the marks."""
        message.stop()
        if message.list.id == "quotes":
            self._show_again()
        else:
            self.view = self._narrowed(self.view)

    def _now(self) -> Evidence:
        """The evidence, of the rows that are chosen now: a key may come before a pane's word of its own."""
        self._open(self.focused.id if self.focused else None)
        if self._answer is not None:
            self.view = self._narrowed(self.view)
            subject = self._evidence.subject
            if subject.kind == "quote" and subject.id != self._list("quotes").chosen_id:
                self._show_again()
        return self._evidence

    # ---- sizes, order ----

    def on_resize(self) -> None:
        """Rows may stand apart now, or no longer."""
        if self._list("quotes").rows.gap != self._gap:
            self._show_again()

    def action_sort(self) -> None:
        """Topics by figure, or in the code book's order."""
        by = "figure" if self.view.sort == "document" else "document"
        self.view = replace(self.view, sort=by)

    # ---- places ----

    @property
    def position(self) -> Position:
        """Where a person is."""
        pane = self._arrangement.opened
        chosen = self._list(pane) if pane in LISTS else self._list(self._arrangement.last_list)
        return Position("explorer", pane, chosen.chosen_id, chosen.rows_above, self.view)

    def restore(self, position: Position) -> None:
        """Be where a person was: the same View, pane, row and scroll."""
        self.view = position.view
        if position.pane in LISTS:
            pane = self._list(position.pane)
            if pane.rows.row_of(position.record) is not None:
                pane.show(pane.rows, position.record, pane.total, position.rows_above)
        self._go(position.pane)
        self._show_again()

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """A quote opens in the reader, a topic or an agreement as a record; "All" leads to the next pane."""
        message.stop()
        chosen = message.list.chosen_id
        if chosen is None or self.workspace is None:
            self.action_next_pane()
        elif message.list.id == "quotes":
            quote = self.workspace.records.quotes[chosen]
            there = Position("reader", record=chosen, document=quote.document, span=quote.span)
            self.post_message(Visit(there, self.position))
        else:
            pane = cast(PaneId, message.list.id)
            self.post_message(Visit(Position("record", pane, chosen), self.position))

    def on_evidence_opened(self, message: Evidence.Opened) -> None:
        """The passage in view opens in the reader."""
        message.stop()
        passage = message.passage
        there = Position(
            "reader", "evidence", message.subject.id, document=passage.document.id, span=passage.span
        )
        self.post_message(Visit(there, self.position))

    # ---- taking along ----

    @property
    def taken(self) -> Taken | None:
        """The words that the evidence marks."""
        from tui.screens.taking import taken

        if self.workspace is None:
            return None
        evidence = self._now()
        in_view = self._arrangement.opened == "evidence"
        return taken(self.workspace.records, evidence.subject, evidence.passage, in_view)

    @property
    def explained(self) -> str | None:
        """The record in the evidence."""
        return self._now().subject.id or None

    @property
    def notable(self) -> RecordName | None:
        """The record in the evidence."""
        subject = self._now().subject
        return None if subject.kind == "nothing" else (subject.kind, subject.id)

    def show_work(self) -> None:
        """Stars in the rows, notes below the evidence."""
        self._show_again()
