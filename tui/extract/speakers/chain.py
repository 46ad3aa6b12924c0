"""The chain of subjects: of whom a text speaks when it says "he", "she" or "it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.extract.parsing import Parse
from tui.extract.speakers.cast import Cast, Member
from tui.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

REACH = 2
"""Sentences before its own in which a pronoun looks for whom it means."""


class Spoken(Struct, frozen=True):
    """A resolved speaker and the stretch of text where the attribution stands."""

    at: Span
    name: str
    body: bool


class Chain:
    """The sentences of a document and who is spoken of in them."""

    def __init__(self, parses: Sequence[Parse], cast: Cast) -> None:
        self.cast = cast
        self.sentences: list[tuple[Parse, Sentence]] = [(p, s) for p in parses for s in p.tokens.sents]
        self.starts = [p.block.start + s.start_char for p, s in self.sentences]

    def antecedent(self, at: int, pronoun: str, spoken: Sequence[Spoken]) -> str | None:
        """Whom "he" or "she" at an offset means, or None where that is not certain.

        The nearest sentence that speaks of anybody decides: its only person; else its speaker or the subject of
        its clause of saying; two people of whom neither speaks leave it open.
        """
        index = self._index(at)
        if index is None:
            return None
        end = at
        for back in range(REACH + 1):
            if index - back < 0:
                return None
            start = self.starts[index - back]
            people = [member for member in self.cast.within(start, end) if member.pronoun in (None, pronoun)]
            speakers = [each for each in spoken if start <= each.at.start < end and not each.body]
            if speakers and self._fits(speakers[-1].name, pronoun):
                return speakers[-1].name
            if len(people) == 1:
                return people[0].name
            if people:
                return None
            end = start
        return None

    def _fits(self, name: str, pronoun: str) -> bool:
        return all(m.pronoun in (None, pronoun) for m in self.cast.members if m.name == name)

    def _index(self, at: int) -> int | None:
        found = None
        for index, start in enumerate(self.starts):
            if start > at:
                break
            found = index
        return found

    def pair_before(self, at: int) -> tuple[Member, ...]:
        """The people of the last sentence before an offset that names exactly two, in order of mention."""
        index = self._index(at)
        for back in range(1, REACH + 1):
            if index is None or index - back < 0:
                return ()
            people = self.cast.within(self.starts[index - back], self.starts[index - back + 1])
            if people:
                return people if len(people) == 2 else ()
        return ()
