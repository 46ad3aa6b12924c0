"""Datelines: lines that hold nothing but place, date, time and byline, and those that open a paragraph."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tui import codebook
from tui.documents.dates import find_dates
from tui.documents.lines import Piece

LONGEST = 140
"""Characters; no line of place, date and time is longer."""

_TIME = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[AaPp]\.?[Mm]\.?)?"
    r"(?:\s?(?:hrs|hours|\(?(?:[ECMPJGA][SD]T|[IJ]ST|GMT|UTC|local time)\)?))?(?!\w)"
)
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
_CREDIT = re.compile(r"(?:(?:source|credit|agency)\s*:\s*|by )?(?P<name>[\w.'’& ]{2,40})", re.IGNORECASE)
_PARTS = re.compile(r"[|•·;()\[\]]|\s[-–—]\s|\n")

_PLACE_WORDS = r"[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,3}"
_RUN_IN = re.compile(
    rf"(?P<place>{_PLACE_WORDS}(?:/{_PLACE_WORDS})?)"
    rf"(?:,\s(?P<region>{_PLACE_WORDS}(?=[,\s:—–(-])(?!\s\d)))?"
    r"(?:\s?\[(?P<country>[A-Z][\w. ]{1,30})\])?"
    r"(?:,?\s(?P<date>(?:[A-Z][a-z]{2,8}\.?\s[0-3]?\d|[0-3]?\d\s[A-Z][a-z]{2,8})(?:,?\s(?:19|20)\d\d)?))?"
    r"(?:\s?\((?P<agency>[A-Z][\w./ &-]{1,40})\))?"
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
    """Whether the piece is a line of its own with place, date, time, room and byline, and nothing else."""
    if piece.end - piece.start > LONGEST or piece.lines > 2:
        return False
    line = text[piece.start : piece.end].strip("*_ \t")
    rest = line
    for one in reversed(find_dates(line)):
        rest = rest[: one.start] + " | " + rest[one.end :]
    rest = _FRAME.sub(" | ", _TIME.sub(" | ", _WEEKDAY.sub(" | ", rest)))
    parts = [part.strip(" ,.:/") for part in _PARTS.split(rest)]
    return all(_belongs(part) for part in parts if part) and any(letter.isalnum() for letter in line)


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
    capitals = match["place"].isupper() and (match["agency"] or ":" not in match["mark"])
    known = all(name.casefold() in _cities() for name in match["place"].split("/"))
    if match["date"] or match["country"] or capitals or known:
        return RunIn(match.end("mark"), match.end())
    return None
