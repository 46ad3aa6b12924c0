"""Commands on the program itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from tui.commands.common import library_folder, print_lines, say
from tui.commands.telling import told
from tui.errors import ExitCode
from tui.paths import PROGRAM


def keys(_: SimpleNamespace) -> int:
    """Print the explorer's keys."""
    from tui.actions import ACTIONS, GROUPS, key_names

    for group in GROUPS:
        print(f"{group}")
        for action in (action for action in ACTIONS if action.group == group):
            print(f"  {', '.join(key_names(action)):<22} {action.help}")
    return ExitCode.DONE


def doctor(options: SimpleNamespace) -> int:
    """Say what the program finds on this machine, or mend what is damaged in the library."""
    from tui.plaintext import one_line

    if options.repair:
        return _repair(library_folder(options))
    from tui.host.doctor import DAMAGED, report

    verdicts = report(library_folder(options))
    print_lines(f"{label:<20} {one_line(verdict)}" for label, verdict in verdicts)
    damaged = any(label == DAMAGED for label, _ in verdicts)
    return ExitCode.NOT_FOUND if damaged else ExitCode.DONE


def _repair(folder: Path) -> int:
    from tui import changes
    from tui.plaintext import one_line

    with told("words") as report:
        outcome = changes.repair(folder, report)
    print_lines(map(one_line, outcome.done or [f"The library in {folder} is whole."]))
    for sentence in outcome.left:
        say(f"{PROGRAM}: {sentence}")
    return ExitCode.NOT_FOUND if outcome.left else ExitCode.DONE
