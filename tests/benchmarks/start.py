"""How fast the explorer stands: python -m tests.benchmarks.start [-n ROUNDS] [--library FOLDER]

Each round starts, in turn and each in a pseudo-terminal of its own (120 × 40): an empty Textual application
with three lists (the yardstick), the explorer, and the yardstick again. Printed are medians with their ranges
in milliseconds and, as ratios to the yardstick's first paint:

    painted   the three panes' titles stand on the alternate screen, and a `?` sent then was answered
    filled    the evidence's last line and a row of each pane stand
    help      `indojp-tui --help` has ended

The yardstick's two copies say how noisy the machine is: a ratio may exceed its target by as much as they
differ. Targets: painted 0.9, filled 1.1 (with 10 000 documents 2.0), help a third. The library is built first
and lies in a temporary folder unless one is named. Linux and macOS only; needs the test dependencies.
"""

from __future__ import annotations

import argparse
import codecs
import fcntl
import math
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyte

COLUMNS, ROWS = 120, 40
PATIENCE = 20.0
QUIET = 1.0
"""Seconds without output after which a program has painted all that it will, once its frame stands."""

OPENING = 4.0
"""The same while it opens a library, which may be a large one."""

YARDSTICK = """
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Footer, Header, OptionList

class Yardstick(App):
    CSS = "OptionList { width: 1fr; height: 1fr; }"
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        with Horizontal():
            for pane in range(3):
                yield OptionList(*[f"pane{pane} row{row}" for row in range(30)])
        yield Footer()

Yardstick().run()
"""
PROGRAM = str(Path(sys.executable).parent / "indojp-tui")

Shows = Callable[[list[str]], bool]


def started(command: list[str], painted: Shows, probe: str = "", quiet: float = QUIET) -> float:
    """Seconds until what the program has written satisfies `painted`; NaN where that never comes.

    Bytes are only time-stamped while the program runs and drawn afterwards, so that the drawing costs the
    program nothing. With `probe`, the key is sent as soon as the raw output holds "Quotes", and a round in
    which the screen does not change after it counts as never painted.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
        os.execvp(command[0], command)
    began, sent = time.perf_counter(), 0.0
    chunks: list[tuple[float, bytes]] = []
    while time.perf_counter() - began < PATIENCE:
        if not select.select([terminal], [], [], quiet if chunks else PATIENCE)[0]:
            break
        try:
            chunks.append((time.perf_counter() - began, os.read(terminal, 1 << 16)))
        except OSError:
            break
        if probe and not sent and b"Quotes" in chunks[-1][1]:
            os.write(terminal, probe.encode())
            sent = time.perf_counter() - began
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    if probe and not any(at > sent + 0.005 for at, _ in chunks):
        return float("nan")
    return _drawn(chunks, painted)


def _drawn(chunks: Sequence[tuple[float, bytes]], painted: Shows) -> float:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream, decoder = pyte.Stream(screen), codecs.getincrementaldecoder("utf-8")("replace")
    for at, chunk in chunks:
        stream.feed(decoder.decode(chunk))
        if painted(screen.display):
            return at
    return float("nan")


def shows(*texts: str) -> Shows:
    """Whether all the texts stand on the screen."""
    return lambda rows: all(any(text in row for row in rows) for text in texts)


def helped() -> float:
    """Seconds that `--help` takes, from the start of the process to its end."""
    began = time.perf_counter()
    subprocess.run([PROGRAM, "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def told(name: str, seconds: Sequence[float], base: float, target: str) -> str:
    """One line of the report."""
    came = [each for each in seconds if not math.isnan(each)]
    if len(came) < len(seconds):
        return f"{name:<12} {len(seconds) - len(came)} of {len(seconds)} rounds never came to it"
    low, middle, high = (round(f(came) * 1000) for f in (min, statistics.median, max))
    return f"{name:<12} {middle:5} ms [{low}–{high}]   {middle / base / 1000:.2f} × the yardstick   {target}"


def main() -> None:
    """Run the rounds and print the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=15, metavar="ROUNDS")
    parser.add_argument("--library", metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({f"XDG_{kind}_HOME": folder for kind in ("DATA", "STATE", "CONFIG")})
        command = [PROGRAM, *(["--library", options.library] if options.library else [])]
        subprocess.run([*command, "build", "--only-missing"], check=True, capture_output=True)
        yardstick = [sys.executable, "-c", YARDSTICK]
        runs: dict[str, Callable[[], float]] = {
            "yardstick 1": lambda: started(yardstick, shows("pane2 row1")),
            "painted": lambda: started(command, shows("1 Topics", "2 Agreements", "3 Quotes"), "?"),
            "filled": lambda: started(command, shows("▸ All", "passage", "listed"), quiet=OPENING),
            "help": helped,
            "yardstick 2": lambda: started(yardstick, shows("pane2 row1")),
        }
        times: dict[str, list[float]] = {name: [] for name in runs}
        for round_ in range(options.n + 1):
            for name, run in runs.items():
                seconds = run()
                if round_:  # the first warms the disk
                    times[name].append(seconds)
    one, two = (statistics.median(times[name]) for name in ("yardstick 1", "yardstick 2"))
    base = statistics.median(times["yardstick 1"] + times["yardstick 2"])
    filled = "(target 2.00 of 10 000 documents)" if options.library else "(target 1.10)"
    targets = {"painted": "(target 0.90)", "filled": filled, "help": "(target 0.33)"}
    for name, measured in times.items():
        print(told(name, measured, base, targets.get(name, "")))
    print(f"noise: the yardstick's two copies differ by {abs(one - two) / base:.0%}")


if __name__ == "__main__":
    main()
