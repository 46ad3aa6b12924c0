"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.errors import UserError
from tui.library import files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kept.json"
    files.replace(path, b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_state_before_is_kept_however_often_the_same_is_written(path: Path) -> None:
    previous = path.with_name("before.json")
    for data in (b"new", b"new", b"newest"):
        files.replace(path, data, previous)
    assert (path.read_bytes(), previous.read_bytes()) == (b"newest", b"new")
    assert names(path.parent) == ["before.json", "kept.json"]


def test_the_state_before_is_kept_where_the_disk_knows_no_second_names(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    previous = path.with_name("before.json")
    files.replace(path, b"new", previous)
    assert (path.read_bytes(), previous.read_bytes()) == (b"new", b"old")


@pytest.mark.parametrize("step", ["fsync", "link", "replace"])
def test_an_error_on_the_way_leaves_the_old_file_and_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    owner = Path if step == "replace" else os
    monkeypatch.setattr(owner, step, fail)
    if step == "link":
        monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space"):
        files.replace(path, b"new", path.with_name("before.json"))
    assert path.read_bytes() == b"old"
    assert names(path.parent) == ["kept.json"]


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    files.replace(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_sweeping_takes_leftovers_only(path: Path, tmp_path: Path) -> None:
    for name in ("kept.json.77.unfinished", "other.7.unfinished", "mine.txt"):
        (tmp_path / name).touch()
    files.sweep(path)
    assert names(tmp_path) == ["kept.json", "mine.txt", "other.7.unfinished"]
    files.sweep(tmp_path)
    assert names(tmp_path) == ["kept.json", "mine.txt"]


@pytest.mark.parametrize(
    ("number", "advice"),
    [(28, "Make room"), (13, "right to write"), (30, "another folder"), (5, "another folder")],
)
def test_the_advice_fits_the_reason(number: int, advice: str) -> None:
    with pytest.raises(UserError) as told, files.explained(Path("library")):
        raise OSError(number, os.strerror(number))
    assert os.strerror(number) in told.value.what
    assert advice in told.value.do
    assert told.value.exit_code == 1
