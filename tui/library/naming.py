"""Which document of a library a person means."""

from __future__ import annotations

from tui.errors import UserError
from tui.model import Document, DocumentId, Records


def document_called(records: Records, name: str) -> DocumentId:
    """The one document with this id, else name or title, else beginning of its id (case counts for none but
    titles). Raises `UserError` where it is none or several."""
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


def _is_called(document: Document, name: str) -> bool:
    return name == document.name or name.casefold() == document.title.casefold()


def _begins(document: Document, name: str) -> bool:
    return bool(name) and document.id.startswith(name.lower())
