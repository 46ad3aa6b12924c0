"""The program's own commands, run in a process beside the explorer, which is told how far they have come."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

import tui
from tui.errors import UserError
from tui.library.progress import Progress
from tui.paths import PROGRAM

GRACE = 120.0
"""Seconds in which a command that is cancelled has to write what it has done; then it is ended. Ten thousand
documents take 40."""

_PROBLEM = f"{PROGRAM}: "
"""How a command begins a sentence about something that went wrong."""

CommandName = Literal["add", "build", "remove", "set"]


def command_line(folder: Path, name: CommandName, arguments: tuple[str, ...]) -> list[str]:
    """How to run a command on the library in `folder`; nothing of the folder that one is in is imported."""
    options = ["--library", str(folder), "--progress", "jsonl"]
    return [sys.executable, "-P", "-m", "tui", name, *options, *arguments]


def _environment() -> dict[str, str]:
    """Ours, in which the process finds this program and no other."""
    packages = str(Path(tui.__file__).resolve().parent.parent)
    standing = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": f"{packages}{os.pathsep}{standing}" if standing else packages}


class Job:
    """One command on the library in `folder`, with `arguments` as the command line has them.

    Names that are not the program's own stand after "--". The process ends with whoever listens to `run`:
    it is cancelled, and what it has done so far is kept.
    """

    def __init__(self, folder: Path, name: CommandName, *arguments: str) -> None:
        self.name = name
        self.problems: tuple[str, ...] = ()
        """What could not be done though the rest was, a sentence each; known at the end."""
        self.cancelled = False
        """Whether it was asked to stop, by `cancel` or from elsewhere."""
        self.done = False
        """Whether it came to its end; a command that is cancelled may come to it all the same."""
        self._command = command_line(folder, name, arguments)
        self._process: Process | None = None

    async def run(self) -> AsyncGenerator[Progress, None]:
        """Do it, once, and tell how far it has come. Raises `UserError` where it fails."""
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, env=_environment()
        )
        assert process.stdout
        assert process.stderr
        self._process = process
        said = asyncio.create_task(process.stderr.read())
        try:
            if self.cancelled:
                self.cancel()
            async for line in process.stdout:
                progress = msgspec.json.decode(line, type=Progress)
                self.done = self.done or progress.stage == "done"
                yield progress
            self._end(await process.wait(), (await said).decode(errors="replace"))
        finally:
            said.cancel()
            self._interrupt()

    def cancel(self) -> None:
        """Ask it to stop; it ends soon after, and what it has done so far is kept."""
        self.cancelled = True
        if self._process is not None:
            self._interrupt()
            asyncio.get_running_loop().call_later(GRACE, self._kill)

    def _end(self, code: int, said: str) -> None:
        sentences = [line.removeprefix(_PROBLEM) for line in said.splitlines() if line.startswith(_PROBLEM)]
        self.cancelled = self.cancelled or code == 128 + signal.SIGINT
        if self.done:
            self.problems = tuple(sentences)
        elif not self.cancelled:
            what = f"The process beside the explorer ended before its work was done (exit code {code})."
            raise UserError(sentences[-1]) if sentences else UserError(what, "Try again.")

    def _interrupt(self) -> None:
        self._send(signal.SIGINT)

    def _kill(self) -> None:
        # No harm: what is written is written in one step, and what is not is taken in by the next command.
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(number)
