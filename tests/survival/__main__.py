"""Holds all trials and prints what was found: `python -m tests.survival [--times 500] [--writers 100]`.

Ends with 1 where anything was lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import tests.survival.ready  # noqa: F401
from tests.survival.trials import HEADING, Tally, trials
from tui.library import outline


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.survival", description=__doc__)
    parser.add_argument("--times", type=int, default=500, help="how often each trial is held")
    parser.add_argument("--writers", type=int, default=100, help="updates of each of two writers")
    parser.add_argument("--chance", type=int, default=8, help="where chance begins")
    options = parser.parse_args()
    outline.LARGE = 0  # as in the acts
    began = time.monotonic()
    tallies: list[Tally] = []
    with tempfile.TemporaryDirectory(prefix="survival-") as place:
        for tally in trials(Path(place), options.times, options.writers, options.chance):
            tallies.append(tally)
            print(tally.line(), file=sys.stderr, flush=True)
    print(HEADING, *(tally.line() for tally in tallies), sep="\n")
    lost = [f"{tally.name}: {loss}" for tally in tallies for loss in tally.lost]
    print(f"{len(lost)} losses in {(time.monotonic() - began) / 60:.0f} minutes", *lost, sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
