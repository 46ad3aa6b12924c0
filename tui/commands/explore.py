"""The explorer."""

from __future__ import annotations

from types import SimpleNamespace

from tui.commands.common import is_default, library_folder


def explore(options: SimpleNamespace) -> int:
    """Open the explorer."""
    import gc

    gc.disable()  # until the first paint: nothing that is imported or made up to it becomes garbage
    from tui.app import run

    return run(
        library_folder(options),
        starter=is_default(options),
        ascii_only=options.ascii,
        theme=options.theme,
    )
