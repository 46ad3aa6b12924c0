"""Commands that change a library."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

from tui.commands.common import is_default, library_folder, say
from tui.commands.telling import told
from tui.errors import ExitCode
from tui.paths import PROGRAM


def build(options: SimpleNamespace) -> int:
    """Make a library's records again."""
    from tui import changes

    starter = options.starter or is_default(options)
    with told(options.progress) as report:
        problems = changes.build(
            library_folder(options), report, starter=starter, only_missing=options.only_missing
        )
    return _ended(problems)


def add(options: SimpleNamespace) -> int:
    """Take documents into the library."""
    from tui import changes, settings
    from tui.paths import settings_file

    private = settings.load(settings_file()).private_addresses
    with told(options.progress) as report:
        problems = changes.add(
            library_folder(options),
            options.inputs,
            report,
            starter=is_default(options),
            reread=options.reread,
            private=private,
        )
    return _ended(problems)


def remove(options: SimpleNamespace) -> int:
    """Take documents out of the library."""
    from tui import changes

    with told(options.progress) as report:
        changes.remove(library_folder(options), options.documents, report)
    return ExitCode.DONE


def set(options: SimpleNamespace) -> int:
    """Correct what is known of a document."""
    from tui import changes
    from tui.arguments import FACTS

    given = {fact: getattr(options, fact) for fact in FACTS if getattr(options, fact) is not None}
    values = given | dict.fromkeys(options.clear, "")
    with told(options.progress) as report:
        changes.correct(library_folder(options), options.document, values, report)
    return ExitCode.DONE


def _ended(problems: Sequence[str]) -> int:
    """Say what could not be done, at the end, where it is seen."""
    for problem in problems:
        say(f"{PROGRAM}: {problem}")
    return ExitCode.NOT_FOUND if problems else ExitCode.DONE
