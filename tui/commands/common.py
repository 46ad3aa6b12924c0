"""What the commands share: saying, printing, the library that is meant, the inputs that are named."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.errors import UserError
from tui.paths import PROGRAM

if TYPE_CHECKING:
    from tui.library.progress import Progress, Report
    from tui.model import Document
    from tui.workspace import Workspace


def say(sentence: str) -> None:
    """A sentence for the person, who may be told what a document or a file is called."""
    from tui.plaintext import one_line

    print(one_line(sentence), file=sys.stderr)


def print_lines(lines: Iterable[str]) -> None:
    """Results, a line each."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def terminal_width() -> int | None:
    """Columns of the terminal that reads along, None where something else does."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def library_folder(options: SimpleNamespace) -> Path:
    """The library that the options, the environment or the platform name."""
    from tui.paths import chosen_library

    return chosen_library(options.library)


def is_default(options: SimpleNamespace) -> bool:
    """Whether it is the person's own library, which begins with the shipped article."""
    from tui.paths import default_library

    return library_folder(options) == default_library()


def opened_library(options: SimpleNamespace) -> Workspace:
    """The library, built first where nothing stands yet."""
    from tui import changes
    from tui.workspace import open_workspace

    folder = library_folder(options)
    opened = open_workspace(folder)
    if opened is None:
        changes.build(folder, narrate, starter=is_default(options), only_missing=True)
        opened = open_workspace(folder)
    if opened is None:
        raise UserError(f"The library in {folder} was taken away while it was built.", "Try again.")
    return opened


def narrate(progress: Progress) -> None:
    """How far the work has come, in words."""
    of = f" ({progress.done} of {progress.total})" if progress.total and progress.stage != "done" else ""
    say(f"{progress.words}{of}")


class Narrator:
    """`narrate`, but of steps on a long way only one a second: nobody reads ten thousand lines."""

    EVERY = 1.0

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Tell, or leave out, how far the work has come."""
        if 0 < progress.done < progress.total:
            if monotonic() < self._next:
                return
            self._next = monotonic() + self.EVERY
        narrate(progress)


def as_json(progress: Progress) -> None:
    """How far the work has come, for a program: a JSON object a line."""
    import msgspec

    print(msgspec.json.encode(progress).decode(), flush=True)


@contextmanager
def told(form: str) -> Iterator[Report]:
    """Tells how far the work has come: as "jsonl", else by a bar in a terminal, else in words.

    Where ctrl+c ends the work, that is said too; a request to terminate counts as one.
    """
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if form == "jsonl":
            yield as_json
        elif sys.stderr.isatty():
            from tui.commands.bar import bar

            with bar() as report:
                yield report
        else:
            yield Narrator()
    except KeyboardInterrupt:
        say("Stopped. What was analysed so far is kept; the same command goes on from there.")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


class Inputs:
    """The documents that files and folders hold, in order; what can't be read is said and passed over."""

    def __init__(self, named: Iterable[str]) -> None:
        self.failed = False
        self._named = named

    def __iter__(self) -> Iterator[tuple[Document, str]]:
        from tui.documents import inputs, reading
        from tui.documents.guarded import Reader

        passed_over = inputs.PassedOver()
        with Reader() as reader:
            for one in inputs.named(self._named, passed_over, self._fail):
                try:
                    data, name, _ = inputs.contents(one)
                    read = reader.read(data, name)
                except UserError as error:
                    self._fail(error)
                    continue
                document, text = reading.document(read, name), read.text
                if remark := reading.remark(document, text, one.place):
                    say(remark)
                yield document, text
        if passed_over.sentence:
            say(passed_over.sentence)

    def _fail(self, error: UserError) -> None:
        self.failed = True
        say(f"{PROGRAM}: {error}")
