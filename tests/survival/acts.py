"""What is done to a library while something happens to it: each act in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from tests.making import quiet
from tui import changes
from tui.errors import UserError
from tui.library import adding, anchors, backup, notes, outline
from tui.workspace import open_workspace

Tell = Callable[[str], None]
Act = Callable[[Path, Path, Tell], object]
"""Is given the library, a folder of documents, and whom to tell of each thing that is done for good."""

BEGUN, DONE, IN_VAIN = "begun", "done", "waited in vain"
BACKUP = "kept.zip"

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.survival.ready"])


def add(library: Path, coming: Path, tell: Tell) -> None:
    """Add the documents, and write after each of them."""
    adding.ROUND = 1
    changes.add(library, [str(coming)], quiet)


def add_by_command(library: Path, coming: Path, tell: Tell) -> None:
    """Become the program itself, which adds the documents and analyses them in a process of its own."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.execv(sys.executable, [sys.executable, "-m", "tui", "--library", str(library), "add", str(coming)])


def add_one_by_one(library: Path, coming: Path, tell: Tell) -> None:
    """Add each document by a command of its own; where another one keeps the library, try again."""
    for file in sorted(coming.iterdir()):
        while not _added(library, file):
            tell(IN_VAIN)
        tell(file.name)


def _added(library: Path, file: Path) -> bool:
    try:
        changes.add(library, [str(file)], quiet)
    except UserError as error:
        if "is being written" in error.what:
            return False
        raise
    return True


def rebuild(library: Path, coming: Path, tell: Tell) -> None:
    """Make all records again."""
    changes.build(library, quiet)


def note(library: Path, coming: Path, tell: Tell) -> None:
    """Write one note."""
    _keep(library, "Written now.")


def notes_for_each(library: Path, coming: Path, tell: Tell) -> None:
    """Write a note that names each of the documents."""
    for file in sorted(coming.iterdir()):
        _keep(library, file.name)
        tell(file.name)


def stars_and_notes(library: Path, coming: Path, tell: Tell) -> None:
    """Star a record and write a note about it, in turn and without end."""
    for number in count(1):
        _keep(library, f"Note {number}." if number % 2 else None)
        tell(str(number))


def _keep(library: Path, words: str | None) -> None:
    """Put one more note about a quote, or a star, beside those that stand."""
    opened = open_workspace(library)
    assert opened
    about = anchors.anchor(opened.records, opened.text, "quote", next(iter(opened.records.quotes)))
    if words:
        notes.note(library, (), about, words)
    else:
        notes.star(library, about)


def back_up(library: Path, coming: Path, tell: Tell) -> None:
    """Write a backup onto the disk of the library."""
    backup.backup(library, library.with_name(BACKUP), quiet, overwrite=True)


def back_up_elsewhere(library: Path, coming: Path, tell: Tell) -> None:
    """Write a backup onto another disk."""
    backup.backup(library, coming.with_name(BACKUP), quiet, overwrite=True)


class Acting(NamedTuple):
    """An act under way: `told` gives what it tells, last that it is done, or why it is not."""

    process: multiprocessing.process.BaseProcess
    told: Connection

    def all_told(self) -> list[str]:
        """What it has told since, until it ended in whatever way."""
        self.process.join()
        words = []
        try:
            while self.told.poll():
                words.append(self.told.recv())
        except EOFError:
            pass
        return words


def begin(act: Act, library: Path, coming: Path, largest_file: int | None = None) -> Acting:
    """Begin an act, and return when it has begun; `largest_file` is how far any file may grow, in bytes."""
    told, telling = processes.Pipe(duplex=False)
    process = processes.Process(target=_carry_out, args=(act, library, coming, telling, largest_file))
    process.start()
    telling.close()
    assert told.recv() == BEGUN
    return Acting(process, told)


def _carry_out(act: Act, library: Path, coming: Path, telling: Connection, largest_file: int | None) -> None:
    if largest_file is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, resource.RLIM_INFINITY))
    outline.LARGE = 0  # the library shall have all that a large one has
    telling.send(BEGUN)
    try:
        act(library, coming, telling.send)
    except UserError as error:
        telling.send(str(error))
    else:
        telling.send(DONE)
