"""Work in a thread: its outcome comes back, and the screen has its usual turns again."""

from __future__ import annotations

import asyncio
import sys
from threading import Event

import pytest

from tui.host.aside import TURN, aside


async def test_what_it_comes_to_and_what_it_raises_comes_back() -> None:
    assert await aside(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 // 0)


async def test_turns_are_short_while_it_computes_and_as_usual_after_the_last() -> None:
    usual = sys.getswitchinterval()
    first, second = Event(), Event()
    one = asyncio.create_task(aside(first.wait))
    await asyncio.sleep(0)
    other = asyncio.create_task(aside(second.wait))
    await asyncio.sleep(0)
    assert sys.getswitchinterval() == pytest.approx(TURN)
    first.set()
    await one
    second.set()
    await other
    assert sys.getswitchinterval() == pytest.approx(usual)
