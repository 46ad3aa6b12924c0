"""What the program leaves behind for whoever mends it: a short log and crash files, in the state folder.

The log takes words of the program and figures, nothing else, so that no document's text gets into it. A
state folder that can't be written costs the log, never the work.
"""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tui.host.files import write_private
from tui.paths import PROGRAM, state_folder

LOG = f"{PROGRAM}.log"
LARGEST = 256 * 1024
"""Bytes of the log after which a new one is begun; the one before is kept."""
CRASHES = 10
"""Crash files that are kept."""


def note(event: str, **figures: float) -> None:
    """Write down that something happened: words of the program, and figures by name."""
    words = [f"{datetime.now():%Y-%m-%d %H:%M:%S}", str(os.getpid()), event]
    line = " ".join([*words, *(f"{name}={figure:g}" for name, figure in figures.items())])
    file = state_folder() / LOG
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > LARGEST:
            file.replace(file.with_name(f"{LOG}.1"))
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{line}\n")


def write_crash(error: BaseException) -> Path | None:
    """Write the traceback of an error to a file of its own and return where that is.

    It lies in the state folder, else in the system's folder for temporary files; None where neither can be
    written. The message of an error may hold words of a document, hence a private file.
    """
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    data = "".join([about(), "\n\n", *traceback.format_exception(error)]).encode(errors="backslashreplace")
    folders = (state_folder(), Path(tempfile.gettempdir()))
    written = next((file for folder in folders if (file := write_private(folder / name, data))), None)
    note(f"crash {type(error).__name__}")
    with suppress(OSError):
        for old in sorted(state_folder().glob("crash-*.txt"))[:-CRASHES]:
            old.unlink()
    return written


def about() -> str:
    """The program and what it runs on, in a line."""
    from importlib.metadata import version

    return f"{PROGRAM} {version(PROGRAM)}, Python {platform.python_version()}, {platform.platform()}"
