"""How adding goes at scale: python -m tests.benchmarks.adding FOLDER_OF_TEXTS [--documents N] [--keep FOLDER]

Documents made of the texts (`tests.benchmarks.many`) are extracted alone, then added to a new library, then
one more is. Printed are both rates and their ratio (target: at least 0.6), the most memory of all adding
processes together (their resident sizes added up, shared pages counted each time; target: under 1 GiB), and
the seconds that one more takes (target: under 2). With `--keep`, documents and library stay in that folder,
so that the reopening of the library can be measured.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

from tests.benchmarks import many
from tests.documents.reading import read
from tui.documents.walking import readable_files
from tui.extract import parallel
from tui.library import store

ALONE = 2_000_000
"""Characters that are extracted alone, at most: the rate does not hang on how many."""

EVERY = 0.2
"""Seconds between two looks at the memory."""

PAGE = 4096

ONE_MORE = 3
"""Times that one more document is added, as the seconds vary."""


def family(root: int) -> set[int]:
    """A process and all that came of it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(status[1])
    found = {root}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def resident(processes: set[int]) -> int:
    """Bytes that these processes hold in memory."""
    total = 0
    for one in processes:
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * PAGE
        except OSError:
            continue
    return total


def adding_of(library: Path, named: Path) -> subprocess.Popen[bytes]:
    """The command that adds it, under way."""
    command = [sys.executable, "-m", "tui", "--library", str(library), "add", str(named)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def added(library: Path, named: Path) -> tuple[float, int]:
    """Seconds that adding takes from start to end, and the most memory that it takes in bytes."""
    began = time.perf_counter()
    adding = adding_of(library, named)
    most, ended = 0, Event()

    def watch() -> None:
        nonlocal most
        while not ended.wait(EVERY):
            most = max(most, resident(family(adding.pid)))

    watching = Thread(target=watch)
    watching.start()
    adding.wait()
    seconds = time.perf_counter() - began
    ended.set()
    watching.join()
    return seconds, most


def alone(folder: Path) -> float:
    """Characters a second that extraction alone reaches on all cores."""
    taken, size = [], 0
    for path in readable_files(folder):
        taken.append(read(path))
        size += len(taken[-1][1])
        if size > ALONE:
            break
    began = time.perf_counter()
    list(parallel.extract(taken))
    return size / (time.perf_counter() - began)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        measure(options.folder, options.documents, options.keep or Path(place))


def measure(texts: Path, count: int, place: Path) -> None:
    """Make so many documents of the texts, add them, and one more, in this place; print the figures."""
    made, library = place / "made", place / "library"
    many.write(texts, made, count)
    lengths = [len(path.read_text("utf-8")) for path in readable_files(made)]
    rate = alone(made)
    seconds, most = added(library, made)
    print(f"{count} documents, {sum(lengths) / count:,.0f} characters each: {seconds:.0f} s")
    shared = many.most_shared(path.read_text("utf-8") for path in readable_files(made))
    print(f"at most {shared:.0%} of their sentences shared")
    reached = sum(lengths) / seconds
    print(f"extraction alone {rate:,.0f} a second, adding {reached:,.0f}: {reached / rate:.2f}")
    print(f"memory: {most / 2**20:.0f} MiB")
    records = store.load(library)
    print(f"{len(records.quotes)} quotes, {len(records.agreements)} agreements")
    for number in range(ONE_MORE):
        one = place / f"one more {number}.txt"
        text = next(many.documents(many.drawn_from(texts), 1, number))
        one.write_text(text, encoding="utf-8")
        began = time.perf_counter()
        adding_of(library, one).wait()  # nobody watches: that would slow it down
        print(f"one more: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
