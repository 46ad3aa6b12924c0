"""What the places where records are read have in common: what can be done with the record one is at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from tui.errors import UserError
from tui.screens.visits import Visit
from tui.view import Position
from tui.widgets.painted import signs_of

if TYPE_CHECKING:
    from tui.cite.marked import Taken
    from tui.library.notes import RecordName
    from tui.workspace import Workspace


def refuse(app: App[Any], error: UserError) -> None:
    """Say why something could not be done; what one was doing goes on."""
    app.notify(signs_of(app).shown(str(error)), severity="error", markup=False)


class LibraryScreen(Screen[None]):
    """A screen that shows something of a library."""

    _gone = ""

    def renew(self, workspace: Workspace) -> None:
        """Show another state of the library at the same place, or `leave` where that is no more."""
        raise NotImplementedError

    def leave(self, gone: str) -> None:
        """Close, for what stood here is `gone` (said in a sentence), once no other screen lies above."""
        self._gone = gone
        if self.is_active:
            self.app.notify(signs_of(self.app).shown(gone), severity="warning", markup=False)
            self.dismiss()

    def on_screen_resume(self) -> None:
        """What lay above was left."""
        if self._gone:
            self.leave(self._gone)


class PlaceScreen(LibraryScreen):
    """A screen with one record at a time under the cursor. Subclasses say which, and what a copy gives."""

    workspace: Workspace | None

    @property
    def taken(self) -> Taken | None:
        """What a copy gives, None where there is nothing. Raises `UserError` where a text can't be read."""
        raise NotImplementedError

    @property
    def explained(self) -> str | None:
        """The id, label or name of the record that `w` explains, None where there is none."""
        raise NotImplementedError

    @property
    def notable(self) -> RecordName | None:
        """What a star or a note belongs to: the record under the cursor, None where there is none."""
        raise NotImplementedError

    @property
    def position(self) -> Position:
        """Where a person is."""
        raise NotImplementedError

    def action_documents(self) -> None:
        """All documents of the library."""
        self.post_message(Visit(Position("documents"), self.position))

    def show_work(self) -> None:
        """Show the person's stars and notes as they are now."""
        raise NotImplementedError

    def action_star(self) -> None:
        """Star the record, or take the star back."""
        workspace, notable = self.workspace, self._notable()
        if workspace is None or notable is None:
            return

        def star() -> None:
            starred = workspace.star(*notable)
            self.app.call_from_thread(self._tell_work, "Starred" if starred else "The star is taken back")

        self._keep(star)

    def action_note(self) -> None:
        """Write a note about the record."""
        workspace, notable = self.workspace, self._notable()
        if workspace is None or notable is None:
            return
        from tui.library.anchors import label
        from tui.screens.note import NoteScreen

        about = label(workspace.records, *notable)
        seen = workspace.work.notes.get(notable[1], ())

        def keep(words: str) -> None:
            workspace.note(*notable, words, seen)

        def kept(words: str | None) -> None:
            if words is not None:
                self._tell_work("The note is kept" if words.strip() else "The note is taken away")

        before = "\n".join(note.words for note in seen)
        self.app.push_screen(NoteScreen(about, before, keep), kept)

    def _notable(self) -> RecordName | None:
        if self.notable is None:
            self.app.notify("Here is nothing to star or to write about.", markup=False)
        return self.notable

    def _keep(self, work: Callable[[], None]) -> None:
        """Write in a thread: the disk may be slow. What can't be kept is said."""

        def kept() -> None:
            try:
                work()
            except UserError as error:
                self.app.call_from_thread(refuse, self.app, error)

        self.run_worker(kept, group="work", thread=True, exit_on_error=False)

    def _tell_work(self, words: str) -> None:
        self.show_work()
        self.app.clear_notifications()
        self.app.notify(words, markup=False)

    def action_copy(self) -> None:
        """Copy the words."""
        self._copy(cited=False)

    def action_cite(self) -> None:
        """Copy the words with their citation."""
        self._copy(cited=True)

    def _copy(self, *, cited: bool) -> None:
        try:
            taken = self.taken
        except UserError as error:
            refuse(self.app, error)
            return
        if taken is None:
            self.app.notify("There is nothing to copy here.", markup=False)
        else:
            self.app.copy_to_clipboard(taken.cited if cited else taken.words)

    def action_why(self) -> None:
        """Which rule made the record, and on which words."""
        if self.workspace is None or self.explained is None:
            return
        from tui.screens.why import WhyScreen

        try:
            screen = WhyScreen(self.workspace, self.explained)
        except UserError as error:
            refuse(self.app, error)
        else:
            self.app.push_screen(screen)
