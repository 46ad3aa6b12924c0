"""A library built beside the explorer, by the program's own `build` command in a process of its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.errors import UserError
from tui.library.progress import Progress
from tui.paths import PROGRAM


def command(folder: Path, starter: bool) -> list[str]:
    """The command that builds a library where none stands; a `starter` begins with the shipped article."""
    arguments = ["build", "--library", str(folder), "--progress", "jsonl", "--only-missing"]
    return [sys.executable, "-m", "tui", *arguments, *(["--starter"] if starter else [])]


async def build_beside(folder: Path, starter: bool) -> AsyncIterator[Progress]:
    """Build, and tell how far it has come. The process ends with whoever listens.

    Raises `UserError` with the sentence that the command said where it failed.
    """
    process = await asyncio.create_subprocess_exec(
        *command(folder, starter),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    said = asyncio.create_task(process.stderr.read())
    try:
        async for line in process.stdout:
            yield msgspec.json.decode(line, type=Progress)
        if await process.wait():
            sentence = (await said).decode(errors="replace").strip().removeprefix(f"{PROGRAM}: ")
            raise UserError(sentence.splitlines()[-1] if sentence else "The library could not be built.")
    finally:
        said.cancel()
        with suppress(ProcessLookupError):
            process.terminate()
