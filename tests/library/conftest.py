"""What the tests of the library share."""

from __future__ import annotations

import pytest

from tui.extract import parsing


@pytest.fixture(scope="session", autouse=True)
def linguistics() -> None:
    """Loaded once, so that no test has to start a process for the few sentences that it adds."""
    parsing.load()
