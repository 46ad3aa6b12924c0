"""Places → documents: files and folders, addresses, standard input, and those that a library knows already.

What was read where is remembered (`Records.sources`), so that only what is new or changed is read again, and
what can't be read stands there with its reason.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from tui.documents import reading, walking
from tui.documents.guarded import Reader
from tui.errors import UserError
from tui.library import folder
from tui.library.progress import Progress, Report
from tui.library.store import Writer
from tui.model import Document, DocumentId, Facts, Reading, Records, Source

STANDARD_INPUT = "-"

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Intake:
    """The documents of what is named, read one after the other as they are asked for; once.

    Without names and with `reread` they are those of all places that the library knows. `sources` and `moved`
    grow meanwhile: the places as they are now, and the documents whose place others take, as they are read
    otherwise than before (their text may be the same).
    """

    def __init__(
        self,
        writer: Writer,
        names: Sequence[str],
        corrections: Mapping[DocumentId, Facts],
        report: Report,
        *,
        reread: bool = False,
    ) -> None:
        self._writer = writer
        self._names = names
        self._corrections = corrections
        self._report = report
        self._reread = reread
        self._before: Mapping[DocumentId, Document] = writer.records.documents if writer.records else {}
        self.sources: dict[str, Source] = dict(writer.records.sources) if writer.records else {}
        self.moved: dict[DocumentId, DocumentId] = {}
        self.problems: list[str] = []
        """What could not be read, a sentence each."""

    def __iter__(self) -> Iterator[tuple[Document, str]]:
        with Reader() as reader:
            yield from self._known(reader) if self._reread and not self._names else self._named(reader)

    def _named(self, reader: Reader) -> Iterator[tuple[Document, str]]:
        for name in self._names:
            if name == STANDARD_INPUT:
                yield from self._standard_input(reader)
            elif _ADDRESS.match(name):
                yield from self._address(reader, name)
            else:
                for path in self._files(Path(name)):
                    yield from self._file(reader, path)

    def _known(self, reader: Reader) -> Iterator[tuple[Document, str]]:
        for place, source in list(self.sources.items()):
            if os.path.isabs(place) and os.path.exists(place):
                yield from self._file(reader, Path(place))
            elif source.kept and (document := self._before.get(source.document or "")):
                kept = folder.original_file(self._writer.library, source.kept)
                yield from self._bytes(reader, source, kept, document.name)

    def _files(self, named: Path) -> Iterator[Path]:
        if not named.is_dir():
            yield named
            return
        try:
            for path in walking.files(named):
                if walking.is_readable(path):
                    yield path
                else:
                    self._say(f"{path} is passed over: its format is not read.")
        except UserError as error:
            self.problems.append(str(error))

    def _file(self, reader: Reader, path: Path) -> Iterator[tuple[Document, str]]:
        place = os.path.abspath(path)
        known = self.sources.get(place)
        stamp = _stamp(path)
        if known and stamp and known.stamp == stamp and not self._reread:
            self._unchanged(known)
            return
        yield from self._bytes(reader, Source(place, None, stamp=stamp), path, path.name)

    def _standard_input(self, reader: Reader) -> Iterator[tuple[Document, str]]:
        data = sys.stdin.buffer.read(reading.LARGEST_FILE + 1)
        if len(data) > reading.LARGEST_FILE:
            self.problems.append(f"Standard input has more than {reading.LARGEST_FILE / 1e6:.0f} MB.")
            return
        place = f"{STANDARD_INPUT}{reading.digest(data)[:16]}"
        yield from self._bytes(reader, Source(place, None), data, "standard input")

    def _address(self, reader: Reader, address: str) -> Iterator[tuple[Document, str]]:
        from tui.documents import addresses

        try:
            fetched = addresses.fetch(address)
        except UserError as error:
            self._failed(Source(address, None), error)
            return
        found = self._bytes(reader, Source(address, None), fetched.data, fetched.name, fetched.address)
        yield from found

    def _bytes(
        self, reader: Reader, source: Source, data: Path | bytes, name: str, address: str | None = None
    ) -> Iterator[tuple[Document, str]]:
        """The document at a place, None where it is the one known there already or can't be read."""
        known = self.sources.get(source.place)
        try:
            data = reading.bytes_of(data) if isinstance(data, Path) else data
            source = replace(source, digest=reading.digest(data))
            if known and known.digest == source.digest and not self._reread:
                self.sources[source.place] = known = replace(known, stamp=source.stamp)
                self._unchanged(known)
                return
            read = reader.read(data, name)
        except UserError as error:
            self._failed(source, error)
            return
        if address and not read.stated.address:
            read = replace(read, stated=replace(read.stated, address=address))
        again = known.document if known and known.digest == source.digest else None
        document = self._described(read, name, again)
        kept = self._writer.keep_original(read, data)
        self.sources[source.place] = replace(source, document=document.id, kept=kept)
        yield document, read.text

    def _described(self, read: Reading, name: str, again: DocumentId | None) -> Document:
        """The document that was read; `again` is what the same bytes were before."""
        id = reading.document_id(read.text)
        corrected = self._corrections.get(id) or self._corrections.get(again or "") or reading.NOTHING
        before = self._before.get(again or "")
        document = reading.document(read, before.name if before and again == id else name, corrected)
        if before and document != replace(before, newer=None, near=()):
            self.moved[before.id] = id
        if not read.text.strip():
            self._say(f"{name} is empty: nothing is found in it.")
        elif not document.analysed:
            self._say(f"{name} is not in English (it reads as “{document.language}”): it is not analysed.")
        return document

    def _unchanged(self, known: Source) -> None:
        if known.problem:
            self.problems.append(known.problem)

    def _failed(self, source: Source, error: UserError) -> None:
        self.problems.append(str(error))
        if os.path.isabs(source.place) and not source.stamp:  # no such file: nothing to remember
            return
        self.sources[source.place] = replace(source, problem=str(error))

    def _say(self, words: str) -> None:
        self._report(Progress("reading", 0, 0, words))


def _stamp(path: Path) -> tuple[int, ...]:
    """By what a file that was not touched is known; empty where there is none."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def older_versions(before: Mapping[str, Source], records: Records) -> dict[DocumentId, Document]:
    """The documents, with those called older that their places no longer hold; `newer` is what they hold now.

    `before` are the sources before. A document that is still held somewhere is as new as ever.
    """
    held = {source.document for source in records.sources.values()}
    documents = dict(records.documents)
    for place, source in records.sources.items():
        was = before[place].document if place in before else None
        if was in documents and was not in held and source.document:
            documents[was] = replace(documents[was], newer=source.document)
    for id in held & documents.keys():
        if id and documents[id].newer:
            documents[id] = replace(documents[id], newer=None)
    return documents
