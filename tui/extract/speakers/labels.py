"""Labels of a transcript's turns and signatures: "PRIME MINISTER SATO", "Shri Anil Rao, Official Spokesperson"."""

from __future__ import annotations

import re

from tui import codebook
from tui.extract.speakers import roles
from tui.extract.speakers.cast import Cast, canonical
from tui.extract.speakers.offices import holder, offices_named
from tui.model import Document, SpeakerHow, Span

Resolved = tuple[str | None, SpeakerHow]
NOBODY: Resolved = (None, "not named")


def of_label(label: Span, text: str, document: Document, cast: Cast) -> Resolved:
    """Who stands behind a label: by name where it has one, else by the office that it gives."""
    words = text[label.start : label.end]
    if member := cast.at(label.start, label.end):
        return member.name, "by name"
    plain = re.sub(r"[(\[].*?[)\]]", " ", words)
    parts = [part.strip(" .*@") for part in plain.split(",")]
    if {word.casefold() for word in re.findall(r"[^\W\d]+", parts[0])} & roles.load().unnamed_labels:
        return NOBODY
    offices = offices_named(plain.title() if plain.isupper() else plain)
    if offices:
        found = holder(offices, document, cast, label.start)
        return (found if isinstance(found, str) else found.name, "by office") if found else NOBODY
    return _by_name(parts[0], label, text, cast)


def _by_name(name: str, label: Span, text: str, cast: Cast) -> Resolved:
    full = canonical(name)
    if full is not None:
        return full, "by name"
    words = [word for word in name.split() if word.casefold().strip(".") not in _not_names()]
    if len(words) != 1 or not words[0][:1].isupper():
        return NOBODY
    alone = words[0].title() if words[0].isupper() else words[0]
    if member := next((m for m in cast.members if m.surname.casefold() == alone.casefold()), None):
        return member.name, "by name"
    return f"{alone}{_outlet(alone, text, label.end)}", "by name"


def _not_names() -> frozenset[str]:
    honorifics = {word.strip(".").casefold() for each in codebook.load().honorifics for word in each.split()}
    return roles.load().roles | roles.load().bodies | roles.load().collective | honorifics


def _outlet(name: str, text: str, start: int) -> str:
    """The outlet with which a questioner introduces himself: "Rao from the Daily Post" is "Rao (Daily Post)"."""
    outlet = r"(?:the )?((?:[A-Z][\w&’'-]*)(?: [A-Z][\w&’'-]*)*)"
    said = re.match(
        rf"[^\n]{{0,80}}?\b{re.escape(name)}\b[^.\n]{{0,30}}?\b(?:from|of|with) {outlet}",
        text[start : start + 240],
    )
    return f" ({said.group(1)})" if said else ""
