"""Taking documents out of a library, and describing documents anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from tui import rulebook
from tui.extract.parallel import Workers
from tui.library.build import Corrections, Moved, nothing, read_again, write
from tui.library.progress import Report
from tui.library.removing import Shared
from tui.library.spool import Spool
from tui.library.store import Writer
from tui.model import Document, DocumentId, Findings, Records, Source


def remove(
    writer: Writer,
    workers: Workers,
    leaving: Collection[DocumentId],
    places: Collection[str],
    report: Report,
) -> Records:
    """Take documents out of the library, with all that only they hold, and forget places.

    Raises `UserError` where the library can't be written.
    """
    before = writer.records or nothing()
    sources = {
        place: known
        for place, known in before.sources.items()
        if known.document not in leaving and place not in places
    }
    taken_out = dict.fromkeys(leaving, "")
    records = exchange(writer, workers, replace(before, sources=sources), (), taken_out, report)
    writer.forget(before.documents, before.sources.values())
    return records


def describe_again(
    writer: Writer,
    workers: Workers,
    ids: Collection[DocumentId],
    corrections: Corrections,
    report: Report,
) -> Records:
    """Make the records of these documents again, with what the person corrected. Raises `UserError`."""
    before = writer.records or nothing()
    documents = [read_again(writer, before.documents[id], corrections) for id in ids]
    return exchange(writer, workers, before, documents, {id: id for id in ids}, report)


def exchange(
    writer: Writer,
    workers: Workers,
    base: Records,
    documents: Iterable[Document],
    moved: Moved,
    report: Report,
    places: Mapping[str, Source] | None = None,
) -> Records:
    """Write `base` with `documents`, whose texts are kept, in the place of those that `moved` names.

    What the latter share with others is found again in these. `places` are as `build.write` has them. Raises
    `UserError`.
    """
    shared = Shared(base, moved)
    coming = list(documents)
    spool = Spool(writer.library, rulebook.version())
    spool.fill([*shared.documents, *coming], workers, report)
    workers.rest()
    place = {moved.get(id, id): number for number, id in enumerate(base.documents)}
    found: list[Findings] = [
        *shared.only(spool.findings(shared.documents)),
        *spool.findings(coming),
    ]
    found.sort(key=lambda findings: place.get(findings.document.id, len(place)))
    records = write(writer, shared.taken_out(base), found, moved, places)
    spool.drop([findings.document.id for findings in found])
    return records
