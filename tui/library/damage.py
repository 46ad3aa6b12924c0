"""What is damaged in a library, or lies there since a writer was ended: found, and nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from tui.documents import reading
from tui.errors import UserError
from tui.library import files, folder, notes, store
from tui.library.aliases import agreement_places, quote_places
from tui.library.folder import DamagedError
from tui.model import Document, DocumentId, Records
from tui.wording import counted, named


class Damage(NamedTuple):
    """All that is wrong with a library, empty where all is well.

    `texts` belong to documents, and are missing or no longer those from which the records were made. `strays`
    are whole texts in no record: who added them was ended before the records were written. `torn` are files
    of texts that are neither. `originals` are names of copies that are missing or changed, `places` know a
    document that is not there, `unfinished` are files that writers left.
    """

    store: DamagedError | None = None
    notes: DamagedError | None = None
    texts: tuple[Document, ...] = ()
    strays: tuple[DocumentId, ...] = ()
    torn: tuple[Path, ...] = ()
    originals: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    unfinished: tuple[Path, ...] = ()

    def sentences(self) -> Iterator[str]:
        """A sentence for each kind of damage."""
        for error in filter(None, (self.store, self.notes)):
            yield error.what
        kinds = (
            ("document without the text it was made from", [document.name for document in self.texts]),
            ("text in no record, since an add was ended", self.strays),
            ("text cut short", [path.name for path in self.torn]),
            ("original missing or changed", self.originals),
            ("place without its document", self.places),
            ("unfinished file", [path.name for path in self.unfinished]),
        )
        for noun, names in kinds:
            if names:
                first, *rest = noun.split(" ", 1)
                yield f"{' '.join([counted(len(names), first), *rest])}: {named(names)}."


def find(library: Path) -> Damage:
    """What is damaged in the library in a folder; nothing where there is none.

    What a writer is about to put right counts as damage. Raises `UserError` where the library can't be read
    or was written by a newer version.
    """
    records, store_damaged = _records(library)
    notes_damaged = _notes_damage(library)
    unfinished = tuple(
        path
        for place in (library, library / folder.TEXTS, library / folder.ORIGINALS)
        for path in sorted(place.glob(f"*{files.UNFINISHED}"))
    )
    if store_damaged:  # what belongs to it is only known once it is mended
        return Damage(store_damaged, notes_damaged, unfinished=unfinished)
    documents = records.documents if records else {}
    sources = records.sources if records else {}
    elsewhere = _kept_elsewhere(library).documents if records else ()
    strays, torn = _of_no_document(library, documents.keys() | elsewhere)
    copies = sorted({known.kept for known in sources.values() if known.kept})
    return Damage(
        None,
        notes_damaged,
        tuple(document for id, document in documents.items() if not folder.has_text(library, id)),
        strays,
        torn,
        tuple(name for name in copies if not _has_original(library, name)),
        tuple(
            place for place, known in sources.items() if known.document and known.document not in documents
        ),
        unfinished,
    )


def good_records(library: Path, data: bytes) -> Records | None:
    """The records of which these bytes are a store that a library may have, else None."""
    try:
        records = store.understood(data, library)
    except UserError:
        return None
    return records if _is_sound(records) else None


def stray_originals(library: Path, records: Records | None) -> list[Path]:
    """The copies of originals that neither these records nor those of a store kept beside them know."""
    known = set[str | None]()
    if records:
        known = {source.kept for source in records.sources.values()} | _kept_elsewhere(library).originals
    return [path for path in sorted((library / folder.ORIGINALS).glob("*.*")) if path.name not in known]


def is_original(name: str, data: bytes) -> bool:
    """Whether these bytes are the original of this name, which begins with their hash."""
    return reading.digest(data).startswith(name.partition(".")[0])


def _has_original(library: Path, name: str) -> bool:
    try:
        return is_original(name, folder.original_file(library, name).read_bytes())
    except OSError:
        return False


def _records(library: Path) -> tuple[Records | None, DamagedError | None]:
    try:
        records = store.load(library) if folder.is_built(library) else None
    except DamagedError as error:
        return None, error
    if records and not _is_sound(records):
        return None, folder.damaged_store(library)
    return records, None


def _is_sound(records: Records) -> bool:
    """Whether all that the records say of documents and places is about such as there are."""
    documents = records.documents
    quotes = chain.from_iterable(map(quote_places, records.quotes.values()))
    agreements = chain.from_iterable(map(agreement_places, records.agreements.values()))
    return (
        documents.keys() <= records.names.keys()
        and all(map(folder.is_id, documents))
        and all(folder.is_original(source.kept) for source in records.sources.values() if source.kept)
        and all(
            id in documents and 0 <= span.start <= span.end <= documents[id].length
            for id, span in chain(quotes, agreements)
        )
    )


def _notes_damage(library: Path) -> DamagedError | None:
    try:
        notes.load(library)
    except DamagedError as error:
        return error
    return None


class _Kept(Struct):
    kept: str | None = None


class _Known(Struct):
    """Of a store what it knows to lie beside it."""

    documents: dict[DocumentId, msgspec.Raw] = {}
    sources: dict[str, _Kept] = {}


class _Elsewhere(NamedTuple):
    documents: set[DocumentId]
    originals: set[str | None]


def _kept_elsewhere(library: Path) -> _Elsewhere:
    """What stores know that are kept beside the library's own: the one before the last change, and others.

    What was taken out of the library stands there; it is no stray, though its file may be left.
    """
    known = _Elsewhere(set(), set())
    for path in library.glob(f"{folder.STORE}.*"):
        try:
            tables = msgspec.json.decode(path.read_bytes(), type=_Known)
        except (OSError, UnicodeDecodeError, msgspec.DecodeError):
            continue
        known.documents.update(tables.documents)
        known.originals.update(source.kept for source in tables.sources.values())
    return known


def _of_no_document(library: Path, known: set[DocumentId]) -> tuple[tuple[DocumentId, ...], tuple[Path, ...]]:
    """The texts that are none of the known documents', and the files that are no whole text."""
    others = [path for path in sorted((library / folder.TEXTS).glob("*.txt")) if path.stem not in known]
    whole = [path.stem for path in others if folder.has_text(library, path.stem)]
    return tuple(whole), tuple(path for path in others if path.stem not in whole)
