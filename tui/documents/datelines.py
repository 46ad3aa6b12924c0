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
    r"\b\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[AP]\.?M\.?\b\.?)?(?:\s?(?:hrs|hours|[ECMPJIGA][SDM]?T|IST|UTC)\b)?"
    r"(?:\s?\(?[A-Z]{2,4}\)?)?(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_FRAME = re.compile(
    r"\b(?:first |last )?(?:published|posted|updated|modified|released?|issued|dated?)(?: (?:on|at|date))?\b"
    r"\s*:?|\b(?:on|at|by|via|from|as of|local time)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:(?:the )?[\w'’.&/ -]{0,40}\b(?:room|hall|house|garden|hotel|palace|bhaw?v?an|office|residence"
    r"|cent(?:re|er)|airport|embassy|kantei|terrace|auditorium)|via (?:tele|video)[\w-]+)",
    re.IGNORECASE,
)
LONGEST_ROOM = 60
_BYLINE = re.compile(r"(?:By|BY) (?:[A-Z][\w'’.-]*,?\s?(?:and )?){2,8}|PTI|ANI|IANS|Reuters|AFP|AP|Kyodo")
_PLACE_WORDS = r"[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,3}"
_RUN_IN = re.compile(
    rf"(?P<place>{_PLACE_WORDS}(?:/{_PLACE_WORDS})?)"
    rf"(?:,\s(?P<region>{_PLACE_WORDS}(?=[,\s:—–(-])(?!\s\d)))?"
    r"(?:\s?\[(?P<country>[A-Z][\w. ]{1,30})\])?"
    r"(?:,?\s(?P<date>(?:[A-Z][a-z]{2,8}\.?\s[0-3]?\d|[0-3]?\d\s[A-Z][a-z]{2,8})(?:,?\s(?:19|20)\d\d)?))?"
    r"(?:\s?\((?P<agency>[A-Z][\w./ &-]{1,40})\))?"
    r"(?P<mark>\s?[:—―]|\s?--|\s[–-])\s*(?=[\"'“‘«(]?\w)"
)


class RunIn(NamedTuple):
    """A dateline that opens a paragraph: where it ends, and where the paragraph goes on."""

    end: int
    resumes: int


@cache
def _places() -> frozenset[str]:
    book = codebook.load()
    names: set[str] = set()
    for place in book.places:
        names.update((place.name, *place.aliases))
    for country in book.countries:
        names.update((*country.names, *country.metonyms))
    return frozenset(name.casefold() for name in names)


def is_place(words: str) -> bool:
    """Whether the words, in any case, are the name of a place or country of the code book, or several of them
    with commas or slashes."""
    parts = [part.strip(" .") for part in re.split(r"[,/]|\band\b", words)]
    return bool(parts) and all(part.casefold() in _places() for part in parts if part) and any(parts)


def is_dateline(text: str, piece: Piece) -> bool:
    """Whether the piece is a line of its own with place, date, time, room or byline, and nothing else."""
    if piece.end - piece.start > LONGEST or piece.lines > 2:
        return False
    line = text[piece.start : piece.end].strip("()[]*_ \t")
    if is_place(line) or _BYLINE.fullmatch(line) or (len(line) <= LONGEST_ROOM and _ROOM.fullmatch(line)):
        return True
    rest = line
    for one in reversed(find_dates(line)):
        rest = rest[: one.start] + rest[one.end :]
    rest = _TIME.sub(" ", _WEEKDAY.sub(" ", rest))
    if rest == line:
        return False
    rest = _FRAME.sub(" ", rest).strip(" ,.;:|/()[]–—-\t\n")
    return not rest or is_place(rest) or bool(re.fullmatch(r"PIB \w+", rest))


def run_in_dateline(text: str, start: int, end: int) -> RunIn | None:
    """The dateline with which a paragraph opens ("Tokyo, March 4 (Kyodo): …"), if it does.

    A place alone counts only in capitals before a dash or colon, or where the code book knows it.
    """
    match = _RUN_IN.match(text, start, min(end, start + LONGEST))
    if match is None:
        return None
    certain = match["date"] or match["agency"] or match["country"] or match["place"].isupper()
    if match["date"] and not find_dates(match["date"]):
        return None
    if not certain and not is_place(match["place"]):
        return None
    return RunIn(match.end("mark"), match.end())
