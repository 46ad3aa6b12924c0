"""A library is opened in one place, and opening needs next to nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import Made, quiet
from tui import rulebook
from tui.changes import build
from tui.errors import ExitCode, UserError
from tui.library import folder, store
from tui.view import View
from tui.workspace import Workspace, open_workspace

SAID = "the harbour will be ready in spring"
TEXT = f"Harbour talks\n\nMs Okabe said {SAID}.\r\n"


def small(library: Path) -> str:
    """A library of one document, written without any extraction; the document's id."""
    made = Made()
    document = made.document(TEXT)
    made.quote(document, SAID, speaker="Ms Okabe")
    with store.writing(library, "test") as writer:
        writer.keep_text(document, TEXT)
        writer.write(made.records())
    return document


def opened(library: Path) -> Workspace:
    workspace = open_workspace(library)
    assert workspace
    return workspace


def test_where_nothing_was_built_there_is_nothing_to_open(tmp_path: Path) -> None:
    assert open_workspace(tmp_path / "new") is None
    assert not (tmp_path / "new").exists()


def test_a_library_is_answered_and_searched_once_it_is_indexed(tmp_path: Path) -> None:
    document = small(tmp_path)
    workspace = opened(tmp_path)
    assert not Workspace(tmp_path, workspace.records).index_ready
    assert workspace.answer(View(query="harbour"), 3).hits == ()
    build(tmp_path, quiet, only_missing=True)
    assert workspace.index_ready
    answer = workspace.answer(View(query="harbour"), 4)
    assert answer.serial == 4
    assert {hit.document for hit in answer.hits if hit.kind == "sentence"} == {document}
    assert workspace.answer(View()).quotes == ("q1",)


def test_an_open_library_is_searched_as_it_was_opened(tmp_path: Path) -> None:
    small(tmp_path)
    build(tmp_path, quiet, only_missing=True)
    workspace = opened(tmp_path)
    before = workspace.answer(View(query="harbour"))
    with store.writing(tmp_path, "test") as writer:
        meta = replace(workspace.records.meta, generation=2)
        writer.write(replace(workspace.records, meta=meta, quotes={}))
    build(tmp_path, quiet, only_missing=True)
    assert workspace.answer(View(query="harbour")) == before
    assert not Workspace(tmp_path, workspace.records).index_ready


def test_records_of_older_rules_are_opened_and_said_to_be_outdated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, quiet)
    assert not opened(tmp_path).outdated
    monkeypatch.setattr(rulebook, "RULES_VERSION", "newer")
    assert opened(tmp_path).outdated


def test_a_text_is_given_letter_for_letter_and_a_changed_one_refused(tmp_path: Path) -> None:
    document = small(tmp_path)
    assert opened(tmp_path).text(document) == TEXT
    folder.text_file(tmp_path, document).write_text(TEXT + "More.", encoding="utf-8")
    with pytest.raises(UserError, match="was changed"):
        opened(tmp_path).text(document)
    folder.text_file(tmp_path, document).unlink()
    with pytest.raises(UserError, match="missing"):
        opened(tmp_path).text(document)


def test_a_library_that_is_none_is_neither_opened_nor_built(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.touch()
    for library in (file, tmp_path):
        with pytest.raises(UserError) as told:
            open_workspace(library)
        assert told.value.exit_code == ExitCode.WRONG_USE
        with pytest.raises(UserError) as told:
            build(library, quiet)
        assert told.value.exit_code == ExitCode.WRONG_USE
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.txt"]


def test_opening_needs_neither_linguistics_nor_database_nor_search(tmp_path: Path) -> None:
    document = small(tmp_path)
    code = (
        "import sys; from pathlib import Path; from tui.workspace import open_workspace\n"
        f"workspace = open_workspace(Path({str(tmp_path)!r})); workspace.text({document!r})\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "msgspec" in loaded
    assert not {"spacy", "numpy", "tinydb", "filelock", "tantivy", "textual", "rich", "tomllib"} & loaded


def test_what_is_starred_and_noted_is_told_at_once_and_after_opening_again(tmp_path: Path) -> None:
    small(tmp_path)
    workspace = opened(tmp_path)
    starred = View(query="is:starred")
    assert workspace.answer(starred).quotes == ()
    assert workspace.star("quote", "q1")
    workspace.note("quote", "q1", "Ask Rao.", ())
    for again in (workspace, opened(tmp_path)):
        assert again.answer(starred).quotes == ("q1",)
        assert again.answer(View(query="-is:noted")).quotes == ()
        assert [note.words for note in again.work.notes["q1"]] == ["Ask Rao."]
    workspace.note("quote", "q1", "Ask Rao again.", workspace.work.notes["q1"])
    assert [note.words for note in workspace.work.notes["q1"]] == ["Ask Rao again."]
    workspace.note("quote", "q1", " ", workspace.work.notes["q1"])
    assert not workspace.star("quote", "q1")
    for again in (workspace, opened(tmp_path)):
        assert again.answer(starred).quotes == ()
        assert not again.work.notes


def test_a_star_under_a_former_id_can_be_taken_back(tmp_path: Path) -> None:
    small(tmp_path)
    workspace = opened(tmp_path)
    workspace.star("quote", "q1")
    quote = replace(workspace.records.quotes["q1"], id="q9", aliases=("q1",))
    with store.writing(tmp_path, "test") as writer:
        writer.write(replace(workspace.records, quotes={"q9": quote}))
    later = opened(tmp_path)
    assert later.work.starred == {"q9"}
    assert not later.star("quote", "q9")
    assert not opened(tmp_path).work.starred
