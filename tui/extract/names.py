"""Names in a document: topics, people, organisations and places of the code book, each with its mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from tui import codebook
from tui.extract.folding import fold
from tui.extract.matching import Match, Matcher
from tui.extract.people import people_in, person_phrases
from tui.extract.topics import Word, topic_matcher, topic_uses
from tui.model import Document, Mention, Names, NameUse

FEWEST_IN_LIST = 3
"""Countries in a row that are a list; a country in a list is not what the sentence is about."""

_LIST_GLUE = re.compile(r"\s*(?:,|/|[-–]|,?\s(?:and|or|&)(?:\sthe)?\s)\s*(?:the\s)?")


class Named(NamedTuple):
    """What a phrase of the code book names. A person may be named in full or by something that others
    share."""

    sort: Literal["person", "shared", "organisation", "place"]
    name: str


@cache
def name_matcher() -> Matcher[Named]:
    """The names of all people, organisations and places."""
    book = codebook.load()
    matcher: Matcher[Named] = Matcher()
    for person, full, shared in person_phrases():
        matcher.add_exact(full, (Named("person", person),))
        matcher.add_exact(shared, (Named("shared", person),))
    for body in book.organisations:
        matcher.add_exact((body.name, *body.aliases, *body.damaged), (Named("organisation", body.name),))
    for country in book.countries:
        matcher.add_exact((*country.names, *country.damaged), (Named("place", country.name),))
    for place in book.places:
        matcher.add_exact((place.name, *place.aliases, *place.damaged), (Named("place", place.name),))
    matcher.add_exact(book.name_look_alikes, ())
    return matcher


def find_names(document: Document, text: str) -> Names:
    """All that the document names. Never raises on any text."""
    topics: dict[Word, list[Mention]] = defaultdict(list)
    named: dict[Named, list[Mention]] = defaultdict(list)
    for block in document.blocks:
        folded = fold(text, block.start, block.end)
        tokens = folded.tokens()
        matches = list(name_matcher().find(folded, tokens))
        for found in matches:
            for target in found.targets:
                named[target].append(_mention(text, found.start, found.end))
        listed = _listed(text, matches)
        for match in topic_matcher().find(folded, tokens):
            for word in match.targets:
                if word.alone and (match.start, match.end) in listed:
                    continue
                topics[word].append(_mention(text, match.start, match.end))
    return Names(
        topics=topic_uses(text, document.blocks, topics),
        people=_uses(people_in(document, text, _of("person", named), _of("shared", named))),
        organisations=_uses(_of("organisation", named)),
        places=_uses(_of("place", named)),
    )


def _mention(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end])


def _listed(text: str, matches: Iterable[Match[Named]]) -> set[tuple[int, int]]:
    """The places that stand in a list of places."""
    found: set[tuple[int, int]] = set()
    run: list[tuple[int, int]] = []
    for match in matches:
        if not any(target.sort == "place" for target in match.targets):
            continue
        if not run or not _LIST_GLUE.fullmatch(text, run[-1][1], match.start):
            run = []
        run.append((match.start, match.end))
        if len(run) >= FEWEST_IN_LIST:
            found.update(run[-FEWEST_IN_LIST:])
    return found


def _of(sort: str, named: Mapping[Named, Sequence[Mention]]) -> dict[str, Sequence[Mention]]:
    return {target.name: mentions for target, mentions in named.items() if target.sort == sort}


def _uses(found: Mapping[str, Sequence[Mention]]) -> tuple[NameUse, ...]:
    uses = [NameUse(name, tuple(sorted(mentions))) for name, mentions in found.items()]
    return tuple(sorted(uses, key=lambda use: use.mentions[0]))
