"""From documents to the store: keep the texts, extract, merge, write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui import codebook
from tui.documents import reading
from tui.documents.walking import readable_files
from tui.errors import UserError
from tui.extract import pipeline
from tui.library import anchors, folder, notes
from tui.library.aliases import keep_ids
from tui.library.merge import merge
from tui.library.progress import Progress, Report
from tui.library.removing import Shared
from tui.library.sources import older_versions
from tui.library.spool import Spool
from tui.library.store import SCHEMA, Writer
from tui.model import Document, DocumentId, Facts, Meta, Records
from tui.paths import PROGRAM, data_folder

if TYPE_CHECKING:
    from tui.library.sources import Intake

Corrections = Mapping[DocumentId, Facts]

_NONE: Corrections = MappingProxyType({})


def rules() -> str:
    """The version of rules and code book that a build uses now, as `Meta.rules` has it."""
    return f"{pipeline.RULES_VERSION}/{codebook.version()}"


def add(
    writer: Writer, documents: Iterable[tuple[Document, str]], report: Report, intake: Intake | None = None
) -> Records:
    """Take documents into the library, which is made where there is none; those it holds are passed over.

    Where they come from an `intake`, it says what else changes: where documents were read, and which take
    the place of others. Raises `UserError` where the library can't be read or written.
    """
    before = writer.records or _nothing()
    moved: Mapping[DocumentId, DocumentId] = intake.moved if intake else {}
    new: dict[DocumentId, Document] = {}
    for document, text in documents:
        if document.id in new or (document.id in before.documents and document.id not in moved):
            report(Progress("reading", len(new), 0, f"{document.name} is in the library already"))
            continue
        if document.id not in before.documents:
            writer.keep_text(document.id, text)
        new[document.id] = document
        report(Progress("reading", len(new), 0, f"{document.name} is read"))
    base = replace(before, sources=intake.sources) if intake else before
    if writer.records and not new and base.sources == before.sources:
        return writer.records
    return _change(writer, base, new.values(), moved, report)


def remove(writer: Writer, leaving: Collection[DocumentId], report: Report) -> Records:
    """Take documents out of the library, with all that only they hold.

    Raises `UserError` where the library can't be written.
    """
    before = writer.records or _nothing()
    sources = {place: known for place, known in before.sources.items() if known.document not in leaving}
    records = _change(writer, replace(before, sources=sources), [], dict.fromkeys(leaving, ""), report)
    writer.forget(before)
    return records


def describe_again(
    writer: Writer, ids: Collection[DocumentId], corrections: Corrections, report: Report
) -> Records:
    """Make the records of these documents again, with what the person corrected. Raises `UserError`."""
    before = writer.records or _nothing()
    documents = [_read_again(writer.library, before.documents[id], corrections) for id in ids]
    return _change(writer, before, documents, {id: id for id in ids}, report)


def rebuild(writer: Writer, report: Report, corrections: Corrections = _NONE) -> tuple[Records, list[str]]:
    """Make all records again from the library's own texts, with the rules of now and what was corrected.

    What is known of a document whose text is missing or was changed stays as it was; a sentence for each
    says so. Raises `UserError` where the library can't be written.
    """
    before = writer.records or _nothing()
    documents: list[Document] = []
    problems: dict[DocumentId, str] = {}
    for id, known in before.documents.items():
        try:
            documents.append(_read_again(writer.library, known, corrections))
        except UserError as error:
            problems[id] = str(error)
    again = {document.id: document.id for document in documents}
    nothing = replace(_nothing(), sources=before.sources)
    base = Shared(before, again).taken_out(before) if problems else nothing
    return _write(writer, before, base, documents, again, report), list(problems.values())


def _change(
    writer: Writer,
    before: Records,
    documents: Collection[Document],
    moved: Mapping[DocumentId, DocumentId],
    report: Report,
) -> Records:
    """Write `before` with further documents, without those in whose place others come."""
    standing = writer.records or before
    if not moved:
        return _write(writer, standing, before, documents, moved, report)
    shared = Shared(before, moved)
    spool = Spool(writer.library, rules())
    spool.fill(shared.documents, report)
    found = shared.only(spool.findings(shared.documents))
    base = merge(shared.taken_out(before), found, again=True)
    return _write(writer, standing, base, documents, moved, report)


def _read_again(library: Path, document: Document, corrections: Corrections) -> Document:
    """What the kept text says of itself, by the rules of now, and what the person says of it."""
    corrected = corrections.get(document.id, reading.NOTHING)
    again = reading.read_again(document, folder.read_text(library, document.id), corrected)
    if again.id != document.id:
        raise folder.changed(library, document.id)
    return replace(again, newer=document.newer, near=document.near)


def shipped_article() -> Iterator[tuple[Document, str]]:
    """What a new default library starts with."""
    for path in readable_files(data_folder() / "documents"):
        read = reading.read(path)
        yield reading.document(read, path.name), read.text


def _nothing() -> Records:
    return Records(Meta(SCHEMA, "", rules(), 0), {}, {}, {}, {}, {})


def _write(
    writer: Writer,
    before: Records,
    base: Records,
    documents: Collection[Document],
    moved: Mapping[DocumentId, DocumentId],
    report: Report,
) -> Records:
    """Write what stays of the library (`base`) with what is found in the documents; ids of `before` are kept.

    The version of the rules stays that of the base: it is the oldest by which any record was made. Where one
    interrupts, what is found so far is written first.
    """
    spool = Spool(writer.library, rules())
    interrupted: KeyboardInterrupt | None = None
    try:
        spool.fill(documents, report)
    except KeyboardInterrupt as interrupt:
        if before.documents.keys() & moved.keys():
            raise
        interrupted = interrupt
    topics = {entry.label: entry.topic for entry in codebook.load().topics}
    topics |= {label: topic for label, topic in base.topics.items() if label not in topics}
    meta = Meta(SCHEMA, version(PROGRAM), base.meta.rules, before.meta.generation + 1)
    found = merge(replace(base, meta=meta, topics=topics), spool.findings(documents))
    if interrupted and len(found.documents) == len(base.documents):
        raise interrupted
    records = _in_order(before, keep_ids(before, found))
    writer.write(records)
    _follow(writer, records, moved)
    if interrupted:
        raise interrupted
    spool.remove()
    return records


def _in_order(before: Records, found: Records) -> Records:
    """The documents as they stood before, then the new ones; only places whose documents are in."""
    order = [id for id in dict.fromkeys((*before.documents, *found.documents)) if id in found.documents]
    sources = {
        place: source
        for place, source in found.sources.items()
        if source.document is None or source.document in found.documents
    }
    found = replace(found, documents={id: found.documents[id] for id in order}, sources=sources)
    return replace(found, documents=older_versions(before.sources, found))


def _follow(writer: Writer, records: Records, moved: Mapping[DocumentId, DocumentId]) -> None:
    """Have the person's work follow its records."""
    if not (writer.library / folder.NOTES).exists():
        return
    with notes.changing(writer.library) as changes:
        for old, new in moved.items():
            if new != old and new in records.documents and old in changes.work.corrections:
                changes.put("corrections", new, changes.work.corrections[old])
        anchors.follow(changes, records, lambda id: folder.read_text(writer.library, id), moved)
