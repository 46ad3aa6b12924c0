"""A made library for the explorer: two documents, linked records, a topic that is only mentioned."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from tests.making import Made
from tests.screens.stage import workspace_of
from tui.library import notes, store
from tui.library.notes import Anchor
from tui.model import Source
from tui.query.indexing import update
from tui.workspace import Workspace, open_workspace

FIRST = """Harbour talks end in Kobe

Ministers met for two days, and nobody spoke of rockets. The rockets stayed at home.

The ministry said that the harbour pact was agreed. “We shall sail in spring,” Ms Okabe said.

Pilots will be trained in both ports. “Every pilot learns from a gull,” Mr Rao said."""

SECOND = """Notes on rice

A trade note followed. “Rice comes first,” Ms Okabe said of the tariff plan, which both sides proposed."""

LABELS = ("Ports", "Training", "Trade", "Space")


def made() -> Made:
    """Three topics with records and one without, two agreements, four quotes."""
    library = Made()
    library.topic("Ports", group="Sea", definition="Harbours and those who work there.")
    library.topic("Training", group="Sea")
    library.topic("Trade", group="Economy")
    library.topic("Space", group="Economy")
    first = library.document(FIRST)
    second = library.document(SECOND, date="2019-04-02")
    library.mention(first, "Ports", "harbour", "primary")
    library.mention(first, "Training", "trained")
    library.mention(second, "Trade", "tariff")
    library.mention(first, "Space", "rockets")
    library.agreement("Harbour pact", [(first, "the harbour pact was agreed", "agreed")], topics=("Ports",))
    library.agreement("Tariff plan", [(second, "the tariff plan", "proposed")], topics=("Trade",))
    library.quote(
        first, "the harbour pact was agreed", speaker="The ministry", kind="indirect", topics=("Ports",)
    )
    library.quote(first, "We shall sail in spring,", speaker="Ms Okabe", topics=("Ports",))
    library.quote(first, "Every pilot learns from a gull,", topics=("Training",))
    library.quote(second, "Rice comes first,", speaker="Ms Okabe", topics=("Trade",))
    return library


def in_memory() -> Workspace:
    """The library without a folder; its texts can't be searched."""
    return workspace_of(made())


def on_disk(folder: Path, library: Made | None = None) -> Workspace:
    """The library in a folder, its text index with it."""
    library = library or made()
    records = library.records()
    with store.writing(folder, "test") as writer:
        for document, text in library.texts.items():
            writer.keep_text(document, text)
        writer.write(records)
    update(folder, records, library.texts.__getitem__)
    workspace = open_workspace(folder)
    assert workspace
    return workspace


UNREAD = "/papers/[b] \x1b[31mscan.pdf"
LOST = "Ask Ms Okabe about the [/x] gulls."


def in_disorder(folder: Path) -> Workspace:
    """The library on the disk: its first document is an older version and near the second; a place could not
    be read, and a note and a star belong to nothing any more."""
    library = made()
    first, second = library.texts
    records = on_disk(folder, library).records
    documents = dict(records.documents)
    documents[first] = replace(documents[first], newer=second, near=(second,), translated=True)
    documents[second] = replace(documents[second], publisher="Kobe Times", corrected=("publisher",))
    sources = {
        UNREAD: Source(UNREAD, None, problem=f"{UNREAD} has no text layer. Recognise its text first."),
        "/papers/talks.txt": Source("/papers/talks.txt", first),
    }
    records = replace(records, documents=documents, sources=sources)
    with store.writing(folder, "test") as writer:
        writer.write(records)
    update(folder, records, library.texts.__getitem__)
    noted, starred = (Anchor("quote", id, "Gulls know no borders", first) for id in ("gone", "gone too"))
    notes.note(folder, [], noted, LOST)
    notes.star(folder, starred)
    workspace = open_workspace(folder)
    assert workspace
    return workspace
