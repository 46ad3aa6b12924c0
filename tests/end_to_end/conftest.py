"""The installed program, and homes in which it starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal

PROGRAM = str(Path(sys.executable).parent / "indojp-tui")

Start = Callable[..., Terminal]


def homes(folder: Path) -> dict[str, str]:
    """The variables that keep a run inside the folder."""
    return {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose default library is built."""
    folder = tmp_path_factory.mktemp("built")
    subprocess.run([PROGRAM, "build"], env={**os.environ, **homes(folder)}, check=True, capture_output=True)
    return folder


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A copy of the built home, for one test alone."""
    folder = tmp_path / "home"
    shutil.copytree(built, folder)
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program in a terminal of the wanted size and home."""
    if shutil.which("tmux") is None:
        pytest.skip("the end-to-end tests need tmux")
    with ExitStack() as stack:

        def begin(home: Path, *arguments: str, size: tuple[int, int] = (120, 40), **more: str) -> Terminal:
            terminal = Terminal([PROGRAM, *arguments], *size, {**homes(home), **more}, tmp_path)
            return stack.enter_context(terminal)

        yield begin
