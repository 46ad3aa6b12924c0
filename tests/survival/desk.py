"""A library with stars and notes, documents that are to come, and what must be true whatever happens."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from tests.making import quiet
from tui import changes
from tui.errors import UserError
from tui.library import anchors, damage, folder, notes, store
from tui.model import Records
from tui.workspace import open_workspace

STANDING, COMING = 2, 3
"""Documents that the library has, and that are to come."""

_NAMES = ("Okabe", "Rao", "Sato", "Menon", "Hara", "Iyer", "Kono", "Nair")
_NOUNS = ("harbour", "railway", "satellite", "laboratory", "bridge", "reactor", "university", "cable")


def release(number: int) -> str:
    """A short document that has little in common with others."""
    chance = random.Random(number)
    lines = [f"Talks on the {chance.choice(_NOUNS)} of town {number}"]
    for _ in range(3):
        name, noun = chance.choice(_NAMES), chance.choice(_NOUNS)
        words = " ".join(f"{chance.choice(_NOUNS)} {chance.randrange(10**6)}" for _ in range(4))
        lines.append(
            f"Foreign Minister {name} said the {noun} will be ready in {number} weeks, with {words}."
        )
    return "\n\n".join(lines) + "\n"


def releases(place: Path, numbers: range) -> Path:
    """A folder of such documents."""
    place.mkdir(parents=True)
    for number in numbers:
        (place / f"{number:04}.txt").write_text(release(number), encoding="utf-8")
    return place


class Desk:
    """`states` are all that the library may hold: as it is, and after each of the documents to come."""

    def __init__(self, place: Path) -> None:
        self._base = place / "base"
        standing = releases(place / "standing", range(STANDING))
        self.coming = releases(place / "coming", range(STANDING, STANDING + COMING))
        changes.add(self._base, [str(standing)], quiet)
        opened = open_workspace(self._base)
        assert opened
        first, *_, last = opened.records.quotes
        opened.star("quote", first)
        opened.note("quote", last, "Ask for the plan.", ())
        opened.star("document", next(iter(opened.records.documents)))
        self._work = notes.load(self._base)
        grown = self.fresh(place / "grown")
        self.states = [store.load(grown)]
        for file in sorted(self.coming.iterdir()):
            changes.add(grown, [str(file)], quiet)
            self.states.append(store.load(grown))

    def fresh(self, library: Path) -> Path:
        """The library as it is at the beginning, in this place."""
        if library.exists():
            shutil.rmtree(library)
        shutil.copytree(self._base, library)
        return library

    def state(self, library: Path) -> int:
        """Which of the states the library is in. Raises `ValueError` where it is none of them."""
        records = _timeless(store.load(library))
        return [_timeless(state) for state in self.states].index(records)

    def losses(self, library: Path) -> Iterator[str]:
        """Whatever the library has lost."""
        try:
            found = damage.find(library)
            self.state(library)
            work = notes.load(library)
        except (UserError, ValueError) as error:
            yield f"{type(error).__name__}: {error}"
            return
        yield from found._replace(strays=(), torn=(), unfinished=()).sentences()  # these harm nothing
        for before, after in ((self._work.stars, work.stars), (self._work.notes, work.notes)):
            if not before.items() <= after.items():
                yield f"gone: {before.keys() - after.keys()}"
        if anchors.anchored(work, store.load(library)).lost:
            yield "a star or note has lost its record"
        if store.opened(library) != store.load(library):
            yield "read page by page it is another library"

    def generation(self, library: Path) -> int:
        """How often the records were written, 0 where they can't be read."""
        try:
            return store.load(library).meta.generation
        except UserError:  # which `losses` tells
            return 0

    def kept_since(self, library: Path) -> int:
        """How many stars and notes came since the beginning, none where they can't be read."""
        try:
            work = notes.load(library)
        except UserError:  # which `losses` tells
            return 0
        return len(work.stars) + len(work.notes) - len(self._work.stars) - len(self._work.notes)

    def left_over(self, library: Path) -> Iterator[str]:
        """What should not be there any more after a writer that nothing happened to."""
        yield from damage.find(library).sentences()
        if (library / folder.SPOOL).exists():
            yield "the spool is left"


def _timeless(records: Records) -> Records:
    return replace(records, meta=replace(records.meta, generation=0))
