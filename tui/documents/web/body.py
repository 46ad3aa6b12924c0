"""The text of a page: which passages belong to the document, and which stand around it.

Parts are known by what they are for (elements, roles, names of classes), by links, and by their wording; the
place of the text is the smallest element that holds nearly all that is left. Nothing that holds the better
part of a page is taken for what stands around it: a line too many is better than a paragraph too few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml.etree import _Element

from tui.documents.dates import find_dates
from tui.documents.structure import LONGEST_TITLE
from tui.documents.web.flow import Flow, Passage, Region
from tui.documents.web.signs import is_hidden, names, signs, stands_around
from tui.documents.web.writing import on_one_line

BETTER_PART = 0.5
"""Of a page's text; what holds it is the text, whatever it is called."""

NEARLY_ALL = 0.985
"""Of the text that is left; the smallest element that holds it is the place of the text,"""

MOST = 0.97
"""with so much of its short lines, too,"""

ENOUGH = 0.8
"""and one that says that it holds an article needs no more; with the headline, the better part is enough."""

SMALL_PART = 0.25
SMALL_BOX = 400
"""A box between paragraphs holds no larger part of the text, and no more characters."""

LINKED = 0.8
"""Of the characters of a line that is a link."""

SHORTEST_PROSE = 25
LEAST_PROSE = 100
"""Characters of a line that reads like text: one that ends like a sentence, and any other."""

LEAST_INTRODUCTION = 40
"""Characters of a sentence that introduces a list."""

LONGEST_LINE = 150
"""Characters of lines that are known by their wording."""

LEAST_LIKE = 0.4
LIKE = 0.8
"""How much of a heading, and of any other line, has to be the title that the page states."""

NEAR = 6
"""Passages from the headline to a date above it, or to its repetition below."""

LONGEST_DATE = 60
"""Characters of a line that says when a page was published."""

HEAD = 40
"""Passages from the beginning among which a headline stands that is no heading."""

_STANDING_AROUND = frozenset({"nav", "footer", "aside", "form", "menu"})
_ROLES = frozenset(
    {"alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation"}
    | {"search", "toolbar", "tooltip"}
)
_UNNAMED = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements whose names say nothing: what holds all, and what is text."""

_SENTENCE_END = re.compile(r"[.!?…:;。！？।][\"'”’»」』)\]]*\Z")
_LETTERS = re.compile(r"[^\W_]+")


class Body(NamedTuple):
    """The passages of a document, and that of its headline among them, None where it stands nowhere."""

    headline: Passage | None
    passages: list[Passage]


def body(page: Flow, claims: Sequence[str]) -> Body:
    """The document in a page; `claims` are titles that it states of itself, without the name of the site."""
    return _Page(page, claims).body()


class _Page:
    def __init__(self, page: Flow, claims: Sequence[str]) -> None:
        self.passages = page.passages
        self.regions = page.regions
        self.asking = page.asking
        self.texts = [on_one_line(passage) for passage in page.passages]
        self.claims = [key for claim in claims if (key := _key(claim))]
        self.links = [_is_link(passage) for passage in page.passages]
        for index in self._introduced():
            self.links[index] = False
        self.prose = [
            0 if link else _prose(text, passage)
            for text, passage, link in zip(self.texts, page.passages, self.links, strict=True)
        ]
        self.headline: int | None = None
        self._weigh(())

    def body(self) -> Body:
        """The headline and what belongs to it."""
        mains = self._around_main()
        kinds = [
            (region, kind)
            for number, region in enumerate(self.regions)
            if number not in mains and (kind := _kind(region.element))
        ]
        nevers = [region for region, kind in kinds if kind == "never"]
        self._weigh(region for region in nevers if not self._is_better_part(region))
        out = self._out(
            region
            for region, _ in kinds
            if region.element.tag != "header" and not self._is_better_part(region)
        )
        self.headline = self._find_headline(out)
        if self.headline is not None:
            self._weigh(region for region in nevers if not self._holds_headline(region))
        out = self._out(region for region, kind in kinds if self._stands_around(region, kind))
        self._weigh_left(out)
        out = self._out_too(out, self._boxes(out))
        self._weigh_left(out)
        first, end = self._place(out)
        keep = [
            index
            for index in (*self._dates_above(first), *range(first, end))
            if index == self.headline or not (out[index] or self._repeats(index) or self._is_no_text(index))
        ]
        headline = None if self.headline is None else self.passages[self.headline]
        return Body(headline, [self.passages[index] for index in keep])

    def _introduced(self) -> Iterator[int]:
        """Items of a list that are links, where a sentence before it says that something follows."""
        introduced = False
        for index, passage in enumerate(self.passages):
            if not (self.links[index] and passage.marker):
                text = self.texts[index]
                introduced = (
                    len(text) >= LEAST_INTRODUCTION
                    and text.endswith((":", "："))
                    and not self._leads_on(text)
                )
            elif introduced:
                yield index

    def _leads_on(self, text: str) -> bool:
        return bool(signs().leading.match(text) or signs().section.fullmatch(text.rstrip(":： ")))

    def _around_main(self) -> set[int]:
        """The regions that say they are the main one, and those around them."""
        found: set[int] = set()
        for number, region in enumerate(self.regions):
            if _is_main(region.element):
                while number >= 0 and number not in found:
                    found.add(number)
                    number = self.regions[number].parent
        return found

    def _weigh(self, without: Iterator[Region] | Sequence[Region]) -> None:
        self._weigh_left(self._out(without))

    def _weigh_left(self, out: Sequence[bool]) -> None:
        """Weigh anew what is not out."""
        weights = (0 if gone else weight for gone, weight in zip(out, self.prose, strict=True))
        self.sums = list(accumulate(weights, initial=0))

    def _out(self, regions: Iterator[Region] | Sequence[Region]) -> list[bool]:
        """For each passage whether it stands in one of the regions."""
        return self._out_too([False] * len(self.passages), regions)

    def _out_too(self, out: Sequence[bool], regions: Iterator[Region] | Sequence[Region]) -> list[bool]:
        steps = [0] * (len(self.passages) + 1)
        for region in regions:
            steps[region.first] += 1
            steps[region.end] -= 1
        inside = accumulate(steps[:-1])
        return [was or depth > 0 for was, depth in zip(out, inside, strict=True)]

    def _weight(self, region: Region) -> int:
        return self.sums[region.end] - self.sums[region.first]

    def _part(self, region: Region) -> float:
        return self._weight(region) / max(1, self.sums[-1])

    def _is_better_part(self, region: Region) -> bool:
        return self._part(region) >= BETTER_PART

    def _holds_headline(self, region: Region) -> bool:
        return self.headline is not None and region.first <= self.headline < region.end

    def _stands_around(self, region: Region, kind: str) -> bool:
        if self._holds_headline(region):
            return False
        if kind == "never" and self.headline is not None:
            return True
        return not self._is_better_part(region)

    def _find_headline(self, out: Sequence[bool]) -> int | None:
        """The heading that is most like what the page says of itself, else a line at its beginning that is,
        else the first heading of the first level."""
        left = [
            index
            for index in range(len(self.texts))
            if not out[index] and len(self.texts[index]) <= LONGEST_TITLE
        ]
        headings = [index for index in left if self.passages[index].heading]
        for among, least in ((headings, LEAST_LIKE), (left[:HEAD], LIKE)):
            likeness = {index: self._likeness(index) for index in among}
            if likeness and max(likeness.values()) >= least:
                return max(likeness, key=lambda index: likeness[index])
        return next((index for index in headings if self._is_first_level(index)), None)

    def _is_first_level(self, index: int) -> bool:
        return self.passages[index].heading == 1 and not self.links[index]

    def _likeness(self, index: int) -> float:
        own = _key(self.texts[index])
        return max((_likeness(own, claim) for claim in self.claims), default=0.0)

    def _boxes(self, out: Sequence[bool]) -> Iterator[Region]:
        """Small boxes that lead elsewhere: those under a heading that says so, those under a heading that is
        a link, and those in which one is asked to type."""
        for index, passage in enumerate(self.passages):
            if out[index] or index == self.headline:
                continue
            is_card = passage.heading > 0 and self.links[index]
            if is_card or self._opens_section(index):
                yield from self._box(passage.region, index)
        for number in self.asking:
            if number >= 0:
                yield from self._box(number, self.regions[number].first)

    def _box(self, number: int, first: int) -> Iterator[Region]:
        """The largest small region that begins with passage `first`, seen from one inside."""
        found = None
        while number >= 0:
            region = self.regions[number]
            if (
                region.first != first
                or self._holds_headline(region)
                or self._weight(region) > SMALL_BOX
                or self._part(region) > SMALL_PART
            ):
                break
            found = region
            number = region.parent
        if found is not None:
            yield found

    def _opens_section(self, index: int) -> bool:
        text = self.texts[index].rstrip(":： ")
        return len(text) <= LONGEST_LINE and bool(signs().section.fullmatch(text))

    def _place(self, out: Sequence[bool]) -> tuple[int, int]:
        """Where the text begins and ends: from the headline on, where that stands above it."""
        total = self.sums[-1]
        if not total:
            return 0, len(self.passages)
        letters = self._letters(out)
        first, end = 0, len(self.passages)
        for region in self.regions:
            least = NEARLY_ALL
            if _says_it_holds(region.element):
                least = BETTER_PART if self._holds_headline(region) else ENOUGH
            if first <= region.first and region.end <= end and self._weight(region) >= least * total:
                if least < NEARLY_ALL or letters[region.end] - letters[region.first] >= MOST * letters[-1]:
                    first, end = region.first, region.end
        if self.headline is not None and self.headline < first:
            first = self.headline
        return first, end

    def _letters(self, out: Sequence[bool]) -> list[int]:
        """How many characters of anything that may be text stand before each passage."""
        weights = (
            0 if gone or self._is_no_text(index) else self.passages[index].weight
            for index, gone in enumerate(out)
        )
        return list(accumulate(weights, initial=0))

    def _dates_above(self, first: int) -> Iterator[int]:
        """The lines shortly above the headline that say when it was published."""
        if self.headline == first:
            for index in range(max(0, first - NEAR), first):
                text = self.texts[index]
                if len(text) <= LONGEST_DATE and any(date.year and date.day for date in find_dates(text)):
                    yield index

    def _repeats(self, index: int) -> bool:
        """Whether a passage says the headline again before the text begins."""
        if self.headline is None or abs(index - self.headline) > NEAR:
            return False
        return _key(self.texts[index]) == _key(self.texts[self.headline])

    def _is_no_text(self, index: int) -> bool:
        """Whether a line only leads elsewhere, or is known by its wording."""
        text = self.texts[index]
        if self.links[index] or not _LETTERS.search(text):
            return True
        if len(text) > LONGEST_LINE:
            return False
        sign = signs()
        leads = bool(self.passages[index].linked and sign.leading.match(text))
        return leads or bool(sign.line.fullmatch(text)) or self._opens_section(index)


def _is_link(passage: Passage) -> bool:
    """Whether a passage only leads elsewhere; a row of data does more, if not all of it is a link."""
    least = 1.0 - 1.0 / LEAST_PROSE if passage.row else LINKED
    return passage.linked >= least * len(passage.text) and passage.weight < LEAST_PROSE


def _prose(text: str, passage: Passage) -> int:
    """The characters of a passage that reads like text; 0 for others."""
    if passage.heading or len(text) < SHORTEST_PROSE:
        return 0
    return passage.weight if len(text) >= LEAST_PROSE or _SENTENCE_END.search(text) else 0


def _kind(element: _Element) -> str:
    """What an element that is not the text says that it is for."""
    tag = element.tag
    if tag in _STANDING_AROUND:
        return "" if tag == "footer" and _inside(element, "blockquote") else "around"
    if tag == "header" and not _inside(element, "article", "main"):
        return "around"
    if element.get("role") in _ROLES or (is_hidden(element) and element.get("role") != "tabpanel"):
        return "around"
    if tag in _UNNAMED:
        return ""
    name = names(element)
    if not stands_around(name):
        return ""
    return "never" if signs().never.search(name) else "around"


def _inside(element: _Element, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _is_main(element: _Element) -> bool:
    says = (element.tag, element.get("role"), element.get("itemprop"))
    return "main" in says[:2] or says[2] == "articleBody"


def _says_it_holds(element: _Element) -> bool:
    return (
        _is_main(element)
        or element.tag == "article"
        or element.get("role") == "article"
        or bool(signs().holding.search(name := names(element)))
        or not signs().holding_alone.isdisjoint(name.split())
    )


def _key(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _likeness(own: str, claim: str) -> float:
    """How much of the longer of two is the shorter."""
    if not own or not (own in claim or claim in own):
        return 0.0
    return min(len(own), len(claim)) / max(len(own), len(claim))
