"""Work in a thread that keeps nobody from leaving, as asyncio's own threads would."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TypeVar, cast

T = TypeVar("T")

TURN = 0.0005
"""Seconds that such a thread computes while the screen's waits: keys are answered in half the time."""


async def aside(work: Callable[[], T]) -> T:
    """What the work comes to; whatever it raises is raised here."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def tell(failure: Exception | None, result: T | None) -> None:
        if outcome.done():  # nobody waits any more
            return
        if failure is not None:
            outcome.set_exception(failure)
        else:
            outcome.set_result(cast(T, result))

    def run() -> None:
        failure, result = None, None
        try:
            result = work()
        except Exception as error:
            failure = error
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(tell, failure, result)

    with _short_turns():
        Thread(target=run, daemon=True).start()
        return await outcome


@contextmanager
def _short_turns() -> Iterator[None]:
    usual = sys.getswitchinterval()
    if usual <= TURN:  # another one is at work, and gives the usual turns back when it is done
        yield
        return
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
