"""Commands on the program itself."""

from __future__ import annotations

from types import SimpleNamespace

from tui.commands.common import library_folder, print_lines
from tui.errors import ExitCode


def keys(_: SimpleNamespace) -> int:
    """Print the explorer's keys."""
    from tui.actions import ACTIONS, GROUPS, key_name

    for group in GROUPS:
        print(f"{group}")
        for action in (action for action in ACTIONS if action.group == group):
            print(f"  {', '.join(map(key_name, action.keys)):<22} {action.help}")
    return ExitCode.DONE


def doctor(options: SimpleNamespace) -> int:
    """Say what the program finds on this machine."""
    from tui.host.doctor import report

    print_lines(f"{label:<20} {verdict}" for label, verdict in report(library_folder(options)))
    return ExitCode.DONE
