"""From documents to the store: keep the texts, extract, merge, write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from tui import codebook
from tui.documents import reading
from tui.documents.walking import readable_files
from tui.extract import pipeline
from tui.library import folder
from tui.library.aliases import keep_ids
from tui.library.merge import merge
from tui.library.progress import Progress, Report
from tui.library.spool import Spool
from tui.library.store import SCHEMA, Writer
from tui.model import Document, DocumentId, Meta, Records
from tui.paths import PROGRAM, data_folder


def rules() -> str:
    """The version of rules and code book that a build uses now, as `Meta.rules` has it."""
    return f"{pipeline.RULES_VERSION}/{codebook.version()}"


def add(writer: Writer, documents: Iterable[tuple[Document, str]], report: Report) -> Records:
    """Take documents into the library, which is made where there is none; those it holds are passed over.

    Raises `UserError` where the library can't be read or written.
    """
    before = writer.records or _nothing()
    new: dict[DocumentId, Document] = {}
    for document, text in documents:
        if document.id in before.documents or document.id in new:
            report(Progress("reading", len(new), 0, f"{document.name} is in the library already"))
            continue
        writer.keep_text(document.id, text)
        new[document.id] = document
        report(Progress("reading", len(new), 0, f"{document.name} is read"))
    if writer.records and not new:
        return writer.records
    return _write(writer, before, before, new.values(), report)


def rebuild(writer: Writer, report: Report) -> Records:
    """Make all records again from the library's own texts, with the rules of now.

    Raises `UserError` where the library can't be written, or lacks a text or holds another in its place.
    """
    before = writer.records or _nothing()
    documents = [_read_again(writer.library, document) for document in before.documents.values()]
    return _write(writer, before, _nothing(), documents, report)


def _read_again(library: Path, document: Document) -> Document:
    """What the kept text says of itself, by the rules of now."""
    again = reading.read_again(document, folder.read_text(library, document.id))
    if again.id != document.id:
        raise folder.changed(library, document.id)
    return again


def shipped_article() -> Iterator[tuple[Document, str]]:
    """What a new default library starts with."""
    for path in readable_files(data_folder() / "documents"):
        read = reading.read(path)
        yield reading.document(read, path.name), read.text


def _nothing() -> Records:
    return Records(Meta(SCHEMA, "", rules(), 0), {}, {}, {}, {}, {})


def _write(
    writer: Writer, before: Records, base: Records, documents: Collection[Document], report: Report
) -> Records:
    """Write what stays of the library (`base`) with what is found in the documents; ids of `before` are kept.

    The version of the rules stays that of the base: it is the oldest by which any record was made.
    """
    spool = Spool(writer.library, rules())
    spool.fill(documents, report)
    topics = {entry.label: entry.topic for entry in codebook.load().topics}
    topics |= {label: topic for label, topic in base.topics.items() if label not in topics}
    meta = Meta(SCHEMA, version(PROGRAM), base.meta.rules, before.meta.generation + 1)
    found = merge(replace(base, meta=meta, topics=topics), spool.findings(documents))
    records = keep_ids(before, found)
    writer.write(records)
    spool.remove()
    return records
