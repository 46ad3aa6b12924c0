"""The commands as a shell sees them: stdout, stderr and exit codes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tui.cli import main
from tui.paths import data_folder, default_library, settings_file
from tui.workspace import open_workspace

ARTICLE = next((data_folder() / "documents").glob("*.txt"))
RELEASE = "Tokyo, 3 March 2021\n\nThe minister said that the two countries will meet again in May.\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command here and gives its exit code, stdout and stderr."""

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def one_sentence(err: str) -> bool:
    """A message for a person: one line, no traceback."""
    return len(err.strip().splitlines()) == 1 and "Traceback" not in err


# extract


def test_extract_prints_the_promised_object(run: Run) -> None:
    code, out, _ = run("extract", "--format", "jsonl", ARTICLE)
    (found,) = records(out)
    assert code == 0
    text = ARTICLE.read_text("utf-8")
    assert found["schema"] == 1
    assert set(found["document"]) == {"id", "name", "title", "date", "date_basis", "kind", "language"}
    assert found["document"]["name"] == ARTICLE.name
    assert (found["document"]["date"], found["document"]["date_basis"]) == (None, "unknown")
    assert {"quotes", "agreements", "topics", "people", "organisations", "places"} < set(found)
    for quote in found["quotes"]:
        assert quote["text"] == text[quote["start"] : quote["end"]]
        assert quote["parts"][0][0] == quote["start"]
        assert quote["parts"][-1][1] == quote["end"]
        assert quote["kind"] in {"direct", "indirect", "mixed"}
        for mention in filter(None, (quote["cue"], quote["speaker"])):
            assert mention["text"] == text[mention["start"] : mention["end"]]
    for name in ("topics", "people", "organisations", "places"):
        for use in found[name]:
            for mention in use["mentions"]:
                assert mention["text"] == text[mention["start"] : mention["end"]]
    assert all(set(e) == {"start", "end", "status"} for a in found["agreements"] for e in a["evidence"])


def test_extract_keeps_line_ends_so_that_offsets_hold(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "release.txt"
    file.write_bytes(RELEASE.replace("\n", "\r\n").encode())
    _, out, _ = run("extract", "--format", "jsonl", file)
    (quote,) = records(out)[0]["quotes"]
    assert file.read_bytes().decode()[quote["start"] : quote["end"]] == quote["text"]


def test_extract_reads_a_folder_in_name_order_with_a_line_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/two.md", "b/one.txt", "a.txt"):
        (tmp_path / name).write_text(RELEASE, encoding="utf-8")
    (tmp_path / "d.png").write_bytes(b"\x89PNG\r\n")
    code, out, err = run("extract", "--format", "jsonl", tmp_path)
    names = [found["document"]["name"] for found in records(out)]
    assert (code, names) == (0, ["a.txt", "one.txt", "two.md", "c.txt"])
    assert "d.png" in err
    assert one_sentence(err)


def test_an_empty_file_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    code, out, err = run("extract", "--format", "jsonl", tmp_path / "empty.txt")
    (found,) = records(out)
    assert (code, found["quotes"], found["agreements"]) == (0, [], [])
    assert one_sentence(err)


def test_one_unreadable_input_does_not_cost_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "good.txt").write_text(RELEASE, encoding="utf-8")
    inputs = (tmp_path / "missing.txt", tmp_path / "binary.txt", tmp_path / "good.txt")
    code, out, err = run("extract", "--format", "jsonl", *inputs)
    assert (code, [found["document"]["name"] for found in records(out)]) == (1, ["good.txt"])
    assert [name in line for name, line in zip(("missing", "binary"), err.splitlines(), strict=True)] == [
        True,
        True,
    ]


def test_another_language_is_kept_and_said_to_be_not_analysed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(
        "両首脳は、自由で開かれたインド太平洋の実現に向けて協力することで一致した。\n" * 3, encoding="utf-8"
    )
    code, out, err = run("extract", "--format", "jsonl", file)
    assert (code, records(out)[0]["quotes"], records(out)[0]["document"]["language"]) == (0, [], "ja")
    assert "not analysed" in err


# The library


def test_show_lists_every_kind_and_one_record(run: Run) -> None:
    for what in ("topics", "agreements", "quotes", "documents"):
        code, out, _ = run("show", what, "--format", "jsonl")
        listed = records(out)
        assert code == 0
        assert listed
        one = listed[0].get("id") or listed[0]["label"]
        assert records(run("show", one, "--format", "jsonl")[1]) == [listed[0]]


def test_show_narrows_by_filters(run: Run) -> None:
    everything = records(run("show", "quotes", "--format", "jsonl")[1])
    cyber = records(run("show", "quotes", "--topic", "cyber security", "--format", "jsonl")[1])
    assert 0 < len(cyber) < len(everything)
    assert all("Cyber security" in quote["topics"] for quote in cyber)
    code, out, err = run("show", "quotes", "--topic", "no such topic")
    assert (code, out) == (2, "")
    assert one_sentence(err)
    assert run("show", "nothing-of-that-id")[0] == 2


def test_show_lists_what_the_person_kept(run: Run) -> None:
    assert run("show", "notes", "--format", "json")[:2] == (0, "[]\n")
    quote, *_, other = records(run("show", "quotes", "--format", "jsonl")[1])
    opened = open_workspace(default_library())
    assert opened
    opened.star("quote", quote["id"])
    opened.note("quote", other["id"], "Ask her.", ())
    kept = records(run("show", "notes", "--format", "jsonl")[1])
    assert [(one["id"], one["note"]) for one in kept] == [(quote["id"], None), (other["id"], "Ask her.")]
    narrowed = records(run("show", "notes", "--is", "noted", "--format", "jsonl")[1])
    assert narrowed == kept[1:]


def test_a_restored_library_says_where_what_stood_there_is_kept(run: Run, tmp_path: Path) -> None:
    backup = str(tmp_path / "kept.zip")
    run("list")
    assert run("backup", backup)[0] == 0
    code, _, err = run("restore", "--replace", backup)
    assert code == 0
    (end,) = re.findall(r"names end in (\S+)\.\n", err)
    assert list(default_library().glob(f"*{end}"))
    assert "names end" not in run("--library", str(tmp_path / "new"), "restore", backup)[2]


def test_search_finds_or_says_that_it_did_not(run: Run) -> None:
    code, out, _ = run("search", "cyber", "--format", "jsonl")
    assert code == 0
    assert {hit["kind"] for hit in records(out)} == {"topic", "agreement", "quote", "sentence"}
    code, out, err = run("search", "zyzzyva", "--format", "jsonl")
    assert (code, out) == (1, "")
    assert "Nothing is found" in err


def test_a_missing_folder_becomes_an_empty_library(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("--library", tmp_path / "new", "show", "quotes", "--format", "jsonl")
    assert (code, out) == (0, "")
    assert (tmp_path / "new" / "library.json").is_file()


def test_documents_are_added_once_and_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "same words.txt").write_text(RELEASE, encoding="utf-8")
    library = ("--library", tmp_path / "library")
    code, out, err = run(*library, "add", tmp_path / "release.txt", tmp_path / "same words.txt")
    assert (code, out) == (0, "")
    assert "same words.txt is in the library already" in err
    assert err.endswith("1 document added; 1 document in the library\n")
    assert "No document is new; 1 document" in run(*library, "add", tmp_path / "release.txt")[2]
    assert "The correction is kept; 1 document" in run(*library, "set", "release.txt", "--date", "2021")[2]
    assert [d["name"] for d in records(run(*library, "show", "documents", "--format", "jsonl")[1])] == [
        "release.txt"
    ]
    assert run(*library, "search", '"meet again"')[0] == 0


def test_what_cannot_be_added_does_not_cost_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    library = ("--library", tmp_path / "library")
    assert run(*library, "add", tmp_path / "missing.txt", tmp_path / "release.txt")[0] == 1
    assert len(records(run(*library, "show", "documents", "--format", "jsonl")[1])) == 1


def test_documents_are_listed_corrected_and_taken_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    library = ("--library", tmp_path / "library")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    run(*library, "add", tmp_path / "release.txt", tmp_path / "broken.pdf", tmp_path / "missing.txt")
    code, out, err = run(*library, "list", "--format", "jsonl")
    (listed,) = records(out)
    assert (code, listed["places"]) == (0, [str(tmp_path / "release.txt")])
    assert listed["quotes"] > 0
    assert "broken.pdf" in err
    assert "missing.txt" not in err
    assert run(*library, "set", "release.txt", "--date", "2019-01-31")[0] == 0
    assert "2019-01-31" in run(*library, "list")[1]
    assert run(*library, "set", "release.txt", "--date", "soon")[0] == 2
    assert run(*library, "set", "release.txt", "--clear", "date")[0] == 0
    assert records(run(*library, "list", "--format", "jsonl")[1]) == [listed]
    assert run(*library, "remove", listed["id"][:8])[0] == 0
    assert run(*library, "list", "--format", "jsonl")[:2] == (0, "")


def test_standard_input_is_added(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RELEASE.encode())))
    library = ("--library", tmp_path / "library")
    assert run(*library, "add", "-")[0] == 0
    assert records(run(*library, "list", "--format", "jsonl")[1])[0]["name"] == "standard input"


def test_an_address_of_this_machine_is_read_only_where_the_settings_allow_it(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(f"<!doctype html><title>Talks</title><p>{RELEASE}</p>", "utf-8")
    library = ("--library", tmp_path / "library")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        code, _, err = run(*library, "add", f"{there}/page.html")
        assert code == 1
        assert "127.0.0.1 is on this machine" in err
        settings_file().parent.mkdir(parents=True, exist_ok=True)
        settings_file().write_text("private_addresses = true\n")
        code, _, err = run(
            *library, "add", f"{there}/page.html", f"{there}/missing.html", "ftp://example.org/a"
        )
        server.shutdown()
    assert code == 1
    assert "missing.html answers 404" in err
    assert "ftp://example.org/a is no address that can be read" in err
    (listed,) = records(run(*library, "list", "--format", "jsonl")[1])
    assert (listed["places"], listed["address"]) == ([f"{there}/page.html"], f"{there}/page.html")


def test_adding_to_your_own_library_keeps_the_shipped_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    assert run("add", tmp_path / "release.txt")[0] == 0
    assert len(records(run("show", "documents", "--format", "jsonl")[1])) == 2


def test_the_environment_names_a_library(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDOJP_LIBRARY", str(tmp_path / "named"))
    assert run("build")[0] == 0
    assert (tmp_path / "named" / "library.json").is_file()


def file_instead_of_folder(folder: Path) -> Path:
    (folder / "file").write_text("no library", encoding="utf-8")
    return folder / "file"


def foreign_folder(folder: Path) -> Path:
    (folder / "photo.jpg").touch()
    return folder


def damaged(folder: Path) -> Path:
    (folder / "library.json").write_text('{"meta": {"libr', encoding="utf-8")
    return folder


def newer(folder: Path) -> Path:
    meta = {"library": {"schema": 99, "program": "9.0", "rules": "9/9", "generation": 1, "more": True}}
    (folder / "library.json").write_text(json.dumps({"meta": meta, "sheets": {}}), encoding="utf-8")
    return folder


def below_a_file(folder: Path) -> Path:
    return file_instead_of_folder(folder) / "library"


@pytest.mark.parametrize(
    ("make", "expected"),
    [(file_instead_of_folder, 2), (foreign_folder, 2), (damaged, 1), (newer, 1), (below_a_file, 2)],
)
def test_a_library_that_cannot_be_used_is_said_in_one_sentence_and_left_alone(
    run: Run, tmp_path: Path, make: Callable[[Path], Path], expected: int
) -> None:
    folder = make(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for command in (("show", "quotes"), ("search", "cyber"), ("build",)):
        code, out, err = run("--library", folder, *command)
        assert (code, out) == (expected, "")
        assert one_sentence(err)
    assert {path: path.read_bytes() for path in before} == before


# The program itself


def test_wrong_use_is_2(run: Run) -> None:
    assert run("extract")[0] == 2
    assert run("no-such-command")[0] == 2


def test_the_unforeseen_leaves_a_crash_file_and_no_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("quite unforeseen")

    monkeypatch.setattr("tui.workspace.open_workspace", broken)
    code, out, err = run("show", "quotes")
    assert (code, out) == (70, "")
    assert one_sentence(err)
    crash = next(Path(word.strip(".")) for word in err.split() if "crash" in word and os.sep in word)
    assert "quite unforeseen" in crash.read_text("utf-8")
    with pytest.raises(ZeroDivisionError):
        main(["--debug", "show", "quotes"])


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m tui extract --format jsonl {' '.join([str(ARTICLE)] * 30)} | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_python_m_tui_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("indojp-tui ")
