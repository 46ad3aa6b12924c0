"""How fast a long document opens in the reader and answers there: `python -m tests.benchmarks.reader`.

The document repeats made paragraphs up to the asked length; every tenth word or so is marked. Each figure is
the median of the rounds, the application already running.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections import defaultdict

from tests.making import Made
from tests.screens.stage import Stage, workspace_of
from tui.screens.reader import ReaderScreen
from tui.workspace import Workspace

PARAGRAPH = (
    "The delegation said that the port plan, the rail plan and the cyber drills would go on, "
    "and “nobody will wait for the others,” Ms Okabe told those who had come to the harbour. "
) * 4


def library(megabytes: float) -> tuple[Workspace, str]:
    """A document of so many million characters, with its marks."""
    made = Made()
    paragraphs = int(megabytes * 1_000_000 / len(PARAGRAPH))
    document = made.document("Title\n\n" + "\n\n".join([PARAGRAPH] * paragraphs))
    for topic, words in (
        ("Ports", "port plan"),
        ("Railways", "rail plan"),
        ("Cyber security", "cyber drills"),
    ):
        made.mention(document, topic, words)
    return workspace_of(made), document


async def measured(workspace: Workspace, document: str, rounds: int) -> dict[str, list[float]]:
    """Seconds for opening, a step to the next mark, the end, and a letter to find, a list each."""
    figures: dict[str, list[float]] = defaultdict(list)
    app = Stage(lambda: ReaderScreen(workspace, document))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for _ in range(rounds):
            await pilot.press("escape")
            begun = time.perf_counter()
            await app.push_screen(ReaderScreen(workspace, document))
            await pilot.pause()
            figures["open"].append(time.perf_counter() - begun)
            for name, keys in (("next mark", ["n"]), ("end", ["G"]), ("find a letter", ["slash", "e"])):
                begun = time.perf_counter()
                await pilot.press(*keys)
                figures[name].append(time.perf_counter() - begun)
            await pilot.press("escape")
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=10.0, help="length of the document")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    workspace, document = library(options.megabytes)
    for name, seconds in asyncio.run(measured(workspace, document, options.rounds)).items():
        print(f"{name:14} {statistics.median(seconds):6.3f} s  ({min(seconds):.3f} to {max(seconds):.3f})")


if __name__ == "__main__":
    main()
