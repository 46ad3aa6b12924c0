"""Commands that stand in for the program's own, so that no test of the explorer waits for the linguistics."""

from __future__ import annotations

import sys

import msgspec

from tui.library.progress import Progress

WAITS = """
import time
try:
    time.sleep(60)
except KeyboardInterrupt:
    sys.exit(130)
"""
"""What goes on until it is interrupted, as a command does that is asked to stop."""


def command_that(*steps: Progress, before: str = "", then: str = "", fails: str = "") -> list[str]:
    """Tells the steps, with the lines of `before` and `then` around them; where it `fails`, it says so."""
    lines = [msgspec.json.encode(step).decode() for step in steps]
    tells = f"for line in {lines!r}: print(line, flush=True)"
    script = "\n".join(("import sys", before, tells, then, f"sys.exit({fails!r} or 0)"))
    return [sys.executable, "-c", script]
