"""The store gives back what was put into it, tells what is wrong with it, and has one writer at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb import TinyDB, where

from tests.making import Made
from tui.errors import UserError
from tui.library import folder, notes, store
from tui.library.storage import LibraryTables
from tui.model import (
    Block,
    BlockKind,
    Document,
    Facts,
    Locus,
    Mention,
    Meta,
    Names,
    NameUse,
    Printing,
    Quote,
    QuoteKind,
    Records,
    Rule,
    Span,
    SpeakerHow,
    Topic,
    TopicUse,
)


def made() -> Made:
    made = Made()
    text = made.document("Talks in Nara\n\nMs Okabe said the draft on AI was all but ready.", date="2031-05")
    made.mention(text, "AI", "AI", "primary")
    made.quote(text, "the draft on AI was all but ready", speaker="Ms Okabe", topics=("AI",))
    made.agreement("Draft on AI", [(text, "the draft on AI", "under discussion")], topics=("AI",))
    return made


def write(library: Path, records: Records) -> None:
    with store.writing(library, "test") as writer:
        writer.write(records)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.text("0123456789abcdef", min_size=1, max_size=12)
numbers = st.integers(0, 10**7)
spans = st.builds(Span, numbers, numbers)
mentions = st.builds(Mention, numbers, numbers, words)
loci = st.builds(Locus, st.sampled_from(get_args(BlockKind)), st.none() | numbers, st.none() | numbers)
several_spans = st.lists(spans, max_size=3).map(tuple)
several_words = st.lists(words, max_size=3).map(tuple)
quotes = st.builds(
    Quote,
    ids,
    ids,
    st.lists(spans, min_size=1, max_size=3).map(tuple),
    several_words,
    st.sampled_from(get_args(QuoteKind)),
    loci,
    st.builds(Rule, words, several_spans),
    st.none() | mentions,
    st.none() | mentions,
    st.none() | words,
    st.sampled_from(get_args(SpeakerHow)),
    several_words,
    st.lists(st.builds(Printing, ids, several_spans, loci), max_size=2).map(tuple),
    several_words,
)
blocks = st.builds(Block, st.sampled_from(get_args(BlockKind)), numbers, numbers, st.none() | numbers)
documents = st.builds(Document, ids, words, words, st.lists(blocks, max_size=3).map(tuple), st.none() | words)
uses = st.lists(st.builds(NameUse, words, st.lists(mentions, max_size=2).map(tuple)), max_size=2).map(tuple)
topic_uses = st.builds(TopicUse, words, st.just("primary"), st.lists(mentions, max_size=2).map(tuple))
libraries = st.builds(
    Records,
    st.builds(Meta, st.just(store.SCHEMA), words, words, numbers),
    st.dictionaries(words, st.builds(Topic, words, words, words, words), max_size=3),
    st.dictionaries(ids, documents, max_size=3),
    st.dictionaries(
        ids, st.builds(Names, st.lists(topic_uses, max_size=2).map(tuple), uses, uses), max_size=3
    ),
    st.dictionaries(ids, quotes, max_size=3),
    st.just({}),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(records=libraries)
def test_what_is_written_is_read_again_in_order(tmp_path: Path, records: Records) -> None:
    library = tmp_path / "library"
    write(library, records)
    read = store.load(library)
    assert read == records
    for table in ("topics", "documents"):
        assert list(getattr(read, table)) == list(getattr(records, table))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_is_kept_letter_for_letter(tmp_path: Path, text: str) -> None:
    with store.writing(tmp_path / "library", "test") as writer:
        writer.keep_text("t", text)
    assert folder.read_text(tmp_path / "library", "t") == text


def test_the_file_is_tinydb_s_own(tmp_path: Path) -> None:
    """Anybody can open it with TinyDB and its own storage, and the ids are TinyDB's."""
    write(tmp_path, made().records())
    with LibraryTables(tmp_path / folder.STORE) as tables:
        agreement = tables.table("agreements").search(where("status") == "under discussion")[0]
        assert agreement["name"] == "Draft on AI"
        assert tables.tables() == {"meta", "topics", "documents", "names", "quotes", "agreements", "sources"}
    raw = json.loads((tmp_path / folder.STORE).read_text(encoding="utf-8"))
    assert raw["quotes"].keys() == made().records().quotes.keys()


def test_what_others_put_beside_our_tables_stays(tmp_path: Path) -> None:
    write(tmp_path, made().records())
    with TinyDB(tmp_path / folder.STORE) as tables:
        tables.table("theirs").insert({"kept": True})
    write(tmp_path, made().records())
    with TinyDB(tmp_path / folder.STORE) as tables:
        assert tables.table("theirs").all() == [{"kept": True}]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def without_meta(data: bytes) -> bytes:
    return data.replace(b'"library"', b'"nothing"')


def with_unknown_status(data: bytes) -> bytes:
    return data.replace(b"under discussion", b"dreamed of")


@pytest.mark.parametrize(
    "damage",
    [cut, without_meta, with_unknown_status, lambda _: b"", lambda _: b"[1, 2]", lambda _: b"\xff\xfe{}"],
)
def test_a_damaged_store_is_told_with_what_to_do_and_never_written_over(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / folder.STORE
    write(tmp_path, made().records())
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(UserError, match="damaged") as told:
        store.load(tmp_path)
    assert "doctor --repair" in told.value.do
    with pytest.raises(UserError, match="damaged"):
        write(tmp_path, made().records())
    assert path.read_bytes() == damaged


def test_the_previous_state_mends_a_damaged_store(tmp_path: Path) -> None:
    write(tmp_path, made().records())
    write(tmp_path, replace(made().records(), quotes={}))
    (tmp_path / folder.STORE).write_bytes(b"{")
    with pytest.raises(UserError) as told:
        store.load(tmp_path)
    assert folder.PREVIOUS in told.value.do
    (tmp_path / folder.PREVIOUS).replace(tmp_path / folder.STORE)
    assert store.load(tmp_path) == made().records()


@pytest.mark.parametrize("strange", [False, True], ids=["of the same shape", "of another shape"])
def test_a_newer_store_is_refused_and_stays(tmp_path: Path, strange: bool) -> None:
    records = made().records()
    write(tmp_path, replace(records, meta=replace(records.meta, schema=store.SCHEMA + 1, program="9.9")))
    path = tmp_path / folder.STORE
    if strange:
        path.write_bytes(with_unknown_status(path.read_bytes()))
    newer = path.read_bytes()
    with pytest.raises(UserError, match=r"newer version of indojp-tui \(9\.9\)"):
        store.load(tmp_path)
    with pytest.raises(UserError, match="newer"):
        write(tmp_path, records)
    assert path.read_bytes() == newer


def test_what_fails_half_way_changes_nothing_and_frees_the_library(tmp_path: Path) -> None:
    write(tmp_path, made().records())

    def fail_half_way() -> None:
        with store.writing(tmp_path, "test") as writer:
            writer.keep_text("t", "text")
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()
    write(tmp_path, store.load(tmp_path))
    assert store.load(tmp_path) == made().records()


def test_leftovers_of_killed_writers_are_swept(tmp_path: Path) -> None:
    write(tmp_path, made().records())
    (tmp_path / f"{folder.STORE}.99.unfinished").write_bytes(b"{")
    write(tmp_path, made().records())
    assert not list(tmp_path.rglob("*.unfinished"))


def test_what_a_writer_of_notes_has_under_way_is_not_swept(tmp_path: Path) -> None:
    """It holds a lock of its own, so that it works while the library is written."""
    write(tmp_path, made().records())
    under_way = [tmp_path / f"{name}.99.unfinished" for name in (folder.NOTES, folder.NOTES_WRITER)]
    for path in under_way:
        path.write_bytes(b"{")
    write(tmp_path, made().records())
    assert all(path.exists() for path in under_way)
    notes.correct(tmp_path, "t", Facts(date="2031"))
    assert not list(tmp_path.rglob("*.unfinished"))
