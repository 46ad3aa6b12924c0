"""The command line: one command in, an exit code out. Errors become sentences here and nowhere else.

Whatever a command needs is imported by that command, so that help is instant and only the explorer knows of
Textual.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import SimpleNamespace

from tui.commands.common import say
from tui.errors import ExitCode, UserError
from tui.paths import PROGRAM

INTERRUPTED = 130
"""As shells count a program that ctrl+c ended."""

MODULES = {
    "explore": "explore",
    "extract": "files",
    "show": "records",
    "search": "records",
    "add": "library",
    "build": "library",
    "remove": "library",
    "set": "library",
    "list": "records",
    "backup": "keeping",
    "restore": "keeping",
    "keys": "program",
    "doctor": "program",
}
"""The module of `tui.commands` in which each command stands, as the function of its name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; `arguments` are the program's own by default."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    try:
        return _command(options.command)(options)
    except UserError as error:
        if options.debug:
            raise
        say(f"{PROGRAM}: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; what is still buffered must not complain on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as error:
        if options.debug:
            raise
        from tui.host.log import write_crash

        crash = write_crash(error) or "what --debug prints"
        say(f"{PROGRAM}: Something went wrong that should not; please report it with {crash}.")
        return ExitCode.UNFORESEEN


def _options(words: Sequence[str]) -> SimpleNamespace:
    """What the command line asks for. Where it says nothing, the explorer opens, and nothing is read."""
    if not words:
        return SimpleNamespace(command="explore", library=None, debug=False, ascii=False, theme=None)
    from tui.arguments import read

    return read(words)


def _command(name: str) -> Callable[[SimpleNamespace], int]:
    command: Callable[[SimpleNamespace], int] = getattr(import_module(f"tui.commands.{MODULES[name]}"), name)
    return command
