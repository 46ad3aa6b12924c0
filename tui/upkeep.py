"""The library behind the explorer: opened, built where nothing stands yet, made searchable."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tui.errors import UserError
from tui.library.folder import STORE
from tui.screens.explorer import ExplorerScreen
from tui.view import View

if TYPE_CHECKING:
    from tui.workspace import Workspace

LARGE_STORE = 4_000_000
"""Bytes; a larger store is opened in a thread, so that the screen answers meanwhile."""


class Upkeep:
    """Whatever a library needs, done beside the screen, and shown by the explorer once it is done."""

    def __init__(self, app: App[None], explorer: ExplorerScreen, folder: Path, *, starter: bool) -> None:
        self._app = app
        self._explorer = explorer
        self._folder = folder
        self._starter = starter

    async def begin(self) -> UserError | None:
        """Have the library shown, whatever that takes; what goes on is said in the panes.

        Gives what kept one from being built. Raises `UserError` where one stands that can't be opened.
        """
        if self._explorer.workspace is None:
            workspace = await self._opened()
            if workspace is None:
                try:
                    await self._build()
                except UserError as error:
                    self._explorer.say(error.what, error.do)
                    return error
                workspace = await self._opened()
            if workspace is None:
                return None
            self._explorer.fill(workspace)
        await self._index()
        return None

    async def _opened(self) -> Workspace | None:
        """The library, None where none is built; a large one is made ready beside the screen."""
        store = self._folder / STORE
        if store.exists() and store.stat().st_size > LARGE_STORE:
            self._explorer.say("Opening the library …")
            return await asyncio.to_thread(_ready, self._folder)
        from tui.workspace import open_workspace

        return open_workspace(self._folder)

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


def _ready(folder: Path) -> Workspace | None:
    """The library, opened and asked once, so that what is made at the first question stands already."""
    from tui.workspace import open_workspace

    workspace = open_workspace(folder)
    if workspace is not None:
        for quote in workspace.answer(View()).quotes[:1]:
            workspace.catalog.related_agreements(quote)
    return workspace
