"""Several processes find what one finds, in the same order, and one document never costs the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.reading import document
from tui.extract import parallel, parsing, pipeline
from tui.extract.parallel import Workers
from tui.model import Document

SENTENCES = (
    "The minister said that the port would open in {year}.",
    "“We have met {year} times,” Ambassador Rao said. “We shall meet again.”",
    "India and Japan signed an agreement on space in {year}.",
)


def texts(count: int) -> list[tuple[Document, str]]:
    made = [
        "\n\n".join(sentence.format(year=2000 + number) for sentence in SENTENCES * (1 + number % 7))
        for number in range(count)
    ]
    return [(document(text, f"{number}.txt"), text) for number, text in enumerate(made)]


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "LOAD", 2_000)
    documents = texts(60)
    apart = list(parallel.extract(iter(documents), processes=2))
    assert apart == list(pipeline.extract(documents))
    assert sum(len(findings.quotes) for findings in apart) > len(documents)


def test_nothing_is_found_in_nothing() -> None:
    assert list(parallel.extract([], processes=2)) == []


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """One process, though the model may be loaded here, which is sent everything at once."""
    monkeypatch.setattr(parsing, "loaded", lambda: False)
    with Workers(1) as workers:
        yield workers


def test_a_document_that_ends_its_process_costs_only_its_own_findings(apart: Workers) -> None:
    documents = texts(4)
    broken: Any = None
    documents[2] = (replace(documents[2][0], blocks=broken), documents[2][1])
    found = list(apart.extract(documents))
    assert [one.document for one in found] == [document for document, _ in documents]
    assert [one.encoded is None for one in found] == [False, False, True, False]
    (expected,) = pipeline.extract(documents[3:])
    assert parallel.findings_of(found[3]) == expected
    assert parallel.findings_of(found[2]).quotes == ()


def test_a_process_that_answers_no_more_is_given_up(apart: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "PATIENCE", 0.2)
    process = number(apart)
    os.kill(process, signal.SIGSTOP)
    (found,) = apart.extract(texts(1))
    assert found.encoded is None
    assert not is_running(process)


def test_processes_end_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "loaded", lambda: False)
    with Workers(2) as workers:
        process = number(workers)
        assert is_running(process)
    assert not is_running(process)


def test_processes_end_with_whoever_started_them() -> None:
    code = (
        "import os, signal\n"
        "from tui.extract.parallel import Workers\n"
        "with Workers(1) as workers:\n"
        "    print(workers._working[0]._process.pid, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    process = int(done.stdout)
    for _ in range(200):
        if not is_running(process):
            return
        time.sleep(0.1)
    raise AssertionError("still there")


def number(workers: Workers) -> int:
    """The number of the one process."""
    (worker,) = workers._working
    assert worker._process.pid
    return worker._process.pid


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
