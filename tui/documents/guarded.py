"""Reading files of other people without danger: in a process of its own, under limits that are named."""

from __future__ import annotations

import logging
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType

import msgspec

from tui.documents.confined import EXHAUSTED, MEMORY, Answer, Request, receive, send
from tui.documents.formats import HEAD, format_of
from tui.documents.reading import LARGEST_TEXT, bytes_of, read_bytes
from tui.errors import UserError
from tui.model import Format, Reading

SECONDS = 4.0
"""How long reading a file may take,"""

SECONDS_A_MEGABYTE = 10.0
"""and how much longer for each million bytes of it: half of them may be pages of text, a hundred a second,"""

MOST_SECONDS = 120.0
"""but never longer than this."""

START_SECONDS = 60.0
"""How long the process may take to start and to load the libraries for a format, on a busy machine."""

MOST_READINGS = 1_000
"""Files after which the process is replaced: libraries lose memory."""

LONGEST_ANSWER = 4 * LARGEST_TEXT + 1_000_000
"""Bytes: a text of four bytes a character, and what is said beside it."""

_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from tui.documents.confined import main; main()"
_PLAIN: frozenset[Format | None] = frozenset({"text", "markdown", None})

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # without a log to write to, nothing is for the terminal


class Reader:
    """Reads files one after the other; plain text here, all else in a process that is started when the first
    such file comes, and ended with the `with` block. For one thread, which has to outlive it."""

    def __init__(self) -> None:
        self._process: _Process | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def read(self, source: Path | bytes, name: str) -> Reading:
        """What the reader of its format makes of a file, or of the bytes of one, called `name`.

        Raises `UserError` as `reading.read` does, and where the file takes too long or too much memory.
        """
        data = source if isinstance(source, bytes) else bytes_of(source)
        format = format_of(data[:HEAD], name)
        if format is None or format in _PLAIN:
            return read_bytes(data, name)
        process = self._ready(format)
        seconds = min(SECONDS + SECONDS_A_MEGABYTE * len(data) / 1e6, MOST_SECONDS)
        try:
            answer = process.ask(Request(format, name, data, seconds), seconds)
        except _NoAnswerError as ended:
            raise ended.told_of(name, seconds) from ended
        if answer.reading is not None:
            return answer.reading
        raise UserError(*answer.refused) if answer.refused else _failed(name, answer.failed)

    def _ready(self, format: Format) -> _Process:
        """The process, with the libraries for the format loaded, so that its time goes to the file alone."""
        process = self._process
        if process is None or process.has_ended or process.readings >= MOST_READINGS:
            self.close()
            self._process = process = _Process()
        if format not in process.ready:
            try:
                answer = process.ask(Request(format), START_SECONDS)
            except _NoAnswerError as ended:
                what = "The program's process for reading documents did not start."
                raise UserError(
                    what, "Try again; if that doesn't help, install the program again."
                ) from ended
            if answer.failed:
                _log.error("The reader of %s can't be loaded: %s", format, answer.failed)
                what = f"What is needed to read {format} is missing or broken."
                raise UserError(what, "Install the program again.")
            process.ready.add(format)
        return process


class _NoAnswerError(Exception):
    """The process ended without an answer."""

    def __init__(self, is_late: bool, code: int) -> None:
        super().__init__(f"late: {is_late}, code: {code}")
        self.is_late = is_late
        self.code = code

    def told_of(self, name: str, seconds: float) -> UserError:
        """The error that says so of a file."""
        if self.is_late:
            what = (
                f"Reading {name} took longer than the {seconds:.0f} seconds allowed for a file of its size."
            )
            return UserError(what, "Save it as text, then add that.")
        if self.code == EXHAUSTED:
            what = f"Reading {name} took more than the {MEMORY / 1e6:.0f} MB of memory allowed for a file."
            return UserError(what, "Save it as text, then add that.")
        return _failed(name, str(self))


def _failed(name: str, failure: str | None) -> UserError:
    _log.warning("A reader failed: %s", failure)
    return UserError(f"{name} is damaged: its reader gave up.", "Get the file again, or save it as text.")


class _Process:
    """The process as it is seen from here. `ready` are the formats whose libraries it has loaded."""

    def __init__(self) -> None:
        root = Path(__file__).resolve().parents[2]
        self._popen = subprocess.Popen(
            [sys.executable, "-B", "-P", "-c", _BEGIN, str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._is_late = False
        self.ready: set[Format] = set()
        self.readings = 0

    @property
    def has_ended(self) -> bool:
        """Whether it can't be asked any more."""
        return self._popen.poll() is not None

    def ask(self, request: Request, seconds: float) -> Answer:
        """The answer to a request.

        Raises `_NoAnswerError` where none came within the seconds. Then, and where one interrupts the wait,
        the process is at its end.
        """
        self.readings += 1
        timer = Timer(seconds, self._end_late)
        timer.start()
        answer: Answer | None = None
        try:
            answer = self._exchange(request)
        finally:
            timer.cancel()
            if answer is None or answer.failed:
                self.end()
        if answer is None:
            raise _NoAnswerError(self._is_late, self._popen.returncode)
        return answer

    def _exchange(self, request: Request) -> Answer | None:
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        try:
            send(self._popen.stdin, request)
            message = receive(self._popen.stdout, LONGEST_ANSWER)
            return None if message is None else msgspec.msgpack.decode(message, type=Answer)
        except (OSError, msgspec.DecodeError):
            return None

    def _end_late(self) -> None:
        self._is_late = True
        self._popen.kill()

    def end(self) -> None:
        """Kill it: it has nothing to put in order."""
        self._popen.kill()
        self._popen.wait()
        for pipe in filter(None, (self._popen.stdin, self._popen.stdout)):
            with suppress(OSError):  # what it no longer takes is of no use to anybody
                pipe.close()
