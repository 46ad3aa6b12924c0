"""The Textual application: themes, keys that act everywhere, the screens one goes to, and the clipboard."""

from __future__ import annotations

import gc
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

# Textual reads it when it is imported. Over ssh a frame costs more than it shows.
os.environ.setdefault("TEXTUAL_FPS", "60" if "SSH_CONNECTION" in os.environ else "240")

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import Worker, WorkerState

from tui.actions import ACTIONS, CONTEXTS, Context
from tui.errors import ExitCode, UserError
from tui.host.signs import Signs, signs
from tui.library.folder import is_built
from tui.paths import settings_file
from tui.screens.change import Change
from tui.screens.explorer import ExplorerScreen
from tui.screens.visits import Visit
from tui.settings import ClipboardWay
from tui.settings import load as load_settings
from tui.themes import THEMES, textual_themes
from tui.widgets.keys import bindings
from tui.widgets.status_line import Telling

if TYPE_CHECKING:
    from tui.journey import Journey
    from tui.upkeep import Upkeep
    from tui.workspace import Workspace

SWITCH_INTERVAL = sys.getswitchinterval()
"""Seconds after which a thread that computes lets another one go on."""

LETTERS = {action.id: action for action in ACTIONS if action.id in ("search", "add")}
"""Actions whose keys are text in other places."""

EVERYWHERE = ("palette", "quit", "help", "history_back", "history_forward", "stop", "reload")


class ExplorerApp(Telling):
    """The explorer of one library; where none is open yet, one is opened, or built beside it."""

    TITLE = "indojp"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Toast, Toast.-information, Toast.-warning, Toast.-error {
        background: $panel; color: $foreground; border-left: outer $accent; padding: 0 1;
        width: auto; max-width: 90%;
    }
    .-ascii Toast { border-left: ascii $accent; }
    .-telling ToastRack { margin-bottom: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*CONTEXTS, only=EVERYWHERE),
        # Before the key reaches a pane: what is typed right after it must find the line to type in.
        Binding("slash", "search", show=False, priority=True),
        Binding("A", "add", show=False, priority=True),
    ]

    def __init__(
        self,
        folder: Path,
        workspace: Workspace | None = None,
        *,
        starter: bool = False,
        ascii_only: bool = False,
        theme: str = THEMES[0],
        clipboard: ClipboardWay = "auto",
    ) -> None:
        # Known before Textual computes its colours, so that they are computed once.
        self.set_reactive(App.theme, "ansi" if "NO_COLOR" in os.environ else theme)
        super().__init__()
        self.signs: Signs = signs(ascii_only)
        self.set_class(ascii_only, "-ascii")
        self._clipboard_way: ClipboardWay = clipboard
        self._explorer = ExplorerScreen(workspace)
        self._folder = folder
        self._starter = starter
        self.exit_code = ExitCode.DONE
        """What to leave with: that of what kept the library from being built."""
        self.refusal: UserError | None = None
        """Why the library can't be opened; with it the program ends."""

    # Neither is imported before the first paint.

    @cached_property
    def _journey(self) -> Journey:
        from tui.journey import Journey

        return Journey(self, self._explorer)

    @cached_property
    def _upkeep(self) -> Upkeep:
        from tui.upkeep import Upkeep

        return Upkeep(self, self._explorer, self._folder, starter=self._starter)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone: every widget paints in them."""
        return textual_themes()

    @property
    def failure(self) -> Exception | None:
        """What ended the program, where something unforeseen did."""
        return self._exception

    def get_default_screen(self) -> Screen[None]:
        """The explorer lies below every other screen."""
        return self._explorer

    def on_mount(self) -> None:
        """Whatever takes time waits until the first frame stands."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        gc.freeze()  # what stands now stays; looking through it again and again would be felt
        gc.enable()
        sys.setswitchinterval(SWITCH_INTERVAL)
        self.run_worker(self._show_library(), group="library", exit_on_error=False)

    async def _show_library(self) -> None:
        try:
            failure = await self._upkeep.begin()
        except UserError as error:
            self.refusal = error
            self.exit()
            return
        if failure is not None:
            self.exit_code = failure.exit_code

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What went wrong in a worker is shown, and the rest goes on."""
        error = event.worker.error
        if event.state == WorkerState.ERROR and isinstance(error, Exception):
            from tui.screens.trouble import TroubleScreen

            self.push_screen(TroubleScreen(error))

    # ---- places ----

    @property
    def context(self) -> Context:
        """Which actions act now."""
        context: Context = getattr(self.screen, "context", "help")
        return context

    def on_visit(self, message: Visit) -> None:
        """Go to a place."""
        self._journey.visit(message)

    def action_history_back(self) -> None:
        """To the place before."""
        self._journey.back()

    def action_history_forward(self) -> None:
        """To the place that was left."""
        self._journey.forward()

    # ---- changing the library ----

    def on_change(self, message: Change) -> None:
        """Have the library changed."""
        self._upkeep.change(message)

    async def action_add(self) -> None:
        """Ask what is to be added, and add it."""
        from tui.screens.add import AddScreen

        def named(name: str | None) -> None:
            if name is not None:
                self._upkeep.change(Change("add", "--", name, doing=f"Adding {Path(name).name or name}"))

        if not self._upkeep.busy:
            await self.push_screen(AddScreen(), named)

    def action_make_records_again(self) -> None:
        """By the rules of now."""
        done = "All records are made again."
        self._upkeep.change(Change("build", doing="Making all records again", done=done))

    def action_stop(self) -> None:
        """Stop what goes on beside the explorer."""
        self._upkeep.stop()

    def action_reload(self) -> None:
        """Show the library as it is now."""
        self.run_worker(self._upkeep.reload(), group="reload", exit_on_error=False)

    async def action_quit(self) -> None:
        """Leave, once what goes on beside the explorer has kept what it did."""
        if self._upkeep.leave():
            self.exit()

    # ---- what acts everywhere ----

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Search and adding begin where the table says that they do; elsewhere their keys are letters."""
        if action in LETTERS:
            return self._explorer.workspace is not None and self.context in LETTERS[action].where
        return True

    async def action_search(self) -> None:
        """Search everything."""
        await self._journey.search()

    def action_help(self) -> None:
        """The keys, and what the signs mean."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.context))

    def action_palette(self) -> None:
        """All actions by name."""
        from tui.screens.palette import PaletteScreen, perform

        async def chosen(action: str | None) -> None:
            if action is not None:
                await perform(self, action)

        if not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen(self.context), chosen)

    # ---- the clipboard ----

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by every way that this machine offers, and say what is known of it."""
        self._clipboard = text
        self.run_worker(lambda: self._copy(text), group="clipboard", thread=True, exit_on_error=False)

    def _copy(self, text: str) -> None:
        from tui.host import clipboard

        sequences: list[str] = []
        result = clipboard.copy(text, sequences.append, self._clipboard_way)
        self.call_from_thread(self._tell, clipboard.told(result), "".join(sequences))

    def _tell(self, words: str, sequence: str) -> None:
        if sequence and self._driver is not None:
            self._driver.write(sequence)
        self.clear_notifications()  # of copies, the last is the one that counts
        self.notify(self.signs.shown(words), markup=False)

    # ---- the end ----

    def _fatal_error(self) -> None:
        """Leave without a traceback on the screen: who started the program says what went wrong."""
        self._close_messages_no_wait()


def run(
    folder: Path,
    *,
    starter: bool = False,
    ascii_only: bool = False,
    theme: str | None = None,
) -> int:
    """Open the explorer of the library in `folder` and return the exit code once it is left.

    Where nothing is built yet, it is built beside the explorer; a `starter` begins with the shipped article.
    What is not chosen here (`ascii_only`, `theme`) is as the person's settings say. Raises `UserError` where
    the folder is none for a library or a choice does not exist, and whatever unforeseen ended the explorer.
    """
    settings = load_settings(settings_file())
    theme = theme or settings.theme
    if theme not in THEMES:
        what = f"There is no theme {theme!r}."
        raise UserError(what, f"Choose one of {', '.join(THEMES)}.", ExitCode.WRONG_USE)
    is_built(folder)  # refuses what is no place for a library
    # The thread that writes the first frame is not kept waiting by the one that goes on computing.
    sys.setswitchinterval(SWITCH_INTERVAL / 10)
    app = ExplorerApp(
        folder,
        starter=starter,
        ascii_only=ascii_only or settings.ascii,
        theme=theme,
        clipboard=settings.clipboard,
    )
    app.run()
    for error in (app.failure, app.refusal):
        if error is not None:
            raise error
    return app.exit_code
