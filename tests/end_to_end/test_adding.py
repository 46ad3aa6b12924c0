"""Documents added from within the explorer, in a real terminal; and another program that adds some, too."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.conftest import PROGRAM, Start, homes

pytestmark = pytest.mark.end_to_end

PANES = ("1 Topics", "2 Agreements", "3 Quotes")
MANY = 150


def paper(number: int) -> str:
    said = f"port number {number} will be open to ships of both countries before winter comes"
    first = f"Ports are opened, part {number}\n\nThe harbour master, Mr Rao, said that {said}."
    return first + " It rained." * 200


def papers(folder: Path, numbers: range) -> Path:
    folder.mkdir()
    for number in numbers:
        (folder / f"paper {number}.txt").write_text(paper(number), encoding="utf-8")
    return folder


def test_a_folder_is_added_from_within_and_another_one_stopped(
    start: Start, own: Path, tmp_path: Path
) -> None:
    papers(tmp_path / "few", range(2))
    many = papers(tmp_path / "many", range(2, MANY))
    terminal = start(own)
    terminal.wait_for(*PANES, "1 document ")
    terminal.press("A")
    terminal.type(f"{tmp_path}/fe")
    terminal.wait_for("▸ few/")
    terminal.press("Tab", "Enter")
    terminal.wait_for("F8 stops it")
    terminal.press("3", "Down")
    terminal.wait_for("row 2")
    terminal.wait_for("2 documents added.", "3 documents", "row 2")
    terminal.press("End")
    terminal.wait_for("▸ » port number 1 will be open")
    terminal.press("A")
    terminal.type(str(many))
    terminal.press("Enter")
    terminal.wait_for(f" of {MANY - 2}", "F8 stops it")
    terminal.press("F8")
    terminal.wait_for("Stopped.", "▸ » port number 1 will be open")


def test_what_another_program_adds_is_offered(start: Start, own: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(paper(7), encoding="utf-8")
    terminal = start(own)
    terminal.wait_for(*PANES, "1 document ")
    added = [PROGRAM, "add", str(tmp_path / "paper.txt")]
    subprocess.run(added, env={**os.environ, **homes(own)}, check=True, capture_output=True)
    terminal.wait_for("Another program changed the library.", "1 document ")
    terminal.press("F5")
    terminal.wait_for("2 documents ")


def test_leaving_while_documents_are_added_keeps_what_was_done(
    start: Start, own: Path, tmp_path: Path
) -> None:
    papers(tmp_path / "many", range(MANY))
    terminal = start(own)
    terminal.wait_for(*PANES, "1 document ")
    terminal.press("A")
    terminal.type(f"{tmp_path}/many")
    terminal.press("Enter")
    terminal.wait_for("Adding many", f" of {MANY}")
    terminal.press("q")
    terminal.wait_for("ended with 0")
    listed = subprocess.run(
        [PROGRAM, "list", "--format", "jsonl"],
        env={**os.environ, **homes(own)},
        check=True,
        capture_output=True,
    )
    assert 1 < len(listed.stdout.splitlines()) < MANY
