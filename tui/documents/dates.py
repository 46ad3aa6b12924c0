"""Dates as texts write them, and the date of a document: stated, inferred or unknown.

Figures between strokes are read where one of them can be no month: "04/03/2031" is a day in March to an
Indian reader and one in April to an American.

A file's time stamp is never looked at. What is inferred rests on the text alone: the day and month of a
dateline whose year a full date nearby or a weekday settles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tui.model import DateBasis

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?:\b|(?=\d{1,2}:\d\d))(?![-‐–][A-Za-z])"
_ERA = r"(?P<era>Reiwa|Heisei)\s(?P<of_era>\d{1,2})\b"
_OF_YEAR = rf"(?:,?\s{{1,2}}(?:{_YEAR}|{_ERA}))?"
_FOUR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_NO_MONTH = r"(?P<day>1[3-9]|2\d|3[01])"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_WEEKDAY = (
    r"(?P<weekday>Mon(?:day)?|Tue(?:s|sday)?|Wed(?:nesday)?|Thu(?:r|rs|rsday)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?)\b\.?,?\s{1,2}"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\w-])(?:{_WEEKDAY})?{_MONTH}\s{{1,2}}{_DAY}(?!\d|:){_OF_YEAR}",
        rf"(?<![\w.-])(?:{_WEEKDAY})?{_DAY}\s{{1,2}}(?:of\s)?{_MONTH}{_OF_YEAR}",
        rf"(?<![\w.-]){_DAY}(?P<mark>[-/]){_MONTH}(?P=mark){_YEAR}",
        rf"(?<![\w-]){_MONTH},?\s{{1,2}}{_YEAR}",
        rf"\b{_ERA},?\s{{1,2}}{_MONTH}\s{{1,2}}{_DAY}\b",
        r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        rf"(?<![\w./-]){_NO_MONTH}(?P<mark>[-/]){_NUMBER}(?P=mark){_FOUR}",
        rf"(?<![\w./-]){_NUMBER}(?P<mark>[-/]){_NO_MONTH}(?P=mark){_FOUR}",
        rf"(?<![\w.])(?P<day>[0-3]\d)\.(?P<month>[01]\d)\.{_FOUR}",
        r"(?:(?P<year>\d{4})|(?P<era>令和|平成)(?P<of_era>\d{1,2}|元))年"
        r"\s?(?P<month>\d{1,2})月(?:\s?(?P<day>\d{1,2})日)?",
    )
)
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "reiwa": 2018, "heisei": 1988}
"""The year before the first of each era of the Japanese calendar."""

FIRST_YEAR = 1945
"""Four digits before it are a number or history, not the year of a document of this field."""

NEARBY_DAYS = 31
"""How long before a dateline the full date may lie that lends the dateline its year."""

MONTHS_AHEAD = 12
"""How far ahead of its own date a document names months; one that names later ones is younger."""


class TextDate(NamedTuple):
    """A date where it stands in a text (offsets, end exclusive); parts that the text leaves out are None.

    `weekday` counts from Monday, 0.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None

    @property
    def iso(self) -> str | None:
        """YYYY-MM-DD or YYYY-MM; None without a year."""
        if self.year is None:
            return None
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")

    def on(self, year: int) -> date | None:
        """The day in that year, where there is such a day."""
        if self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[TextDate]:
    """The dates that stand between two offsets, in order; where forms overlap, the longer one."""
    found = sorted(_all_forms(text, start, len(text) if end is None else end))
    kept: list[TextDate] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _all_forms(text: str, start: int, end: int) -> Iterator[TextDate]:
    for form in _FORMS:
        for match in form.finditer(text, start, end):
            parts = match.groupdict()
            month = parts["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            year = _year(parts)
            day = int(parts["day"]) if parts.get("day") else None
            weekday = parts.get("weekday")
            one = TextDate(
                match.start(),
                match.end(),
                year,
                number,
                day,
                _WEEKDAYS.index(weekday[:3].lower()) if weekday else None,
            )
            if _possible(one):
                yield one


def _year(parts: dict[str, str | None]) -> int | None:
    if parts.get("era"):
        of_era = parts["of_era"] or ""
        return _BEFORE_ERA[(parts["era"] or "").lower()] + (1 if of_era == "元" else int(of_era))
    year = parts.get("year")
    return int(year) if year else None


def _possible(one: TextDate) -> bool:
    if one.year is not None and one.year < FIRST_YEAR:
        return False
    if one.day is None:
        return 1 <= one.month <= 12
    return one.on(2000 if one.year is None else one.year) is not None


_YEARS = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/]|[.,]\d|-\w)")


def document_date(
    text: str,
    head: Iterable[TextDate],
    datelines: Iterable[TextDate],
    hints: Iterable[TextDate] = (),
) -> tuple[str | None, DateBasis]:
    """The date of a document, ISO, and what it rests on.

    `head` are dates that stand on lines of their own around title and end, `datelines` those of datelines
    that open a paragraph, `hints` those of the event that the title or the first words of the lead name.
    A full date among the first two is stated; everything else is inferred.
    """
    lines = [*head, *datelines]
    for one in lines:
        if one.year is not None and one.day is not None:
            return one.iso, "stated"
    for one in lines:
        if one.year is not None:
            return one.iso, "stated"
    for one in lines:
        year = _year_of(one, text)
        if year is not None:
            return one._replace(year=year).iso, "inferred"
    for one in hints:
        if one.year is not None and one.day is not None:
            return one.iso, "inferred"
    return None, "unknown"


def _year_of(one: TextDate, text: str) -> int | None:
    """The year of a day and month: that of the last full date of the same day or of the weeks before it, else
    the only year named in the text in which that day had the weekday that stands beside it.

    Where the text names a month long after it, what stands nearby is history and settles nothing.
    """
    if one.day is None:
        return None
    dated = [other for other in find_dates(text) if other.year is not None]
    last = max((other.year * 12 + other.month for other in dated if other.year), default=0)
    near = [year for other in dated for year in _years_near(one, other)]
    if near and last - (max(near) * 12 + one.month) <= MONTHS_AHEAD:
        return max(near)
    if one.weekday is None:
        return None
    named = {int(match.group()) for match in _YEARS.finditer(text)}
    fits = [year for year in named if (day := one.on(year)) and day.weekday() == one.weekday]
    return fits[0] if len(fits) == 1 else None


def _years_near(one: TextDate, other: TextDate) -> Iterator[int]:
    """The years in which a day and month falls on a full date or within the weeks after it."""
    known = None if other.year is None else other.on(other.year)
    if known is None:
        return
    for year in (known.year, known.year + 1):
        meant = one.on(year)
        if meant is None or (one.weekday is not None and meant.weekday() != one.weekday):
            continue
        if 0 <= (meant - known).days <= NEARBY_DAYS:
            yield year
