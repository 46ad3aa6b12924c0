"""Taking documents into a library: read, analysed on all cores meanwhile, and written now and then."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec.structs import replace

from tui import rulebook
from tui.extract import spelling
from tui.extract.parallel import LOAD, Found, Workers
from tui.library import folder, instruments
from tui.library.build import Moved, nothing, write
from tui.library.changing import exchange
from tui.library.merge import Known
from tui.library.progress import Progress, Report, sentence
from tui.library.sources import Intake, Taken
from tui.library.spool import Spool
from tui.library.store import Writer, without_collecting
from tui.model import Document, DocumentId, Records

ROUND = 100_000_000
"""Characters that are analysed before the library is written with what was found: a quarter of an hour's
work, which the spool keeps meanwhile. Each writing leaves memory in pieces, which tells when others analyse.

While more than a load is analysed the records are let go, and while they are written no process analyses: one
of both at a time is in memory.
"""

MANY = 100
"""Documents; to put together what was found in more of them takes so long that it is said."""

Written = Callable[[Records | None, Records], None]
"""Is told of each change of the records: as they were before it, None in a new library, and as they are."""


def add(writer: Writer, workers: Workers, intake: Intake, written: Written, report: Report) -> Records:
    """Take documents into the library, which is made where there is none; those it holds are passed over.

    Where one interrupts, what is found so far is written first. Raises `UserError` where the library can't be
    read or written.
    """
    adding = _Adding(writer, workers, intake, written, report)
    try:
        while adding.round():
            pass
    except KeyboardInterrupt:
        adding.write()
        adding.leave()
        raise
    writer.forget(intake.known, intake.before.values())
    Spool(writer.library, rulebook.version()).remove()
    assert writer.records
    return writer.records


def add_shipped(writer: Writer, workers: Workers, shipped: Iterable[Taken], report: Report) -> Records:
    """Begin a library with documents that come with the program. Raises `UserError`."""
    documents = []
    for taken in shipped:
        writer.keep_text(taken.document.id, taken.text)
        documents.append(taken.document)
    spool = Spool(writer.library, rulebook.version())
    spool.fill(documents, workers, report)
    records = write(writer, nothing(), spool.findings(documents))
    spool.remove()
    return records


def take_in(writer: Writer) -> list[Document]:
    """Write what an interrupted run found and could not write any more; the documents. Raises `UserError`."""
    spool = Spool(writer.library, rulebook.version())
    base = writer.records or nothing()
    sources = dict(base.sources)
    left: list[Document] = []
    for spooled in spool.left_over(base.documents):
        document = spooled.findings.document
        if folder.has_text(writer.library, document.id):  # it may not have been on the disk yet
            left.append(document)
            if spooled.source:
                sources[spooled.source.place] = spooled.source
    if left:
        write(writer, replace(base, sources=sources), spool.findings(left))
        spool.drop(document.id for document in left)
    return left


class _Adding:
    """One run, round by round."""

    def __init__(
        self, writer: Writer, workers: Workers, intake: Intake, written: Written, report: Report
    ) -> None:
        self._writer = writer
        self._workers = workers
        self._intake = intake
        self._written = written
        self._coming = iter(intake)
        self._report = report
        self._spool = Spool(writer.library, rulebook.version())
        self._taken: dict[DocumentId, Taken] = {}
        """What was read and is not analysed yet, without its text."""
        self._read: set[DocumentId] = set()
        """What was read in this run."""
        self._found: list[Document] = []
        self._full = False
        """Whether there may be more to read than one round takes."""
        self._moved: dict[DocumentId, DocumentId] = {}
        # Made now, while the first process loads the linguistics.
        with without_collecting():
            self._known = Known(writer.records) if writer.records else None

    def round(self) -> bool:
        """Read and analyse as much as is written at once, and write it; whether there may be more."""
        for found in self._workers.extract(self._documents()):
            self._keep(found)
        self.write()
        if self._full:
            self._let_go()  # before anything is read: what is kept of that would lie between the records
        return self._full

    def _documents(self) -> Iterator[tuple[Document, str]]:
        """Documents that are to be analysed, till the round is full."""
        room = ROUND
        standing = self._intake.known
        while room > 0 and (taken := next(self._coming, None)):
            document, text = taken.document, taken.text
            if taken.replaces:
                self._moved[taken.replaces] = document.id
            if document.id in self._read or (document.id in standing and taken.replaces != document.id):
                self._intake.pace.skip(taken.size)
                sentence(self._report, f"{document.name} is in the library already.")
                continue
            if not self._read:
                self._intake.pace.begin()
            self._read.add(document.id)
            self._taken[document.id] = taken._replace(text="")
            self._writer.keep_text(document.id, text)
            room -= len(text)
            if ROUND - room > LOAD:
                self._let_go()
            yield document, text
        self._full = room <= 0

    def _let_go(self) -> None:
        """Give back what the records, and what was made of them, fill."""
        self._known = None
        spelling.forget()
        instruments.forget()
        self._writer.let_go()

    def _keep(self, found: Found) -> None:
        taken = self._taken.pop(found.document.id)
        self._spool.keep(found, taken.source)
        self._found.append(found.document)
        if found.encoded is None:
            self._intake.analysis_failed(taken)
        words = f"{found.document.name} is analysed"
        self._intake.pace.step(words, taken.size, found.document.length)

    def leave(self) -> None:
        """Take away what was read and not analysed: whoever goes on reads it again."""
        taken = self._taken.values()
        self._writer.forget(self._taken, [one.source for one in taken if one.source])

    def write(self) -> None:
        """Write what was found since the last time."""
        self._workers.rest()
        found, self._found = self._found, []
        if len(found) > MANY:
            self._report(Progress("merging", 0, len(found), "Putting together what was found"))
        ids = {document.id for document in found}
        before = self._writer.records
        base = replace(before or nothing(), sources=self._intake.sources)
        moved = self._moved_now(base, ids)
        if moved:
            taking = {*moved.values()}
            again = [document for document in found if document.id in taking]
            found = [document for document in found if document.id not in taking]
            base = exchange(
                self._writer, self._workers, base, again, moved, self._report, self._intake.before
            )
            base = replace(base, sources=self._intake.sources)
        standing = self._writer.records
        known = self._known if standing is before else None
        self._known = None
        if found or standing is None or base.sources != standing.sources:
            findings = self._spool.findings(found)
            standing = write(self._writer, base, findings, places=self._intake.before, known=known)
        if standing is not before:
            gc.collect()  # what merging filled is given back before indexing fills more
            self._written(before, standing)
        self._spool.drop(ids)

    def _moved_now(self, base: Records, found: Collection[DocumentId]) -> Moved:
        """The library's documents whose place is taken by others, which were found now or are in it already;
        by themselves, where they were found anew."""
        return {
            old: new
            for old, new in self._moved.items()
            if old in base.documents and (new in found or (new in base.documents and new != old))
        }
