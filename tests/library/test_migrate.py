"""A library that an older version wrote opens as it is, and is kept before it is written anew."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec.structs import replace

from tests.making import Made
from tui.library import folder, store
from tui.model import Records

OF_NOW = ("format", "stated", "marked", "pages", "corrected", "found", "newer", "near")


def first_version(library: Path) -> Records:
    """A store as the first version wrote it: its documents knew less of themselves, and it had no sources."""
    made = Made()
    text = made.document("# Talks\n\nMs Okabe said that it holds.", name="talks.md")
    made.quote(text, "it holds", speaker="Ms Okabe")
    made.document("Notes\n\nNothing was said.", name="notes.txt")
    with store.writing(library, "test") as writer:
        writer.write(made.records())
    tables = json.loads((library / folder.STORE).read_bytes())
    del tables["sources"]
    for document in tables["documents"].values():
        for name in OF_NOW:
            document.pop(name, None)
    tables["meta"]["library"]["schema"] = 1
    (library / folder.STORE).write_text(json.dumps(tables), encoding="utf-8")
    (library / folder.PREVIOUS).unlink(missing_ok=True)
    return made.records()


def test_it_is_read_without_being_written(tmp_path: Path) -> None:
    made = first_version(tmp_path)
    before = (tmp_path / folder.STORE).read_bytes()
    records = store.load(tmp_path)
    assert records.quotes == made.quotes
    assert [(document.format, document.marked) for document in records.documents.values()] == [
        ("markdown", True),
        ("text", False),
    ]
    assert records.sources == {}
    assert (tmp_path / folder.STORE).read_bytes() == before


def test_the_first_write_keeps_a_copy(tmp_path: Path) -> None:
    first_version(tmp_path)
    before = (tmp_path / folder.STORE).read_bytes()
    for _ in range(2):
        with store.writing(tmp_path, "test") as writer:
            assert writer.records
            writer.write(replace(writer.records, meta=replace(writer.records.meta, schema=store.SCHEMA)))
    assert folder.older_store(tmp_path, 1).read_bytes() == before
    assert store.load(tmp_path).meta.schema == store.SCHEMA
