"""Whether damaged files do harm: `python -m tests.documents.mutated COUNT [--seed 0] [--add]`.

COUNT damaged files of every format are read; with `--add` they are put into a folder and added to a library
by the command, as a person does it. Harm is any error that is not told in a sentence, a reading of more than
5 seconds, and a change of any file but the library's. Exit code 1 where there was harm.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.documents.samples import Sample, damaged
from tui.documents.guarded import Reader
from tui.errors import UserError

LONGEST = 5.0
"""Seconds that a file may take."""

SILENCE = ("Traceback", "Something went wrong")
"""What no one may get to see."""


def harm_of_reading(files: Iterator[Sample], told: Counter[str]) -> Iterator[str]:
    """What went wrong with each file; what was told of the others is counted in `told`."""
    with Reader() as reader:
        for name, data in files:
            began = time.perf_counter()
            try:
                told[f"{name.rpartition('.')[2]}: read ({reader.read(data, name).format})"] += 1
            except UserError as error:
                told[f"{name.rpartition('.')[2]}: {error.what.replace(name, '…')}"] += 1
            seconds = time.perf_counter() - began
            if seconds > LONGEST:
                yield f"{name} took {seconds:.1f} s"


def harm_of_adding(files: Iterator[Sample]) -> Iterator[str]:
    """What went wrong when a folder of the files is added to a library."""
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place) / "files", Path(place) / "home"
        folder.mkdir()
        home.mkdir()
        for name, data in files:
            (folder / name).write_bytes(data)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        library = Path(place) / "library"
        command = [sys.executable, "-m", "tui", "--library", str(library), "add", str(folder)]
        environment = {**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home), "TMPDIR": place}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode not in (0, 1):
            yield f"the exit code is {done.returncode}"
        yield from (f"it said “{word}”: {done.stderr[-500:]}" for word in SILENCE if word in done.stderr)
        if before != {path.name: path.read_bytes() for path in folder.iterdir()}:
            yield "the files are changed"
        strays = {path.name for path in Path(place).iterdir()} - {"files", "home", "library"}
        if strays:
            yield f"files outside the library: {strays}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--add", action="store_true")
    chosen = parser.parse_args()
    told = Counter[str]()
    files = damaged(chosen.count, chosen.seed)
    began = time.perf_counter()
    harm = list(harm_of_adding(files) if chosen.add else harm_of_reading(files, told))
    for what, count in sorted(told.items()):
        print(f"{count:6} {what}")
    print(f"{chosen.count} files, {time.perf_counter() - began:.0f} s, harm: {'; '.join(harm) or 'none'}")
    return int(bool(harm))


if __name__ == "__main__":
    sys.exit(main())
