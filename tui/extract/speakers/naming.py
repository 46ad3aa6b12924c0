"""Names of people as texts print them, and their canonical form: given name first, without titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tui.extract.speakers import roles
from tui.extract.speakers.titles import honorifics, is_title
from tui.model import Span

_WORD = r"(?:[A-Z]\.|[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*)"
_FULL = rf"(?<!\w){_WORD}(?:[ \u00a0]{_WORD}){{1,4}}"
_CAPITALISED = re.compile(_FULL)
_POSSESSIVE = re.compile(r"[’']s?$")
_FOLLOWED = re.compile(r"[ \u00a0][A-Z][\w.]")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})
_COMPANY_SUFFIXES = frozenset({"Ltd", "Ltd.", "Inc", "Inc.", "Corp.", "Plc", "PLC"})
_JOINING = frozenset({"of", "for", "and", "the"})
_LONGEST_POST = 5
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def canonical(words: str) -> str | None:
    """A name without honorifics and titles, given name first; None where fewer than two words of it are left,
    or where it is the name of a thing.

    A surname in capitals beside a given name that is not ("SATO Yumi") goes last. A bank keeps "Bank" in its
    name, which is a title elsewhere, and loses what it is in law ("Ginza Bank Ltd.").
    """
    table = roles.load()
    written = words.replace("\u00a0", " ").split()
    if len(written) > 2 and written[-1] in _COMPANY_SUFFIXES and written[-2] == "Bank":
        return " ".join(written[:-1])
    parts = _own_part(written[_behind_post(written) :])
    if len(parts) < 2 or parts[0] in _JOINING or all(len(part.strip(".")) == 1 for part in parts):
        return None
    if {part.strip(".").casefold() for part in parts} & (table.things | table.bodies | table.unnamed_labels):
        return None
    capitals = [part for part in parts if _in_capitals(part)]
    if len(capitals) == 1 and len(parts) == 2:
        parts.sort(key=_in_capitals)
    return " ".join(part.title() if _in_capitals(part) else part for part in parts)


def _behind_post(words: Sequence[str]) -> int:
    """How many of the words are a post in a firm before the name: "Chief Financial Officer Rie Abe"."""
    lower = [word.casefold() for word in words[:_LONGEST_POST]]
    return lower.index("officer") + 1 if lower[:1] == ["chief"] and "officer" in lower else 0


def _own_part(words: list[str]) -> list[str]:
    """The words of the name itself: without what it belongs to ("Nehru’s Anil Rao"), titles and "Jr."."""
    bare = [_POSSESSIVE.sub("", word) if at == len(words) - 1 else word for at, word in enumerate(words)]
    owners = [at for at, word in enumerate(bare) if _POSSESSIVE.search(word)]
    return [
        word for word in bare[owners[-1] + 1 if owners else 0 :] if not (is_title(word) or word in _SUFFIXES)
    ]


def _in_capitals(part: str) -> bool:
    return part.isupper() and len(part.strip(".")) > 2


@cache
def _titled() -> re.Pattern[str]:
    """A word of office or an honorific, then a capitalised stretch."""
    words = sorted(map(re.escape, honorifics() | roles.load().roles), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?i:{'|'.join(words)})\.?[ \u00a0](?P<name>{_FULL})")


@cache
def _described() -> re.Pattern[str]:
    """A capitalised stretch beside what its bearer is, in small letters ("Anil Rao, chairman …") or with
    where ("Gita Pal, Additional Secretary in …")."""
    table = roles.load()
    words = "|".join(sorted(map(re.escape, table.roles), key=len, reverse=True))
    ranks = "|".join(sorted(map(re.escape, table.qualifiers), key=len, reverse=True))
    return re.compile(
        rf"(?P<name>{_FULL})(?=, (?:the |its |their )?(?:{words})\b"
        rf"|, (?:(?i:{ranks}|{words}) )*(?i:{words}) (?:of|in|for|at)\b)"
        rf"|\b(?:{words}), (?P<apposed>{_FULL})(?=,)"
    )


def titled_names(text: str) -> Iterator[Span]:
    """Full names that stand behind a title or an honorific, or before a role."""
    for pattern in (_titled(), _described()):
        for match in pattern.finditer(text):
            yield from _name_part(text, *match.span(match.lastgroup or "name"))


def full_names(text: str, stretch: Span) -> Iterator[Span]:
    """Full names in a stretch of text."""
    for match in _CAPITALISED.finditer(text, stretch.start, stretch.end):
        yield from _name_part(text, *match.span())


def _name_part(text: str, start: int, end: int) -> Iterator[Span]:
    """The words of a capitalised stretch that are name, not title, where at least two are left."""
    words = list(re.finditer(r"\S+", text[start:end]))
    words = words[_behind_post([word.group() for word in words]) :]
    while words and (is_title(words[0].group()) or words[0].group().casefold() in roles.load().openers):
        words.pop(0)
    length = next((at for at, word in enumerate(words) if is_title(word.group())), len(words))
    if length >= 2:
        yield Span(start + words[0].start(), start + words[length - 1].end())


def capitalised_words(text: str) -> Iterator[tuple[str, Span]]:
    """The words that begin with a capital and before which no other stands, in lower case, with their places:
    those that may be a surname alone."""
    for match in _NAME_WORD.finditer(text):
        if text[match.start()].isupper() and not _FOLLOWED.match(text, match.end()):
            yield match.group().casefold(), Span(*match.span())
