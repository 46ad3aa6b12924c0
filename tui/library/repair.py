"""Mending the files of a library that can't be understood, in a way that loses nothing.

They are put aside, into `damaged/`, and never deleted; the state before the last change takes their place,
where that is good. Whatever ends a repair half-way, the next one goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tui.errors import UserError
from tui.library import damage, files, folder, lock, notes


class Outcome:
    """What a repair has `done`, and what is `left` that it could not do, a sentence each."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.left: list[str] = []


def mend_files(library: Path, waiting: Callable[[str], None]) -> Outcome:
    """Put store and notes right, and remove what writers left unfinished; other writers are waited for.

    Returns what was done, to go on with. Raises `UserError` where the library can't be read or written.
    """
    outcome = Outcome()
    with lock.all_held(library, "repair", waiting), files.explained(library):
        found = damage.find(library)
        for path in found.unfinished:
            path.unlink(missing_ok=True)
            outcome.done.append(f"{path.name} was never finished: it is removed.")
        if found.notes:
            _mend_notes(library, outcome)
        if found.store:
            _mend_store(library, outcome)
    return outcome


def _mend_notes(library: Path, outcome: Outcome) -> None:
    def is_good(data: bytes) -> bool:
        try:
            notes.understood(data, library)
        except UserError:
            return False
        return True

    taken, aside = _take_previous(library, folder.NOTES, folder.NOTES_PREVIOUS, is_good)
    if taken:
        outcome.done.append(f"Your notes are those before the last change to them{kept_as(aside)}.")
    else:
        outcome.left.append(f"Your notes can't be understood, and none before them are kept{kept_as(aside)}.")


def _mend_store(library: Path, outcome: Outcome) -> None:
    def is_good(data: bytes) -> bool:
        return damage.good_records(library, data) is not None

    taken, aside = _take_previous(library, folder.STORE, folder.PREVIOUS, is_good)
    for path in sorted(library.glob(f"{folder.STORE}.*")):
        # What was added last may stand in an older store as well, and must not be taken for taken out.
        if path.name != folder.PREVIOUS:
            aside.append(put_aside(library, path))
            path.unlink()
    state = "are those before the last change" if taken else "are made again from the texts"
    outcome.done.append(f"The records {state}{kept_as(aside)}.")


def _take_previous(
    library: Path, name: str, previous: str, is_good: Callable[[bytes], bool]
) -> tuple[bool, list[str]]:
    """Put the state before the last change of a file in its place, where it is good, else nothing.

    Whether it is good, and where what was bad is kept.
    """
    path, before = library / name, library / previous
    data = before.read_bytes() if before.exists() else b""
    taken = is_good(data)
    bad = [each for each in (path, *(() if taken else (before,))) if each.exists()]
    aside = [put_aside(library, each) for each in bad]
    if taken:
        files.replace(path, data)
    else:
        path.unlink(missing_ok=True)
        before.unlink(missing_ok=True)
    return taken, aside


def kept_as(aside: Sequence[str]) -> str:
    """Where files were put aside, in words that go on a sentence."""
    return f"; what stood there is kept as {', '.join(aside)}" if aside else ""


def put_aside(library: Path, path: Path) -> str:
    """Keep a file that is about to be replaced or deleted; where, as it is told. Raises `OSError`."""
    place = library / folder.DAMAGED
    place.mkdir(exist_ok=True)
    kept = files.free_name(place / path.name)
    files.keep(path, kept)
    return kept.relative_to(library).as_posix()
