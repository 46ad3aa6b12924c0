"""The headline of a page, among its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.documents.structure import LONGEST_TITLE
from tui.documents.web.wording import Line

LEAST_LIKE = 0.4
LIKE = 0.8
"""How much of a heading, and of any other line, has to be a title that the page states."""

HEAD = 40
"""Lines from the beginning among which a headline stands that is no heading."""

_LETTERS = re.compile(r"[^\W_]+")


def headline(lines: Sequence[Line], out: Sequence[bool], titles: Sequence[str]) -> int | None:
    """Which of the lines that are not `out` is the headline: the heading that is most like one of the titles
    that the page states, else a line at its beginning that is, else its first heading of the first level."""
    left = [index for index, line in enumerate(lines) if not out[index] and len(line.text) <= LONGEST_TITLE]
    headings = [index for index in left if lines[index].passage.heading]
    stated = [_letters(title) for title in titles]
    for among, least in ((headings, LEAST_LIKE), (left[:HEAD], LIKE)):
        likeness = {index: _likeness(lines[index].text, stated) for index in among}
        if likeness and max(likeness.values()) >= least:
            return max(likeness, key=lambda index: likeness[index])
    first = (index for index in headings if lines[index].passage.heading == 1 and not lines[index].is_link)
    return next(first, None)


def is_same(one: str, other: str) -> bool:
    """Whether two lines have the same letters, whatever stands between them."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _likeness(text: str, titles: Sequence[str]) -> float:
    """How much of the longer the shorter is, of the text and the title nearest to it."""
    own = _letters(text)
    alike = (title for title in titles if own and title and (own in title or title in own))
    return max((min(len(own), len(title)) / max(len(own), len(title)) for title in alike), default=0.0)
