"""Which document of a library a person means, or which place that could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath

from tui.errors import UserError
from tui.model import Document, DocumentId, Records


def document_called(records: Records, name: str) -> DocumentId:
    """The one document with this id, else name or title, else beginning of its id (case counts in names
    alone). Raises `UserError` where it is none or several."""
    if name in records.documents:
        return name
    for matches in (_is_called, _begins):
        found = [id for id, document in records.documents.items() if matches(document, name)]
        if len(found) == 1:
            return found[0]
        if found:
            what = f"{len(found)} documents are called “{name}”: {', '.join(found[:5])}."
            raise UserError(what, "Name one by its id.")
    raise UserError(f"No document is called “{name}”.", "List them with `indojp-tui list`.")


def called(records: Records, names: Iterable[str]) -> tuple[set[DocumentId], set[str]]:
    """The documents with these names, and the places that could not be read. Raises `UserError` where one is
    none or several."""
    documents, places = set[DocumentId](), set[str]()
    for name in names:
        place = _unread_called(records, name)
        if place is None:
            documents.add(document_called(records, name))
        else:
            places.add(place)
    return documents, places


def _unread_called(records: Records, name: str) -> str | None:
    """The place that could not be read at this path or address; else of this file name, where no document
    has it. Raises `UserError` where several have it."""
    unread = [place for place, source in records.sources.items() if source.problem]
    for exact in (name, os.path.abspath(name)):
        if exact in unread:
            return exact
    if any(_is_called(document, name) for document in records.documents.values()):
        return None
    found = [place for place in unread if PurePath(place).name == name]
    if len(found) > 1:
        what = f"{len(found)} files that could not be read are called “{name}”: {', '.join(found[:5])}."
        raise UserError(what, "Name one by its path.")
    return found[0] if found else None


def _is_called(document: Document, name: str) -> bool:
    return name == document.name or name.casefold() == document.title.casefold()


def _begins(document: Document, name: str) -> bool:
    return bool(name) and document.id.startswith(name.lower())
