"""What this terminal can do: told by the environment, and, of the width of signs, by the terminal itself."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Colours = Literal["none", "16", "256", "16 million"]

PATIENCE = 0.5
"""Seconds that a terminal may take to answer; over a slow line they do take some tenths."""

_QUERY = b"\x1b[6n"
"""Asks for the place of the cursor (CPR, ECMA-48)."""
_ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")


class Terminal(Struct, frozen=True):
    """A terminal as the environment describes it; `columns` and `rows` are 0 where there is none."""

    name: str
    columns: int
    rows: int
    colours: Colours
    in_tmux: bool
    remote: bool


def terminal(environment: Mapping[str, str], columns: int, rows: int) -> Terminal:
    """The terminal of these environment variables."""
    return Terminal(
        name=environment.get("TERM", ""),
        columns=columns,
        rows=rows,
        colours=_colours(environment),
        in_tmux=bool(environment.get("TMUX")),
        remote=any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")),
    )


def current_terminal() -> Terminal:
    """The terminal that standard output goes to."""
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except OSError:
        columns, rows = 0, 0
    return terminal(os.environ, columns, rows)


def painted_cells(text: str, device: str = "/dev/tty") -> int | None:
    """How many cells the terminal gives a text that fits on one line, None where nothing answers in time.

    The text is painted at the start of the line, the cursor's place asked for, and the line wiped again.
    """
    try:
        import termios
        import tty
    except ImportError:  # no such terminals on this system
        return None
    try:
        line = os.open(device, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        before = termios.tcgetattr(line)
        try:
            tty.setcbreak(line)
            os.write(line, b"\r" + text.encode() + _QUERY)
            answer = _read_answer(line)
            os.write(line, b"\r\x1b[K")
        finally:
            termios.tcsetattr(line, termios.TCSANOW, before)
    except (OSError, termios.error):
        return None
    finally:
        os.close(line)
    return None if answer is None else answer - 1


def _read_answer(line: int) -> int | None:
    """The column that the terminal reports."""
    received = b""
    end = time.monotonic() + PATIENCE
    while (left := end - time.monotonic()) > 0 and select.select([line], [], [], left)[0]:
        received += os.read(line, 64)
        if answer := _ANSWER.search(received):
            return int(answer[2])
    return None


def _colours(environment: Mapping[str, str]) -> Colours:
    """How many colours may be used; `NO_COLOR` (https://no-color.org) forbids them where it is not empty."""
    name = environment.get("TERM", "")
    if environment.get("NO_COLOR") or name in ("", "dumb"):
        return "none"
    if environment.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256color" in name else "16"
