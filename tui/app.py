"""The Textual application: themes, keys that act everywhere, the screens one goes to, and the clipboard."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

# Textual reads it when it is imported. Over ssh a frame costs more than it shows.
os.environ.setdefault("TEXTUAL_FPS", "60" if "SSH_CONNECTION" in os.environ else "240")

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import Worker, WorkerState

from tui.actions import CONTEXTS, Context
from tui.errors import ExitCode, UserError
from tui.host.signs import Signs, signs
from tui.library.folder import STORE, is_built
from tui.paths import settings_file
from tui.screens.explorer import ExplorerScreen
from tui.screens.place import refuse
from tui.screens.visits import History, Visit
from tui.settings import ClipboardWay
from tui.settings import load as load_settings
from tui.themes import THEMES, textual_themes
from tui.view import Position, View
from tui.widgets.keys import bindings

if TYPE_CHECKING:
    from tui.workspace import Workspace

SWITCH_INTERVAL = sys.getswitchinterval()
"""Seconds after which a thread that computes lets another one go on."""

LARGE_STORE = 4_000_000
"""Bytes; a larger store is opened in a thread, so that the screen answers meanwhile."""

EVERYWHERE = ("palette", "quit", "help", "history_back", "history_forward")


class ExplorerApp(App[None]):
    """The explorer of one library; where none is open yet, one is opened, or built beside it."""

    TITLE = "indojp"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Toast, Toast.-information, Toast.-warning, Toast.-error {
        background: $panel; color: $foreground; border-left: outer $accent; padding: 0 1;
        width: auto; max-width: 90%;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*CONTEXTS, only=EVERYWHERE),
        # Before the key reaches a pane: what is typed right after it must find the search.
        Binding("slash", "search", show=False, priority=True),
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
        self._folder = folder
        self._workspace = workspace
        self._starter = starter
        self._clipboard_way: ClipboardWay = clipboard
        self._explorer = ExplorerScreen(workspace)
        self._history = History()
        self.exit_code = ExitCode.DONE
        """What to leave with: that of what kept the library from being built."""
        self.refusal: UserError | None = None
        """Why the library can't be opened; with it the program ends."""

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
        work = self._open() if self._workspace is None else self._index()
        self.run_worker(work, group="library", exit_on_error=False)

    # ---- the library ----

    async def _open(self) -> None:
        """Open the library, built first where nothing stands yet; what goes on is said in the panes."""
        try:
            workspace = await self._opened()
            if workspace is None:
                if not await self._built():
                    return
                workspace = await self._opened()
        except UserError as error:
            self.refusal = error
            self.exit()
            return
        if workspace is not None:
            self._workspace = workspace
            self._explorer.fill(workspace)
            await self._index()

    async def _opened(self) -> Workspace | None:
        """The library, None where none is built; a large one is made ready beside the screen."""
        store = self._folder / STORE
        if store.exists() and store.stat().st_size > LARGE_STORE:
            self._explorer.say("Opening the library …")
            return await asyncio.to_thread(_ready, self._folder)
        from tui.workspace import open_workspace

        return open_workspace(self._folder)

    async def _built(self) -> bool:
        """Whether a library could be built; where not, the panes say why."""
        try:
            await self._build()
        except UserError as error:
            self.exit_code = error.exit_code
            self._explorer.say(error.what, error.do)
            return False
        return True

    async def _index(self) -> None:
        """Have the text index made again where none stands that fits; until then search says so."""
        assert self._workspace is not None
        if not await asyncio.to_thread(getattr, self._workspace, "index_ready"):
            try:
                await self._build()
            except UserError as error:
                self.notify(str(error), title="The text can't be searched", severity="warning", markup=False)

    async def _build(self) -> None:
        """Make what is missing in a process beside this one."""
        from tui.host.beside import Job

        self._explorer.say("Preparing the library …")
        starter = ["--starter"] if self._starter else []
        async for progress in Job(self._folder, "build", "--only-missing", *starter).run():
            self._explorer.say(f"{progress.words} …")

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
        """Go to a place, and remember where one came from."""
        if self._show(message.there):
            self._history.visit(message.there, message.here)

    def _show(self, there: Position) -> bool:
        """Put the screen of a place on top of what stands; where its text can't be read, say so."""
        try:
            self._open_screen(there)
        except UserError as error:
            refuse(self, error)
            return False
        return True

    def _open_screen(self, there: Position) -> None:
        if self._workspace is None or there.screen == "explorer":
            return
        if there.screen == "search":
            from tui.screens.search import SearchScreen

            self.push_screen(SearchScreen(self._workspace, there), self._left)
        elif there.screen == "documents":
            from tui.screens.documents import DocumentsScreen

            self.push_screen(DocumentsScreen(self._workspace, there), self._left)
        elif there.screen == "reader" and there.document is not None:
            from tui.screens.reader import ReaderScreen

            screen = ReaderScreen(self._workspace, there.document, there.span, there.record)
            self.push_screen(screen, self._left)
        elif there.record is not None:
            from tui.screens.record import KINDS, RecordScreen

            record = RecordScreen(self._workspace, KINDS[there.pane], there.record, there)
            self.push_screen(record, self._left)

    def _left(self, _: object = None) -> None:
        """A screen was left for the one below it: that is a step back."""
        self._history.back()

    def action_history_back(self) -> None:
        """To the place before."""
        self._return(self._history.back(self._here))

    def action_history_forward(self) -> None:
        """To the place that was left."""
        self._return(self._history.forward(self._here))

    @property
    def _here(self) -> Position | None:
        position: Position | None = getattr(self.screen, "position", None)
        return position

    def _return(self, there: Position | None) -> None:
        if there is None:
            return
        while self.screen is not self._explorer:
            self.pop_screen()
        if there.screen == "explorer":
            self._explorer.restore(there)
        self._show(there)

    # ---- what acts everywhere ----

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The search opens from a place that does not search by itself; elsewhere its key is a letter."""
        if action == "search":
            return self._workspace is not None and self.context in SEARCHED_FROM
        return True

    async def action_search(self) -> None:
        """Search everything; no key is handled before the search has the keyboard."""
        assert self._workspace is not None
        from tui.screens.search import SearchScreen

        here = self._here
        there = Position("search", view=self._explorer.view)
        self._history.visit(there, here)
        await self.push_screen(SearchScreen(self._workspace, there), self._left)

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


SEARCHED_FROM: tuple[Context, ...] = ("topics", "agreements", "quotes", "evidence", "record")
"""The reader searches its own document."""


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


def _ready(folder: Path) -> Workspace | None:
    """The library, opened and asked once, so that what is made at the first question stands already."""
    from tui.workspace import open_workspace

    workspace = open_workspace(folder)
    if workspace is not None:
        for quote in workspace.answer(View()).quotes[:1]:
            workspace.catalog.related_agreements(quote)
    return workspace
