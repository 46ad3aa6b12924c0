"""When an agreement was made, as its own passages say, apart from the date of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.documents.dates import find_dates
from tui.extract.agreements.passages import Passage
from tui.model import Document, Status

MADE: frozenset[Status] = frozenset({"finalised", "agreed", "signed", "in force"})
"""Statuses of something that was done, and so has a day."""

_NOT_THAT_DAY = re.compile(
    r"\b(?:by|until|till|before|through|from|since|end of|for|dated?)\s+(?:the\s+)?(?:\w+\s+of\s+)?\Z",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|earlier (?:today|that day)|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b(?!\s*[-–]\s*\d)", re.IGNORECASE)
_BEFORE = 60
"""Characters before a clause in which its sentence may begin with the date ("In 2013, …")."""


def date_of(
    document: Document, text: str, passages: Iterable[Passage], status: Status, joint: bool
) -> str | None:
    """The ISO date (YYYY, YYYY-MM or YYYY-MM-DD) at which an agreement got its status, if a passage says.

    In a joint text, whose own words are the undertaking, what it does not date apart has the text's date.
    """
    told = [passage for passage in passages if passage.status == status]
    if status in MADE:
        for passage in told:
            found = _in_clause(document, text, passage)
            if found is not None:
                return found
    performed = joint and status != "in force"
    stated = document.date if document.date_basis == "stated" else None
    return stated if performed else None


def _in_clause(document: Document, text: str, passage: Passage) -> str | None:
    start, end = passage.span.start, passage.span.end
    sentence = max(
        text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, start - _BEFORE, passage.block.start
    )
    for one in find_dates(text, sentence, end):
        if _NOT_THAT_DAY.search(text, sentence, one.start):
            continue
        if one.iso is not None:
            return one.iso
        known = document.date is not None and len(document.date) == 10 and one.day is not None
        if known and document.date is not None:
            year = int(document.date[:4])
            within = one._replace(year=year)
            return within.iso if (within.iso or "") <= document.date else one._replace(year=year - 1).iso
    year_alone = _YEAR.search(text, sentence, end)
    if year_alone is not None:
        return year_alone[1]
    return document.date if _TODAY.search(text, start, end) else None
