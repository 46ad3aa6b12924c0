"""What the program finds on this machine, a line a matter, for whoever is puzzled by it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.cells import cell_len

from tui import language_model
from tui.changes import damage
from tui.errors import UserError
from tui.host import clipboard, log
from tui.host.signs import Signs, signs
from tui.host.terminal import current_terminal, painted_cells
from tui.library.folder import MEND, DamagedError
from tui.paths import data_folder, settings_file, state_folder
from tui.settings import Settings, load
from tui.wording import counted
from tui.workspace import open_workspace

Verdict = tuple[str, str]
"""What is looked at, and what is found there."""

DAMAGED = "Damaged"
"""What is looked at where something in the library has to be mended."""

PARTS = ("textual", "tantivy", "tinydb", "msgspec", "spacy")


def report(folder: Path) -> list[Verdict]:
    """All verdicts, with those on the library in the folder; nothing is built, written or changed."""
    settings, verdict = _settings()
    model = language_model.installed()
    return [
        ("Program", log.about()),
        ("Parts", ", ".join(f"{part} {_version(part)}" for part in PARTS)),
        ("English model", f"{model} {_version(model)}" if model else "missing"),
        ("Shipped data", str(data_folder())),
        ("Settings", verdict),
        ("State, log", _state()),
        ("Library", str(folder)),
        *_library(folder),
        ("Clipboard", clipboard.route_text(clipboard.current_route(settings.clipboard))),
        *_terminal(settings),
    ]


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "missing"


def _settings() -> tuple[Settings, str]:
    file = settings_file()
    try:
        settings = load(file)
    except UserError as error:
        return Settings(), str(error)
    return settings, str(file) if file.exists() else f"{file} (none there: the defaults hold)"


def _state() -> str:
    """Where log, crash files and the last copy lie, and whether they can be written there."""
    folder = state_folder()
    standing = next(place for place in (folder, *folder.parents) if place.exists())
    writable = standing.is_dir() and os.access(standing, os.W_OK)
    crashes = counted(len(list(folder.glob("crash-*.txt"))), "crash file")
    return f"{folder} ({crashes if writable else 'cannot be written'})"


def _library(folder: Path) -> Iterator[Verdict]:
    try:
        yield from _holdings(folder)
    except DamagedError as error:
        yield "Its state", str(error)
    except UserError as error:
        yield "Its state", str(error)
        return
    yield from _damage(folder)


def _holdings(folder: Path) -> Iterator[Verdict]:
    library = open_workspace(folder)
    if library is None:
        yield "Its state", "nothing built yet; the next command that needs it builds it"
        return
    records = library.records
    counts = (
        counted(len(records.documents), "document"),
        counted(len(records.agreements), "agreement"),
        counted(len(records.quotes), "quote"),
    )
    made = "made by other rules or tables: build makes it anew" if library.outdated else "up to date"
    yield "Its state", ", ".join([made, *counts])
    unread = sum(1 for source in records.sources.values() if source.problem)
    if unread:
        yield "Not in it", f"{counted(unread, 'file')} that could not be read; list says why"
    yield "Its text index", "ready" if library.index_ready else "missing or outdated; build makes it"


def _damage(folder: Path) -> Iterator[Verdict]:
    try:
        sentences = damage(folder)
    except UserError as error:
        yield "Its files", f"not looked at. {error.what}"
        return
    for sentence in sentences:
        yield DAMAGED, sentence
    yield ("Mend it with", MEND) if sentences else ("Its files", "whole")


def _terminal(settings: Settings) -> Iterator[Verdict]:
    here = current_terminal()
    size = f"{here.columns} × {here.rows} cells" if here.columns else "none: the output goes elsewhere"
    yield "Terminal", f"{here.name or 'unnamed'}, {size}"
    where = [name for name, so in (("inside tmux", here.in_tmux), ("over ssh", here.remote)) if so]
    yield "Reached", " ".join(where) or "directly"
    yield "Colours", here.colours
    yield "Encoding", sys.stdout.encoding
    yield "Signs", _signs(settings)


def _signs(settings: Settings) -> str:
    """Whether the terminal gives signs the width that the program reckons with."""
    if settings.ascii:
        return "ASCII only, by the settings"
    text = _sample(signs(ascii=False))
    reckoned, painted = cell_len(text), painted_cells(text)
    if painted is None:
        return "their width is unknown: no terminal answered"
    if painted == reckoned:
        return "as wide as they should be"
    return f"{painted} cells wide, not {reckoned}: use --ascii, or ascii = true in the settings"


def _sample(painted: Signs) -> str:
    """One of each family of signs; few enough for the narrowest terminal."""
    return painted.statuses + painted.doubt + painted.chosen + painted.open_quote + painted.top_left
