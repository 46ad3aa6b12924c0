"""Whom a document brings together: the countries of its title and lead, and whether they issue it."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from tui import codebook
from tui.extract.agreements.namings import Namings, countries, country_words, surnames
from tui.extract.agreements.terms import terms
from tui.model import Block, Document, Names

PAIR = 2
LEAD = 2
"""Body blocks that introduce who meets whom."""

SPOKEN_OF = 2
"""Times that somebody who speaks for his country names each of the two that he speaks of."""

LEADING = frozenset({"dek", "paragraph", "turn", "item"})

_WE = re.compile(r"(?:\W|\d){0,40}(?:today,?\s+)?we,?\s?[–—-]", re.IGNORECASE)


def is_joint(document: Document, text: str) -> bool:
    """Whether the authors of a text speak for all parties: a joint statement, a fact sheet, "We, the …"."""
    if document.kind in terms().words["joint_kinds"]:
        return True
    first = next((block for block in document.blocks if block.kind == "paragraph"), None)
    opens = first is not None and _WE.match(text, first.start, first.end) is not None
    return opens and document.kind != "transcript"


def sides_of(document: Document, text: str, names: Names, namings: Namings, joint: bool) -> tuple[str, ...]:
    """The countries that a document brings together; empty where it does not tell of two.

    Those of the title, by name before those of a group that it names ("India, Japan back the Quad"); else
    those of title and lead; else those whose offices they name.
    """
    title = _of_title(document, names, namings, groups=False)
    title = title if len(title) > 1 else _of_title(document, names, namings, groups=True)
    if len(title) > 1:
        return title
    found = list(title)
    rows = (row for block in _lead(document) for row in namings.lists(block.span))
    several = next((row for row in rows if len(row) > PAIR and set(row) <= countries()), ())
    for block in _lead(document):
        found += [name for name in namings.within(block.span, adjectives=True) if name in countries()]
        if len(set(found)) > 1:
            foremost = _foremost(tuple(dict.fromkeys(found)), namings, joint)
            return several if set(foremost) <= set(several) else foremost
    by_offices = _with_offices(document, text, found)
    return by_offices or (_spoken_of(namings) if document.kind in terms().words["addresses"] else ())


def _spoken_of(namings: Namings) -> tuple[str, ...]:
    """The two countries of which an address speaks most, where it is plain which these are.

    Its title need not name anybody: "Prime Minister's Media Statement".
    """
    counted = [(name, times) for name, times in namings.counted.most_common() if name in countries()]
    often = [name for name, times in counted if times >= SPOKEN_OF]
    foremost = counted[:PAIR]
    tied = len(counted) > PAIR and counted[PAIR][1] == foremost[-1][1]
    return tuple(name for name, _ in foremost) if len(often) >= PAIR and not tied else ()


def _of_title(document: Document, names: Names, namings: Namings, groups: bool) -> tuple[str, ...]:
    """The countries of the title, by name or through the people that it names."""
    block = next((block for block in document.blocks if block.kind == "title"), None)
    if block is not None:
        named = namings.within(block.span, adjectives=True, groups=groups)
    else:
        named = tuple(chain.from_iterable(parties for _, parties in country_words(document.title)))
    through_people = (
        country
        for surname, country in surnames(names).items()
        if re.search(rf"\b{re.escape(surname)}\b", document.title)
    )
    return tuple(dict.fromkeys(name for name in (*named, *through_people) if name in countries()))


def _foremost(named: tuple[str, ...], namings: Namings, joint: bool) -> tuple[str, ...]:
    """Of the countries of a lead, all where a joint text or a group speaks, else the two most named."""
    grouped = any(set(members) <= set(named) for members in terms().groups.values())
    if joint or grouped or len(named) <= PAIR:
        return named
    chosen = sorted(named, key=lambda name: (-namings.counted[name], named.index(name)))[:PAIR]
    return tuple(name for name in named if name in chosen)


def _with_offices(document: Document, text: str, found: list[str]) -> tuple[str, ...]:
    """Where title and lead name one country only, the offices that they name add theirs."""
    strings = (document.title, *(text[block.start : block.end] for block in _lead(document)))
    titles = _titles_of_one_country()
    pattern = _pattern(tuple(titles))
    offices = [titles[match.group()] for string in strings for match in pattern.finditer(string)]
    sides = tuple(dict.fromkeys((*found, *offices)))
    return sides if len(sides) > 1 else ()


@cache
def _titles_of_one_country() -> dict[str, str]:
    """Titles of office that only one country has, such as "External Affairs Minister", with the country."""
    found: dict[str, set[str]] = {}
    for office in codebook.load().offices:
        for title in office.titles:
            found.setdefault(title, set()).add(office.country)
    return {title: next(iter(own)) for title, own in found.items() if len(own) == 1 and " " in title}


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + ("|".join(map(re.escape, words)) or "(?!)") + r")\b")


def _lead(document: Document) -> list[Block]:
    blocks = [block for block in document.blocks if block.kind in LEADING]
    return blocks[: LEAD + sum(block.kind == "dek" for block in blocks)]
