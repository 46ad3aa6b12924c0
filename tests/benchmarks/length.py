"""Whether extraction takes time in proportion: python -m tests.benchmarks.length [FOLDER …] [--most N]

The texts of the folders (by default those that are shipped) are joined to single documents of 10 000
characters, ten times as many, and so on up to N (by default 10 000 000), and each is extracted on one core.
The rate must not fall: a second column says how it compares to that of the first document but one.
"""

from __future__ import annotations

import argparse
import time
from itertools import cycle
from pathlib import Path

from tests.documents.reading import document, read
from tui.documents.walking import readable_files
from tui.extract import parsing, pipeline
from tui.paths import data_folder

SHORTEST = 10_000


def joined(folders: list[Path], characters: int) -> str:
    """One text of that many characters, made of the folders' texts over and over."""
    pieces: list[str] = []
    size = 0
    for text in cycle([read(path)[1] for folder in folders for path in readable_files(folder)]):
        pieces.append(text)
        size += len(text) + 2
        if size >= characters:
            break
    return "\n\n".join(pieces)[:characters]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=[data_folder() / "documents"])
    parser.add_argument("--most", type=int, default=10_000_000, metavar="N")
    options = parser.parse_args()
    parsing.load()
    length, base = SHORTEST, 0.0
    while length <= options.most:
        text = joined(options.folders, length)
        began = time.perf_counter()
        (findings,) = pipeline.extract([(document(text, "joined.txt"), text)])
        seconds = time.perf_counter() - began
        rate = length / seconds
        base = rate if length <= SHORTEST * 10 else base
        found = f"{len(findings.quotes)} quotes, {len(findings.agreements)} agreements"
        print(
            f"{length:>11,} characters  {seconds:7.1f} s  {rate:7,.0f} a second  {rate / base:.2f}  {found}"
        )
        length *= 10


if __name__ == "__main__":
    main()
