"""Search as one types: topics, agreements, quotes and every sentence, one result always chosen."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui.actions import Context
from tui.screens.choosing import MOVES, Choosing
from tui.screens.panes import counts
from tui.screens.place import LibraryScreen
from tui.screens.visits import Visit
from tui.view import Answer, Hit, Position, View
from tui.widgets.fields import LineField
from tui.widgets.footer import FooterLine
from tui.widgets.keys import bindings
from tui.widgets.results import HitRows, ResultList
from tui.widgets.status_line import StatusLine
from tui.widgets.top_line import TopLine
from tui.workspace import Workspace

NO_COUNTS = (0, 0, 0, 0)
HOW_TO_ASK = (
    "Words find every form of them; the one that you are typing may be unfinished.",
    "“words in a row” find just these; -word leaves out; topic:, speaker:, status:, kind:, year: narrow.",
)


class SearchScreen(Choosing, LibraryScreen):
    """A line to ask in, and what is found below it. The line keeps the keyboard."""

    AUTO_FOCUS = "#query"
    BINDINGS: ClassVar[list[BindingType]] = bindings("search", only=(*MOVES, "back"))
    CSS = """
    SearchScreen #query, SearchScreen #query:focus {
        height: 3;
        padding: 0 1;
        background: $background;
        background-tint: $background 0%;
        color: $foreground;
        border: heavy $accent;
        border-title-color: $accent;
        border-title-background: $background;
        border-title-style: bold;
    }
    SearchScreen.-low #query:focus, SearchScreen.-tiny #query:focus { height: 1; border: none; }
    SearchScreen.-tiny TopLine, SearchScreen.-tiny StatusLine { display: none; }
    SearchScreen.-tiny FooterLine { display: none; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-low"), (16, "-tall")]  # noqa: RUF012
    context: ClassVar[Context] = "search"

    class Answered(Message):
        """A query was answered."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, workspace: Workspace, there: Position) -> None:
        super().__init__()
        self._workspace = workspace
        self._view = View(query=there.view.query, filters=there.view.filters)
        self._wanted = there.record
        self._rows_above = there.rows_above if there.record else None
        self._serial = 0

    def compose(self) -> ComposeResult:
        """The line to ask in, the results below it."""
        query = LineField(self._view.query, id="query", select_on_focus=False)
        query.border_title = "Search"
        yield TopLine(id="top")
        yield query
        yield ResultList(HitRows((), NO_COUNTS, self._workspace.records, HOW_TO_ASK), id="results")
        yield StatusLine()
        yield FooterLine("search", id="footer")

    def on_mount(self) -> None:
        """Show again what was found, where one comes back."""
        self.query_one(TopLine).show(("search",), counts(self._workspace))
        if self._view.query:
            self._ask()

    @property
    def choices(self) -> ResultList:
        """What was found."""
        return self.query_one(ResultList)

    def renew(self, workspace: Workspace) -> None:
        """The same query, asked of another state of the library."""
        self._workspace = workspace
        self.query_one(TopLine).show(("search",), counts(workspace))
        self._wanted, self._rows_above = self.choices.chosen_id, self.choices.rows_above
        self._ask()

    # ---- asking ----

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each letter asks anew."""
        event.stop()
        if event.value != self._view.query:
            self._view = replace(self._view, query=event.value)
            self._wanted = self._rows_above = None
            self._ask()

    def _ask(self) -> None:
        self._serial += 1
        view, serial = self._view, self._serial
        self.run_worker(
            lambda: self._answer(view, serial),
            group="search",
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def _answer(self, view: View, serial: int) -> None:
        """Answer a query, in a thread; nobody waits for it if another was asked meanwhile."""
        if serial == self._serial:
            self.post_message(self.Answered(self._workspace.answer(view, serial)))

    def on_search_screen_answered(self, message: Answered) -> None:
        """Show the newest answer; an older one comes too late."""
        message.stop()
        answer = message.answer
        if answer.serial != self._serial:
            return
        rows = HitRows(answer.hits, answer.hit_counts, self._workspace.records, self._nothing(answer))
        said = answer.not_understood or ("nothing exact: a letter forgiven" if answer.forgiven else "")
        self.choices.tell(sum(answer.hit_counts), said)
        self.choices.show(rows, self._wanted, rows_above=self._rows_above)

    def _nothing(self, answer: Answer) -> tuple[str, ...]:
        """What to say where there are no hits."""
        asked = answer.view.query.strip()
        if not asked:
            return HOW_TO_ASK
        if not self._workspace.index_ready:
            return ("The text can't be searched yet: its index is not ready.", answer.not_understood)
        if not self._workspace.records.documents:
            return ("This library is empty, so there is nothing to find.",)
        return (f"Nothing is found for “{asked}”.", answer.not_understood)

    # ---- choosing and opening ----

    def on_line_list_chosen(self, message: ResultList.Chosen) -> None:
        """Nothing follows from a choice until it is opened."""
        message.stop()

    def on_line_list_opened(self, message: ResultList.Opened) -> None:
        """Open the result that was clicked."""
        message.stop()
        self._open()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the chosen result."""
        event.stop()
        self._open()

    def _open(self) -> None:
        hit = self.choices.chosen_hit()
        if hit is not None:
            self.post_message(Visit(_place_of(hit), self.position))

    @property
    def position(self) -> Position:
        """What was asked, and which result is chosen."""
        results = self.choices
        return Position("search", record=results.chosen_id, rows_above=results.rows_above, view=self._view)

    def action_back(self) -> None:
        """Back to where the search was opened."""
        self.dismiss()


def _place_of(hit: Hit) -> Position:
    """Where a hit is read: a topic or an agreement as a record, words at their place in the document."""
    if hit.kind == "topic":
        return Position("record", "topics", hit.id)
    if hit.kind == "agreement":
        return Position("record", "agreements", hit.id)
    record = hit.id if hit.kind == "quote" else None
    return Position("reader", "quotes", record, document=hit.document, span=hit.span)
