"""The chain of subjects: of whom a text speaks when it says "he", "she", "the former"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile

from tui.extract.parsing import Parse
from tui.extract.places import Places
from tui.extract.quotes.marks import Region
from tui.extract.speakers.agents import agent_of, reported_agent, rivals_of
from tui.extract.speakers.bodies import Bodies
from tui.extract.speakers.cast import Cast, Member
from tui.extract.speakers.spoken import Spoken
from tui.model import Span

REACH = 2
"""Sentences before its own in which a pronoun looks for whom it means."""


_BESIDE = re.compile(r"\b(?:with|alongside|to|by)(?: [\w.’'-]+){0,6} \Z")
FARTHEST = 1500
"""Characters over which a speaker goes on without being named again."""


def _inside(stretch: Span, quoted: Places[Region]) -> bool:
    return any(
        r.start <= stretch.start and stretch.end <= r.end
        for r in quoted.overlapping(stretch.start, stretch.end)
    )


class Chain:
    """The sentences of a document, and who is named and speaks in them."""

    def __init__(
        self, text: str, parses: Sequence[Parse], cast: Cast, bodies: Bodies, quoted: Places[Region]
    ) -> None:
        self.cast = cast
        self._text = text
        self._bodies = bodies
        self.spoken: list[Spoken] = []
        self.heard: set[str] = set()
        self._pronouns: dict[str, str] = {}
        self._told = Places(
            (mention.start, mention.end, member)
            for member in cast.members
            for mention in member.mentions
            if not _inside(mention, quoted)
        )
        sentences = [
            Span(p.block.start + s.start_char, p.block.start + s.end_char)
            for p in parses
            for s in p.tokens.sents
        ]
        self._starts = [sentence.start for sentence in sentences if not _inside(sentence, quoted)]
        self._parses = parses
        self._agents: dict[int, tuple[int, int]] = {}
        self._rivals: dict[int, tuple[tuple[int, int], ...]] = {}
        for parse in parses:
            for sentence in parse.tokens.sents:
                start = parse.block.start + sentence.start_char
                self._rivals[start] = rivals_of(parse, sentence)
                if agent := agent_of(parse, sentence):
                    self._agents[start] = agent

    def speaks(self, at: Span, name: str, body: bool) -> None:
        """Notes a speaker; they come in the order of the text."""
        self.spoken.append(Spoken(at, name, body))
        self.heard.add(name)

    def antecedent(self, at: int, pronoun: str, content: Span) -> str | None:
        """Whom "he" or "she" at an offset means, or None where that is not certain; nobody whom the `content`
        names that stands before it ("Rao, he said, was late"). Who is meant once is called so again.
        """
        inside = self._named(content.start, at) if content.start < at else {}
        meant = self._meant(at, pronoun, frozenset(member.name for member in inside))
        if meant is not None:
            self._pronouns.setdefault(meant, pronoun)
        return meant

    def _meant(self, at: int, pronoun: str, inside: frozenset[str]) -> str | None:
        """Whom a pronoun means but those named inside what is said.

        The nearest sentence that speaks of anybody decides: its speaker, else whom it alone makes act, else
        the only person it names; two people of whom neither speaks or acts alone leave it open.
        """
        end = at
        for back, start in enumerate(self._sentences_back(at)):
            speaker = self._speaker_between(start, end)
            if speaker is not None and self._may_be(speaker, pronoun) and speaker not in inside:
                rivals = [self.cast.at(*place) for place in self._rivals.get(start, ()) if back]
                return None if any(rival and rival.name != speaker for rival in rivals) else speaker or None
            people = [
                each
                for each in self._candidates(start, end, pronoun, own=not back)
                if each.name not in inside
            ]
            agent = self._agents.get(start) if back else None
            if agent is not None:
                who = self.cast.at(*agent)
                if who in people:
                    return who.name if who is not None else None
                if who is None and not self._bodies.overlaps(*agent):
                    return None
            if people:
                return people[0].name if len(people) == 1 else None
            end = start
        still = self._still_speaking(at, pronoun)
        return still if still not in inside else None

    def _candidates(self, start: int, end: int, pronoun: str, own: bool) -> list[Member]:
        """Whom a stretch names and a pronoun may mean: in the pronoun's `own` sentence nobody with or to whom
        something is done first ("In talks with Suga he said …")."""
        return [
            member
            for member, place in self._named(start, end).items()
            if self._fits(member, pronoun) and not (own and _BESIDE.search(self._text, start, place))
        ]

    def _still_speaking(self, at: int, pronoun: str) -> str | None:
        """The last speaker, where since then nobody else was named whom the pronoun may mean."""
        near = takewhile(lambda each: at - each.at.end <= FARTHEST, reversed(self.spoken))
        last = next((each for each in near if not each.body), None)
        if last is None or not last.name or not self._may_be(last.name, pronoun):
            return None
        others = [m for m in self._named(last.at.start, at) if m.name != last.name and self._fits(m, pronoun)]
        return None if others else last.name

    def _named(self, start: int, end: int) -> dict[Member, int]:
        """Whom the text, outside quotation marks, names between two offsets, with the last place of each."""
        last: dict[Member, int] = {}
        for place, member in self._told.within(start, end):
            last.pop(member, None)
            last[member] = place
        return last

    def subject_of(self, content: Span) -> Span | None:
        """The name that opens a stretch of reported words as their subject."""
        at = bisect_right(self._parses, content.start, key=lambda parse: parse.block.start) - 1
        if at < 0:
            return None
        parse = self._parses[at]
        base = parse.block.start
        inside = parse.tokens.char_span(content.start - base, content.end - base, alignment_mode="contract")
        found = reported_agent(parse, (inside.start, inside.end)) if inside is not None else None
        return Span(*found) if found else None

    def pair_before(self, at: int) -> dict[Member, int]:
        """The people of the last sentence before an offset's own that names anybody, if they are two, with
        their places in order."""
        starts = self._sentences_back(at)
        for start, end in zip(starts[1:], starts, strict=False):
            people = self._named(start, end)
            if people:
                return people if len(people) == 2 else {}
        return {}

    def latest_of(self, surname: str, at: int) -> Member | None:
        """The only one with a surname in the nearest sentence before an offset that names a bearer of it."""
        end = at
        for start in self._sentences_back(at):
            found = [m for m in self._named(start, end) if m.surname.casefold() == surname.casefold()]
            if found:
                return found[0] if len(found) == 1 else None
            end = start
        return None

    def last_body(self, at: int, reach: int) -> str | None:
        """The last speaker before an offset, if it is a body and stands near."""
        last = self.spoken[-1] if self.spoken else None
        return (
            last.name if last is not None and last.name and last.body and at - last.at.end < reach else None
        )

    def _sentences_back(self, at: int) -> list[int]:
        """The starts of an offset's sentence and of those before it, nearest first."""
        last = bisect_right(self._starts, at)
        return self._starts[max(0, last - REACH - 1) : last][::-1]

    def _speaker_between(self, start: int, end: int) -> str | None:
        """Who alone speaks between two offsets; "" where several do or none is named, else None."""
        first = bisect_left(self.spoken, start, key=lambda each: each.at.start)
        within = [each.name for each in self.spoken[first:] if each.at.start < end and not each.body]
        return within[-1] if len(set(within)) == 1 else "" if within else None

    def _may_be(self, speaker: str, pronoun: str) -> bool:
        member = self.cast.named(speaker)
        return member is None or self._fits(member, pronoun)

    def _fits(self, member: Member, pronoun: str) -> bool:
        return (member.pronoun or self._pronouns.get(member.name, pronoun)) == pronoun
