"""A build makes what the documents hold, goes on where it stopped, and changes no id that it need not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import quiet
from tui import rulebook
from tui.errors import UserError
from tui.extract import pipeline
from tui.extract.parallel import Workers
from tui.library import adding, build, folder, store
from tui.library.progress import Progress, Report
from tui.library.sources import Intake
from tui.model import Document, Findings, Records

SAID = "“Our harbours will grow together within ten years,” Foreign Minister Rei Okabe said."
PORT = f"Port talks in Kochi\n\n{SAID}\n"
RAIL = "Rail talks in Kobe\n\nIndia and Japan signed the Coastal Rail Agreement on Monday.\n"
STEEL = f"Steel talks in Nara\n\n{SAID}\n"


def unheard(_: Records | None, __: Records) -> None:
    """Nobody follows what is written."""


def add(library: Path, *texts: str, report: Report = quiet, written: adding.Written = unheard) -> Records:
    """Add files of these texts, called by their first letters."""
    files = library.parent / f"files of {library.name}"
    files.mkdir(exist_ok=True)
    paths = {files / f"{text[:4]}.txt": text for text in texts}
    for path, text in paths.items():
        if not path.exists():
            path.write_text(text, encoding="utf-8")
    names = [str(path) for path in paths]
    with Workers() as workers, store.writing(library, "test") as writer:
        adding.take_in(writer)
        return adding.add(writer, workers, Intake(writer, names, {}, report), written, report)


def rebuild(library: Path) -> tuple[Records, list[str]]:
    with Workers() as workers, store.writing(library, "test") as writer:
        return build.rebuild(writer, workers, quiet)


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were analysed."""
    names: list[str] = []
    extract = pipeline.extract

    def noted(documents: Iterable[tuple[Document, str]]) -> Iterator[Findings]:
        for findings in extract(documents):
            names.append(findings.document.name)
            yield findings

    monkeypatch.setattr(pipeline, "extract", noted)
    return names


def test_a_library_holds_its_documents_their_texts_and_what_was_found(tmp_path: Path) -> None:
    made = add(tmp_path, PORT, RAIL)
    assert store.load(tmp_path) == made
    assert [document.title for document in made.documents.values()] == [
        "Port talks in Kochi",
        "Rail talks in Kobe",
    ]
    assert [folder.read_text(tmp_path, id) for id in made.documents] == [PORT, RAIL]
    assert any("harbours will grow" in quote.texts[0] for quote in made.quotes.values())
    assert [agreement.status for agreement in made.agreements.values()] == ["signed"]
    assert (made.meta.schema, made.meta.generation, made.meta.rules) == (store.SCHEMA, 1, rulebook.version())
    assert not (tmp_path / folder.SPOOL).exists()


def test_adding_leaves_what_is_held_alone(tmp_path: Path, analysed: list[str]) -> None:
    first = add(tmp_path, PORT)
    both = add(tmp_path, PORT, STEEL, STEEL)
    assert analysed == ["Port.txt", "Stee.txt"]
    (quote,) = [quote for quote in both.quotes.values() if "harbours" in quote.texts[0]]
    assert quote.id in first.quotes
    assert len(quote.printings) == 1
    assert both.meta.generation == 2
    assert add(tmp_path, STEEL) == both


def test_a_rebuild_gives_the_same_records_again(tmp_path: Path, analysed: list[str]) -> None:
    made = add(tmp_path, PORT, RAIL, STEEL)
    again, _ = rebuild(tmp_path)
    assert analysed == ["Port.txt", "Rail.txt", "Stee.txt"] * 2
    assert again == replace(made, meta=replace(made.meta, generation=2))


def test_an_interrupted_build_goes_on_where_it_stopped(
    tmp_path: Path, analysed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    working = pipeline.extract

    def interrupted(documents: Iterable[tuple[Document, str]]) -> Iterator[Findings]:
        for findings in working(documents):
            yield findings
            raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        add(tmp_path, PORT, RAIL)
    assert [document.name for document in store.load(tmp_path).documents.values()] == ["Port.txt"]
    monkeypatch.setattr(pipeline, "extract", working)
    made = add(tmp_path, PORT, RAIL)
    assert analysed == ["Port.txt", "Rail.txt"]
    assert made.quotes == add(tmp_path / "other", PORT, RAIL).quotes
    assert not (tmp_path / folder.SPOOL).exists()


def test_what_older_rules_left_half_way_is_made_again(
    tmp_path: Path, analysed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(store.Writer, "write", refuse)
        with pytest.raises(UserError, match="can't be written"):
            add(tmp_path, PORT)
    monkeypatch.setattr(rulebook, "RULES_VERSION", "newer")
    add(tmp_path, PORT)
    assert analysed == ["Port.txt", "Port.txt"]


def refuse(*_: object) -> None:
    raise UserError("The library can't be written.")


def test_records_of_older_rules_are_told_from_newer_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library to which newer rules add is still one that a rebuild would change."""
    older = add(tmp_path, PORT).meta.rules
    monkeypatch.setattr(rulebook, "RULES_VERSION", "newer")
    assert add(tmp_path, RAIL).meta.rules == older
    assert rebuild(tmp_path)[0].meta.rules == rulebook.version() != older


def test_a_text_that_was_changed_or_lost_leaves_what_was_found_in_it_and_the_rest_is_made(
    tmp_path: Path, analysed: list[str]
) -> None:
    made = add(tmp_path, PORT, RAIL)
    analysed.clear()
    text = folder.text_file(tmp_path, next(iter(made.documents)))
    text.write_text(PORT.replace("ten", "two"), encoding="utf-8")
    for reason in ("was changed", "is missing"):
        again, problems = rebuild(tmp_path)
        (problem,) = problems
        assert reason in problem
        assert (again.documents, again.quotes) == (made.documents, made.quotes)
        assert again.agreements == made.agreements
        text.unlink(missing_ok=True)
    assert analysed == ["Rail.txt"] * 2


def test_topics_come_in_the_code_book_s_order_and_those_it_dropped_stay(tmp_path: Path) -> None:
    made = add(tmp_path, PORT)
    dropped = replace(next(iter(made.topics.values())), label="Dropped")
    with store.writing(tmp_path, "test") as writer:
        writer.write(replace(made, topics={"Dropped": dropped, **made.topics}))
    assert list(add(tmp_path, RAIL).topics) == [*made.topics, "Dropped"]
    assert list(rebuild(tmp_path)[0].topics) == list(made.topics)


def test_progress_is_told_document_by_document(tmp_path: Path) -> None:
    told: list[Progress] = []
    add(tmp_path, PORT, RAIL, report=told.append)
    steps = [(step.stage, step.done, step.total, step.characters) for step in told]
    assert steps == [
        ("extracting", 0, 2, 0),
        ("extracting", 1, 2, len(PORT)),
        ("extracting", 2, 2, len(PORT + RAIL)),
    ]
    assert told[1].left is not None
    assert told[1].left > 0
    assert told[2].left == 0


def test_what_a_killed_run_left_is_taken_in_by_the_next_writer(
    tmp_path: Path, analysed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    undisturbed = add(tmp_path / "other", RAIL, PORT)
    analysed.clear()
    with monkeypatch.context() as killed:
        killed.setattr(adding._Adding, "write", refuse)
        with pytest.raises(UserError):
            add(tmp_path / "library", RAIL, PORT)
    spooled = tmp_path / "library" / folder.SPOOL / f"{[*undisturbed.documents][-1]}.json"
    whole = spooled.read_bytes()
    spooled.write_bytes(whole[:-1])
    with store.writing(tmp_path / "library", "test") as writer:
        adding.take_in(writer)
        assert [document.name for document in store.load(tmp_path / "library").documents.values()] == [
            "Rail.txt"
        ]
        spooled.write_bytes(whole)
        adding.take_in(writer)
        assert analysed == ["Rail.txt", "Port.txt"]
        assert writer.records
        assert list(writer.records.documents.values()) == list(undisturbed.documents.values())
        assert [source.document for source in writer.records.sources.values()] == list(undisturbed.documents)
    add(tmp_path / "library", RAIL, PORT)
    assert analysed == ["Rail.txt", "Port.txt"]


def test_a_large_folder_is_written_in_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = add(tmp_path / "other", PORT, RAIL, STEEL)
    monkeypatch.setattr(adding, "ROUND", 1)
    monkeypatch.setattr(adding, "LOAD", 0)
    followed: list[tuple[int, int]] = []

    def written(before: Records | None, records: Records) -> None:
        followed.append((len(before.documents) if before else 0, len(records.documents)))

    in_rounds = add(tmp_path / "library", PORT, RAIL, STEEL, written=written)
    assert in_rounds.meta.generation > at_once.meta.generation
    assert followed == [(0, 1), (1, 2), (2, 3)]
    assert (in_rounds.documents, in_rounds.quotes, in_rounds.agreements, in_rounds.names) == (
        at_once.documents,
        at_once.quotes,
        at_once.agreements,
        at_once.names,
    )
