"""From documents to the store: extract, merge, write.

The findings of each document lie in a file of their own, the spool, as soon as they are made, so that a
build that was interrupted goes on where it stopped. Imported by every start of the program, hence what
extracts is imported only when it is needed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from tui.library import files, folder
from tui.library.merge import merge
from tui.library.store import SCHEMA, Writer
from tui.model import Document, DocumentId, Findings, Meta, Records
from tui.paths import PROGRAM, data_folder

Stage = Literal["waiting", "reading", "extracting", "indexing", "done"]
TextOf = Callable[[DocumentId], str]


class Progress(Struct, frozen=True):
    """How far a build has come: `done` of `total` documents in this stage, and the same in words."""

    stage: Stage
    done: int
    total: int
    words: str


Report = Callable[[Progress], None]


def rules() -> str:
    """The version of rules and code book that a build would use now."""
    from tui import codebook
    from tui.extract.pipeline import RULES_VERSION

    return f"{RULES_VERSION}/{codebook.version()}"


def add(writer: Writer, documents: Iterable[tuple[Document, str]], report: Report) -> Records:
    """Take documents into the library, which is made where there is none; those it holds are passed over.

    Raises `UserError` where the library can't be read or written.
    """
    before = writer.records() or _empty()
    new: dict[DocumentId, Document] = {}
    for document, text in documents:
        if document.id not in before.documents and document.id not in new:
            writer.keep_text(document.id, text)
            new[document.id] = document
            report(Progress("reading", len(new), len(new), f"{document.name} is read"))
    return _written(writer, before, new, report)


def rebuild(writer: Writer, report: Report) -> Records:
    """Make all records again from the library's own texts, with the rules of now.

    Raises `UserError` where the library can't be read or written, or lacks a text.
    """
    before = writer.records() or _empty()
    again = msgspec.structs.replace(_empty(), meta=before.meta)
    return _written(writer, again, before.documents, report)


def shipped_article() -> Iterator[tuple[Document, str]]:
    """What a new default library starts with."""
    from tui.documents.reading import read, readable_files

    for path in readable_files(data_folder() / "documents"):
        yield read(path)


def _empty() -> Records:
    return Records(Meta(SCHEMA, "", "", 0), {}, {}, {}, {}, {})


def _written(writer: Writer, before: Records, new: dict[DocumentId, Document], report: Report) -> Records:
    from importlib.metadata import version

    from tui import codebook

    made_by = rules()
    spool = _Spool(writer.library, made_by)
    spool.fill(new.values(), report)
    topics = {entry.label: entry.topic for entry in codebook.load().topics}
    meta = Meta(SCHEMA, version(PROGRAM), made_by, before.meta.generation + 1)
    records = merge(msgspec.structs.replace(before, meta=meta, topics=topics), spool.findings(new))
    writer.write(records)
    spool.remove()
    return records


class _Spooled(Struct):
    rules: str
    findings: Findings


class _Spool:
    """The findings of single documents, on their way to the store."""

    def __init__(self, library: Path, made_by: str) -> None:
        self._library = library
        self._folder = library / folder.SPOOL
        self._made_by = made_by

    def fill(self, documents: Iterable[Document], report: Report) -> None:
        """Extract from the documents, except those whose findings an interrupted build left here."""
        from tui.extract.pipeline import extract

        with files.explained(self._library):
            self._folder.mkdir(exist_ok=True)
        waiting = [document for document in documents if self._read(document.id) is None]
        if not waiting:
            return
        report(Progress("extracting", 0, len(waiting), "Finding quotes and agreements"))
        texts = ((document, folder.read_text(self._library, document.id)) for document in waiting)
        for done, findings in enumerate(extract(texts), 1):
            data = msgspec.json.encode(_Spooled(self._made_by, findings))
            with files.explained(self._library):
                files.replace(self._file(findings.document.id), data)
            report(Progress("extracting", done, len(waiting), f"{findings.document.name} is analysed"))

    def findings(self, documents: Iterable[DocumentId]) -> Iterator[Findings]:
        """What was found in the documents, in this order."""
        for id in documents:
            spooled = self._read(id)
            if spooled is not None:
                yield spooled

    def remove(self) -> None:
        """Empty the spool, once the store holds what it held."""
        with files.explained(self._library):
            shutil.rmtree(self._folder)

    def _file(self, id: DocumentId) -> Path:
        return self._folder / f"{id}.json"

    def _read(self, id: DocumentId) -> Findings | None:
        """The findings of a document, None where there are none of these rules."""
        try:
            spooled = msgspec.json.decode(self._file(id).read_bytes(), type=_Spooled)
        except (OSError, msgspec.DecodeError):
            return None
        return spooled.findings if spooled.rules == self._made_by else None
