"""Work in a thread that keeps nobody from leaving, as asyncio's own threads would."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
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

    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, TURN))
    try:
        Thread(target=run, daemon=True).start()
        return await outcome
    finally:
        sys.setswitchinterval(usual)
