"""Writing a library's text index, in a process that builds and never in the explorer's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tantivy import Document, Index, IndexWriter, Schema, SchemaBuilder

from tui.errors import UserError
from tui.model import DocumentId, Records
from tui.query.entries import entries, key_of, passages
from tui.query.index import FOLDER, MEND
from tui.query.manifest import Manifest, put_back, take_away
from tui.query.words import american, encodable, register

_MEMORY = 64_000_000
"""Bytes that tantivy may fill before it writes a segment."""

TextOf = Callable[[DocumentId], str]


def update(folder: Path, records: Records, text_of: TextOf) -> None:
    """Make the index in a library's folder fit the records: it gets every sentence of new documents, and the
    words of all records.

    It is made from nothing where it is missing, damaged or of another version of format or rules. Raises
    `UserError` where it cannot be written.
    """
    home = folder / FOLDER
    manifest = Manifest.of(home)
    try:
        if manifest is None or manifest.meta.rules != records.meta.rules:
            shutil.rmtree(home, ignore_errors=True)
            known: frozenset[DocumentId] = frozenset()
        else:
            known = frozenset(manifest.documents)
        home.mkdir(parents=True, exist_ok=True)
        take_away(home)
        _write(home, records, known, text_of)
        put_back(home, records)
    except (OSError, ValueError) as error:
        raise UserError(f"The text index could not be written: {error}.", MEND) from error


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
    builder.add_unsigned_field("key", fast=True)
    builder.add_text_field("topic", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("start", stored=True)
    builder.add_unsigned_field("end", stored=True)
    builder.add_bytes_field("text", stored=True)
    return builder.build()


def _write(home: Path, records: Records, known: frozenset[DocumentId], text_of: TextOf) -> None:
    index = Index(_schema(), str(home))
    register(index)
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
