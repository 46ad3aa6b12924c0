"""Datelines: lines that hold nothing but place, date, time and byline, and those that open a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tui import codebook
from tui.documents.dates import TextDate, find_dates
from tui.documents.lines import Piece

LONGEST = 140
"""Characters; no line of place, date and time is longer."""

_ZONE = r"(?:[ECMPJGA][SD]T|[IJ]ST|(?:GMT|UTC)(?:[+-]\d{1,2}:?\d\d)?|[+-]\d\d:?\d\d|Z|local time)"
_TIME = re.compile(
    r"\bT?\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[AaPp]\.?[Mm]\.?)?"
    rf"(?:\s?(?:hrs|hours|\(?{_ZONE}\)?))?(?!\w)"
)
_CLOCK = re.compile(r"\d[:.]\d\d\b|\d\s?[AaPp]\.?[Mm]\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_FRAME = re.compile(
    r"\b\d+[ -]min(?:ute)?s?(?: read)?\b"
    r"|\b(?:first |last )?(?:published|posted|updated|modified|released?|issued|dated?)"
    r"(?: (?:on|at|date))?\b\s*:?"
    r"|\b(?:on|at|via|from|as of|local time)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){0,4}(?:Room|Hall|House|Garden|Hotel|Palace|Bhaw?v?an|Office|Residence|Airport|Embassy"
    r"|Terrace|Auditorium)|Via (?:Tele|Video)\w+"
)
_BYLINE = re.compile(
    r"(?:(?:[Ww]ritten |[Ee]dited |[Rr]eported )?[Bb]y|BY) (?:[A-Z][\w'’.-]*,?\s?(?:and )?){1,8}"
)
_ISSUER = re.compile(
    r"(?:Embassy|High Commission|Consulate(?:[ -]General)?|Permanent Mission|Ministry|Department|Government)"
    r" (?:of|for) [\w ,&'’.-]+"
)
_CREDIT = re.compile(r"(?:(?:source|credit|agency)\s*:\s*|by )?(?P<name>[\w.'’& ]{2,40})", re.IGNORECASE)
_PARTS = re.compile(r"[|•·;()\[\]]|\s[-–—./]\s|\n")
_BEHIND = re.compile(r"\s*[|•·(\[]")

MOST_OTHER_WORDS = 6
"""Words of a category, a language or a desk beside a full date and a clock time, or behind one and a bar."""

_PLACE_WORDS = r"[A-Z][\w.'’-]*?(?:[ -][A-Z][\w.'’-]*?){0,3}(?![\w’'])"
_REGION = rf",\s{_PLACE_WORDS}(?=[,\s:—–(-])(?!\s\d)"
_RUN_IN_DATE = (
    r"(?:[A-Z][a-z]{2,8}\.?\s[0-3]?\d|[0-3]?\d(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8})(?:st|nd|rd|th)?"
    r"(?:,?\s(?:19|20)\d\d)?"
)
_RUN_IN = re.compile(
    rf"(?P<place>{_PLACE_WORDS}(?:/{_PLACE_WORDS}|(?:{_REGION})?\s(?:&|and)\s{_PLACE_WORDS})?)"
    rf"(?P<region>{_REGION})?"
    r"(?:\s?\[(?P<country>[A-Z][\w. ]{1,30})\])?"
    rf"(?:,?\s(?:\|\s)?(?P<date>{_RUN_IN_DATE}))?"
    r"(?:(?:\s?|\s?--\s?)\((?P<agency>[A-Z][\w./ &-]{1,40})\)|\s/(?P<wire>[A-Z][\w. -]{2,30})/)?"
    r"(?P<mark>\s?[:—―]|\s?--|\s[–-])?\s*(?=[\"'“‘«(]?\w)"
)


class RunIn(NamedTuple):
    """A dateline that opens a paragraph: where it ends, and where the paragraph goes on."""

    end: int
    resumes: int


@cache
def _cities() -> frozenset[str]:
    book = codebook.load()
    names = {name for place in book.places for name in (place.name, *place.aliases)}
    names.update(name for country in book.countries for name in country.metonyms)
    return frozenset(name.casefold() for name in names)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for country in codebook.load().countries for name in country.names)


@cache
def _outlets() -> frozenset[str]:
    names = (name for outlet in codebook.load().outlets for name in (outlet.name, *outlet.aliases))
    return frozenset(name.casefold() for name in names)


def is_dateline(text: str, piece: Piece) -> bool:
    """Whether the piece is a line of its own with place, date, time, room and byline, and nothing else.

    Beside a full date its issuer may stand, or a few words that nobody can list ("| All, Japan").
    """
    if piece.end - piece.start > LONGEST or piece.lines > 2:
        return False
    line = text[piece.start : piece.end].strip("*_ \t")
    rest, dates = line, find_dates(line)
    for one in reversed(dates):
        rest = rest[: one.start] + " | " + rest[one.end :]
    rest = _FRAME.sub(" | ", _TIME.sub(" | ", _WEEKDAY.sub(" | ", rest)))
    parts = [part.strip(" ,.:/") for part in _PARTS.split(rest)]
    others = [part for part in parts if part and not _belongs(part)]
    if not others:
        return any(letter.isalnum() for letter in line)
    full = [one for one in dates if one.year is not None and one.day is not None]
    if not full:
        return False
    if all(_ISSUER.fullmatch(part) for part in others):
        return True
    return len(" ".join(others).split()) <= MOST_OTHER_WORDS and _is_stamp(line, full)


def _is_stamp(line: str, full: Sequence[TextDate]) -> bool:
    """Whether one of the line's full dates has its clock time, or the line opens with one before a bar or a
    bracket."""
    timed = any(_CLOCK.search(line, one.end) for one in full)
    return timed or (full[0].start == 0 and bool(_BEHIND.match(line, full[0].end)))


def _belongs(part: str) -> bool:
    """Whether the words between dates and marks are a place, a room, a byline or an outlet."""
    if _is_place(part) or _BYLINE.fullmatch(part) or re.fullmatch(r"(?:by )?PIB \w+", part):
        return True
    credit = _CREDIT.fullmatch(part)
    if credit and credit["name"].casefold() in _outlets():
        return True
    room, _, place = part.partition(",")
    return bool(_ROOM.fullmatch(room)) and (not place or _is_place(place))


def _is_place(words: str) -> bool:
    """Whether the words, in any case, are places or countries of the code book."""
    names = [name.strip(" .").casefold() for name in re.split(r"[,/]|\band\b", words)]
    return any(names) and all(name in _cities() or name in _countries() for name in names if name)


def run_in_dateline(text: str, start: int, end: int) -> RunIn | None:
    """The dateline with which a paragraph opens ("Tokyo, March 4 (Kyodo): …"), if it does.

    A place alone counts where the code book knows it as no country, or in capitals before a dash. The mark
    may be missing only after both date and agency.
    """
    match = _RUN_IN.match(text, start, min(end, start + LONGEST))
    if match is None or (match["date"] and not find_dates(match["date"])):
        return None
    if match["mark"] is None:
        return RunIn(match.end("agency") + 1, match.end()) if match["date"] and match["agency"] else None
    first, *others = (name.strip() for name in re.split(r"[,/&]|\band\b", match["place"]))
    capitals = first.isupper() and (match["agency"] or ":" not in match["mark"])
    known = first.casefold() in _cities() and all(_is_place(name) for name in others)
    if match["date"] or match["country"] or match["wire"] or capitals or known:
        return RunIn(match.end("mark"), match.end())
    return None
