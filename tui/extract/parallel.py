"""Extraction on several cores: documents go out in loads, findings come back in their order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain

from tui.extract import parsing, pipeline
from tui.model import Document, Findings

LOAD = 60_000
"""Characters that go to a core at once: about a second's work."""

AHEAD = 2
"""Loads that wait for each core, so that none idles and texts don't pile up in memory."""

_Load = list[tuple[Document, str]]


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extract(
    documents: Iterable[tuple[Document, str]], processes: int | None = None
) -> Generator[Findings, None, None]:
    """As `pipeline.extract`, on as many processes as there are cores unless told otherwise.

    What fits into one load is done here, since a further process would first have to load the model.
    """
    processes = cores() if processes is None else processes
    loads = _loads(documents)
    first, second = next(loads, []), next(loads, None)
    if processes < 2 or second is None:
        yield from pipeline.extract(chain(first, second or (), chain.from_iterable(loads)))
        return
    with ProcessPoolExecutor(processes, _context(), _begin) as pool:
        yield from _in_order(pool, chain([first, second], loads), processes * AHEAD)


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


def _in_order(pool: ProcessPoolExecutor, loads: Iterator[_Load], ahead: int) -> Iterator[Findings]:
    waiting: deque[Future[list[Findings]]] = deque()
    try:
        for load in loads:
            waiting.append(pool.submit(_extract, load))
            if len(waiting) > ahead:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _context() -> multiprocessing.context.BaseContext:
    """Processes of their own, so that the one that holds the library's records never holds the model too.

    On Linux they part from a server, which imports what they need once for all; it is safe only there.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["spacy", __name__])
    return context


def _begin() -> None:
    # ctrl+c reaches every process of the terminal; the one that owns the pool ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parsing.load()


def _extract(load: _Load) -> list[Findings]:
    return list(pipeline.extract(load))
