"""What a library's own files give again: texts from originals, originals from places, records from texts.

A text that is in no record came from who was ended while adding, or its record was lost with a store that
can't be understood: it is taken in, since a document too many can be taken out and one too few is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from os.path import isabs
from pathlib import Path

from msgspec.structs import replace

from tui import rulebook
from tui.documents import reading
from tui.documents.guarded import Reader
from tui.errors import UserError
from tui.extract.parallel import Workers
from tui.library import damage, files, folder
from tui.library.build import Corrections, nothing, write
from tui.library.progress import Progress, Report
from tui.library.repair import Outcome, kept_as, put_aside
from tui.library.sources import unanalysed
from tui.library.spool import Spool
from tui.library.store import Writer
from tui.model import Document, DocumentId, Reading, Source


def regain(
    writer: Writer, workers: Workers, corrections: Corrections, report: Report, outcome: Outcome
) -> None:
    """Mend what the records of a library, which can be understood, say that it holds; and take in what it
    holds beside. Raises `UserError` where the library can't be written.
    """
    found = damage.find(writer.library)
    with Reader() as reader:
        regaining = _Regaining(writer, reader, outcome)
        regaining.texts(found.texts)
        regaining.originals(found.originals)
        coming = regaining.strays(found.strays, corrections, report)
    regaining.put_torn_aside(found.torn)
    regaining.free(found.places, {document.id for document in coming})
    regaining.write(coming, workers, report)


class _Regaining:
    def __init__(self, writer: Writer, reader: Reader, outcome: Outcome) -> None:
        self._writer = writer
        self._library = writer.library
        self._reader = reader
        self._outcome = outcome
        self._base = writer.records or nothing()
        self._sources = dict(self._base.sources)

    def texts(self, documents: Iterable[Document]) -> None:
        """Read lost texts again from what they were read from."""
        for document in documents:
            holders = (source for source in self._sources.values() if source.document == document.id)
            read = (self._read(data, document.name) for data in self._copies(holders))
            texts = (known.text for known in read if known)
            text = next((text for text in texts if reading.document_id(text) == document.id), None)
            path = folder.text_file(self._library, document.id)
            if text is None:
                self._outcome.left.append(
                    f"{document.name} has lost its text, {path.name}; take that from a backup, or read the "
                    "file again with add --reread."
                )
                continue
            aside = self._put_aside(path)
            self._writer.keep_text(document.id, text)
            self._outcome.done.append(f"The text of {document.name} is read again{aside}.")

    def originals(self, names: Iterable[str]) -> None:
        """Copy lost originals again from the places that still have them."""
        for name in names:
            copies = self._copies(source for source in self._sources.values() if source.kept == name)
            data = next((data for data in copies if damage.is_original(name, data)), None)
            if data is None:
                self._outcome.left.append(f"The original {name} is lost; take it from a backup.")
                continue
            path = folder.original_file(self._library, name)
            aside = self._put_aside(path)
            with files.explained(self._library):
                path.parent.mkdir(exist_ok=True)
                files.replace(path, data)
            self._outcome.done.append(f"The original {name} is copied again{aside}.")

    def _copies(self, sources: Iterable[Source]) -> Iterator[bytes]:
        """What may be what was read at these places: what is kept of it, and what stands there now."""
        for source in sources:
            for path in self._paths(source):
                with suppress(UserError):  # what is found nowhere is told of as lost
                    yield reading.bytes_of(path)

    def _paths(self, source: Source) -> Iterator[Path]:
        if source.kept:
            yield folder.original_file(self._library, source.kept)
        if isabs(source.place):
            yield Path(source.place)

    def _read(self, data: bytes, name: str) -> Reading | None:
        try:
            return self._reader.read(data, name)
        except UserError as error:
            self._outcome.left.append(str(error))
            return None

    def _put_aside(self, path: Path) -> str:
        """Keep what stands there, if anything does; where, in words that go on a sentence."""
        with files.explained(self._library):
            return kept_as([put_aside(self._library, path)] if path.exists() else [])

    def strays(self, ids: Sequence[DocumentId], corrections: Corrections, report: Report) -> list[Document]:
        """The documents of texts in no record, described by their originals where these are kept."""
        documents: dict[DocumentId, Document] = {}

        def take_in(id: DocumentId, read: Reading, name: str) -> None:
            documents[id] = reading.document(read, name, corrections.get(id, reading.NOTHING))

        copies = damage.stray_originals(self._library, self._writer.records)
        for number, path in enumerate(copies, 1):
            report(Progress("reading", number, len(copies), f"Reading {path.name}"))
            read = self._read(reading.bytes_of(path), path.name)
            id = reading.document_id(read.text) if read else ""
            if read is None or id in self._base.documents:
                continue
            self._writer.keep_text(id, read.text)
            place = f"{folder.ORIGINALS}/{path.name}"
            self._sources[place] = Source(place, id, read.digest, kept=path.name)
            take_in(id, read, path.name)
        for id in ids:
            if id not in documents:
                take_in(id, Reading(self._writer.text(id), "text"), f"{id}.txt")
        for id, document in documents.items():
            words = document.title or document.name
            self._outcome.done.append(f"“{words}” ({id}) was in no record: it is taken in.")
        return list(documents.values())

    def put_torn_aside(self, paths: Iterable[Path]) -> None:
        """Put aside what is no whole text."""
        for path in paths:
            aside = self._put_aside(path)
            with files.explained(self._library):
                path.unlink()
            self._outcome.done.append(f"{path.name} is the text of no document{aside}.")

    def free(self, places: Iterable[str], coming: Collection[DocumentId]) -> None:
        """Forget what places held whose document is gone, so that the next add reads them again."""
        for place in places:
            if self._sources[place].document in coming:
                continue
            self._sources[place] = Source(place, None, kept=self._sources[place].kept)
            self._outcome.done.append(f"What was read from {place} is gone; the next add reads it again.")

    def write(self, coming: Sequence[Document], workers: Workers, report: Report) -> None:
        """Write the records with those of the documents that come in."""
        if not coming and self._sources == self._base.sources and self._writer.records:
            self._writer.flush()
            return
        spool = Spool(self._library, rulebook.version())
        failed = spool.fill(coming, workers, report)
        workers.rest()
        write(self._writer, replace(self._base, sources=self._sources), spool.findings(coming))
        spool.drop(document.id for document in coming)
        self._outcome.left.extend(map(unanalysed, failed))
