"""Running heads and feet, page numbers, and what is stamped on every page: what no one would read aloud."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tui import codebook
from tui.documents.printed.model import Page, Segment
from tui.documents.printed.segments import rows, segments

DEEPEST = 4
"""Rows from the top and from the bottom of a page among which its furniture is looked for."""

DEEPEST_SHARE = 0.25
"""Of a page's height, from its top or bottom, in which they stand."""

WIDE_MARGIN = 0.12
"""Of a page's height, in which a line with a figure that counts is none of the text."""

SAME_PLACE = 6.0
"""Points by which a running line may stand higher or lower on another page."""

NEXT_PAGES = 2
"""Pages on, at most, where a running line comes again: left and right pages may differ."""

STAMPED_SHARE = 0.8
"""The share of pages on which words at one place are a stamp, wherever on the page they stand."""

MARGIN = 0.085
"""Of a page's height: the margins at top and bottom,"""

OUTER_MARGIN = 0.05
"""and what hardly any text reaches."""

APART = 1.6
"""Of the text's height, by which a small line in the margin stands off the text,"""

FAR_APART = 2.5
"""and one of the text's own height in the outer margin."""

SMALLER = 0.92
"""Of the text's height, below which a line is small."""

LEAST_STAMPED = 3
"""Pages that it takes to know a stamp."""

_ONE = re.compile(r"\W{0,3}1\W{0,3}")
_FIGURES = re.compile(r"\d{1,9}")
_ROMAN = re.compile(r"\b[ivxlc]+\b")
_NUMBER = re.compile(r"\D{0,3}\d{1,4}\D{0,3}")

_Key = tuple[int, int]
"""A segment among all pages: number of the page, and order on it."""


class _Outer(NamedTuple):
    """A row, or a part of it, near the top or the bottom of a page. `place` counts down from the page's top,
    and in the lower half up from its bottom, below zero."""

    page: int
    place: float
    text: str
    keys: frozenset[_Key]
    is_whole: bool
    is_in_margin: bool


@cache
def _margin_lines() -> re.Pattern[str]:
    return re.compile("|".join(codebook.load().wording.margin_lines), re.IGNORECASE)


def without_furniture(pages: Sequence[Page]) -> list[list[Segment]]:
    """The segments of each page that belong to its text."""
    found = [segments(page.words) for page in pages]
    outer = [one for number, page in enumerate(pages) for one in _outer(page, number, found[number])]
    dropped = _running(outer) | _stamped(found) | _set_apart(pages, found)
    dropped.update(*(one.keys for one in outer if one.is_whole and _tells_itself(one, len(pages))))
    return [
        [segment for segment in page if (number, segment.order) not in dropped]
        for number, page in enumerate(found)
    ]


def _outer(page: Page, number: int, found: Sequence[Segment]) -> Iterator[_Outer]:
    lines = rows(found)
    for index, row in enumerate(lines):
        place = row[0].base if row[0].base < page.height / 2 else row[0].base - page.height
        if DEEPEST <= index < len(lines) - DEEPEST or abs(place) > DEEPEST_SHARE * page.height:
            continue
        for part in [row, *([segment] for segment in row)] if len(row) > 1 else [row]:
            text = " ".join(word.text for segment in part for word in segment.words)
            keys = frozenset((number, segment.order) for segment in part)
            in_margin = abs(place) < WIDE_MARGIN * page.height
            yield _Outer(number, place, text, keys, part is row, in_margin)


def _running(outer: Iterable[_Outer]) -> set[_Key]:
    """What comes again at its place on one of the next pages, but for figures that count."""
    alike: defaultdict[str, list[_Outer]] = defaultdict(list)
    for one in outer:
        alike[_ROMAN.sub("\1", _FIGURES.sub("\0", one.text))].append(one)
    found: set[_Key] = set()
    for group in alike.values():
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                if other.page - one.page > NEXT_PAGES:
                    break
                if _comes_again(one, other):
                    found |= one.keys | other.keys
    return found


def _comes_again(one: _Outer, other: _Outer) -> bool:
    """Whether two rows say the same at the same place, but for figures that count the pages."""
    if one.page == other.page or abs(one.place - other.place) > SAME_PLACE:
        return False
    if one.text == other.text:
        return not _NUMBER.fullmatch(one.text)
    before, after = (list(map(int, _FIGURES.findall(row.text))) for row in (one, other))
    steps = {right - left for left, right in zip(before, after, strict=True)}
    return one.is_in_margin and steps <= {0, other.page - one.page}


def _tells_itself(one: _Outer, pages: int) -> bool:
    """Whether a row says what it is: "Page 2 of 5", what browsers print, the number of the only page."""
    return bool(_margin_lines().fullmatch(one.text)) or (
        pages == 1 and one.place < 0 and _ONE.fullmatch(one.text) is not None
    )


def _set_apart(pages: Sequence[Page], found: Sequence[Sequence[Segment]]) -> set[_Key]:
    """The first and the last row of pages where it stands in the margin, apart from the text and smaller."""
    letters = Counter[float]()
    for page in pages:
        for word in page.words:
            letters[word.size] += len(word.text)
    size = max(letters, key=letters.__getitem__, default=0.0)
    apart: set[_Key] = set()
    for number, page in enumerate(pages):
        lines = rows(found[number])
        for row, next_row in ((lines[0], lines[1]), (lines[-1], lines[-2])) if len(lines) > 2 else ():
            if _is_apart(row, next_row, page.height, size):
                apart.update((number, segment.order) for segment in row)
    return apart


def _is_apart(row: Sequence[Segment], next_row: Sequence[Segment], height: float, size: float) -> bool:
    margin = min(row[0].base, height - row[0].base) / height
    distance = abs(row[0].base - next_row[0].base) / size
    largest = max(segment.size for segment in row) / size
    is_small = largest < SMALLER and margin < MARGIN and distance > APART
    return is_small or (largest <= 1 and margin < OUTER_MARGIN and distance > FAR_APART)


def _stamped(found: Sequence[Sequence[Segment]]) -> set[_Key]:
    """Words that stand at the same place on nearly all pages."""
    places: defaultdict[tuple[str, int, int], set[_Key]] = defaultdict(set)
    for number, page in enumerate(found):
        for segment in page:
            text = " ".join(word.text for word in segment.words)
            places[text, round(segment.left), round(segment.base)].add((number, segment.order))
    least = max(LEAST_STAMPED, STAMPED_SHARE * len(found))
    return {key for keys in places.values() if len(keys) >= least for key in keys}
