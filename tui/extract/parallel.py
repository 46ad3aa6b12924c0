"""Extraction in processes of its own, one for each core: documents go out in loads, findings come back in
their order.

The linguistics weigh most of what a process weighs, so the one that keeps the records never loads them. A
document whose analysis ends its process or takes beyond all measure costs nothing but its own findings.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from multiprocessing.connection import Connection, wait
from time import monotonic
from types import TracebackType
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct

from tui.extract import parsing
from tui.model import Document, Findings, Names

LOAD = 60_000
"""Characters that go to a core at once: about a second's work."""

PATIENCE = 60.0
"""Seconds that a process may take for a load, beside a second for every `SLOWEST` characters."""

SLOWEST = 2_000
"""Characters a second; a core does thirty times as many."""

_Load = list[tuple[Document, str]]


class Found(NamedTuple):
    """What was found in a document, as the JSON of `Findings`; None where its analysis failed."""

    document: Document
    encoded: bytes | None


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extract(
    documents: Iterable[tuple[Document, str]], processes: int | None = None
) -> Generator[Findings, None, None]:
    """As `pipeline.extract`, in as many processes as there are cores unless told otherwise.

    What fits into one load is done here. Where an analysis failed, nothing is found. Raises `UserError` where
    spaCy's model is missing.
    """
    loads = _loads(documents)
    first, second = next(loads, []), next(loads, None)
    if second is None:
        from tui.extract import pipeline

        yield from pipeline.extract(first)
        return
    with Workers(processes) as workers:
        for found in workers.extract(chain(first, second, chain.from_iterable(loads))):
            yield findings_of(found)


def findings_of(found: Found) -> Findings:
    """The findings themselves, none where the analysis failed."""
    if found.encoded is None:
        return Findings(found.document, Names(), (), ())
    return msgspec.json.decode(found.encoded, type=Findings)


class Workers:
    """The processes. The first starts with the block, so that it loads the model while others read.

    Where this process has loaded the model already, it does by itself what fits into one load.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._most = processes or cores()
        self._working: list[_Worker] = []

    def __enter__(self) -> Self:
        parsing.model()
        if not parsing.loaded():
            self._working.append(_Worker())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rest()

    def rest(self) -> None:
        """End the processes, which gives their memory back; they start again when there is work."""
        for worker in self._working:
            worker.end()
        self._working.clear()

    def extract(self, documents: Iterable[tuple[Document, str]]) -> Iterator[Found]:
        """What is found in each document (given with its text), in order; documents are taken as needed."""
        loads = _loads(documents)
        coming, following = next(loads, None), None
        if coming and parsing.loaded():
            following = next(loads, None)
            if following is None:
                yield from _found_here(coming)
                return
        yield from self._in_order(chain(filter(None, (coming, following)), loads))

    def _in_order(self, loads: Iterator[_Load]) -> Iterator[Found]:
        coming = next(loads, None)
        order: deque[_Task] = deque()
        while coming or order:
            while coming and (worker := self._idle()):
                order.append(worker.begin(coming))
                coming = next(loads, None)
            if order[0].done:
                yield from order.popleft().found
            else:
                self._await_one()

    def _idle(self) -> _Worker | None:
        for worker in self._working:
            if worker.task is None:
                return worker
        if len(self._working) < self._most:
            self._working.append(_Worker())
            return self._working[-1]
        return None

    def _await_one(self) -> None:
        """Wait until a process has answered, or has ended or taken too long; then another takes its place."""
        busy = [worker for worker in self._working if worker.task]
        patience = min(worker.deadline for worker in busy) - monotonic()
        ready = wait([worker.answers for worker in busy], max(0.0, patience))
        for worker in busy:
            if worker.answers in ready:
                if not worker.take():
                    self._replace(worker)
            elif worker.deadline <= monotonic():
                self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        other = _Worker()
        self._working[self._working.index(worker)] = other
        assert worker.task
        worker.task.fail()
        other.go_on_with(worker.task)


class _Task:
    """A load under way: what was sent of it, what is to be sent, and what was found.

    Where a process fails on several documents, each is tried alone.
    """

    def __init__(self, load: _Load) -> None:
        self.found: list[Found] = []
        self.sent = load
        self._left: _Load = []

    @property
    def done(self) -> bool:
        return not self.sent

    def take(self, encoded: Iterable[bytes | None]) -> None:
        self.found += [Found(document, one) for (document, _), one in zip(self.sent, encoded, strict=True)]
        self.sent, self._left = self._left[:1], self._left[1:]

    def fail(self) -> None:
        if len(self.sent) == 1:
            self.take([None])
        else:
            self.sent, self._left = self.sent[:1], self.sent[1:]


class _Worker:
    """One process, this end of the pipe to it, and what it works on."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would hold the library's records too
        self.answers, questions = context.Pipe()
        self._process = context.Process(target=_work, args=(questions,), daemon=True)
        self._process.start()
        questions.close()
        self.task: _Task | None = None
        self.deadline = 0.0

    def begin(self, load: _Load) -> _Task:
        task = _Task(load)
        self.go_on_with(task)
        return task

    def go_on_with(self, task: _Task) -> None:
        self.task = None if task.done else task
        self.deadline = monotonic() + PATIENCE + sum(len(text) for _, text in task.sent) / SLOWEST
        if self.task:
            with suppress(ConnectionError):  # it has ended, as its silence will tell
                self.answers.send(task.sent)

    def take(self) -> bool:
        """Take the answer that has come; False where the process ended instead."""
        assert self.task
        try:
            answer = self.answers.recv_bytes()
        except (EOFError, ConnectionError):
            return False
        self.task.take(map(bytes, msgspec.json.decode(answer, type=_Answer).findings))
        self.go_on_with(self.task)
        return True

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.answers.close()


class _Answer(Struct):
    findings: list[msgspec.Raw]


def _work(questions: Connection) -> None:
    """What a process does until whoever asks it is gone."""
    # ctrl+c reaches every process of the terminal; the one that owns this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_silent()
    from tui.extract import pipeline

    pipeline.warm_up()
    with suppress(EOFError, ConnectionError):
        while True:
            found = [msgspec.Raw(one.encoded or b"") for one in _found_here(questions.recv())]
            questions.send_bytes(msgspec.json.encode(_Answer(found)))


def _found_here(load: _Load) -> Iterator[Found]:
    from tui.extract import pipeline  # not before it is needed: whoever asks other processes never needs it

    for findings in pipeline.extract(load):
        yield Found(findings.document, msgspec.json.encode(findings))


def _be_silent() -> None:
    """Say nothing where others print, and keep no pipe open that somebody reads to its end."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _loads(documents: Iterable[tuple[Document, str]]) -> Iterator[_Load]:
    load: _Load = []
    size = 0
    for document, text in documents:
        load.append((document, text))
        size += len(text)
        if size >= LOAD:
            yield load
            load, size = [], 0
    if load:
        yield load
