"""What the person did to a record, line by line: starred it, wrote about it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.host.signs import Signs
from tui.widgets.known import Known
from tui.workspace import Workspace


def own_work(workspace: Workspace, record: str, signs: Signs) -> Iterator[Known]:
    """The star and the notes of a record (a topic by its label, others by id)."""
    work = workspace.work
    if record in work.starred:
        yield Known("yours", f"{signs.star} starred")
    for note in work.notes.get(record, ()):
        yield Known("your note", signs.shown(" ".join(note.words.split())))
