"""One writer at a time, and the second is told who is first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.errors import UserError
from tui.library import folder, lock


@contextmanager
def held(library: Path, waited: list[str] | None = None) -> Iterator[None]:
    with lock.held(library, "build", (waited if waited is not None else []).append, patience=0.05):
        yield


def test_a_second_writer_waits_a_little_then_says_who_is_first(tmp_path: Path) -> None:
    waited: list[str] = []
    with held(tmp_path), pytest.raises(UserError) as told, held(tmp_path, waited):
        pytest.fail("two writers at once")
    assert waited == [told.value.what]
    assert f"build, process {os.getpid()} on " in told.value.what
    assert told.value.exit_code == 1


def test_who_is_first_need_not_be_known(tmp_path: Path) -> None:
    with held(tmp_path):
        (tmp_path / folder.WRITER).write_bytes(b"{")
        with pytest.raises(UserError, match="Another program"), held(tmp_path):
            pytest.fail("two writers at once")


def test_the_lock_is_free_after_a_failure(tmp_path: Path) -> None:
    def fail() -> None:
        with held(tmp_path):
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with held(tmp_path):
        assert (tmp_path / folder.WRITER).exists()
    assert not (tmp_path / folder.WRITER).exists()
