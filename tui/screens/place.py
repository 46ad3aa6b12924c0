"""What the places where records are read have in common: words are taken along, and a record is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from tui.errors import UserError
from tui.widgets.painted import signs_of

if TYPE_CHECKING:
    from tui.cite.marked import Taken
    from tui.workspace import Workspace


def refuse(app: App[Any], error: UserError) -> None:
    """Say why something could not be done; what one was doing goes on."""
    app.notify(signs_of(app).shown(str(error)), severity="error", markup=False)


class PlaceScreen(Screen[None]):
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
