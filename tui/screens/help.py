"""The keys of where one is, made from the table of actions, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult

from tui.actions import GROUPS, Context, actions_in, key_names
from tui.host.signs import Signs
from tui.model import STATUSES
from tui.screens.modal import Modal
from tui.widgets.known import Known
from tui.widgets.known_pane import Entry, KnownPane
from tui.widgets.painted import signs_of

KEY_CELLS = 20
"""The longest list of keys, and a blank."""

PLACES: dict[Context, str] = {
    "topics": "the topics",
    "agreements": "the agreements",
    "quotes": "the quotes",
    "evidence": "the evidence",
    "search": "the search",
    "reader": "the reader",
    "record": "a record",
    "documents": "the documents",
    "palette": "the palette",
    "why": "a reason",
    "help": "the help",
    "trouble": "a report",
    "note": "a note",
    "correct": "a correction",
    "ask": "a question",
    "add": "naming what is added",
}


class HelpScreen(Modal[None]):
    """What can be done in a context, grouped as in the table, then the signs."""

    AUTO_FOCUS = "#box"
    context: ClassVar[Context] = "help"

    def __init__(self, where: Context) -> None:
        super().__init__()
        self._where: Context = where

    def compose(self) -> ComposeResult:
        """One pane to scroll in."""
        yield KnownPane(f"Keys in {PLACES[self._where]}", id="box", label_cells=KEY_CELLS, strong=True)

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(KnownPane).show([*key_entries(self._where), sign_entry(signs_of(self.app))])


def key_entries(where: Context) -> Iterator[Entry]:
    """The actions of a context by group, each with all its keys there; moving stands last."""
    for group in sorted(GROUPS, key=lambda group: group == "Move"):
        known = tuple(
            Known(", ".join(key_names(action, where)), action.help)
            for action in actions_in(where)
            if action.group == group
        )
        if known:
            yield Entry(group, known)


def sign_entry(signs: Signs) -> Entry:
    """What each sign means."""
    statuses = [Known(signs.status(status), status) for status in STATUSES]
    others = [
        Known(signs.direct, "quoted in the speaker’s own words"),
        Known(signs.reported, "reported, or quoted in part"),
        Known(signs.doubt, "uncertain: what it is stands after it"),
        Known(signs.chosen, "the chosen row; in the reader, the current mark"),
        Known(signs.related, "belongs to what is chosen further right"),
        Known(signs.star, "starred by you"),
    ]
    return Entry("Signs", (*statuses, *others))
