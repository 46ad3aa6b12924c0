"""How fast texts become documents and their names are found, and that the time grows with the length alone:
`python -m tests.benchmarks.documents [FOLDER] [--most 10000000]`.

The texts of the folder (without one, the shipped documents) are put one after the other until each length is
reached. Figures are characters a second, the median of the rounds; a figure that falls as the length grows
would show that the time is not linear.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tests.documents.reading import document
from tui.documents.decoding import decode
from tui.documents.sentences import sentences
from tui.documents.walking import readable_files
from tui.extract.names import find_names
from tui.paths import data_folder

ROUNDS = 3
LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)


def a_second(work: Callable[[], object], characters: int) -> str:
    """Characters a second, in thousands."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return f"{characters / statistics.median(times) / 1000:12,.0f} k/s"


def of_length(texts: list[str], length: int) -> str:
    """The texts over and over, cut at a length."""
    whole = "\n\n".join(texts)
    return "\n\n".join([whole] * (length // len(whole) + 1))[:length]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=data_folder() / "documents")
    parser.add_argument("--most", type=int, default=LENGTHS[-1], help="the longest text, in characters")
    chosen = parser.parse_args()
    texts = [decode(path.read_bytes(), path.name) for path in readable_files(chosen.folder)]
    find_names(document("warm", "a.txt"), "warm")
    print(f"{'characters':>12} {'structure':>16} {'sentences':>16} {'names':>16}")
    for length in LENGTHS:
        if length > chosen.most:
            break
        text = of_length(texts, length)
        made = document(text, "a.txt")
        print(
            f"{length:>12,}",
            a_second(lambda: document(text, "a.txt"), length),  # noqa: B023
            a_second(lambda: [list(sentences(text, block)) for block in made.blocks], length),  # noqa: B023
            a_second(lambda: find_names(made, text), length),  # noqa: B023
        )


if __name__ == "__main__":
    main()
