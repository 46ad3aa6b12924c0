"""Records and text index are made together, once, and only where they are missing or asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import Made, quiet
from tests.test_workspace import TEXT, opened, small
from tui.changes import add, build
from tui.library import adding, folder, store
from tui.library.progress import Progress
from tui.view import View


def test_a_new_library_is_empty(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "new", quiet)
    records = opened(tmp_path / "deep" / "new").records
    assert not records.documents
    assert records.topics


def test_a_new_default_library_starts_with_the_shipped_article_and_an_emptied_one_stays_empty(
    tmp_path: Path,
) -> None:
    build(tmp_path, quiet, starter=True)
    workspace = opened(tmp_path)
    (document,) = workspace.records.documents.values()
    assert document.date is None
    assert workspace.text(document.id).count("Cyber Security Agreement")
    with store.writing(tmp_path, "test") as writer:
        writer.write(replace(workspace.records, documents={}, names={}, quotes={}, agreements={}))
    build(tmp_path, quiet, starter=True)
    assert not opened(tmp_path).records.documents


def test_only_what_is_missing_is_made(tmp_path: Path) -> None:
    small(tmp_path)
    before = (tmp_path / folder.STORE).read_bytes()
    told: list[Progress] = []
    build(tmp_path, told.append, only_missing=True)
    build(tmp_path, told.append, only_missing=True)
    assert [step.stage for step in told] == ["indexing", "done", "done"]
    assert (tmp_path / folder.STORE).read_bytes() == before


def test_a_lost_index_is_made_again(tmp_path: Path) -> None:
    small(tmp_path)
    build(tmp_path, quiet, only_missing=True)
    for file in (tmp_path / folder.INDEX).iterdir():
        file.unlink()
    assert not opened(tmp_path).index_ready
    build(tmp_path, quiet, only_missing=True)
    assert opened(tmp_path).answer(View(query="harbour")).hits


def test_a_lost_text_costs_the_search_no_other(tmp_path: Path) -> None:
    made = Made()
    lost, kept = made.document("Lost talks\n\nAll is lost."), made.document(TEXT)
    with store.writing(tmp_path, "test") as writer:
        writer.keep_text(kept, TEXT)
        writer.write(made.records())
    build(tmp_path, quiet, only_missing=True)
    assert lost in opened(tmp_path).records.documents
    assert [hit.document for hit in opened(tmp_path).answer(View(query="harbour")).hits if hit.document] == [
        kept,
        kept,
    ]


def test_two_programs_that_start_at_once_share_one_build(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from tui.changes import build\nfrom tui.workspace import open_workspace\n"
        "library = Path(sys.argv[1])\n"
        "build(library, lambda step: print(step.stage), starter=True, only_missing=True)\n"
        "workspace = open_workspace(library)\n"
        "assert workspace.index_ready and workspace.records.quotes\n"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = sorted(program.communicate()[0].split() for program in programs)
    assert [program.returncode for program in programs] == [0, 0]
    assert sum(steps.count("extracting") > 0 for steps in told) == 1
    assert opened(tmp_path).records.meta.generation == 1


def test_that_much_is_put_together_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MANY", 1)
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(2):
        (papers / f"{number}.txt").write_text(f"Talks {number}\n\nThey met in town {number}.")
    told: list[Progress] = []
    add(tmp_path / "library", [str(papers)], told.append)
    assert [(step.done, step.total) for step in told if step.stage == "merging"] == [(0, 2)]
