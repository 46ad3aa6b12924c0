"""A stage for one screen: the application's themes and signs, a made library, a clipboard that keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from tests.making import Made
from tui.host.signs import Signs, signs
from tui.screens.visits import Visit
from tui.themes import textual_themes
from tui.widgets.status_line import Telling
from tui.workspace import Workspace


def workspace_of(made: Made) -> Workspace:
    """What was made, as an open library without a folder."""
    workspace = Workspace(Path(), made.records())
    workspace.text = made.texts.__getitem__
    return workspace


class Stage(Telling):
    """Shows one screen above an empty one; keeps what was copied and where somebody wanted to go."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, make: Callable[[], Screen[Any]], *, theme: str = "dark", ascii: bool = False) -> None:
        super().__init__()
        self.signs: Signs = signs(ascii)
        self._make = make
        self.copied: list[str] = []
        self.visits: list[Visit] = []
        for known in textual_themes().values():
            self.register_theme(known)
        self.theme = theme

    def on_mount(self) -> None:
        self.push_screen(self._make())

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)

    def on_visit(self, message: Visit) -> None:
        self.visits.append(message)


def painted(app: App[None]) -> list[str]:
    """The lines that stand on the screen, as they are painted."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return ["".join(_text(segment) for segment in line).ljust(width) for line in lines[:height]]


def _text(segment: Segment) -> str:
    return "" if segment.control else segment.text


def words(app: App[None]) -> str:
    """All that stands on the screen, with single spaces."""
    return " ".join(" ".join(painted(app)).split())


async def settled(pilot: Pilot[None]) -> str:
    """All that stands on the screen once every worker has done its work."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return words(pilot.app)


async def until(pilot: Pilot[None], said: str) -> None:
    """Wait for words on the screen."""
    await until_so(pilot, lambda: said in words(pilot.app), said)


async def until_gone(pilot: Pilot[None], said: str) -> None:
    """Wait until words stand on the screen no more."""
    await until_so(pilot, lambda: said not in words(pilot.app), f"no {said}")


async def until_so(pilot: Pilot[None], is_so: Callable[[], bool], what: str) -> None:
    """Wait for something as long as another process may need for it; `what` it is says who waits in vain."""
    for _ in range(500):
        if is_so():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{what!r} never came: {words(pilot.app)}")
