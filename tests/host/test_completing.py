"""Names of the disk, completed: what is offered, and how far it is the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.host import completing
from tui.host.completing import full, listed, offered, parted


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    for name in ("Talks 2019", "talks 2020", ".hidden"):
        (tmp_path / name).mkdir()
    for name in ("b.pdf", "a.txt", "picture.png", "notes", ".secret.txt", "evil\x1b[31m.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    with open(os.path.join(os.fsencode(tmp_path), b"bytes\xff.txt"), "w", encoding="utf-8"):
        pass
    return tmp_path


def names(papers: Path, beginning: str) -> list[str]:
    return [name.written for name in offered(listed(str(papers)), beginning).names]


def test_folders_come_first_and_only_files_that_are_read_and_can_be_written_down(papers: Path) -> None:
    assert names(papers, "") == ["Talks 2019/", "talks 2020/", "a.txt", "b.pdf", "notes"]


def test_case_does_not_count_and_hidden_ones_come_with_their_dot(papers: Path) -> None:
    assert names(papers, "TALKS") == ["Talks 2019/", "talks 2020/"]
    assert names(papers, ".") == [".hidden/", ".secret.txt"]
    assert names(papers, "none") == []


@pytest.mark.parametrize(
    ("there", "beginning", "common"),
    [
        (("paper-1.txt", "paper-2.txt"), "p", "paper-"),
        (("paper.txt",), "p", "paper.txt"),
        (("a.txt", "b.txt"), "", ""),
        ((), "p", ""),
    ],
)
def test_what_all_names_have_in_common_is_known(
    tmp_path: Path, there: tuple[str, ...], beginning: str, common: str
) -> None:
    for name in there:
        (tmp_path / name).touch()
    assert offered(listed(str(tmp_path)), beginning).common == common


def test_of_a_large_folder_the_first_are_offered_and_all_are_counted(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completing, "MOST", 2)
    offer = offered(listed(str(papers)), "")
    assert [name.name for name in offer.names] == ["Talks 2019", "talks 2020"]
    assert offer.total == 5


@pytest.mark.parametrize(
    ("typed", "parts"),
    [("", ("", "")), ("a", ("", "a")), ("~", ("~/", "")), ("~/x/y", ("~/x/", "y")), ("/", ("/", ""))],
)
def test_what_is_typed_is_a_folder_and_a_beginning(typed: str, parts: tuple[str, str]) -> None:
    assert parted(typed) == parts


def test_the_persons_own_folder_and_the_one_where_one_is(
    home: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers)
    assert full("~/x") == str(home / "x")
    assert full("a.txt") == str(papers / "a.txt")
    assert [name.name for name in listed("")] == [name.name for name in listed(str(papers))]
