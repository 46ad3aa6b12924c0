"""What was found in single documents, on its way to the store: a file for each as soon as it is found, so
that a build that was interrupted goes on where it stopped.

The files are not flushed: one that a power cut leaves cut short is as good as none.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from tui.extract.parallel import Found, Workers, findings_of
from tui.library import files, folder
from tui.library.progress import Pace, Report
from tui.model import Document, DocumentId, Findings, Source


class Spooled(Struct):
    """What was found in a document and by which `rules`; `number` counts documents in the order of reading,
    `source` is where a new one was read."""

    rules: str
    number: int
    source: Source | None
    findings: Findings


class _Written(Struct):
    """`Spooled`, with findings that are JSON already."""

    rules: str
    number: int
    source: Source | None
    findings: msgspec.Raw


class _Beginning(Struct):
    rules: str
    number: int


_Kind = TypeVar("_Kind", Spooled, _Beginning)


class Spool:
    """The findings made by `rules` in documents of a library. For who holds its lock."""

    def __init__(self, library: Path, rules: str) -> None:
        self._library = library
        self._folder = library / folder.SPOOL
        self._rules = rules
        self._number = 0

    def keep(self, found: Found, source: Source | None = None) -> None:
        """Keep what was found in a document. Raises `UserError` where that can't be written."""
        encoded = found.encoded or msgspec.json.encode(findings_of(found))
        self._number += 1
        written = msgspec.json.encode(_Written(self._rules, self._number, source, msgspec.Raw(encoded)))
        with files.explained(self._library):
            self._folder.mkdir(exist_ok=True)
            self._file(found.document.id).write_bytes(written)

    def fill(self, documents: Collection[Document], workers: Workers, report: Report) -> list[Document]:
        """Extract from documents whose texts the library has, except those whose findings lie here already.

        Returns those whose analysis failed, so that nothing is found in them. Raises `UserError`.
        """
        left = [document for document in documents if self.read(document) is None]
        pace = Pace(len(left), sum(document.length for document in left), report)
        if left:
            pace.begin()
        texts = ((document, folder.read_text(self._library, document.id)) for document in left)
        failed = []
        for found in workers.extract(texts):
            self.keep(found)
            if found.encoded is None:
                failed.append(found.document)
            length = found.document.length
            pace.step(f"{found.document.name} is analysed", length, length)
        return failed

    def findings(self, documents: Iterable[Document]) -> Iterator[Findings]:
        """What was found in those of the documents that lie here, in this order."""
        for document in documents:
            findings = self.read(document)
            if findings is not None:
                yield findings

    def read(self, document: Document) -> Findings | None:
        """What these rules found in the document as it is now, None where that is not known."""
        spooled = self._read(self._file(document.id), Spooled)
        return spooled.findings if spooled and spooled.findings.document == document else None

    def left_over(self, known: Collection[DocumentId]) -> Iterator[Spooled]:
        """What these rules found in documents other than the `known` ones, in the order of reading."""
        beginnings = {path: self._read(path, _Beginning) for path in self._folder.glob("*.json")}
        numbers = {path: one.number for path, one in beginnings.items() if one and path.stem not in known}
        for path in sorted(numbers, key=numbers.__getitem__):
            spooled = self._read(path, Spooled)
            if spooled and spooled.findings.document.id == path.stem:
                yield spooled

    def _read(self, path: Path, kind: type[_Kind]) -> _Kind | None:
        try:
            read = msgspec.json.decode(path.read_bytes(), type=kind)
        except (FileNotFoundError, UnicodeDecodeError, msgspec.DecodeError):
            return None
        return read if read.rules == self._rules else None

    def drop(self, documents: Iterable[DocumentId]) -> None:
        """Remove what was found in the documents, once the store holds it. Raises `UserError`."""
        with files.explained(self._library):
            for document in documents:
                self._file(document).unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove the spool. Raises `UserError`."""
        with files.explained(self._library):
            if self._folder.exists():
                shutil.rmtree(self._folder)

    def _file(self, document: DocumentId) -> Path:
        return self._folder / f"{document}.json"
