"""The library behind the explorer: opened, built, changed beside the screen, and shown as it is then.

Other programs may change it, too. That is noticed and said; what is on the screen changes only when the
person asks for it, or changed the library here.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.actions import key_name
from tui.errors import UserError
from tui.host.aside import aside
from tui.library.folder import STORE, Stamps, stamps
from tui.screens.change import Change
from tui.screens.explorer import ExplorerScreen
from tui.screens.place import LibraryScreen, PlaceScreen, refuse
from tui.view import View
from tui.widgets.painted import signs_of
from tui.widgets.status_line import Status, Telling

if TYPE_CHECKING:
    from tui.underway import Underway
    from tui.workspace import Workspace

LARGE_STORE = 4_000_000
"""Bytes; a larger store is opened in a thread, so that the screen answers meanwhile."""

SOON = 0.2
"""Seconds; what takes longer is said."""

LOOK_EVERY = 1.0
"""Seconds between two looks at whether another program changed the library."""

CHANGED = Status("Another program changed the library.", key_name("f5"), "shows it as it is now")

REBUILD = (
    "Rules or code book have changed since these records were made. “Make records again”, in the palette "
    "(F2), does that; stars and notes stay."
)


class Upkeep:
    """Whatever a library needs, done beside the screen, and shown by the screens once it is done."""

    def __init__(self, app: Telling, explorer: ExplorerScreen, folder: Path, *, starter: bool) -> None:
        self._app = app
        self._explorer = explorer
        self._folder = folder
        self._starter = starter
        self._seen = Stamps((), ())
        """The library's files as they were when they were last read."""
        self._changed = False
        self._looking = False
        self._reading = asyncio.Lock()
        self._underway: Underway | None = None
        self._leaving = False

    # ---- opening ----

    async def begin(self) -> UserError | None:
        """Have the library shown, whatever that takes; what goes on is said in the panes.

        Gives what kept one from being built. Raises `UserError` where one stands that can't be opened.
        """
        self._seen = stamps(self._folder)
        failure = None if self._explorer.workspace is not None else await self._open()
        if self._explorer.workspace is not None:
            await self._settle()
            await self._offer_rebuild()
        self._app.set_interval(LOOK_EVERY, self._look_beside)
        return failure

    async def _open(self) -> UserError | None:
        workspace = await self._opened()
        if workspace is None:
            try:
                await self._build()
            except UserError as error:
                self._explorer.say(error.what, error.do)
                return error
            workspace = await self._opened()
        if workspace is not None:
            self._explorer.fill(workspace)
        return None

    async def _opened(self) -> Workspace | None:
        """The library, None where none is built; a large one is made ready beside the screen."""
        self._seen = stamps(self._folder)
        store = self._folder / STORE
        if store.exists() and store.stat().st_size > LARGE_STORE:
            opening = asyncio.create_task(aside(partial(_ready, self._folder)))
            await asyncio.wait([opening], timeout=SOON)
            if not opening.done():
                self._explorer.say("Opening the library …")
            return await opening
        from tui.workspace import open_workspace

        return open_workspace(self._folder)

    async def _settle(self) -> None:
        """Make what the first rows did not wait for."""
        workspace = self._explorer.workspace
        if workspace is None:
            return
        await self._painted()
        linked = workspace.catalog.is_linked
        await aside(workspace.link)
        if not linked and workspace is self._explorer.workspace:
            self._explorer.show_work()
        await self._index()
        await aside(workspace.read_ahead)

    async def _painted(self) -> None:
        """Wait until what is shown stands on the screen: what a thread computes would slow it down."""
        painted = asyncio.Event()
        self._explorer.call_after_refresh(painted.set)
        await painted.wait()

    async def _index(self) -> None:
        """Have the text index made again where none stands that fits; until then search says so."""
        if not await asyncio.to_thread(getattr, self._explorer.workspace, "index_ready"):
            try:
                await self._build()
            except UserError as error:
                title = "The text can't be searched"
                self._app.notify(str(error), title=title, severity="warning", markup=False)

    async def _build(self) -> None:
        """Make what is missing in a process beside this one."""
        from tui.host.beside import Job

        self._explorer.say("Preparing the library …")
        starter = ["--starter"] if self._starter else []
        async for progress in Job(self._folder, "build", "--only-missing", *starter).run():
            self._explorer.say(f"{progress.words} …")

    async def _offer_rebuild(self) -> None:
        """Say so, once, where records were made by other rules than those of now."""
        workspace = self._explorer.workspace
        if workspace is not None and await asyncio.to_thread(getattr, workspace, "outdated"):
            self._app.notify(REBUILD, markup=False)

    # ---- what others changed ----

    def _look_beside(self) -> None:
        """Look at the files, whose disk may be slow, and not again before that is done."""
        if not (self._looking or self._underway or self._reading.locked()):
            self._looking = True
            self._app.run_worker(self._look(), group="look", exit_on_error=False)

    async def _look(self) -> None:
        try:
            now = await asyncio.to_thread(stamps, self._folder)
            if now.notes != self._seen.notes:
                self._seen = self._seen._replace(notes=now.notes)
                await self._read_work_again()
        finally:
            self._looking = False
        if self._underway is None and not self._reading.locked():
            self._changed = now.records != self._seen.records
            self._tell()

    async def _read_work_again(self) -> None:
        """The person's stars and notes as another program keeps them, too."""
        workspace = self._explorer.workspace
        if workspace is not None:
            await asyncio.to_thread(workspace.read_work_again)
            for screen in self._app.screen_stack:
                if isinstance(screen, PlaceScreen):
                    screen.show_work()

    async def reload(self) -> None:
        """Show the library as it is on the disk now, at the same place."""
        try:
            await self._read_again()
            await self._settle()
        except UserError as error:
            refuse(self._app, error)

    async def _read_again(self) -> Workspace:
        """Open the library beside the screen, and show it at once. Raises `UserError`."""
        async with self._reading:
            seen = await asyncio.to_thread(stamps, self._folder)
            workspace = await aside(partial(_ready, self._folder))
            if workspace is None:
                what = f"There is no library in {self._folder} any more."
                raise UserError(what, "What you see is its last state; put it back, or leave.")
            self._seen, self._changed = seen, False
            for screen in self._app.screen_stack:
                if isinstance(screen, LibraryScreen):
                    screen.renew(workspace)
            self._tell()
        return workspace

    # ---- changing it here ----

    @property
    def busy(self) -> bool:
        """Whether a change goes on, which is then said: another one has to wait."""
        if self._underway is None:
            return False
        words = f"{self._underway.change.doing} still goes on; {key_name('f8')} stops it."
        self._app.notify(signs_of(self._app).shown(words), severity="warning", markup=False)
        return True

    def change(self, change: Change) -> None:
        """Have the library changed beside the screen, unless a change goes on."""
        if self.busy:
            change.ended(False)
            return
        from tui.underway import Underway

        self._underway = Underway(self._folder, change)
        self._tell()
        work = self._carry_out(self._underway)
        self._app.run_worker(work, group="change", exit_on_error=False)

    async def _carry_out(self, underway: Underway) -> None:
        failure: UserError | None = None
        try:
            async for progress in underway.job.run():
                underway.note(progress)
                self._tell()
        except UserError as error:
            failure = error
        finally:
            self._underway = None
            self._tell()
        if self._leaving:
            self._app.exit()
        else:
            await self._show_change(underway, failure)
            underway.change.ended(underway.job.done)

    async def _show_change(self, underway: Underway, failure: UserError | None) -> None:
        """Show the library as the change left it, and say what came of it."""
        workspace = self._explorer.workspace
        before = workspace.records.documents if workspace is not None else {}
        try:
            after = (await self._read_again()).records.documents
            if failure is not None:
                raise failure
            self._app.notify(signs_of(self._app).shown(underway.outcome(before, after)), markup=False)
            await self._settle()
        except UserError as error:
            refuse(self._app, error)

    def stop(self) -> None:
        """Ask what goes on to stop."""
        if self._underway is None:
            self._app.notify("Nothing goes on beside the explorer.", markup=False)
        else:
            self._underway.job.cancel()
            self._tell()

    def leave(self) -> bool:
        """Whether the program may end at once. Else it ends by itself as soon as what goes on has stopped,
        or, where that takes no time, is done; asked again, it may end at once all the same."""
        underway = self._underway
        if underway is None or self._leaving:
            return True
        self._leaving = True
        if underway.can_stop:
            self.stop()
        return False

    def _tell(self) -> None:
        """Say what goes on, else that another program changed the library."""
        if self._underway is not None:
            self._app.status = self._underway.status
        else:
            self._app.status = CHANGED if self._changed else None


def _ready(folder: Path) -> Workspace | None:
    """The library, opened and asked once, so that what is made at the first question stands already."""
    from tui.workspace import open_workspace

    workspace = open_workspace(folder)
    if workspace is not None:
        workspace.answer(View())
    return workspace
