"""What the commands share: saying, printing, and the library that is meant."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.errors import UserError

if TYPE_CHECKING:
    from tui.workspace import Workspace


def say(sentence: str) -> None:
    """A sentence for the person, who may be told what a document or a file is called."""
    from tui.plaintext import one_line

    print(one_line(sentence), file=sys.stderr)


def print_lines(lines: Iterable[str]) -> None:
    """Results, a line each."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def terminal_width() -> int | None:
    """Columns of the terminal that reads along, None where something else does."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def library_folder(options: SimpleNamespace) -> Path:
    """The library that the options, the environment or the platform name."""
    from tui.paths import chosen_library

    return chosen_library(options.library)


def is_default(options: SimpleNamespace) -> bool:
    """Whether it is the person's own library, which begins with the shipped article."""
    from tui.paths import default_library

    return library_folder(options) == default_library()


def opened_library(options: SimpleNamespace) -> Workspace:
    """The library, built first where nothing stands yet."""
    from tui import changes
    from tui.commands.telling import narrate
    from tui.workspace import open_workspace

    folder = library_folder(options)
    opened = open_workspace(folder)
    if opened is None:
        changes.build(folder, narrate, starter=is_default(options), only_missing=True)
        opened = open_workspace(folder)
    if opened is None:
        raise UserError(f"The library in {folder} was taken away while it was built.", "Try again.")
    return opened
