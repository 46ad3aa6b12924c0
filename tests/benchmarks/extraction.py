"""How fast extraction is: python -m tests.benchmarks.extraction [FOLDER …] [--characters N] [-n ROUNDS]

The texts of the folders (by default those that are shipped) are repeated until they hold N characters, then
extracted on one core and on all. Printed are characters a second, medians with their ranges, loading apart.
Targets: 60 000 on one core, 110 000 on two.
"""

from __future__ import annotations

import argparse
import statistics
import time
from itertools import cycle
from pathlib import Path

from tests.documents.reading import read
from tui.documents.walking import readable_files
from tui.extract import parallel, parsing
from tui.model import Document
from tui.paths import data_folder


def material(folders: list[Path], characters: int) -> list[tuple[Document, str]]:
    """The documents of the folders, over and over, until they hold that many characters."""
    documents = [read(path) for folder in folders for path in readable_files(folder)]
    taken: list[tuple[Document, str]] = []
    for document in cycle(documents):
        taken.append(document)
        characters -= len(document[1])
        if characters <= 0:
            return taken
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=[data_folder() / "documents"])
    parser.add_argument("--characters", type=int, default=500_000)
    parser.add_argument("-n", type=int, default=3, metavar="ROUNDS")
    options = parser.parse_args()
    began = time.perf_counter()
    parsing.load()
    print(f"loading: {time.perf_counter() - began:.2f} s")
    documents = material(options.folders, options.characters)
    size = sum(len(text) for _, text in documents)
    list(parallel.extract(documents[:1], processes=1))
    for processes in sorted({1, parallel.cores()}):
        rates = []
        for _ in range(options.n):
            began = time.perf_counter()
            found = list(parallel.extract(documents, processes))
            rates.append(size / (time.perf_counter() - began) / 1000)
        quotes = sum(len(findings.quotes) for findings in found)
        rate = f"{statistics.median(rates):.0f} 000 characters a second [{min(rates):.0f}–{max(rates):.0f}]"
        print(f"{processes} process(es): {rate}; {size:,} characters, {quotes} quotes")


if __name__ == "__main__":
    main()
