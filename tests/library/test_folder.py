"""Which folders are libraries, which may become one, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.errors import ExitCode, UserError
from tui.library import folder
from tui.paths import default_library


def test_a_missing_or_empty_folder_may_become_a_library(tmp_path: Path) -> None:
    assert not folder.is_built(tmp_path / "new" / "deeper")
    assert not folder.is_built(tmp_path)


def test_what_systems_put_into_an_empty_folder_does_not_count(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    assert not folder.is_built(tmp_path)


def test_what_an_interrupted_first_build_left_counts_as_empty(tmp_path: Path) -> None:
    for name in (folder.LOCK, folder.WRITER, f"{folder.STORE}.12.unfinished"):
        (tmp_path / name).touch()
    for name in (folder.TEXTS, folder.SPOOL, folder.INDEX):
        (tmp_path / name).mkdir()
    assert not folder.is_built(tmp_path)


@pytest.mark.parametrize("names", [["thesis.docx"], [folder.TEXTS], [folder.LOCK, "thesis.docx"]])
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(UserError, match="other files") as told:
        folder.is_built(tmp_path)
    assert told.value.exit_code == ExitCode.WRONG_USE


def test_the_default_place_may_hold_settings_and_log_before_its_library() -> None:
    default = default_library()
    default.mkdir(parents=True)
    (default / "settings.toml").touch()
    assert not folder.is_built(default)


@pytest.mark.parametrize("library", ["file", "file/below"])
def test_a_file_is_no_library(tmp_path: Path, library: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="is no folder") as told:
        folder.is_built(tmp_path / library)
    assert told.value.exit_code == ExitCode.WRONG_USE


def test_a_folder_that_can_t_be_read_is_told(tmp_path: Path) -> None:
    """A name longer than any file system allows, since a mode that forbids reading binds no administrator."""
    with pytest.raises(UserError, match="can't be read") as told:
        folder.is_built(tmp_path / ("x" * 300))
    assert told.value.exit_code == ExitCode.NOT_FOUND


def test_a_link_to_a_folder_is_that_folder_and_one_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / folder.STORE).touch()
    link = tmp_path / "link"
    link.symlink_to("real")
    assert folder.is_built(link)
    lost = tmp_path / "lost"
    lost.symlink_to("nowhere")
    with pytest.raises(UserError, match="leads nowhere"):
        folder.is_built(lost)


@pytest.mark.parametrize("id", ["../../etc/passwd", "", "a/b", "a\nb", ".", "x" * 200])
def test_no_id_leads_out_of_the_library(tmp_path: Path, id: str) -> None:
    with pytest.raises(UserError, match="damaged"):
        folder.text_file(tmp_path, id)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"abc\.txt"):
        folder.read_text(tmp_path, "abc")
