"""The trials: what happens to a library while something is done to it, and what it holds afterwards."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.making import quiet
from tests.survival import acts
from tests.survival.acts import Act, begin
from tests.survival.desk import Desk, releases
from tests.survival.disks import Disk
from tui.library import backup, notes, store


class Tally:
    """How often a trial was held, how it ended, and what was lost."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.times = self.old = self.new = self.told = 0
        self.lost: list[str] = []

    def line(self) -> str:
        """It as a row under `HEADING`."""
        figures = (self.times, self.old, self.new, self.told, len(self.lost))
        return f"{self.name:<44}" + "".join(f"{figure:>8}" for figure in figures)


HEADING = f"{'trial':<44}" + "".join(f"{word:>8}" for word in ("times", "old", "new", "told", "lost"))
"""`old` and `new` are the state in which the library was found, `told` how often a sentence said why."""


class Room(NamedTuple):
    """Where trials are held: a desk, a folder on an ordinary disk, a disk that misbehaves, and chance."""

    desk: Desk
    place: Path
    disk: Disk
    chance: random.Random


def duration(room: Room, act: Act) -> float:
    """Seconds that an act takes, undisturbed."""
    library = room.desk.fresh(room.place / "undisturbed")
    acting = begin(act, library, room.desk.coming)
    began = time.monotonic()
    acting.process.join()
    assert acting.process.exitcode == 0
    return time.monotonic() - began


def killed(room: Room, name: str, act: Act, times: int, again: Act | None = None) -> Tally:
    """Kill whoever acts, at a random moment of it; then it is done `again`, and nothing is left over."""
    tally, desk = Tally(f"kill -9 during {name}"), room.desk
    seconds = duration(room, act)
    for _ in range(times):
        library = desk.fresh(room.place / "library")
        generation = desk.generation(library)
        acting = begin(act, library, desk.coming)
        time.sleep(room.chance.uniform(0, seconds))
        acting.process.kill()
        acting.process.join()
        tally.times += 1
        tally.lost += desk.losses(library)
        changed = desk.generation(library) > generation
        tally.new += changed
        tally.old += not changed
        _finish(room, tally, again or act, library)
    return tally


def _finish(room: Room, tally: Tally, act: Act, library: Path) -> None:
    """Do what was hindered, after which nothing of that is left."""
    last = begin(act, library, room.desk.coming).all_told()[-1]
    if last != acts.DONE:
        tally.lost.append(f"not done again: {last}")
    tally.lost += [*room.desk.losses(library), *room.desk.left_over(library)]


def killed_keeping(room: Room, times: int) -> Tally:
    """Kill who stars and notes: all that was told is kept, and at most the one on its way beside it."""
    tally, desk = Tally("kill -9 during a star or a note"), room.desk
    library = desk.fresh(room.place / "library")
    for _ in range(times):
        before = desk.kept_since(library)
        acting = begin(acts.stars_and_notes, library, desk.coming)
        acting.told.recv()
        time.sleep(room.chance.uniform(0, 0.05))
        acting.process.kill()
        told = 1 + len(acting.all_told())
        tally.times += 1
        tally.lost += desk.losses(library)
        more = desk.kept_since(library) - before - told
        if more not in (0, 1):
            tally.lost.append(f"{told} stars and notes were told to be kept, {-more} of them are not")
        tally.old += more == 0
        tally.new += more == 1
        if desk.kept_since(library) > MANY:
            library = desk.fresh(library)
    return tally


MANY = 300
"""Stars and notes after which a fresh library is taken, so that writing stays as fast as it is for people."""


ENOUGH = 5
"""How often a library's size is enough room for whatever is done to it."""


def on_a_full_disk(room: Room, name: str, act: Act, times: int) -> Tally:
    """Act on a disk with random room, up to more than is needed; then there is room, and the act is done."""
    tally, disk = Tally(f"full disk during {name}"), room.disk
    size = sum(path.stat().st_size for path in room.desk.fresh(room.place / "library").rglob("*"))
    for _ in range(times):
        library = room.desk.fresh(disk.place / "library")
        disk.fill(room.chance.randrange(ENOUGH * size))
        _told_why(room, tally, act, library, ("room", "No space", "too large"))
        disk.make_room()
        _finish(room, tally, act, library)
        (disk.place / acts.BACKUP).unlink(missing_ok=True)
    return tally


def on_a_read_only_disk(room: Room, name: str, act: Act, times: int) -> Tally:
    """Act where nothing can be written: not a byte changes."""
    tally, disk = Tally(f"read-only disk during {name}"), room.disk
    library = room.desk.fresh(disk.place / "library")
    before = contents(library)
    for _ in range(times):
        disk.forbid_writing()
        try:
            if _told_why(room, tally, act, library, ("Read-only", "Permission")) == acts.DONE:
                tally.lost.append("what can't have been done was not told")
        finally:
            disk.allow_writing()
        if contents(library) != before:
            tally.lost.append("files have changed")
    return tally


def _told_why(room: Room, tally: Tally, act: Act, library: Path, reasons: tuple[str, ...]) -> str:
    """Act, and judge what is found and what was told; the last of that."""
    before = room.desk.generation(library), room.desk.kept_since(library)
    words = begin(act, library, room.desk.coming, room.disk.largest_file).all_told()
    last = words[-1] if words else "ended without a word"
    tally.times += 1
    tally.lost += room.desk.losses(library)
    changed = (room.desk.generation(library), room.desk.kept_since(library)) != before
    tally.new += changed
    tally.old += not changed
    if last != acts.DONE:
        tally.told += 1
        if not any(reason in last for reason in reasons) or "\n" in last:
            tally.lost.append(f"told: {last}")
    return last


def contents(place: Path) -> dict[Path, bytes]:
    """All files below a folder."""
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def backed_up_while_full(room: Room, times: int) -> Tally:
    """A library on a full disk is backed up onto another, and the backup gives it back."""
    tally, disk = Tally("backup of a full disk onto another"), room.disk
    for _ in range(times):
        library = room.desk.fresh(disk.place / "library")
        disk.fill(0)
        acting = begin(acts.back_up_elsewhere, library, room.desk.coming)
        (last,) = acting.all_told()
        disk.make_room()
        tally.times += 1
        tally.old += 1
        if last != acts.DONE:
            tally.lost.append(last)
            continue
        again = room.desk.fresh(room.place / "again")
        backup.restore(again, room.desk.coming.with_name(acts.BACKUP), quiet, overwrite=True)
        tally.lost += room.desk.losses(again)
    return tally


def two_writers(room: Room, name: str, one: Act, other: Act, each: int) -> Tally:
    """Two programs at once, each with as many updates, all of which are there at the end."""
    tally = Tally(f"two writers: {name}")
    library = room.desk.fresh(room.place / "library")
    folders = [
        releases(room.place / f"{name} {number}", range(start, start + each))
        for number, start in enumerate((1_000, 5_000))
    ]
    acting = [begin(act, library, coming) for act, coming in zip((one, other), folders, strict=True)]
    told = [words for writer in acting for words in writer.all_told()]
    tally.times = tally.new = 2 * each
    tally.told = told.count(acts.IN_VAIN)
    names = {file.name for coming in folders for file in coming.iterdir()}
    tally.lost += [words for words in told if words not in {acts.DONE, acts.IN_VAIN, *names}]
    written = {document.name for document in store.load(library).documents.values()}
    written |= {note.words for note in notes.load(library).notes.values()}
    tally.lost += [f"{name} is lost" for name in sorted(names - written)]
    tally.lost += room.desk.left_over(library)
    return tally


SLOWER = 10
"""How much longer it takes where the program starts by itself, and how much rarer it is tried."""


def trials(place: Path, times: int, each: int, chance: int) -> Iterator[Tally]:
    """All trials, `times` each, and two writers with `each` updates."""
    with Disk(place / "disk") as disk:
        room = Room(Desk(place), place, disk, random.Random(chance))
        print(f"A full or read-only disk is {disk.words}.", flush=True)
        yield killed(room, "add", acts.add, times)
        if times >= SLOWER:
            yield killed(room, "add, the command", acts.add_by_command, times // SLOWER, acts.add)
        yield killed_keeping(room, times)
        yield killed(room, "a rebuild", acts.rebuild, times)
        writing = {"add": acts.add, "a note": acts.note, "a rebuild": acts.rebuild, "backup": acts.back_up}
        for name, act in writing.items():
            yield on_a_full_disk(room, name, act, times)
        yield backed_up_while_full(room, times)
        if disk.can_be_read_only:
            for name, act in writing.items():
                yield on_a_read_only_disk(room, name, act, times)
        yield two_writers(room, "documents", acts.add_one_by_one, acts.add_one_by_one, each)
        yield two_writers(room, "notes", acts.notes_for_each, acts.notes_for_each, each)
        yield two_writers(room, "documents and notes", acts.add_one_by_one, acts.notes_for_each, each)
