"""Work in a thread that keeps nobody from leaving, as asyncio's own threads would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar, cast

T = TypeVar("T")


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

    Thread(target=run, daemon=True).start()
    return await outcome
