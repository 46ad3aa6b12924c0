"""The log and the crash files, which must never stand in anybody's way."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tui.host import log
from tui.host.log import note, write_crash
from tui.paths import state_folder


def _error() -> Exception:
    try:
        raise ValueError("broken at \ud800 “here”")
    except ValueError as error:
        return error


def test_notes_are_lines_one_after_another() -> None:
    note("library opened", quotes=10, seconds=0.25)
    note("library closed")
    first, second = (state_folder() / log.LOG).read_text().splitlines()
    assert first.endswith(" library opened quotes=10 seconds=0.25")
    assert second.endswith(" library closed")


def test_a_full_log_is_put_aside_and_only_one_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 100)
    for number in range(20):
        note("a line of some length", number=number)
    logs = sorted(state_folder().iterdir())
    assert [file.name for file in logs] == [log.LOG, f"{log.LOG}.1"]
    assert all(file.stat().st_size < 200 for file in logs)
    assert logs[0].read_text().endswith("number=19\n")


def test_a_crash_file_tells_what_broke_where_and_only_its_owner_reads_it() -> None:
    file = write_crash(_error())
    assert file is not None
    text = file.read_text()
    assert "ValueError" in text
    assert "in _error" in text
    assert log.about() in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "here" not in (state_folder() / log.LOG).read_text()


def test_the_oldest_crash_files_go() -> None:
    files = [write_crash(_error()) for _ in range(log.CRASHES + 2)]
    kept = sorted(state_folder().glob("crash-*.txt"))
    assert kept == files[2:]


def test_a_state_folder_that_cannot_be_written_costs_the_log_and_moves_the_crash_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state_folder().parent.mkdir(parents=True)
    state_folder().write_text("a file where the folder should be")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    note("library opened")
    file = write_crash(_error())
    assert file is not None
    assert file.parent == tmp_path
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(state_folder() / "below a file"))
    assert write_crash(_error()) is None
