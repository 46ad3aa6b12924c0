"""Commands that change a library."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.commands.common import Inputs, is_default, library_folder, narrate
from tui.errors import ExitCode

if TYPE_CHECKING:
    from tui.workspace import Progress


def build(options: SimpleNamespace) -> int:
    """Make a library's records again."""
    from tui import workspace

    def as_json(progress: Progress) -> None:
        import msgspec

        print(msgspec.json.encode(progress).decode(), flush=True)

    workspace.build(
        library_folder(options),
        as_json if options.progress == "jsonl" else narrate,
        starter=options.starter or is_default(options),
        only_missing=options.only_missing,
    )
    return ExitCode.DONE


def add(options: SimpleNamespace) -> int:
    """Take documents into the library."""
    from tui import workspace

    inputs = Inputs(options.inputs)
    workspace.add(library_folder(options), inputs, narrate, starter=is_default(options))
    return ExitCode.NOT_FOUND if inputs.failed else ExitCode.DONE
