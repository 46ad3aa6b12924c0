"""The text of a page: which passages belong to the document, and which stand around it.

Parts are known by what they are for (elements, roles, names of classes), by links, and by their wording; the
place of the text is the smallest element that holds nearly all that is left. Nothing that holds the better
part of a page is taken for what stands around it: a line too many is better than a paragraph too few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.documents.dates import find_dates
from tui.documents.web.elements import Kind, is_main, kind_of, says_it_holds
from tui.documents.web.flow import Flow, Passage, Region
from tui.documents.web.headline import headline, is_first_line, is_same
from tui.documents.web.wording import lines

BETTER_PART = 0.5
"""Of a page's text; what holds it is the text, whatever it is called."""

NEARLY_ALL = 0.985
"""Of the text that is left; the smallest element that holds it is the place of the text,"""

MOST = 0.97
"""with so much of all its lines, short ones too,"""

ENOUGH = 0.8
"""and one that says that it holds an article needs no more; with the headline, the better part is enough."""

SMALL_PART = 0.25
SMALL_BOX = 400
"""A box between paragraphs holds no larger part of the text, and no more characters."""

MOST_CLOSING = 3
"""Short lines that may stand below the text, outside its element or under a rule."""

NEAR = 6
"""Lines from the headline to a date above it, or to its repetition below."""

LONGEST_DATE = 60
"""Characters of a line that says when a page was published."""


class Body(NamedTuple):
    """The passages of a document, and that of its headline among them, None where it stands nowhere."""

    headline: Passage | None
    passages: list[Passage]


def body(page: Flow, titles: Sequence[str]) -> Body:
    """The document in a page; `titles` are those that it states of itself, also without the site's name."""
    return _Page(page).body(titles)


class _Page:
    """A page while it is looked at. `out` says of each line whether it stands around the text, and `sums` how
    much text stands before each line that is not out."""

    def __init__(self, page: Flow) -> None:
        self.page = page
        self.lines = lines(page.passages)
        self.headline: int | None = None
        self.out = [False] * len(self.lines)
        self.sums: list[int] = []
        self._weigh()

    def body(self, titles: Sequence[str]) -> Body:
        """What is left when all that stands around is out."""
        around = list(self._around())
        nevers = [region for region, kind in around if kind == "never"]
        self._take_out(region for region in nevers if not self._is_better_part(region))
        others = (region for region, _ in around if region.element.tag != "header")
        self.headline = headline(self.lines, self._with_out(filter(self._is_no_better_part, others)), titles)
        if self.headline is not None:
            self._take_out(nevers)
        self._take_out([region for region, _ in around if not self._is_better_part(region)])
        self._take_out(list(self._boxes()))
        first, end = self._place()
        kept = [index for index in (*self._dates_above(first), *range(first, end)) if self._is_text(index)]
        passages = {index: [self.page.passages[index]] for index in kept}
        if self.headline is None:
            return Body(None, [passage for (passage,) in passages.values()])
        found = self.page.passages[self.headline]
        parted = found.parted() if is_first_line(found, titles) else None
        if parted:
            found, passages[self.headline] = parted[0], list(parted)
        return Body(found, [passage for parts in passages.values() for passage in parts])

    def _around(self) -> Iterator[tuple[Region, Kind]]:
        """The regions that say that they stand around the text; none of those around the main one."""
        holding = self._around_main()
        for number, region in enumerate(self.page.regions):
            kind = None if number in holding else kind_of(region.element)
            if kind is not None:
                yield region, kind

    def _around_main(self) -> set[int]:
        """The regions that say they are the main one, and those around them."""
        found: set[int] = set()
        for number, region in enumerate(self.page.regions):
            if is_main(region.element):
                while number >= 0 and number not in found:
                    found.add(number)
                    number = self.page.regions[number].parent
        return found

    def _take_out(self, regions: Iterable[Region]) -> None:
        """Put lines out that stand in one of the regions, but none that holds the headline."""
        self.out = self._with_out(region for region in regions if not self._holds_headline(region))
        self._weigh()

    def _with_out(self, regions: Iterable[Region]) -> list[bool]:
        steps = [0] * (len(self.lines) + 1)
        for region in regions:
            steps[region.first] += 1
            steps[region.end] -= 1
        return [out or depth > 0 for out, depth in zip(self.out, accumulate(steps[:-1]), strict=True)]

    def _weigh(self) -> None:
        weights = (0 if out else line.prose for out, line in zip(self.out, self.lines, strict=True))
        self.sums = list(accumulate(weights, initial=0))

    def _weight(self, region: Region) -> int:
        return self.sums[region.end] - self.sums[region.first]

    def _part(self, region: Region) -> float:
        return self._weight(region) / max(1, self.sums[-1])

    def _is_better_part(self, region: Region) -> bool:
        return self._part(region) >= BETTER_PART

    def _is_no_better_part(self, region: Region) -> bool:
        return not self._is_better_part(region)

    def _holds_headline(self, region: Region) -> bool:
        return self.headline is not None and region.first <= self.headline < region.end

    def _boxes(self) -> Iterator[Region]:
        """Small boxes that lead elsewhere: those under a heading that says so, those under a heading that is
        a link, and those in which one is asked to type."""
        for index, line in enumerate(self.lines):
            is_card = line.passage.heading > 0 and line.is_link
            if not self.out[index] and index != self.headline and (is_card or line.opens_section):
                yield from self._box(line.passage.region, index)
        for number in self.page.asking:
            if number >= 0:
                yield from self._box(number, self.page.regions[number].first)

    def _box(self, number: int, first: int) -> Iterator[Region]:
        """The largest small region that begins with line `first`, seen from one inside."""
        found = None
        while number >= 0 and self._is_small_box(self.page.regions[number], first):
            found = self.page.regions[number]
            number = found.parent
        if found is not None:
            yield found

    def _is_small_box(self, region: Region, first: int) -> bool:
        if region.first != first or self._holds_headline(region):
            return False
        return self._weight(region) <= SMALL_BOX and self._part(region) <= SMALL_PART

    def _place(self) -> tuple[int, int]:
        """Where the text begins and ends: from the headline on, where that stands above it."""
        first, end = 0, len(self.lines)
        if not self.sums[-1]:
            return first, end
        letters = self._letters()
        for region in self.page.regions:
            if first <= region.first and region.end <= end and self._holds_text(region, letters):
                first, end = region.first, region.end
        if self.headline is not None:
            first = min(first, self.headline)
        rules = [region.first for region in self.page.regions if region.element.tag == "hr"]
        last = (rule for rule in rules[-MOST_CLOSING:] if first < rule < end)
        return first, next((rule for rule in last if self._is_closing(rule, end)), end)

    def _holds_text(self, region: Region, letters: Sequence[int]) -> bool:
        part = self._part(region)
        if part < BETTER_PART:
            return False
        if says_it_holds(region.element) and (part >= ENOUGH or self._holds_headline(region)):
            return True
        if part < NEARLY_ALL:
            return False
        inside = letters[region.end] - letters[region.first]
        is_whole = self._holds_headline(region) and self._is_closing(region.end, len(self.lines))
        return inside >= MOST * letters[-1] or is_whole

    def _is_closing(self, first: int, end: int) -> bool:
        """Whether lines at the end of a page are so few and short that they sign the page, not the text."""
        left = [line for index, line in enumerate(self.lines[first:end], first) if self._is_text(index)]
        return len(left) <= MOST_CLOSING and not any(
            line.prose or line.passage.marker or line.passage.heading or _is_dated(line.text) for line in left
        )

    def _letters(self) -> list[int]:
        """How many characters of whatever may be text stand before each line."""
        weights = (
            0 if out or line.is_no_text else line.passage.weight
            for out, line in zip(self.out, self.lines, strict=True)
        )
        return list(accumulate(weights, initial=0))

    def _dates_above(self, first: int) -> Iterator[int]:
        """The lines shortly above the headline that say when it was published."""
        if self.headline == first:
            for index in range(max(0, first - NEAR), first):
                text = self.lines[index].text
                if len(text) <= LONGEST_DATE and _is_dated(text):
                    yield index

    def _is_text(self, index: int) -> bool:
        """Whether a line in its place is the headline, or text that does not say that again."""
        if index == self.headline:
            return True
        line = self.lines[index]
        if self.out[index] or line.is_no_text:
            return False
        if self.headline is None or index > self.headline + NEAR:
            return True
        return not is_same(line.text, self.lines[self.headline].text)


def _is_dated(text: str) -> bool:
    return any(date.year and date.day for date in find_dates(text))
