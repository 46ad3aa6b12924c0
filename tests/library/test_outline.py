"""A large library is read page by page, and is the same library: nothing of what it holds, or what is
answered of it, hangs on how it is read. An outline that is not of the store that stands is none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb import TinyDB

from tests.making import Made
from tui.errors import UserError
from tui.library import files, folder, outline, pages, store
from tui.library.anchors import Owners
from tui.library.merge import merge
from tui.library.outline import Outlined
from tui.library.pages import PagedTable, differing, joined
from tui.model import Findings, Names, Quote, Records
from tui.query.answer import answer
from tui.query.catalog import Catalog
from tui.view import Filter, View

TOPICS = ("AI", "Rail", "Space", "Ports")
PAGE = 8


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every store has an outline, and a few records are several pages."""
    monkeypatch.setattr(outline, "LARGE", 0)
    small = {name: shape._replace(page=PAGE) for name, shape in pages.SHAPES.items()}
    for module in (pages, outline, store):
        monkeypatch.setattr(module, "SHAPES", MappingProxyType(small))
    monkeypatch.setattr("tui.query.filing.SHAPES", MappingProxyType(small))


def write(library: Path, records: Records) -> Records:
    with store.writing(library, "test") as writer:
        return writer.write(records)


def made(documents: int = 11) -> Made:
    """A library of several pages, each document with two quotes and an agreement."""
    made = Made(*TOPICS)
    for number in range(documents):
        text = made.document(
            f"Paper {number}\n\n“One {number},” Ms Okabe said of AI. “Two {number},” he said."
        )
        made.mention(text, "AI", "AI", "primary")
        made.mention(text, TOPICS[number % 4], "said")
        topics = (TOPICS[number % 4], "AI") if number % 3 else ()
        made.quote(text, f"Two {number}", topics=topics, aliases=(f"once q{number}",))
        made.quote(text, f"One {number}", speaker="Ms Okabe", topics=("Space",))
        evidence = (text, "Ms Okabe said of AI", None)
        made.agreement(f"Pact {number}", [evidence], topics=topics, aliases=(f"once a{number}",))
    return made


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write(tmp_path / "library", made().records())
    return tmp_path / "library"


def is_paged(library: Path) -> bool:
    return isinstance(store.opened(library).quotes, PagedTable)


# ---- the same library ----


def test_read_page_by_page_it_is_the_same(library: Path) -> None:
    read, whole = store.opened(library), store.load(library)
    assert isinstance(read.quotes, PagedTable)
    assert len(read.quotes.pages) == 3
    assert read == whole
    for table in pages.SHAPES:
        paged, plain = getattr(read, table), getattr(whole, table)
        assert list(paged) == list(plain)
        assert list(paged.values()) == list(plain.values())
        assert list(paged.items()) == list(plain.items())
        assert len(paged) == len(plain)
        assert all(paged[id] == plain[id] for id in plain)
        assert "nowhere" not in paged


def test_quotes_and_agreements_stand_in_document_order(library: Path) -> None:
    records = store.load(library)
    place = {id: number for number, id in enumerate(records.documents)}
    quotes = [(place[quote.document], quote.span) for quote in records.quotes.values()]
    assert quotes == sorted(quotes)
    assert [quote.texts[0] for quote in records.quotes.values()][:4] == ["One 0", "Two 0", "One 1", "Two 1"]


topics = st.sampled_from((None, *TOPICS))
filters = st.builds(
    Filter,
    st.sampled_from(("topic", "status", "speaker", "year", "salience", "kind")),
    st.sampled_from((*TOPICS, "proposed", "Ms Okabe", "undated", "primary", "direct")).map(
        lambda one: (one,)
    ),
    st.booleans(),
)
views = st.builds(
    View,
    filters=st.lists(filters, max_size=2).map(tuple),
    topic=topics,
    agreement=st.sampled_from((None, "a1", "a7", "a11")),
    sort=st.sampled_from(("document", "figure")),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=st.lists(views, min_size=1, max_size=3))
def test_every_view_is_answered_alike(library: Path, asked: list[View]) -> None:
    paged, plain = Catalog(store.opened(library)), Catalog(made().records())
    for view in asked:
        assert answer(paged, view) == answer(plain, view)
    assert paged.values("topic") == plain.values("topic")
    assert paged.related_topics("q1") == plain.related_topics("q1") == frozenset()
    assert paged.related_agreements("q4") == plain.related_agreements("q4")


def test_what_is_shown_first_reads_the_pages_shown_alone(library: Path) -> None:
    read = store.opened(library)
    shown = answer(Catalog(read), View(topic="AI"))
    assert isinstance(read.quotes, PagedTable)
    _ = read.quotes[shown.quotes[0]]
    assert [page._records is not None for page in read.quotes.pages] == [True, False, False]


def test_a_record_is_known_by_all_its_names(library: Path) -> None:
    for records in (store.opened(library), store.load(library)):
        owners = Owners(records)
        assert [owners.of("quote", name) for name in ("q1", "once q3", "q99")] == ["q1", "q7", None]
        assert [owners.of("agreement", name) for name in ("a2", "once a3", "a99")] == ["a2", "a4", None]


# ---- writing ----


def stored_pages(records: Records) -> dict[str, list[bytes]]:
    return {name: [page.encoded() for page in getattr(records, name).pages] for name in ("quotes", "names")}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=5))
def test_however_it_came_about_the_store_reads_as_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, bool]]
) -> None:
    """Quotes change, come and go; names are joined without being read."""
    library = tmp_path_factory.mktemp("library")
    write(library, made().records())
    for number, stays in changes:
        with store.writing(library, "test") as writer:
            records = writer.records
            assert records
            quotes = dict(records.quotes)
            names: Mapping[str, Names] = joined(records.names, {f"d{number}": Names()})
            if number % 2 and stays:
                names = joined(names, {next(iter(names)): Names()})
            target = list(quotes)[number % len(quotes)]
            if stays:
                quotes[target] = replace(quotes[target], speaker_name=f"Speaker {number}")
            else:
                del quotes[target]
            wanted = replace(records, quotes=quotes, names=names)
            writer.write(wanted)
            assert writer.records == wanted
        assert store.load(library) == store.opened(library)
        assert store.load(library).quotes == quotes
        assert store.load(library).names == names
        again = Outlined.opened(library)
        assert again
        for name, table in again.tables.items():
            fresh = PagedTable.of(pages.SHAPES[name], table.whole())
            for page, made_anew in zip(table.pages, fresh.pages, strict=True):
                assert (page.ids, page.filed, page.aliases) == (
                    made_anew.ids,
                    made_anew.filed,
                    made_anew.aliases,
                )


def test_names_are_neither_read_nor_made_anew_when_a_document_comes(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = made(12).records()
    (new,) = text.documents.keys() - store.load(library).documents.keys()
    findings = Findings(text.documents[new], text.names[new], (), ())
    with store.writing(library, "test") as writer:
        assert writer.records
        before = writer.records.names
        assert isinstance(before, PagedTable)
        read: list[tuple[str, ...]] = []
        decoded = pages.Page._decoded

        def noted(page: pages.Page[Names]) -> dict[str, Names]:
            read.append(page.ids)
            return decoded(page)

        monkeypatch.setattr(pages.Page, "_decoded", noted)
        after = writer.write(merge(writer.records, [findings])).names
        assert isinstance(after, PagedTable)
        assert after.pages[0] is before.pages[0]
        assert read == [before.pages[-1].ids]
        assert differing(after, before) == [new]
    assert store.load(library).names == text.names


def test_a_page_that_is_as_it_was_is_written_as_the_same_bytes(library: Path) -> None:
    first = stored_pages(store.opened(library))
    with store.writing(library, "test") as writer:
        assert writer.records
        quotes = dict(writer.records.quotes)
        last = [*quotes][-1]
        quotes[last] = replace(quotes[last], speaker_name="Mr Mori")
        writer.write(replace(writer.records, quotes=quotes))
    second = stored_pages(store.opened(library))
    assert first["names"] == second["names"]
    assert [one == other for one, other in zip(first["quotes"], second["quotes"], strict=True)] == [
        True,
        True,
        False,
    ]


def test_who_reads_goes_on_in_the_store_that_was_opened(library: Path) -> None:
    read, before = store.opened(library), store.load(library)
    write(library, made(3).records())
    assert read.quotes == before.quotes


def test_what_others_put_beside_our_tables_stays(library: Path) -> None:
    with TinyDB(library / folder.STORE) as tables:
        tables.table("theirs").insert({"kept": True})
    for number in (3, 4):
        write(library, made(number).records())
        assert is_paged(library)
        with TinyDB(library / folder.STORE) as tables:
            assert tables.table("theirs").all() == [{"kept": True}]


def test_a_small_library_has_no_outline(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (library / folder.OUTLINE).exists()
    monkeypatch.setattr(outline, "LARGE", 1_000_000)
    write(library, made(2).records())
    assert not (library / folder.OUTLINE).exists()
    assert store.opened(library).quotes.keys() == made(2).records().quotes.keys()


def test_an_outline_that_is_missing_is_made_again_of_a_store_as_we_write_it(library: Path) -> None:
    write(library, store.load(library))
    kept = {name: (library / name).read_bytes() for name in (folder.STORE, folder.PREVIOUS)}
    (library / folder.OUTLINE).unlink()
    with store.writing(library, "test") as writer:
        writer.outline()
        assert writer.records == store.load(library)
    assert is_paged(library)
    assert store.opened(library) == store.load(library)
    assert kept == {name: (library / name).read_bytes() for name in kept}


def test_no_outline_is_made_of_a_store_that_another_program_wrote(library: Path) -> None:
    path = library / folder.STORE
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=1), encoding="utf-8")
    written = path.read_bytes()
    with store.writing(library, "test") as writer:
        writer.outline()
    assert not is_paged(library)
    assert path.read_bytes() == written


def test_without_room_for_an_outline_the_store_is_written(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = files.replace

    def full(path: Path, data: bytes | Iterator[bytes], *others: Path | None, flushed: bool = True) -> None:
        if path.name == folder.OUTLINE:
            raise OSError(28, "No space left on device")
        kept(path, data, *others, flushed=flushed)

    monkeypatch.setattr(files, "replace", full)
    write(library, made(2).records())
    assert not is_paged(library)
    assert len(store.opened(library).documents) == 2


# ---- an outline of another store ----


def test_a_store_that_another_program_wrote_is_read_whole(library: Path) -> None:
    with TinyDB(library / folder.STORE) as tables:
        tables.table("quotes").clear_cache()
        tables.table("theirs").insert({"kept": True})
    assert not is_paged(library)
    assert store.opened(library) == store.load(library)


def test_a_copied_library_keeps_its_outline(library: Path) -> None:
    os.utime(library / folder.STORE, ns=(1, 1))
    assert is_paged(library)


def test_an_outline_of_the_same_records_gives_what_the_store_says_of_itself(library: Path) -> None:
    """A rebuild that changed nothing was killed before it wrote its outline."""
    records = store.load(library)
    write(library, records)
    outline_before = (library / folder.OUTLINE).read_bytes()
    write(library, replace(records, meta=replace(records.meta, generation=2)))
    (library / folder.OUTLINE).write_bytes(outline_before)
    assert is_paged(library)
    assert store.opened(library).meta == store.load(library).meta


def test_a_letter_changed_in_the_store_is_seen(library: Path) -> None:
    path = library / folder.STORE
    path.write_bytes(path.read_bytes().replace(b"Ms Okabe said of AI", b"Mr Okabe said of AI", 1))
    assert not is_paged(library)


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x00" * 200, b"\x80"])
def test_an_outline_that_cant_be_understood_is_none(library: Path, damage: bytes) -> None:
    (library / folder.OUTLINE).write_bytes(damage)
    assert not is_paged(library)
    assert store.opened(library) == store.load(library)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_an_outline_of_which_a_power_cut_left_a_part_empty_is_none(library: Path, part: float) -> None:
    path = library / folder.OUTLINE
    data = bytearray(path.read_bytes())
    at = int(len(data) * part)
    data[at : at + 64] = bytes(64)
    path.write_bytes(data)
    assert not is_paged(library)


def damaged(library: Path) -> None:
    """Damage of the disk's own: neither size nor time tell of it."""
    path = library / folder.STORE
    state, data = path.stat(), bytearray(path.read_bytes())
    at = data.index(b'"Two 9"')
    data[at : at + 3] = b"\x00\x00\x00"
    path.write_bytes(data)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_damage_that_no_time_tells_of_is_said_where_it_is_met(library: Path) -> None:
    damaged(library)
    quotes: Mapping[str, Quote] = store.opened(library).quotes
    assert quotes["q1"].texts == ("Two 0",)
    with pytest.raises(UserError, match="is damaged"):
        _ = quotes["q19"]


def test_a_writer_does_not_build_on_damage(library: Path) -> None:
    damaged(library)
    before = (library / folder.STORE).read_bytes()
    with pytest.raises(UserError, match="is damaged"), store.writing(library, "test"):
        pass
    assert (library / folder.STORE).read_bytes() == before
