"""From what was found in documents to the store: put together, written, and the person's work led along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from types import MappingProxyType

from msgspec.structs import replace

from tui import codebook, rulebook
from tui.documents import reading
from tui.documents.walking import readable_files
from tui.errors import UserError
from tui.extract.parallel import Workers
from tui.library import anchors, folder, near, notes
from tui.library.aliases import keep_ids
from tui.library.merge import Known, merge
from tui.library.progress import Report
from tui.library.removing import Shared
from tui.library.sources import Taken, standing, unanalysed
from tui.library.spool import Spool
from tui.library.store import SCHEMA, Writer
from tui.model import Document, DocumentId, Facts, Findings, Meta, Records, Source
from tui.paths import PROGRAM, data_folder

Corrections = Mapping[DocumentId, Facts]
Moved = Mapping[DocumentId, DocumentId]

NO_CORRECTIONS: Corrections = MappingProxyType({})
NONE_MOVED: Moved = MappingProxyType({})


def nothing() -> Records:
    """A library that holds nothing yet."""
    return Records(Meta(SCHEMA, "", rulebook.version(), 0), {}, {}, {}, {}, {})


def shipped_article() -> Iterator[Taken]:
    """What a new default library starts with."""
    for path in readable_files(data_folder() / "documents"):
        read = reading.read(path)
        document = reading.document(read, path.name)
        yield Taken(document, read.text)


def write(
    writer: Writer,
    base: Records,
    found: Iterable[Findings],
    moved: Moved = NONE_MOVED,
    places: Mapping[str, Source] | None = None,
    known: Known | None = None,
) -> Records:
    """Write what stays of the library (`base`) with what was `found` in further documents.

    `moved` are documents whose place others take, `places` those from which documents came before, if other
    than those in the library, `known` is as `merge` has it. All ids stay ways to their records. The version
    of the rules stays that of the base: it is the oldest by which any record was made. Raises `UserError`.
    """
    before = writer.records or base
    topics = {entry.label: entry.topic for entry in codebook.load().topics}
    topics |= {label: topic for label, topic in base.topics.items() if label not in topics}
    meta = Meta(SCHEMA, version(PROGRAM), base.meta.rules, before.meta.generation + 1)
    merged = merge(replace(base, meta=meta, topics=topics), found, known, again=bool(moved))
    records = keep_ids(before, _in_order(before, merged, moved), moved)
    records = standing(before.sources if places is None else places, records)
    records = near.compared(writer.library, records, writer.text)
    records = writer.write(records)
    _lead_work(writer, records, moved)
    return records


def rebuild(
    writer: Writer, workers: Workers, report: Report, corrections: Corrections = NO_CORRECTIONS
) -> tuple[Records, list[str]]:
    """Make all records again from the library's own texts, with the rules of now and what was corrected.

    What is known of a document whose text is missing or was changed stays as it was; a sentence for each
    says so. Raises `UserError` where the library can't be written.
    """
    before = writer.records or nothing()
    documents: list[Document] = []
    problems: dict[DocumentId, str] = {}
    for id, known in before.documents.items():
        try:
            documents.append(read_again(writer, known, corrections))
        except UserError as error:
            problems[id] = str(error)
    spool = Spool(writer.library, rulebook.version())
    failed = spool.fill(documents, workers, report)
    workers.rest()
    again = {document.id: document.id for document in documents}
    base = Shared(before, again).taken_out(before) if problems else replace(nothing(), sources=before.sources)
    records = write(writer, base, spool.findings(documents), again)
    spool.remove()
    return records, [*problems.values(), *map(unanalysed, failed)]


def read_again(writer: Writer, document: Document, corrections: Corrections) -> Document:
    """What the kept text says of itself, by the rules of now, and what the person says of it.

    Raises `UserError` where the text is missing or was changed.
    """
    corrected = corrections.get(document.id, reading.NOTHING)
    again = reading.read_again(document, writer.text(document.id), corrected)
    if again.id != document.id:
        raise folder.changed(writer.library, document.id)
    return replace(again, newer=document.newer, near=document.near)


def _in_order(before: Records, merged: Records, moved: Moved) -> Records:
    """The documents in the order that a rebuild would give them; none has a newer one that is gone."""
    if not moved:
        return merged
    order = (*(moved.get(id, id) for id in before.documents), *merged.documents)
    documents = [id for id in dict.fromkeys(order) if id in merged.documents]
    return replace(
        merged,
        documents={id: _with_newer(merged.documents[id], before, merged, moved) for id in documents},
        names={id: merged.names[id] for id in documents},
    )


def _with_newer(document: Document, before: Records, merged: Records, moved: Moved) -> Document:
    """The document with a newer version that the library holds, if there is one."""
    newer = document.newer
    while newer and newer not in merged.documents:
        known = before.documents.get(newer)
        newer = moved.get(newer) or (known.newer if known else None)
    return document if newer == document.newer else replace(document, newer=newer)


def _lead_work(writer: Writer, records: Records, moved: Moved) -> None:
    """Have the person's work follow its records."""
    work = notes.load(writer.library)
    left = {old: new for old, new in moved.items() if new != old and old in work.corrections}
    if not left and not anchors.anchored(work, records).lost:
        return
    with notes.changing(writer.library) as changes:
        for old, new in left.items():
            if new in records.documents:
                changes.put("corrections", new, changes.work.corrections[old])
        anchors.follow(changes, records, writer.text, moved)
