"""The text index on disk: made, brought up to date, and never believed where it is not what it should be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.making import Made
from tui.errors import UserError
from tui.model import Meta, Records
from tui.query.answer import answer
from tui.query.catalog import Catalog
from tui.query.index import FOLDER, TextIndex
from tui.query.indexing import update
from tui.view import View

ONE = "Rail talks\n\nThe rail line opens soon. Ms Sato spoke."
TWO = "Ship talks\n\nShips sail in spring. Ms Sato spoke."


def made_of(*texts: str, rules: str = "made", generation: int = 1) -> tuple[Made, Records]:
    made = Made("Rail")
    for text in texts:
        document = made.document(text)
        made.quote(document, "Ms Sato spoke", speaker="Ms Sato")
    return made, replace(made.records(), meta=Meta(1, "0", rules, generation))


def make(folder: Path, made: Made, records: Records) -> None:
    update(folder, records, made.texts.__getitem__)


def sentences(folder: Path, records: Records, query: str) -> list[str]:
    index = TextIndex.open(folder, records)
    assert index is not None
    found = answer(Catalog(records), View(query=query), 0, index)
    return sorted(hit.text for hit in found.hits if hit.kind == "sentence")


def test_where_nothing_was_made_there_is_no_index(tmp_path: Path) -> None:
    _, records = made_of(ONE)
    assert TextIndex.open(tmp_path, records) is None


def test_an_index_belongs_to_the_records_it_was_made_of(tmp_path: Path) -> None:
    made, records = made_of(ONE)
    make(tmp_path, made, records)
    assert TextIndex.open(tmp_path, records) is not None
    assert TextIndex.open(tmp_path, replace(records, meta=replace(records.meta, generation=2))) is None
    assert TextIndex.open(tmp_path, made_of(ONE, TWO)[1]) is None
    assert TextIndex.open(tmp_path, made_of(TWO)[1]) is None


def test_documents_come_and_go_and_nothing_stands_twice(tmp_path: Path) -> None:
    first = made_of(ONE)
    both = made_of(ONE, TWO, generation=2)
    second = made_of(TWO, generation=3)
    make(tmp_path, *first)
    make(tmp_path, *both)
    assert sentences(tmp_path, both[1], "talks ") == ["Rail talks", "Ship talks"]
    assert len(sentences(tmp_path, both[1], "spoke ")) == 2
    make(tmp_path, *second)
    assert sentences(tmp_path, second[1], "talks ") == ["Ship talks"]


def test_of_known_documents_the_text_is_not_read_again(tmp_path: Path) -> None:
    made, records = made_of(ONE)
    make(tmp_path, made, records)
    later, grown = made_of(ONE, TWO, generation=2)
    read: list[str] = []

    def text_of(document: str) -> str:
        read.append(document)
        return later.texts[document]

    update(tmp_path, grown, text_of)
    assert [later.texts[document] for document in read] == [TWO]


def test_other_rules_make_everything_again(tmp_path: Path) -> None:
    made, records = made_of(ONE)
    make(tmp_path, made, records)
    read: list[str] = []
    _, ruled = made_of(ONE, rules="newer", generation=2)

    def text_of(document: str) -> str:
        read.append(document)
        return made.texts[document]

    update(tmp_path, ruled, text_of)
    assert len(read) == 1
    assert sentences(tmp_path, ruled, "opens ") == ["The rail line opens soon."]


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made, Records]:
    folder = tmp_path_factory.mktemp("intact")
    made, records = made_of(ONE, TWO)
    make(folder, made, records)
    return folder, made, records


def files(folder: Path) -> list[Path]:
    return [file for file in sorted((folder / FOLDER).iterdir()) if file.suffix != ".lock"]


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_is_seen_and_mended(
    intact: tuple[Path, Made, Records], tmp_path: Path, data: st.DataObject
) -> None:
    folder, made, records = intact
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    victim = data.draw(st.sampled_from(files(copy)))
    content = bytearray(victim.read_bytes())
    match data.draw(st.sampled_from(("missing", "cut", "empty", "flipped", "longer"))):
        case "missing":
            victim.unlink()
        case "cut":
            victim.write_bytes(content[: len(content) // 2])
        case "empty":
            victim.write_bytes(b"")
        case "longer":
            victim.write_bytes(content + b"}")
        case _:
            place = data.draw(st.integers(0, len(content) - 1))
            content[place] ^= 0xFF
            victim.write_bytes(content)
    assert TextIndex.open(copy, records) is None
    make(copy, made, records)
    assert sentences(copy, records, "talks ") == ["Rail talks", "Ship talks"]


def test_a_copied_library_keeps_its_index(intact: tuple[Path, Made, Records], tmp_path: Path) -> None:
    folder, _, records = intact
    shutil.copytree(folder, tmp_path / "copy", copy_function=shutil.copyfile)
    for file in files(tmp_path / "copy"):
        os.utime(file, (1, 1))
    assert sentences(tmp_path / "copy", records, "rail talks") == ["Rail talks"]


def test_an_index_half_written_is_none(tmp_path: Path) -> None:
    made, records = made_of(ONE)
    make(tmp_path, made, records)
    _, grown = made_of(ONE, TWO, generation=2)

    def interrupted(document: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(tmp_path, grown, interrupted)
    assert TextIndex.open(tmp_path, records) is None
    assert TextIndex.open(tmp_path, grown) is None
    make(tmp_path, made, records)
    assert sentences(tmp_path, records, "talks ") == ["Rail talks"]


def test_an_index_open_for_reading_answers_while_another_is_written(tmp_path: Path) -> None:
    made, records = made_of(ONE)
    make(tmp_path, made, records)
    index = TextIndex.open(tmp_path, records)
    assert index is not None
    catalog = Catalog(records)
    before = answer(catalog, View(query="spoke "), 0, index)
    make(tmp_path, *made_of(TWO, generation=2))
    assert answer(catalog, View(query="spoke "), 0, index) == before


def test_an_index_that_vanishes_before_it_is_asked_is_said_to_be_unreadable(tmp_path: Path) -> None:
    made, records = made_of(ONE)
    make(tmp_path, made, records)
    index = TextIndex.open(tmp_path, records)
    shutil.rmtree(tmp_path / FOLDER)
    found = answer(Catalog(records), View(query="rail"), 0, index)
    assert found.hits == ()
    assert "cannot be read" in found.not_understood


def test_where_the_index_cannot_be_written_one_sentence_says_so(tmp_path: Path) -> None:
    made, records = made_of(ONE)
    (tmp_path / FOLDER).write_text("in the way")
    with pytest.raises(UserError, match="could not be written"):
        make(tmp_path, made, records)


def test_half_a_surrogate_pair_is_stored_as_it_stands(tmp_path: Path) -> None:
    made, records = made_of("Odd \ud800 title\n\nMs Sato spoke.")
    make(tmp_path, made, records)
    assert sentences(tmp_path, records, "odd title") == ["Odd \ud800 title"]


def test_answering_without_words_imports_no_search_engine() -> None:
    program = "import sys, tui.query.answer, tui.query.index; sys.exit('tantivy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
