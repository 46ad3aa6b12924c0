"""How fast a large store is read and written, and how heavy it is: `python -m tests.benchmarks.store`.

Each figure is the median of the rounds with the least and the most beside it. Memory is the most that a
fresh process ever held which reads the store and does nothing else (told by Linux alone).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.library import folder, store
from tui.library.storage import LibraryTables
from tui.model import (
    Block,
    Document,
    Locus,
    Mention,
    Meta,
    Names,
    NameUse,
    Quote,
    Records,
    Rule,
    Span,
    Topic,
    TopicUse,
)

ROUNDS = 7
QUOTES_A_DOCUMENT = 10
WORDS = "the two sides will go on with the work on the corridor and on its {} ports, as was said in spring"


def made(quotes: int) -> Records:
    """A library of so many quotes, each of other words."""
    topics = {f"Topic {n}": Topic(f"Topic {n}", f"T{n}", "Group", "What it is about.") for n in range(42)}
    documents, names, said = {}, {}, {}
    for number in range(quotes // QUOTES_A_DOCUMENT):
        id = f"{number:016x}"
        blocks = tuple(Block("paragraph", at * 400, at * 400 + 390, at + 1) for at in range(18))
        documents[id] = Document(
            id,
            f"{number}.txt",
            f"Document {number}",
            blocks,
            "2031-05-02",
            "stated",
            language="en",
            length=7200,
        )
        mentions = tuple(Mention(at * 800, at * 800 + 8, "corridor") for at in range(6))
        uses = tuple(TopicUse(f"Topic {(number + n) % 42}", "secondary", mentions) for n in range(4))
        names[id] = Names(uses, (NameUse("Rei Okabe", mentions),), (NameUse("Ministry of Ports", mentions),))
        for at in range(QUOTES_A_DOCUMENT):
            quote = f"{number:011x}{at}"
            start = at * 400
            said[quote] = Quote(
                quote, id, (Span(start, start + 97),), (WORDS.format(f"{number}-{at}"),), "indirect",
                Locus("paragraph", at + 1), Rule("subject before cue", (Span(start - 9, start - 2),)),
                Mention(start - 9, start - 2, "said"), Mention(start - 20, start - 10, "Ms Okabe"),
                "Rei Okabe", "by name", (f"Topic {number % 42}", f"Topic {at}"),
            )  # fmt: skip
    return Records(Meta(store.SCHEMA, "0", "0", 1), topics, documents, names, said, {})


def timed(what: str, act: Callable[[], object], rounds: int = ROUNDS) -> None:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        made = act()
        taken.append(time.perf_counter() - start)
        del made
    middle = statistics.median(taken)
    print(f"{what:<44} {middle:6.3f} s   ({min(taken):.3f} to {max(taken):.3f}, {rounds} rounds)")


def memory(what: str, code: str) -> None:
    ending = "\nprint(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    done = subprocess.run([sys.executable, "-c", code + ending], capture_output=True, text=True, check=True)
    print(f"{what:<44} {int(done.stdout) / 1024:6.0f} MiB")


def measure(library: Path, records: Records) -> None:
    path = library / folder.STORE

    def write() -> None:
        with store.writing(library, "benchmark") as writer:
            writer.write(records)

    def through_tinydb() -> None:
        with LibraryTables(path, access_mode="r") as tables:
            len(tables.table("quotes"))

    write()
    print(f"{len(records.quotes)} quotes, {path.stat().st_size / 1e6:.1f} MB")
    timed("read into the nouns (store.load)", lambda: store.load(library))
    timed("read by the standard library", lambda: json.loads(path.read_bytes()))
    timed("read by TinyDB with its own storage", through_tinydb)
    timed("read, replaced through TinyDB and written", write, rounds=3)
    memory("process that reads into the nouns", f"from pathlib import Path\nfrom tui.library import store\n"
           f"records = store.load(Path({str(library)!r}))")  # fmt: skip
    memory("process that reads by the standard library", f"import json\n"
           f"records = json.load(open({str(path)!r}))")  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quotes", nargs="?", type=int, default=100_000)
    with TemporaryDirectory() as folder_name:
        measure(Path(folder_name), made(parser.parse_args().quotes))
