"""What is to be added: a line for a path or an address, completed as one types."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from tui.actions import Context
from tui.documents.inputs import is_address
from tui.host.completing import NOTHING, Name, Offer, full, listed, offered, parted
from tui.screens.choosing import MOVES, Choices, Choosing
from tui.screens.modal import Modal
from tui.widgets.fields import LineField
from tui.widgets.keys import bindings
from tui.widgets.line_list import LineList
from tui.widgets.name_rows import NameRows

PLACEHOLDER = "a file, a folder, or an address (https://…)"
NO_NAME = "No folder, and no document that is read, begins like this."
FETCHED = "Enter fetches this page from the web, and adds it."


class AddScreen(Choosing, Modal[str]):
    """Gives the full path or the address that is to be added, None where it was closed.

    Folders are read in threads: a disk may be slow, and a folder large.
    """

    AUTO_FOCUS = "#place"
    DEFAULT_CSS = """
    AddScreen #place { height: 1; border: none; padding: 0 1; background: $panel; color: $foreground; }
    AddScreen #names { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("add", only=(*MOVES, "complete", "back", "quit"))
    context: ClassVar[Context] = "add"

    def __init__(self) -> None:
        super().__init__()
        self._folder = ""
        self._reading: asyncio.Task[Sequence[Name]] | None = None
        self._offer = NOTHING
        self._offered_for = ""
        self._line = asyncio.Lock()
        """Held while a name is completed: what comes after it acts on the whole name."""

    def compose(self) -> ComposeResult:
        """What is typed above, what may follow it below."""
        with Vertical(id="box"):
            yield LineField(placeholder=PLACEHOLDER, id="place")
            yield Choices("Add", NameRows(()), id="names")

    def on_mount(self) -> None:
        """What lies where one is."""
        self._look()

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    @property
    def choices(self) -> LineList:
        """The names that may follow."""
        return self.query_one(LineList)

    # ---- what may follow ----

    @on(Input.Changed)
    def _look(self) -> None:
        """See what may follow what is typed; of what was typed before, nobody wants to know any more."""
        asked: Callable[[], Awaitable[None]] = partial(self._offer_for, self._field.value)
        self.run_worker(asked, group="look", exclusive=True, exit_on_error=False)

    async def _offer_for(self, typed: str) -> None:
        """Show what may follow what is typed."""
        self._offer, nothing = await self._found(typed)
        self._offered_for = typed
        self.choices.show(NameRows(self._offer.names, nothing), None, self._offer.total)

    async def _found(self, typed: str) -> tuple[Offer, Sequence[str]]:
        """The names, and what to say where there are none."""
        if is_address(typed):
            return NOTHING, (FETCHED,)
        folder, beginning = parted(typed)
        try:
            found = await asyncio.to_thread(offered, await self._names(folder), beginning)
        except OSError as error:
            return NOTHING, (f"{folder or 'This folder'} can't be read: {error.strerror}.",)
        return found, (NO_NAME,)

    async def _names(self, folder: str) -> Sequence[Name]:
        """What lies in a folder, read once as long as one stays in it. Raises `OSError`."""
        if self._reading is None or folder != self._folder:
            self._folder = folder
            self._reading = asyncio.create_task(asyncio.to_thread(listed, folder))
        return await asyncio.shield(self._reading)

    def action_complete(self) -> None:
        """As far as all names are the same; where that is no further, the name that is seen to be chosen."""
        self.run_worker(self._complete(), group="line", exit_on_error=False)

    async def _complete(self) -> None:
        async with self._line:
            typed = self._field.value
            completed = await self._completed(typed)
            if self._field.value == typed:
                self._write(completed)

    async def _completed(self, typed: str) -> str:
        chosen = self._chosen if self._offered_for == typed else ""
        await self._offer_for(typed)
        folder, beginning = parted(typed)
        further = max(self._offer.common, beginning, key=len)
        return folder + (chosen if chosen and further == beginning else further)

    @property
    def _chosen(self) -> str:
        rows = self.choices.rows
        return rows.words(self.choices.cursor) if len(rows) else ""

    def _write(self, path: str) -> None:
        self._field.value = path
        self._field.cursor_position = len(path)

    @on(LineList.Chosen)
    def _show_chosen(self, event: LineList.Chosen) -> None:
        """The name that the arrows chose stands in the line; the list stays."""
        event.stop()
        with self.prevent(Input.Changed):
            self._write(self._folder + self._chosen)

    # ---- adding it ----

    @on(LineList.Opened)
    @on(Input.Submitted)
    def action_add_named(self) -> None:
        """Add what stands in the line, once it is completed."""
        self.run_worker(self._add(), group="line", exit_on_error=False)

    async def _add(self) -> None:
        async with self._line:
            typed = self._field.value.strip()
        if is_address(typed):
            self.dismiss(typed)
        elif not typed:
            self.app.notify("Type the name of a file or folder, or an address.", markup=False)
        elif await asyncio.to_thread(os.path.exists, full(typed)):
            self.dismiss(full(typed))
        else:
            self.choices.show(NameRows((), ("There is no file or folder of this name.",)), None, 0)
