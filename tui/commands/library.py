"""Commands that change a library."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

from tui.commands.common import is_default, library_folder, reporter, say
from tui.errors import ExitCode
from tui.paths import PROGRAM


def build(options: SimpleNamespace) -> int:
    """Make a library's records again."""
    from tui import workspace

    problems = workspace.build(
        library_folder(options),
        reporter(options.progress),
        starter=options.starter or is_default(options),
        only_missing=options.only_missing,
    )
    return _told(problems)


def add(options: SimpleNamespace) -> int:
    """Take documents into the library."""
    from tui import workspace

    problems = workspace.add(
        library_folder(options),
        options.inputs,
        reporter(options.progress),
        starter=is_default(options),
        reread=options.reread,
    )
    return _told(problems)


def remove(options: SimpleNamespace) -> int:
    """Take documents out of the library."""
    from tui import workspace

    workspace.remove(library_folder(options), options.documents, reporter(options.progress))
    return ExitCode.DONE


def set(options: SimpleNamespace) -> int:
    """Correct what is known of a document."""
    from tui import workspace
    from tui.arguments import FACTS

    given = {fact: getattr(options, fact) for fact in FACTS if getattr(options, fact) is not None}
    values = given | dict.fromkeys(options.clear, "")
    workspace.correct(library_folder(options), options.document, values, reporter(options.progress))
    return ExitCode.DONE


def _told(problems: Sequence[str]) -> int:
    """Say what could not be done, at the end, where it is seen."""
    for problem in problems:
        say(f"{PROGRAM}: {problem}")
    return ExitCode.NOT_FOUND if problems else ExitCode.DONE
