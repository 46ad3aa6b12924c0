"""What was found in single documents, on its way to the store: a file for each as soon as it is found, so
that a build that was interrupted goes on where it stopped."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.extract import parallel
from tui.library import files, folder
from tui.library.progress import Progress, Report
from tui.model import Document, Findings


class _Spooled(Struct):
    rules: str
    findings: Findings


class Spool:
    """The findings made by `rules` in the documents of a library. For who holds its lock."""

    def __init__(self, library: Path, rules: str) -> None:
        self._library = library
        self._folder = library / folder.SPOOL
        self._rules = rules

    def fill(self, documents: Collection[Document], report: Report) -> None:
        """Extract from the documents, except those whose findings lie here already. Raises `UserError`."""
        with files.explained(self._library):
            self._folder.mkdir(exist_ok=True)
        left = [document for document in documents if self.read(document) is None]
        if not left:
            return
        known = len(documents) - len(left)
        report(Progress("extracting", known, len(documents), "Loading the English model"))
        texts = ((document, folder.read_text(self._library, document.id)) for document in left)
        with closing(parallel.extract(texts)) as found:
            for done, findings in enumerate(found, known + 1):
                spooled = msgspec.json.encode(_Spooled(self._rules, findings))
                with files.explained(self._library):  # one that is cut short is made again: no need to flush
                    self._file(findings.document).write_bytes(spooled)
                report(Progress("extracting", done, len(documents), f"{findings.document.name} is analysed"))

    def findings(self, documents: Collection[Document]) -> Iterator[Findings]:
        """What was found in the documents, in this order, after `fill`."""
        for document in documents:
            findings = self.read(document)
            if findings is not None:
                yield findings

    def read(self, document: Document) -> Findings | None:
        """What these rules found in the document as it is now, None where that is not known."""
        try:
            spooled = msgspec.json.decode(self._file(document).read_bytes(), type=_Spooled)
        except (FileNotFoundError, UnicodeDecodeError, msgspec.DecodeError):
            return None
        current = spooled.rules == self._rules and spooled.findings.document == document
        return spooled.findings if current else None

    def remove(self) -> None:
        """Remove the spool, once the store holds what it held. Raises `UserError`."""
        with files.explained(self._library):
            shutil.rmtree(self._folder)

    def _file(self, document: Document) -> Path:
        return self._folder / f"{document.id}.json"
