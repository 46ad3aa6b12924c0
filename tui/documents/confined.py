"""The process in which files of other people are read: one at a time, shut off from the machine.

It may read files, as libraries do that load a table late, but write none, start no program and open no
connection. `documents.guarded` starts it, talks to it over its standard input and output, and ends it. It
also ends by itself: with its parent, when a file takes too long, and when it takes too much memory.
"""

from __future__ import annotations

import ctypes
import math
import os
import signal
import sys
import threading
import time
import traceback
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import IO, NoReturn

import msgspec
from msgspec import Struct

from tui.documents import reading
from tui.errors import UserError
from tui.model import Format, Reading

if sys.platform != "win32":
    import resource

MEMORY = 500_000_000
"""Bytes that a file may take beyond what the process and its libraries take."""

HARD = 2
"""Times as many addresses are given out, so that libraries which break off without memory rarely have to."""

EXHAUSTED = 75
"""The exit code that says that a file took more."""

LENGTH_BYTES = 8
"""Before each message stands its length, big end first."""

GRACE = 2
"""Seconds beyond a file's time after which the process ends itself, should nobody be left to end it."""

WATCH = 0.02
"""Seconds between two looks at the memory."""

_PARENT_DEATH_SIGNAL = 1
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    "subprocess.", "socket.", "urllib.", "ftplib.", "http.client.", "smtplib.",
    "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "pty.spawn",
    "os.chmod", "os.chown", "os.kill", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
    "os.symlink", "os.truncate", "os.utime", "shutil.",
)  # fmt: skip
"""Beginnings of what Python calls the deeds (PEP 578) that no reader has to do."""


class Request(Struct, array_like=True):
    """A file to read, within `seconds`; without `data`, only to get ready for such files."""

    format: Format
    name: str = ""
    data: bytes | None = None
    seconds: float = 0.0


class Answer(Struct, array_like=True):
    """What came of a request: a reading, or in `refused` what is wrong with the file and what to do, or in
    `failed` the error that its reader did not foresee, and where. Nothing of it where it is ready."""

    reading: Reading | None = None
    refused: tuple[str, str] | None = None
    failed: str | None = None


class ForbiddenError(Exception):
    """A reader tried what no reader has to do."""


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = _own_pipes()

    def fail(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, MemoryError):
            os._exit(EXHAUSTED)
        places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
        send(answers, Answer(failed=f"{kind.__name__} at {' > '.join(places)}"))

    sys.excepthook = fail
    _confine()
    decoder = msgspec.msgpack.Decoder(Request)
    while (message := receive(requests, sys.maxsize)) is not None:
        send(answers, _answer(decoder.decode(message)))


def send(pipe: IO[bytes], message: Request | Answer) -> None:
    """Write a message. Raises `OSError` where nobody reads any more."""
    encoded = msgspec.msgpack.encode(message)
    pipe.write(len(encoded).to_bytes(LENGTH_BYTES, "big"))
    pipe.write(encoded)
    pipe.flush()


def receive(pipe: IO[bytes], most: int) -> bytes | None:
    """Read a message; None where nobody writes any more, or it is longer than `most` bytes."""
    head = pipe.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > most:
        return None
    message = pipe.read(length)
    return message if len(message) == length else None


def _answer(request: Request) -> Answer:
    if request.data is None:
        import_module(f"tui.documents.readers.{request.format}")
        _limit_memory()
        return Answer()
    _end_after(request.seconds + GRACE)
    try:
        return Answer(reading.read_bytes(request.data, request.name))
    except UserError as error:
        return Answer(refused=(error.what, error.do))
    finally:
        _end_after(0)


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for requests and answers alone: libraries find nothing there."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return pipes


def _confine() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c reaches every process of the terminal
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if sys.platform != "win32":
        threading.Thread(target=_watch_memory, args=(_memory_used() + MEMORY,), daemon=True).start()
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_NPROC, 0)
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    is_writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if is_writing or event.startswith(_FORBIDDEN):
        raise ForbiddenError(event)


def _end_after(seconds: float) -> None:
    if sys.platform != "win32":
        signal.alarm(math.ceil(seconds))


if sys.platform != "win32":

    def _limit(what: int, most: int) -> None:
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most, hard))

    def _limit_memory() -> None:
        """Refuse what the watch would be too late for, where the platform counts addresses."""
        if sys.platform == "linux":
            addresses, _ = _pages()
            _limit(resource.RLIMIT_AS, addresses * resource.getpagesize() + HARD * MEMORY)

    def _memory_used() -> int:
        """Bytes in use. What the platform counts as the most so far may, on Linux, be the parent's."""
        if sys.platform == "linux":
            used = _pages()[1] * resource.getpagesize()
        else:
            used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return used

    def _pages() -> tuple[int, int]:
        """Of addresses given out, and of memory in use."""
        addresses, used = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
        return int(addresses), int(used)

    def _watch_memory(most: int) -> NoReturn:
        while _memory_used() < most:
            time.sleep(WATCH)
        os._exit(EXHAUSTED)

else:

    def _limit_memory() -> None:
        """The platform has no such limit."""
