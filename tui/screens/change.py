"""What a screen tells the application where a person wants the library changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.host.beside import CommandName


class Change(Message):
    """Somebody wants the library changed by a command of the program, with the arguments that it takes there.

    `doing` says what goes on meanwhile ("Taking out “Joint statement”"), `done` what was done, in a sentence.
    `ended` is told at the end whether it was done; the person is told that, or what went wrong, besides.
    """

    def __init__(
        self,
        command: CommandName,
        *arguments: str,
        doing: str,
        done: str = "",
        ended: Callable[[bool], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.command: CommandName = command
        self.arguments = arguments
        self.doing = doing
        self.done = done
        self.ended = ended
