"""When an agreement got its status: the day that its own passages name, else the day of the event reported.

A joint statement, a readout, a release reports an event of its own: what it tells as done there was done on
the day that title or lead name, else on the text's stated date. The news report somebody else's, so its day
counts only where the text names it. What a passage puts into the past ("last year") has no part in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from tui.documents.dates import TextDate, find_dates
from tui.documents.sentences import sentences
from tui.extract.agreements.passages import Passage
from tui.extract.agreements.standing import RULES as STANDING
from tui.extract.agreements.terms import terms
from tui.model import Block, Document, Span, Status

MADE: frozenset[Status] = frozenset({"finalised", "agreed", "signed", "in force"})
"""Statuses of something that was done, and so has a day."""

DATED_BY_MONTH: frozenset[Status] = frozenset({"signed", "in force", "finalised"})
"""Of these a month without a year is the last one; what is agreed may name the month when it begins."""

SOON = 14
"""Days before its date of which a document still reports as of its own event."""

LEAD = 6
"""Blocks from the top in which a text says when the event was."""

_NOT_THAT_DAY = re.compile(
    r"\b(?:by|until|till|before|through|from|since|end of|for|dated?)\s+(?:the\s+)?(?:\w+\s+of\s+)?\Z",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+\Z")
_TODAY = re.compile(
    r"\b(?:today|earlier (?:today|that day)|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b(?!\s*[-–]\s*\d)", re.IGNORECASE)
_LAST = re.compile(r"\blast (year|month)\b|\bon the (\d{1,2})(?:st|nd|rd|th) of this month\b", re.IGNORECASE)
_BACK_THEN = re.compile(
    r"\b(?:last (?:year|month|week)|earlier this|previously|already|since|ago)\b"
    r"|\bhad (?:\w+ )?\w+(?:ed|en|n|t|ck|ng)\b",
    re.IGNORECASE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_LAST_YEAR = re.compile(rf"\bin ((?:{'|'.join(_MONTHS)})[a-z]*) (?:of )?last year\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    rf"\b(?:[Ii]n|last|this|(?:early|mid|late)[ -]) ?((?:{'|'.join(_MONTHS)})[a-z]*)\b"
    r"(?!,? \d|\s+of\b| last| next| this)"
)
_DATE_BEHIND = re.compile(r" (?:in|on) (?:the )?")
_ASIDE = re.compile(r", (?:which|that|\w+ed)\b[^,]*,")
_WEEKDAY = re.compile(r"\b(?:on|late|early) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_RANGE_END = re.compile(r"\s?[–-]\s?(\d{1,2})\b")
_BEFORE = 60
"""Characters before a clause in which its sentence may begin with the date ("In 2013, …")."""


def event_date(document: Document, text: str, joint: bool) -> str | None:
    """The ISO date of the event that a document reports; None where it names none or has no date itself."""
    known = _day(document.date)
    own = joint or document.kind in terms().words["own_events"]
    blocks = [block for block in document.blocks if block.kind != "dateline"][:LEAD]
    title = [block for block in blocks if block.kind == "title"]
    if own and document.date_basis != "stated":
        return None
    if known is not None:
        spans = [block.span for block in (*title, *blocks) if own or block.kind != "title"]
        for span in spans:
            found = next(_days_of_events(text, span, known), None)
            if found is not None:
                return found.isoformat()
    if not own:
        return None
    week = any(re.search(r"\bthis week\b", text[block.start : block.end]) for block in blocks[:LEAD])
    return document.date[:7] if week and document.date is not None else document.date


def date_of(
    document: Document, text: str, passages: Iterable[Passage], status: Status, event: str | None
) -> str | None:
    """The ISO date (YYYY, YYYY-MM or YYYY-MM-DD) at which an agreement got its status.

    That which one of its passages names, else that of the `event`, if a passage tells it as done there.
    """
    told = [passage for passage in passages if passage.status == status]
    if status in MADE:
        for passage in told:
            found = _in_clause(document, text, passage, event)
            if found is not None:
                return found
    return event if any(_is_of_the_event(document, text, passage) for passage in told) else None


def _is_of_the_event(document: Document, text: str, passage: Passage) -> bool:
    if passage.rule in STANDING:
        return False
    start, end = passage.span.start, passage.span.end
    year = _YEAR.search(text, start, end)
    own = year is not None and not _is_aside(text, passage, year.start())
    before = own and year is not None and document.date is not None and year[1] < document.date[:4]
    return not before and _BACK_THEN.search(text, start, end) is None


def _days_of_events(text: str, span: Span, known: date) -> Iterator[date]:
    """The days, not long before the document's, that the sentences about an event name."""
    for sentence in sentences(text, Block("paragraph", span.start, span.end)):
        words = set(re.findall(r"[a-z]+", text[sentence.start : sentence.end].casefold()))
        if not words & _event_words():
            continue
        for one in find_dates(text, sentence.start, sentence.end):
            if _NOT_THAT_DAY.search(text, sentence.start, one.start):
                continue
            day = _last_day(text, one, known)
            if day is not None and timedelta(0) <= known - day <= timedelta(SOON):
                yield day
        for weekday in _WEEKDAY.finditer(text, sentence.start, sentence.end):
            back = (known.weekday() - _WEEKDAYS.index(weekday[1])) % 7
            yield known - timedelta(back)


@cache
def _event_words() -> frozenset[str]:
    table = terms()
    bindings = {form for form, base in table.base_of.items() if base in table.binding_by_verb}
    return frozenset(bindings.union(table.words["occasions"], table.words["events"]))


def _last_day(text: str, one: TextDate, known: date) -> date | None:
    """The day of a date, of "October 28–29" the second, in its own year or the last one before `known`."""
    to = _RANGE_END.match(text, one.end)
    day = one._replace(day=int(to[1])) if to is not None and one.day is not None else one
    if day.day is None:
        return None
    if day.year is not None:
        return day.on(day.year)
    found = day.on(known.year)
    return found if found is None or found <= known else day.on(known.year - 1)


def _in_clause(document: Document, text: str, passage: Passage, event: str | None) -> str | None:
    """The date that a passage names itself, or its sentence shortly before it."""
    start, end = passage.span.start, passage.span.end
    sentence = max(
        text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, start - _BEFORE, passage.block.start
    )
    known = _day(document.date)
    end = _with_date_behind(text, end)
    month = _MONTH_LAST_YEAR.search(text, sentence, end)
    if month is not None and known is not None:
        return f"{known.year - 1}-{_MONTHS.index(month[1][:3].title()) + 1:02}"
    for one in find_dates(text, sentence, end):
        began = passage.status == "in force" and _SINCE.search(text, sentence, one.start) is not None
        if (not began and _NOT_THAT_DAY.search(text, sentence, one.start)) or _is_aside(
            text, passage, one.start
        ):
            continue
        day = _last_day(text, one, known) if known is not None else None
        iso = day.isoformat() if day is not None and one.year is None else one.iso
        if iso is not None and (document.date is None or iso <= document.date):
            return iso
    year_alone = _YEAR.search(text, sentence, end)
    if year_alone is not None and not _is_aside(text, passage, year_alone.start()):
        return year_alone[1] if document.date is None or year_alone[1] <= document.date else None
    until = end if passage.status in DATED_BY_MONTH else start
    month = _MONTH_ALONE.search(text, sentence, until) if passage.status in MADE else None
    if month is not None and known is not None and not _is_aside(text, passage, month.start()):
        number = _MONTHS.index(month[1][:3]) + 1
        return f"{known.year - (number > known.month)}-{number:02}"
    last = max(_LAST.finditer(text, sentence, end), key=lambda match: bool(match[2]), default=None)
    if last is not None and known is not None:
        return _counted_back(known, last)
    return (event or document.date) if _TODAY.search(text, start, end) else None


def _with_date_behind(text: str, end: int) -> int:
    """Where a clause ends with the date that stands right behind it: "the signing of … in March 2031"."""
    match = _DATE_BEHIND.match(text, end)
    found = find_dates(text, match.end(), match.end() + _BEFORE) if match is not None else []
    return found[0].end if match is not None and found and found[0].start == match.end() else end


def _is_aside(text: str, passage: Passage, at: int) -> bool:
    """Whether a date stands in an aside: the 2018 of "the pact, signed in 2018, was renewed"."""
    for aside in _ASIDE.finditer(text, passage.span.start, passage.span.end):
        if aside.start() <= at < aside.end() <= passage.words.start:
            return True
    return False


def _counted_back(known: date, last: re.Match[str]) -> str:
    """ "Last year", "last month", "on the 1st of this month", seen from a day."""
    if last[2]:
        return f"{known:%Y-%m}-{int(last[2]):02}"
    if last[1].lower() == "year":
        return str(known.year - 1)
    return f"{known.replace(day=1) - timedelta(1):%Y-%m}"


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso is not None and len(iso) == 10 else None
