"""Several cores find what one finds, in the same order."""

from __future__ import annotations

import pytest

from tests.documents.reading import document
from tui.extract import parallel, pipeline

SENTENCES = (
    "The minister said that the port would open in {year}.",
    "“We have met {year} times,” Ambassador Rao said. “We shall meet again.”",
    "India and Japan signed an agreement on space in {year}.",
)


def texts(count: int) -> list[str]:
    return [
        "\n\n".join(sentence.format(year=2000 + number) for sentence in SENTENCES * (1 + number % 7))
        for number in range(count)
    ]


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "LOAD", 2_000)
    documents = [(document(text, f"{number}.txt"), text) for number, text in enumerate(texts(60))]
    apart = list(parallel.extract(iter(documents), processes=2))
    assert apart == list(pipeline.extract(documents))
    assert sum(len(findings.quotes) for findings in apart) > len(documents)


def test_nothing_is_found_in_nothing() -> None:
    assert list(parallel.extract([], processes=2)) == []
