"""What `doctor` says of a machine, a library and a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.changes import build
from tui.host import doctor
from tui.paths import settings_file, state_folder


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "painted_cells", lambda text: None)


def _said(folder: Path) -> dict[str, str]:
    return dict(doctor.report(folder))


def test_a_new_machine_is_described_and_nothing_is_made_on_it(tmp_path: Path) -> None:
    said = _said(tmp_path / "library")
    assert said["Library"] == str(tmp_path / "library")
    assert "nothing built yet" in said["Its state"]
    assert "the defaults hold" in said["Settings"]
    assert "missing" not in said["Parts"] + said["English model"]
    assert said["Clipboard"]
    assert list(tmp_path.iterdir()) == []
    assert not state_folder().exists()


def test_a_folder_that_is_no_library_and_wrong_settings_are_told_not_raised(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file")
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('theme = "pink"')
    said = _said(tmp_path / "library")
    assert str(tmp_path / "library") in said["Its state"]
    assert "“theme”" in said["Settings"]


def test_a_state_folder_that_cannot_be_written_is_said_to_be(tmp_path: Path) -> None:
    state_folder().parent.mkdir(parents=True)
    state_folder().write_text("a file where the folder should be")
    assert "cannot be written" in _said(tmp_path)["State, log"]


def test_a_built_library_is_counted(tmp_path: Path) -> None:
    build(tmp_path / "library", lambda _: None)
    said = _said(tmp_path / "library")
    assert said["Its state"] == "up to date, 0 documents, 0 agreements, 0 quotes"
    assert said["Its text index"] == "ready"


@pytest.mark.parametrize(
    ("too_many", "said"), [(0, "as wide as they should be"), (11, "use --ascii"), (None, "unknown")]
)
def test_signs_of_another_width_are_noticed(
    too_many: int | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        doctor, "painted_cells", lambda text: None if too_many is None else len(text) + too_many
    )
    assert said in _said(tmp_path)["Signs"]


def test_settings_for_ascii_need_no_measuring(tmp_path: Path) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("ascii = true")
    assert _said(tmp_path)["Signs"] == "ASCII only, by the settings"


def test_the_setting_for_the_clipboard_is_heeded(tmp_path: Path) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('clipboard = "terminal"')
    assert _said(tmp_path)["Clipboard"] == "the terminal (OSC 52), which confirms nothing"
