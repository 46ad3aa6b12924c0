"""Writing a library's text index, in a process that builds and never in the explorer's."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from tantivy import Document, Index, IndexWriter, Schema, SchemaBuilder

from tui.errors import UserError
from tui.extract.spelling import american
from tui.library.pages import differing
from tui.model import DocumentId, Records, TextOf
from tui.query.entries import (
    Entry,
    RecordKind,
    entries,
    key_of,
    of_agreement,
    of_quote,
    of_topic,
    passages,
)
from tui.query.index import FOLDER
from tui.query.manifest import Manifest, put_back, take_away
from tui.query.words import encodable, register

T = TypeVar("T")

_MEMORY = 32_000_000
"""Bytes that tantivy may fill before it writes a segment."""

_MANY = 100
"""Documents; after more of them at once, segments are merged before the index is given back."""


def update(folder: Path, records: Records, text_of: TextOf, before: Records | None = None) -> None:
    """Make the index in a library's folder fit the records: it gets every sentence of new documents, and the
    words of all records; where it was made of the records `before`, only of those that changed since. Of a
    document without its text no sentence is found.

    It is made from nothing where it is missing, damaged or of another version of format or rules. Raises
    `UserError` where it cannot be written.
    """
    home = folder / FOLDER
    manifest = Manifest.of(home)
    try:
        if manifest is None or manifest.meta.rules != records.meta.rules:
            shutil.rmtree(home, ignore_errors=True)
            manifest = None
        home.mkdir(parents=True, exist_ok=True)
        take_away(home)
        index = Index(_schema(), str(home))
        register(index)
        writer = _writer(index)
        if before is not None and manifest is not None and manifest.fits(before):
            _write_changed(writer, before, records, text_of)
        else:
            _write(writer, records, frozenset(manifest.documents if manifest else ()), text_of)
        _finish(writer)
        if manifest is None or len(records.documents) - len(manifest.documents) > _MANY:
            _merge(index)
        put_back(home, records, manifest)
    except (OSError, ValueError) as error:
        do = "Make room there, or give yourself the right to write, and run indojp-tui build."
        raise UserError(f"The text index could not be written: {error}.", do) from error


def _writer(index: Index) -> IndexWriter:
    return index.writer(_MEMORY, num_threads=1)


def _finish(writer: IndexWriter) -> None:
    writer.commit()
    writer.wait_merging_threads()


def _merge(index: Index) -> None:
    """Have done what tantivy would do with the next document: it looks for what to merge when it commits, and
    what it merged may be merged with more."""
    segments = -1
    while segments != (segments := index.searcher().num_segments):
        _finish(_writer(index))
        index.reload()


def _schema() -> Schema:
    """The index's fields.

    Records and sentences share `kind`, `exact` (words as written) and `stem`. A record has a `key` and the
    stems of its `title`; a sentence its `document`, `start`, `end`, `text`, and the `topic`s it mentions.
    """
    builder = SchemaBuilder()
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("exact", tokenizer_name="exact", index_option="position")
    builder.add_text_field("title", tokenizer_name="stem", index_option="freq")
    builder.add_text_field("stem", tokenizer_name="stem", index_option="freq")
    builder.add_unsigned_field("key", fast=True, indexed=True)
    builder.add_text_field("topic", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("start", stored=True)
    builder.add_unsigned_field("end", stored=True)
    builder.add_bytes_field("text", stored=True)
    return builder.build()


def _write(writer: IndexWriter, records: Records, known: frozenset[DocumentId], text_of: TextOf) -> None:
    """Write the sentences of documents that are not `known`, and all records anew."""
    for document in known - records.documents.keys():
        writer.delete_documents_by_term("document", document)
    for kind in ("topic", "agreement", "quote"):
        writer.delete_documents_by_term("kind", kind)
    for entry in entries(records):
        _add_record(writer, entry)
    for document in [id_ for id_ in records.documents if id_ not in known]:
        _add_sentences(writer, records, document, text_of)


def _write_changed(writer: IndexWriter, before: Records, records: Records, text_of: TextOf) -> None:
    """Write what is not as it was: a record that was not touched is the very same value."""
    _write_table(writer, "topic", before.topics, records.topics, of_topic)
    _write_table(writer, "agreement", before.agreements, records.agreements, of_agreement)
    _write_table(writer, "quote", before.quotes, records.quotes, of_quote)
    for document in _texts_changed(before, records):
        writer.delete_documents_by_term("document", document)
    for document in _texts_changed(records, before):
        _add_sentences(writer, records, document, text_of)


def _write_table(
    writer: IndexWriter,
    kind: RecordKind,
    before: Mapping[str, T],
    standing: Mapping[str, T],
    entry_of: Callable[[T], Entry],
) -> None:
    for id, record in standing.items():
        old = before.get(id)
        if old is record:
            continue
        entry = entry_of(record)
        if old is not None:
            if entry_of(old) == entry:
                continue
            writer.delete_documents_by_term("key", key_of(kind, id))
        _add_record(writer, entry)
    for id in before.keys() - standing.keys():
        writer.delete_documents_by_term("key", key_of(kind, id))


def _texts_changed(records: Records, others: Records) -> list[DocumentId]:
    """The documents whose sentences the others don't have as they are here."""
    named_otherwise = {*differing(records.names, others.names)}
    return [
        id
        for id, document in records.documents.items()
        if id not in others.documents
        or others.documents[id].blocks != document.blocks
        or id in named_otherwise
    ]


def _add_record(writer: IndexWriter, entry: Entry) -> None:
    added = Document()
    added.add_text("kind", entry.kind)
    added.add_unsigned("key", key_of(entry.kind, entry.id))
    added.add_text("title", american(encodable(entry.title)))
    for piece in map(encodable, (entry.title, *entry.further)):
        added.add_text("exact", piece)
        added.add_text("stem", american(piece))
    writer.add_document(added)


def _add_sentences(writer: IndexWriter, records: Records, id_: DocumentId, text_of: TextOf) -> None:
    try:
        text = text_of(id_)
    except UserError:  # `doctor` tells of it; what can be read shall be found all the same
        return
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
