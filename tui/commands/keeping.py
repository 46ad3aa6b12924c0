"""Commands that keep a library safe."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from tui.commands.common import library_folder, say
from tui.errors import ExitCode
from tui.wording import counted


def backup(options: SimpleNamespace) -> int:
    """Write the library to one file."""
    from tui.library.backup import backup as write

    file = Path(options.file)
    parts = write(library_folder(options), file, say, overwrite=options.force)
    say(f"{file} holds the library: {counted(parts, 'file')}.")
    return ExitCode.DONE


def restore(options: SimpleNamespace) -> int:
    """Make the library what a backup holds."""
    from tui import changes
    from tui.commands.telling import narrate
    from tui.library.backup import BEFORE
    from tui.library.backup import restore as read
    from tui.library.folder import holds_library

    folder = library_folder(options)
    stood = holds_library(folder)
    parts = read(folder, Path(options.file), say, overwrite=options.replace)
    changes.build(folder, narrate, only_missing=True)
    say(f"The library in {folder} is what the backup holds: {counted(parts, 'file')}.")
    if stood:
        say(f"The records and notes that stood there are kept in it; their names end in {BEFORE}.")
    return ExitCode.DONE
