"""Where a person goes in the explorer: the screen of each place, the way back, and the way on again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import App

from tui.errors import UserError
from tui.screens.explorer import ExplorerScreen
from tui.screens.place import refuse
from tui.screens.visits import History, Visit
from tui.view import Position

if TYPE_CHECKING:
    from tui.library.notes import NotableKind
    from tui.workspace import Workspace

_KINDS: Mapping[tuple[str, str], NotableKind] = {
    ("record", "topics"): "topic",
    ("record", "agreements"): "agreement",
}
"""Of which kind the record of a place is, where the place stands and falls with it, by screen and pane."""


class Journey:
    """The screens above the explorer, each at a `Position`, and the history of them."""

    def __init__(self, app: App[None], explorer: ExplorerScreen) -> None:
        self._app = app
        self._explorer = explorer
        self._history = History()

    @property
    def _workspace(self) -> Workspace | None:
        return self._explorer.workspace

    @property
    def _here(self) -> Position | None:
        position: Position | None = getattr(self._app.screen, "position", None)
        return position

    def visit(self, visit: Visit) -> None:
        """Go to a place, and remember where one came from."""
        if self._show(visit.there):
            self._history.visit(visit.there, visit.here)

    async def search(self) -> None:
        """Search everything; no key is handled before the search has the keyboard."""
        from tui.screens.search import SearchScreen

        assert self._workspace is not None
        here = self._here
        there = Position("search", view=self._explorer.view)
        self._history.visit(there, here)
        await self._app.push_screen(SearchScreen(self._workspace, there), self._left)

    def back(self) -> None:
        """To the place before."""
        self._return(self._history.back(self._here))

    def forward(self) -> None:
        """To the place that was left."""
        self._return(self._history.forward(self._here))

    def _return(self, there: Position | None) -> None:
        if there is None:
            return
        while self._app.screen is not self._explorer:
            self._app.pop_screen()
        if there.screen == "explorer":
            self._explorer.restore(there)
        self._show(there)

    def _show(self, there: Position) -> bool:
        """Put the screen of a place on top of what stands; where it is no more, or can't be read, say so."""
        try:
            self._open_screen(self._now(there))
        except UserError as error:
            refuse(self._app, error)
            return False
        return True

    def _now(self, there: Position) -> Position:
        """The place as the library has it now. Raises `UserError` where it is no more."""
        workspace, kind = self._workspace, _KINDS.get((there.screen, there.pane))
        if workspace is None:
            return there
        record = workspace.known_as(kind, there.record) if kind and there.record else there.record
        document = workspace.known_as("document", there.document) if there.document else there.document
        if (record is None and there.screen == "record") or (document is None and there.screen == "reader"):
            raise UserError("What stood there is no longer in the library.")
        return replace(there, record=record, document=document)

    def _open_screen(self, there: Position) -> None:
        workspace = self._workspace
        if workspace is None or there.screen == "explorer":
            return
        if there.screen == "search":
            from tui.screens.search import SearchScreen

            self._app.push_screen(SearchScreen(workspace, there), self._left)
        elif there.screen == "documents":
            from tui.screens.documents import DocumentsScreen

            self._app.push_screen(DocumentsScreen(workspace, there), self._left)
        elif there.screen == "reader" and there.document is not None:
            from tui.screens.reader import ReaderScreen

            reader = ReaderScreen(workspace, there.document, there.span, there.record)
            self._app.push_screen(reader, self._left)
        elif there.record is not None:
            from tui.screens.record import KINDS, RecordScreen

            record = RecordScreen(workspace, KINDS[there.pane], there.record, there)
            self._app.push_screen(record, self._left)

    def _left(self, _: object = None) -> None:
        """A screen was left for the one below it: that is a step back."""
        self._history.back()
