"""The README is true: keys, commands and statuses are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.actions import ACTIONS, GROUPS, key_names
from tui.cli import main
from tui.model import STATUSES

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def keys_table() -> str:
    """The table of keys as it must stand in the README."""
    lines = ["| keys | what |", "| --- | --- |"]
    for group in GROUPS:
        for action in (action for action in ACTIONS if action.group == group):
            keys = " · ".join(f"`{name}`" for name in key_names(action))
            lines.append(f"| {keys} | {action.help} |")
    return "\n".join(lines)


def test_keys_are_those_of_the_program() -> None:
    assert keys_table() in README


def test_every_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z]+) +[A-Z]", capsys.readouterr().out, re.MULTILINE)
    assert "show" in commands
    assert [name for name in commands if f"`indojp-tui {name}" not in README] == []


def test_every_status_is_named() -> None:
    assert [status for status in STATUSES if f"`{status}`" not in README] == []


def test_the_picture_is_there() -> None:
    assert (Path(__file__).resolve().parent.parent / ".github" / "explorer.svg").is_file()
