"""Places → documents: what is named to be added, and the places that a library knows already.

What was read where is remembered (`Records.sources`), so that only what is new or changed is read again, and
what can't be read stands there with its reason.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tui.documents import inputs, reading
from tui.documents.guarded import Reader
from tui.documents.inputs import STANDARD_INPUT, Input, PassedOver
from tui.errors import UserError
from tui.library import folder
from tui.library.progress import Pace, Progress, Report, sentence
from tui.library.store import Writer
from tui.model import Document, DocumentId, Facts, Reading, Records, Source


class Taken(NamedTuple):
    """A document that was read, its text, where that was, and how many bytes it had there.

    `replaces` is the document that the same bytes were before, where they are read otherwise now.
    """

    document: Document
    text: str
    source: Source | None = None
    size: int = 0
    replaces: DocumentId | None = None


class Intake:
    """The documents of what is named, read one after the other as they are asked for; once.

    Without names and with `reread` they are those of all places that the library knows. `sources`, the places
    as they are now, grows meanwhile.
    """

    def __init__(
        self,
        writer: Writer,
        names: Sequence[str],
        corrections: Mapping[DocumentId, Facts],
        report: Report,
        *,
        reread: bool = False,
        private: bool = False,
    ) -> None:
        """`private` allows addresses of private networks."""
        self._writer = writer
        self._corrections = corrections
        self._report = report
        self._reread = reread
        self._private = private
        self.known: Mapping[DocumentId, Document] = writer.records.documents if writer.records else {}
        """The documents as they were."""
        self.before: Mapping[str, Source] = writer.records.sources if writer.records else {}
        """The places as they were."""
        self.sources: dict[str, Source] = dict(self.before)
        self.problems: list[str] = []
        """What could not be read, a sentence each."""
        self._coming = list(self._all_known() if reread and not names else self._named(names))
        self.pace = Pace(len(self._coming), sum(one.size for one in self._coming), report, self.problems)

    def _named(self, names: Sequence[str]) -> Iterator[Input]:
        """What is named and may have changed."""
        passed_over = PassedOver()
        for one in inputs.named(names, passed_over, self._missed, self._writer.library):
            known = self.sources.get(one.place)
            if known and one.stamp and known.stamp == one.stamp and not self._reread:
                self._unchanged(known)
            else:
                yield one
        if passed_over.sentence:
            sentence(self._report, passed_over.sentence)

    def _all_known(self) -> Iterator[Input]:
        """The files of all places that the library knows, or the copies of what is no longer there."""
        for place, source in self.sources.items():
            document = self.known.get(source.document or "")
            if os.path.isabs(place) and os.path.exists(place):
                yield inputs.file(Path(place))
            elif source.kept and document:
                yield Input(place, document.name, folder.original_file(self._writer.library, source.kept))

    def __iter__(self) -> Iterator[Taken]:
        with Reader() as reader:
            for one in self._coming:
                taken = self._taken(reader, one)
                if taken:
                    yield taken
                else:
                    self.pace.skip(one.size)

    def _taken(self, reader: Reader, one: Input) -> Taken | None:
        """The document there; None where it is the one known there already or can't be read."""
        source = Source(one.place, None, stamp=one.stamp)
        try:
            if one.is_address:
                self._report(Progress("waiting", 0, 0, f"Fetching {one.place}"))
            data, name, address = inputs.contents(one, private=self._private)
            source = replace(source, place=_place(one, data), digest=reading.digest(data))
            known = self.sources.get(source.place)
            if known and known.digest == source.digest and not self._reread:
                self.sources[source.place] = known = replace(known, stamp=source.stamp)
                self._unchanged(known)
                return None
            read = reader.read(data, name)
        except UserError as error:
            self._failed(source, error)
            return None
        if address and not read.stated.address:
            read = replace(read, stated=replace(read.stated, address=address))
        again = known.document if known and known.digest == source.digest else None
        document, replaces = self._described(read, name, again)
        source = replace(source, document=document.id, kept=self._writer.keep_original(read, data))
        self.sources[source.place] = source
        return Taken(document, read.text, source, one.size, replaces)

    def _described(
        self, read: Reading, name: str, again: DocumentId | None
    ) -> tuple[Document, DocumentId | None]:
        """The document that was read, and which it replaces; `again` is what the same bytes were before."""
        id = reading.document_id(read.text)
        corrected = self._corrections.get(id) or self._corrections.get(again or "") or reading.NOTHING
        before = self.known.get(again or "")
        document = reading.document(read, before.name if before and again == id else name, corrected)
        if before and before.id == id:
            document = replace(document, newer=before.newer, near=before.near)
        if read.attached:
            words = f"{name} has files attached, which are not read with it: {', '.join(read.attached)}."
            sentence(self._report, f"{words} Save those that matter and add them.")
        if remark := reading.remark(document, read.text, name):
            sentence(self._report, remark)
        return document, before.id if before and document != before else None

    def analysis_failed(self, taken: Taken) -> None:
        """The document is kept, but nothing is found in it."""
        self.problems.append(unanalysed(taken.document))
        if taken.source:
            self.sources[taken.source.place] = replace(taken.source, problem=self.problems[-1])

    def _unchanged(self, known: Source) -> None:
        if known.problem:
            self.problems.append(known.problem)

    def _missed(self, error: UserError) -> None:
        self.problems.append(inputs.encodable(str(error)))

    def _failed(self, source: Source, error: UserError) -> None:
        self._missed(error)
        if os.path.isabs(source.place) and not source.stamp:  # no such file: nothing to remember
            return
        known = self.sources.get(source.place, source)
        self.sources[source.place] = replace(
            source, document=known.document, kept=known.kept, problem=self.problems[-1]
        )


def unanalysed(document: Document) -> str:
    """What to say of a document whose analysis failed."""
    return f"{document.name} could not be analysed: nothing is found in it."


def _place(one: Input, data: bytes) -> str:
    """What is read from standard input is known by what it is."""
    return f"{STANDARD_INPUT}{reading.digest(data)[:16]}" if one.place == STANDARD_INPUT else one.place


def standing(before: Mapping[str, Source], records: Records) -> Records:
    """The records with places whose documents are in, and documents that no place holds any more older.

    `before` are the places before. A place whose new document isn't in yet is as it was; a document that is
    still held somewhere is as new as ever.
    """
    sources = {}
    for place, source in records.sources.items():
        known = source if source.document is None or source.document in records.documents else None
        known = known or before.get(place)
        if known:
            sources[place] = known
    held = {source.document for source in sources.values()}
    documents = dict(records.documents)
    for place, source in sources.items():
        was = before[place].document if place in before else None
        if was in documents and was not in held and source.document:
            documents[was] = replace(documents[was], newer=source.document)
    for id in held & documents.keys():
        if id and documents[id].newer:
            documents[id] = replace(documents[id], newer=None)
    return replace(records, sources=sources, documents=documents)
