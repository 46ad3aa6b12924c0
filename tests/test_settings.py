"""The settings: right ones are taken, wrong ones named with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.errors import ExitCode, UserError
from tui.settings import Settings, load


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert load(file) == Settings()


def test_what_the_file_says_holds_and_the_rest_stays(file: Path) -> None:
    file.write_text('ascii = true\nclipboard = "terminal"\n')
    assert load(file) == Settings(ascii=True, clipboard="terminal")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('theme = "pink"', ["“theme”", "dark, light or ansi"]),
        ('ascii = "yes"', ["“ascii”", "true or false"]),
        ("clipboard = 1", ["“clipboard”", "auto, tmux, desktop or terminal"]),
        ("colour = true", ["“colour”", "theme, ascii, clipboard and private_addresses"]),
        ("theme = dark", ["line 1"]),
        ("[theme]", ["“theme”"]),
    ],
)
def test_a_wrong_setting_is_named_with_its_file_and_what_it_may_be(
    file: Path, text: str, names: list[str]
) -> None:
    file.write_text(text)
    with pytest.raises(UserError) as caught:
        load(file)
    assert caught.value.exit_code is ExitCode.WRONG_USE
    for name in [str(file), *names]:
        assert name in str(caught.value)


def test_a_file_that_is_not_text_and_one_that_cannot_be_read_are_said_to_be(file: Path) -> None:
    file.write_bytes(b"theme = \xff")
    with pytest.raises(UserError, match="are not TOML"):
        load(file)
    with pytest.raises(UserError, match="can't be read"):
        load(file.parent)
