"""A backup gives the library back, and a bad one changes nothing."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.making import Made
from tui.changes import build
from tui.errors import ExitCode, UserError
from tui.library import folder, lock, notes, store
from tui.library.backup import MANIFEST, backup, restore
from tui.library.notes import Anchor
from tui.view import View
from tui.workspace import open_workspace

TEXT = "Talks\n\nMs Okabe said that it holds."


def library(place: Path, words: str = "it holds") -> Path:
    made = Made()
    text = made.document(TEXT)
    made.quote(text, words)
    with store.writing(place, "test") as writer:
        writer.keep_text(text, TEXT)
        writer.write(made.records())
    notes.star(place, Anchor("quote", "q1", words))
    return place


def test_what_was_backed_up_is_restored_into_an_empty_place(tmp_path: Path) -> None:
    before = library(tmp_path / "one")
    assert backup(before, tmp_path / "kept.zip", print) == restore(
        tmp_path / "two", tmp_path / "kept.zip", print
    )
    after = tmp_path / "two"
    assert store.load(after) == store.load(before)
    assert notes.load(after) == notes.load(before)
    (document,) = store.load(after).documents
    assert folder.read_text(after, document) == TEXT


def test_a_library_is_replaced_only_on_demand_and_stays_beside(tmp_path: Path) -> None:
    backup(library(tmp_path / "one"), tmp_path / "kept.zip", print)
    standing = library(tmp_path / "two", "Ms Okabe said that it holds")
    before = (standing / folder.STORE).read_bytes()
    with pytest.raises(UserError) as refused:
        restore(standing, tmp_path / "kept.zip", print)
    assert refused.value.exit_code is ExitCode.WRONG_USE
    assert (standing / folder.STORE).read_bytes() == before
    for _ in range(2):
        restore(standing, tmp_path / "kept.zip", print, overwrite=True)
    assert store.load(standing) == store.load(tmp_path / "one")
    assert (standing / f"{folder.STORE}.before-restore").read_bytes() == before
    assert (standing / f"{folder.NOTES}.before-restore.2").exists()


def test_what_stood_before_the_last_change_of_another_library_is_never_taken_for_that_of_the_restored(
    tmp_path: Path,
) -> None:
    backup(library(tmp_path / "one"), tmp_path / "kept.zip", print)
    standing = library(tmp_path / "two")
    notes.star(standing, Anchor("topic", "AI", "AI"))
    with store.writing(standing, "test") as writer:
        assert writer.records
        writer.write(writer.records)
    previous = [standing / name for name in (folder.PREVIOUS, folder.NOTES_PREVIOUS)]
    before = [path.read_bytes() for path in previous]
    restore(standing, tmp_path / "kept.zip", print, overwrite=True)
    assert not any(path.exists() for path in previous)
    assert [path.with_name(f"{path.name}.before-restore").read_bytes() for path in previous] == before


def test_a_damaged_library_can_be_replaced(tmp_path: Path) -> None:
    backup(library(tmp_path / "one"), tmp_path / "kept.zip", print)
    (tmp_path / "one" / folder.STORE).write_bytes(b"{")
    restore(tmp_path / "one", tmp_path / "kept.zip", print, overwrite=True)
    assert store.load(tmp_path / "one").quotes


def test_a_file_that_stands_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept.zip").write_bytes(b"mine")
    with pytest.raises(UserError):
        backup(library(tmp_path / "one"), tmp_path / "kept.zip", print)
    assert (tmp_path / "kept.zip").read_bytes() == b"mine"


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def other_text(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.startswith("texts/"))
    parts[name] += b" And more."


def without_text(parts: dict[str, bytes]) -> None:
    del parts[next(name for name in parts if name.startswith("texts/"))]


def leading_out(parts: dict[str, bytes]) -> None:
    manifest = json.loads(parts[MANIFEST])
    manifest["parts"]["../outside.txt"] = {"size": 1, "digest": "0"}
    parts[MANIFEST] = json.dumps(manifest).encode()


def without_manifest(parts: dict[str, bytes]) -> None:
    del parts[MANIFEST]


@pytest.mark.parametrize("change", [other_text, without_text, leading_out, without_manifest])
def test_a_bad_backup_changes_nothing(tmp_path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    file = tmp_path / "kept.zip"
    backup(library(tmp_path / "one"), file, print)
    rewritten(file, change)
    with pytest.raises(UserError, match=r"kept\.zip"):
        restore(tmp_path / "two", file, print)
    assert {path.name for path in tmp_path.iterdir()} == {"one", "kept.zip"}


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all"])
def test_what_is_no_backup_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "kept.zip").write_bytes(data)
    with pytest.raises(UserError, match=r"kept\.zip"):
        restore(tmp_path / "two", tmp_path / "kept.zip", print)
    with pytest.raises(UserError, match=r"none\.zip"):
        restore(tmp_path / "two", tmp_path / "none.zip", print)


def test_a_library_that_can_t_be_written_is_backed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library(tmp_path / "one")
    with monkeypatch.context() as read_only:
        read_only.setattr(os, "access", lambda path, mode: Path(path) != before)
        read_only.setattr(lock, "held", None)
        backup(before, tmp_path / "kept.zip", print)
    restore(tmp_path / "two", tmp_path / "kept.zip", print)
    assert store.load(tmp_path / "two") == store.load(before)


def test_a_writer_is_waited_for_and_named(tmp_path: Path) -> None:
    before = library(tmp_path / "one")
    said: list[str] = []
    with ExitStack() as adding:
        adding.enter_context(lock.held(before, "add"))

        def waiting(words: str) -> None:
            said.append(words)
            adding.close()

        backup(before, tmp_path / "kept.zip", waiting)
    assert f"add, process {os.getpid()}" in said[0]


def test_who_has_the_library_open_meanwhile_goes_on_with_it_as_it_was(tmp_path: Path) -> None:
    backup(library(tmp_path / "one", "Ms Okabe said"), tmp_path / "kept.zip", print)
    standing = library(tmp_path / "two")
    build(standing, lambda _: None, only_missing=True)
    opened = open_workspace(standing)
    assert opened
    restore(standing, tmp_path / "kept.zip", print, overwrite=True)
    build(standing, lambda _: None, only_missing=True)
    (quote,) = opened.answer(View(query="holds")).quotes
    assert opened.records.quotes[quote].texts == ("it holds",)
    assert opened.text(opened.records.quotes[quote].document) == TEXT
    opened.note("quote", quote, "Written meanwhile.", ())
    assert [note.words for note in notes.load(standing).notes.values()] == ["Written meanwhile."]
