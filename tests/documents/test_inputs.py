"""What is named is found, and what is not read is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tui.documents import inputs
from tui.documents.inputs import Input, PassedOver
from tui.errors import UserError


def found(*names: str, without: Path | None = None) -> tuple[list[Input], PassedOver, list[UserError]]:
    passed_over, failed = PassedOver(), list[UserError]()
    return list(inputs.named(names, passed_over, failed.append, without)), passed_over, failed


def test_files_folders_addresses_and_standard_input_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One")
    one, address, standard = found(str(tmp_path), "HTTPS://example.org/page", "-")[0]
    assert (one.path, one.size, one.is_address) == (tmp_path / "a.txt", 3, False)
    assert (address.place, address.path, address.is_address) == ("HTTPS://example.org/page", None, True)
    assert (standard.place, standard.is_address) == ("-", False)


def test_a_file_that_was_touched_has_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("One")
    before = inputs.file(file)
    assert inputs.file(file) == before
    os.utime(file, (1, 1))
    assert inputs.file(file).stamp != before.stamp
    assert inputs.file(tmp_path / "missing.txt").stamp == ()


def test_a_library_in_the_folder_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "library" / "texts").mkdir(parents=True)
    (tmp_path / "library" / "texts" / "b.txt").write_text("Two")
    (tmp_path / "library of mine.txt").write_text("One")
    names = [one.name for one in found(str(tmp_path), without=tmp_path / "library")[0]]
    assert names == ["library of mine.txt"]


def test_what_is_passed_over_is_one_sentence(tmp_path: Path) -> None:
    assert found(str(tmp_path))[1].sentence == ""
    (tmp_path / "0.png").touch()
    assert found(str(tmp_path))[1].sentence == "0.png is passed over: its format is not read."
    for number in range(1, 5):
        (tmp_path / f"{number}.png").touch()
    sentence = found(str(tmp_path))[1].sentence
    assert sentence.startswith("5 files are passed over")
    assert sentence.endswith("0.png, 1.png, 2.png and 2 more.")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
def test_a_name_that_is_no_text_can_be_kept(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/caf\xe9.txt", os.O_CREAT | os.O_WRONLY))
    (one,) = found(str(tmp_path))[0]
    assert one.name == r"caf\xe9.txt"
    assert one.place.endswith(r"/caf\xe9.txt")
    assert inputs.contents(one).data == b""


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UserError, match="no ordinary file"):
        inputs.contents(inputs.file(tmp_path / "pipe.txt"))
