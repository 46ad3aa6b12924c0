"""Titles: words of office and honorifics, those beside a name, and the countries of which they speak."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tui import codebook
from tui.codebook import Office
from tui.extract.speakers import roles
from tui.model import Span

_JOINING = frozenset({"of", "for", "and", "to", "the"})
_NO_PART = re.compile(r"[’']s\b|\.")
_PLAIN_WORD = re.compile(r"[\w&’-]+")
_REACH = 100
"""Characters beside a name in which its title stands."""


@cache
def honorifics() -> frozenset[str]:
    """The words that may stand before a name without being an office, without dots, in lower case."""
    return frozenset(
        word.strip(".").casefold() for each in codebook.load().honorifics for word in each.split()
    )


@cache
def _title_words() -> frozenset[str]:
    book = codebook.load()
    titles = (word for office in book.offices for title in office.titles for word in title.split())
    words = {word.casefold() for word in titles if word[0].isupper()}
    demonyms = {demonym.casefold() for country in book.countries for demonym in country.demonyms}
    return honorifics() | words | demonyms | roles.load().roles | {"the"}


def is_title(word: str) -> bool:
    """Whether a word belongs to a title rather than to a name; initials never do."""
    plain = word.strip(".,").casefold()
    return len(plain) > 1 and plain in _title_words()


@lru_cache(maxsize=4096)
def plain_words(words: str) -> str:
    """Words in lower case, in British spelling, with a space around each, so that whole phrases are found:
    " foreign minister "."""
    without = _NO_PART.sub("", words.casefold()).replace("defense", "defence")
    return f" {' '.join(_PLAIN_WORD.findall(without))} "


@cache
def _offices_by_title() -> dict[str, tuple[Office, ...]]:
    found: dict[str, tuple[Office, ...]] = {}
    for office in codebook.load().offices:
        for title in office.titles:
            key = plain_words(title)
            found[key] = (*found.get(key, ()), office)
    return found


@lru_cache(maxsize=4096)
def offices_by_title(words: str) -> dict[str, tuple[Office, ...]]:
    """The offices whose titles stand in the words, by title (as `plain_words`)."""
    plain = plain_words(words)
    return {title: offices for title, offices in _offices_by_title().items() if title in plain}


@cache
def _country_names() -> dict[str, str]:
    countries = codebook.load().countries
    return {word: country.name for country in countries for word in (*country.names, *country.demonyms)}


@cache
def _country_pattern() -> re.Pattern[str]:
    words = sorted(map(re.escape, _country_names()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


def countries_in(words: str) -> frozenset[str]:
    """The countries of which a phrase speaks, by name or by the word for its people."""
    return frozenset(_country_names()[match.group()] for match in _country_pattern().finditer(words))


@cache
def _metonyms() -> frozenset[str]:
    return frozenset(word for country in codebook.load().countries for word in country.metonyms)


def is_country(words: str) -> bool:
    """Whether a phrase stands for a country: by its name, or by its capital as a metonym."""
    name = words.removeprefix("the ").removeprefix("The ")
    return name in _metonyms() or _country_pattern().fullmatch(name) is not None


def country_of(titles: Iterable[str]) -> str | None:
    """The country of somebody with these titles: the one they name, else the only one with such an office."""
    joined = ", ".join(titles)
    named = countries_in(joined)
    if not named:
        named = frozenset(
            office.country for offices in offices_by_title(joined).values() for office in offices
        )
    return next(iter(named)) if len(named) == 1 else None


def title_beside(text: str, place: Span) -> str:
    """The words of office before a name, in it, and after it behind a comma; "" where there are none."""
    inside: list[str] = []
    for word in text[place.start : place.end].split():
        if not is_title(word):
            break
        inside.append(word)
    apposed = text.startswith(",", place.end)
    return " ".join([*_before(text, place.start, apposed), *inside, *_after(text, place.end)])


def _before(text: str, start: int, apposed: bool) -> list[str]:
    """The title before a name; where the name is `apposed`, before a comma ("The envoy, Ken Ito, said")."""
    words: list[str] = []
    line = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    for word in reversed(line.split()):
        joins = bool(words) and word.casefold() in _JOINING
        apart = word[-1] in ";:" or (
            word[-1] == "," and not _is_honorific(words) and not (apposed and not words)
        )
        if not (is_title(word) or joins) or apart:
            break
        words.insert(0, word)
    return words


def _is_honorific(words: list[str]) -> bool:
    """Whether words are an honorific, before which a title may stand apart ("the Minister, Ms. Nair")."""
    return len(words) == 1 and words[0].strip(".").casefold() in honorifics()


def _after(text: str, end: int) -> list[str]:
    """What follows ", Minister for …", unless a name stands there, whose title it is then."""
    words: list[str] = []
    behind = text[end : end + _REACH].partition("\n")[0]
    if not behind.startswith(", "):
        return words
    for word in behind[2:].split():
        plain = word.rstrip(",.;:")
        joins = plain.casefold() in _JOINING and (bool(words) or plain == "the")
        if not (is_title(plain) or joins or _is_of_body(words, plain)):
            return [] if plain[:1].isupper() else words
        words.append(plain)
        if plain != word:
            break
    return words


def _is_of_body(words: list[str], word: str) -> bool:
    """Whether a word behind a title belongs to the name of the body where it is held ("of Sakura Foods")."""
    if not words or words[-1] in _JOINING:
        return bool(words)
    within = not is_title(words[-1]) and not countries_in(words[-1])
    return within and word[:1].isupper() and any(each in _JOINING for each in words)
