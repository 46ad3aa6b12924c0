"""Labels of turns, posts and signatures: "PRIME MINISTER SATO", "Shri Anil Rao, Official Spokesperson"."""

from __future__ import annotations

import re

from tui.extract.speakers import roles
from tui.extract.speakers.cast import Cast
from tui.extract.speakers.naming import canonical
from tui.extract.speakers.offices import holder, is_telling, offices_named
from tui.extract.speakers.titles import honorifics
from tui.model import Document, Span, SpeakerHow

Resolved = tuple[str | None, SpeakerHow]
NOBODY: Resolved = (None, "not named")

_BRACKETED = re.compile(r"[(\[].*?[)\]]")
_FOR_ANOTHER = re.compile(r"\b(?:to|for|with|by)\b", re.IGNORECASE)
_OUTLET = r"(?:the )?(?P<outlet>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*)*)"
_INTRODUCTION = 240
"""Characters of a turn in which a questioner says for whom."""


def of_label(label: Span, text: str, document: Document, cast: Cast) -> Resolved:
    """Who stands behind a label: by name where it has one, else by the office that it gives."""
    words = _BRACKETED.sub(" ", text[label.start : label.end])
    name = words.partition(",")[0].strip(" .*@")
    if set(re.findall(r"[^\W\d]+", name.casefold())) & roles.load().unnamed_labels or _FOR_ANOTHER.search(
        name
    ):
        return NOBODY
    if member := cast.at(label.start, label.end):
        return member.name, "by name"
    if offices := offices_named(words):
        found = holder(offices, document, cast, is_telling(words))
        return (found, "by office") if found else NOBODY
    return _by_name(name, label, text, cast)


def _by_name(name: str, label: Span, text: str, cast: Cast) -> Resolved:
    full = canonical(name)
    if full is not None:
        return full, "by name"
    table = roles.load()
    none = table.roles | table.bodies | table.collective | honorifics()
    words = [word for word in name.split() if word.casefold().strip(".") not in none]
    if len(words) != 1 or not words[0][0].isupper():
        return NOBODY
    alone = words[0].title() if words[0].isupper() else words[0]
    member = cast.of_surname(alone)
    return (member.name if member else alone + _outlet(alone, text, label.end)), "by name"


def _outlet(name: str, text: str, start: int) -> str:
    """The outlet for which a questioner says to ask: "Rao from the Daily Post" is "Rao (Daily Post)"."""
    introduced = re.match(
        rf"[^\n]{{0,80}}?\b{re.escape(name)}\b[^.\n]{{0,30}}?\b(?:from|of|with) {_OUTLET}",
        text[start : start + _INTRODUCTION],
    )
    return f" ({introduced['outlet']})" if introduced else ""
