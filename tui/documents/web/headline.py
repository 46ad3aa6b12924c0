"""The headline of a page, among its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.documents.structure import LONGEST_TITLE
from tui.documents.web.flow import Passage
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
    left = [index for index, line in enumerate(lines) if not out[index] and _forms(line.passage)]
    headings = [index for index in left if lines[index].passage.heading]
    stated = [_letters(title) for title in titles]
    for among, least in ((headings, LEAST_LIKE), (left[:HEAD], LIKE)):
        likeness = {index: _likeness(lines[index], stated) for index in among}
        best = max(likeness, key=lambda index: likeness[index], default=None)
        if best is not None and likeness[best][0] >= least:
            return best
    first = (index for index in headings if lines[index].passage.heading == 1 and not lines[index].is_link)
    return next(first, None)


def is_same(one: str, other: str) -> bool:
    """Whether two lines have the same letters, whatever stands between them."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def is_first_line(passage: Passage, titles: Sequence[str]) -> bool:
    """Whether the headline is only the first line of its passage, which breaks part from a date or a dek."""
    stated = [_letters(title) for title in titles]
    forms = _forms(passage)
    return bool(forms) and max(forms, key=lambda text: _alike(text, stated)) != passage.text


def _forms(passage: Passage) -> list[str]:
    """What may be a headline in a passage: the whole, and its first line."""
    parted = passage.parted()
    forms = [passage.text, parted[0].text] if parted else [passage.text]
    return [text for text in forms if len(text) <= LONGEST_TITLE]


def _likeness(line: Line, titles: Sequence[str]) -> tuple[float, int]:
    return max(_alike(text, titles) for text in _forms(line.passage))


def _alike(text: str, titles: Sequence[str]) -> tuple[float, int]:
    """How much of the longer the shorter is, of the text and the title nearest to it; the earlier the title
    stands, the larger the second figure."""
    own = _letters(text)
    alike = (
        (min(len(own), len(title)) / max(len(own), len(title)), -rank)
        for rank, title in enumerate(titles)
        if own and title and (own in title or title in own)
    )
    return max(alike, default=(0.0, 0))
