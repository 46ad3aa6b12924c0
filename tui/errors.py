"""The one kind of error that a person is told about in words."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command; they are part of the program's interface."""

    DONE = 0
    NOT_FOUND = 1
    """`search` found nothing, or an input or the library could not be read or written."""
    WRONG_USE = 2
    UNFORESEEN = 70


class UserError(Exception):
    """Something that a person can mend.

    `what` says in one sentence what is wrong, `do` in one sentence what to do about it. Raised anywhere
    below the commands; printed only by `tui.cli.main`, which ends with `exit_code`.
    """

    def __init__(self, what: str, do: str = "", exit_code: ExitCode = ExitCode.NOT_FOUND) -> None:
        super().__init__(f"{what} {do}".strip())
        self.what = what
        self.do = do
        self.exit_code = exit_code
