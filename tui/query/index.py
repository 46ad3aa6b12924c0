"""The text index of a library: tantivy, in the library's `index/`, derived and remade at any time.

A manifest beside tantivy's files says of which records the index was made and what its files are. It is
taken away before anything is written and put back when all is done, so that an index half written, damaged,
or left behind by other records is none. tantivy is imported with the first search, or by the process that
writes.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec
from msgspec import Struct

from tui.errors import UserError
from tui.model import DocumentId, Meta, Records
from tui.query.entries import RecordKind, entries, key_of, passages

if TYPE_CHECKING:
    from tantivy import DocAddress, Index, IndexWriter, Query, Schema, Searcher

FOLDER = "index"
MANIFEST = "manifest.json"
FORMAT = 1
"""Raised with every change of fields, words or passages, and with tantivy's own format."""

_MEMORY = 64_000_000
_MEND = "Run indojp-tui build to make it again."


class _File(Struct, frozen=True, array_like=True):
    size: int
    changed: int
    """In nanoseconds, as the file system has it."""
    checksum: int


class _Manifest(Struct, frozen=True):
    format: int
    meta: Meta
    counts: tuple[int, int, int]
    """Documents, quotes and agreements: two libraries may be of the same generation."""
    documents: tuple[DocumentId, ...]
    files: dict[str, _File]


class TextIndex:
    """A library's text index, opened for reading. Its searchers see the index as it was when first asked."""

    def __init__(self, home: Path, records: Records) -> None:
        self._home = home
        self._records = records

    @classmethod
    def open(cls, folder: Path, records: Records) -> Self | None:
        """The index in a library's folder, None where none stands that was made of these records."""
        home = folder / FOLDER
        manifest = _sound_manifest(home)
        if manifest is None or (manifest.meta, manifest.counts) != (records.meta, _counts(records)):
            return None
        return cls(home, records)

    @classmethod
    def update(cls, folder: Path, records: Records, text_of: Callable[[DocumentId], str]) -> None:
        """Make the index fit the records: of new documents every sentence, of all records their words.

        It is made from nothing where it is missing, damaged or of another version of format or rules.
        Raises `UserError` where it cannot be written.
        """
        home = folder / FOLDER
        manifest = _sound_manifest(home)
        try:
            if manifest is None or manifest.meta.rules != records.meta.rules:
                shutil.rmtree(home, ignore_errors=True)
                known: frozenset[DocumentId] = frozenset()
            else:
                known = frozenset(manifest.documents)
            home.mkdir(parents=True, exist_ok=True)
            (home / MANIFEST).unlink(missing_ok=True)
            _write(home, records, known, text_of)
            _write_manifest(home, records)
        except (OSError, ValueError) as error:
            raise UserError(f"The text index could not be written: {error}.", _MEND) from error

    @cached_property
    def _index(self) -> Index:
        from tantivy import Index

        try:
            index = Index.open(str(self._home))
        except ValueError as error:
            raise UserError("The text index cannot be read.", _MEND) from error
        _register_words(index)
        return index

    @cached_property
    def schema(self) -> Schema:
        """The fields, as `_schema` describes them. Raises `UserError` where the index cannot be read."""
        return self._index.schema

    @cached_property
    def searcher(self) -> Searcher:
        """tantivy's searcher over the index. Raises `UserError` where the index cannot be read."""
        return self._index.searcher()

    def best(self, query: Query, most: int) -> tuple[int, list[tuple[float, DocAddress]]]:
        """How many entries match, and the best of them with their scores."""
        result = self.searcher.search(query, most)
        return result.count, result.hits  # type: ignore[attr-defined]  # tantivy's stubs forget `count`

    def scores(self, kind: RecordKind, query: Query) -> dict[str, float]:
        """The ids of all records of the kind that match, with their scores, best first."""
        from tantivy import Occur, Query

        of_kind = Query.const_score_query(Query.term_query(self.schema, "kind", kind, "basic"), 0.0)
        both = Query.boolean_query([(Occur.Must, of_kind), (Occur.Must, query)])
        ids = self._ids[kind]
        _, hits = self.best(both, len(ids) or 1)
        keys = self.searcher.fast_field_values("key", [address for _, address in hits])
        return {ids[key]: score for key, (score, _) in zip(keys, hits, strict=True)}

    @cached_property
    def _ids(self) -> dict[RecordKind, dict[int | float | None, str]]:
        """The id of each record by the key under which the index has it."""
        records = self._records
        tables: dict[RecordKind, Iterable[str]] = {
            "topic": records.topics,
            "agreement": records.agreements,
            "quote": records.quotes,
        }
        return {kind: {key_of(kind, id_): id_ for id_ in ids} for kind, ids in tables.items()}


def _schema() -> Schema:
    """The index's fields.

    Records and sentences share `kind`, `exact` (words as written) and `stem`. A record has a `key` and the
    stems of its `title`; a sentence its `document`, `start`, `end`, `text`, and the `topic`s it mentions.
    """
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("exact", tokenizer_name="exact", index_option="position")
    builder.add_text_field("title", tokenizer_name="stem", index_option="freq")
    builder.add_text_field("stem", tokenizer_name="stem", index_option="freq")
    builder.add_unsigned_field("key", fast=True)
    builder.add_text_field("topic", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("start", stored=True)
    builder.add_unsigned_field("end", stored=True)
    builder.add_bytes_field("text", stored=True)
    return builder.build()


def _register_words(index: Index) -> None:
    from tui.query.words import exact_analyzer, stem_analyzer

    index.register_tokenizer("exact", exact_analyzer())
    index.register_tokenizer("stem", stem_analyzer())


def _write(
    home: Path, records: Records, known: frozenset[DocumentId], text_of: Callable[[DocumentId], str]
) -> None:
    from tantivy import Index

    index = Index(_schema(), str(home))
    _register_words(index)
    writer = index.writer(_MEMORY, num_threads=1)
    for document in known - records.documents.keys():
        writer.delete_documents_by_term("document", document)
    for kind in ("topic", "agreement", "quote"):
        writer.delete_documents_by_term("kind", kind)
    _add_records(writer, records)
    for document in [id_ for id_ in records.documents if id_ not in known]:
        _add_sentences(writer, records, document, text_of(document))
    writer.commit()
    writer.wait_merging_threads()


def _add_records(writer: IndexWriter, records: Records) -> None:
    from tantivy import Document

    from tui.query.words import american, encodable

    for entry in entries(records):
        added = Document()
        added.add_text("kind", entry.kind)
        added.add_unsigned("key", key_of(entry.kind, entry.id))
        added.add_text("title", american(encodable(entry.title)))
        for piece in map(encodable, (entry.title, *entry.further)):
            added.add_text("exact", piece)
            added.add_text("stem", american(piece))
        writer.add_document(added)


def _add_sentences(writer: IndexWriter, records: Records, id_: DocumentId, text: str) -> None:
    from tantivy import Document

    from tui.query.words import american, encodable

    for passage in passages(records.documents[id_], text, records.names[id_]):
        verbatim = text[passage.start : passage.end]
        words = encodable(verbatim)
        added = Document()
        added.add_text("kind", "sentence")
        added.add_text("document", id_)
        added.add_unsigned("start", passage.start)
        added.add_unsigned("end", passage.end)
        added.add_bytes("text", verbatim.encode("utf-8", "surrogatepass"))
        added.add_text("exact", words)
        added.add_text("stem", american(words))
        for topic in passage.topics:
            added.add_text("topic", topic)
        writer.add_document(added)


def _counts(records: Records) -> tuple[int, int, int]:
    return len(records.documents), len(records.quotes), len(records.agreements)


def _write_manifest(home: Path, records: Records) -> None:
    files = {}
    for file in _files(home):
        state = file.stat()
        files[file.name] = _File(state.st_size, state.st_mtime_ns, zlib.crc32(file.read_bytes()))
    manifest = _Manifest(FORMAT, records.meta, _counts(records), tuple(records.documents), files)
    unfinished = home / f"{MANIFEST}.unfinished"
    unfinished.write_bytes(msgspec.json.encode(manifest))
    unfinished.replace(home / MANIFEST)


def _sound_manifest(home: Path) -> _Manifest | None:
    """The manifest of an index of today's format whose files are those that were written, else None."""
    try:
        manifest = msgspec.json.decode((home / MANIFEST).read_bytes(), type=_Manifest)
        sound = manifest.format == FORMAT and all(
            _is_sound(home / name, file) for name, file in manifest.files.items()
        )
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return manifest if sound else None


def _is_sound(path: Path, written: _File) -> bool:
    state = path.stat()
    if state.st_size != written.size:
        return False
    # A copied library has other times: only then is the content worth reading.
    return state.st_mtime_ns == written.changed or zlib.crc32(path.read_bytes()) == written.checksum


def _files(home: Path) -> Iterator[Path]:
    """What tantivy wrote, its locks apart."""
    for file in sorted(home.iterdir()):
        if file.suffix != ".lock" and not file.name.startswith(MANIFEST):
            yield file
