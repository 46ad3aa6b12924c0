"""The base of everything that opens over a screen and closes again to leave it as it was."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import ModalScreen, ScreenResultType

from tui.actions import Context
from tui.widgets.footer import FooterLine
from tui.widgets.keys import bindings


class Modal(ModalScreen[ScreenResultType]):
    """A box in the middle of the screen; below 60 columns or 20 lines it takes the whole of it.

    The footer is that of the box, for of what lies below nothing acts.
    """

    context: ClassVar[Context]

    BINDINGS: ClassVar[list[BindingType]] = bindings("help", "why", only=("back", "quit", "help"))
    DEFAULT_CSS = """
    Modal { align: center middle; background: $background 60%; }
    Modal > FooterLine { dock: bottom; }
    Modal > #box { width: 84; max-width: 92%; height: 80%; max-height: 44; background: $background; }
    Modal.-small > #box { width: 100%; max-width: 100%; height: 100%; }
    Modal.-tiny > FooterLine { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (60, "-medium")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-small"), (20, "-medium")]  # noqa: RUF012

    _finished = False
    _result: ScreenResultType | None = None

    def on_mount(self) -> None:
        """Say what can be done here."""
        self.mount(FooterLine(self.context))

    def finish(self, result: ScreenResultType | None = None) -> None:
        """Close it with this result, once no other screen lies above."""
        self._finished, self._result = True, result
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """What lay above was left."""
        if self._finished and self.is_active:
            self._finished = False
            self.dismiss(self._result)

    def action_back(self) -> None:
        """Close it."""
        self.dismiss()

    async def action_help(self) -> None:
        """The keys that act here."""
        await self.app.run_action("app.help")

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()
