"""Labels of turns, posts and signatures: "PRIME MINISTER SATO", "Shri Anil Rao, Official Spokesperson"."""

from __future__ import annotations

import re
from functools import cache

from tui import codebook
from tui.extract.speakers import roles
from tui.extract.speakers.bodies import Bodies
from tui.extract.speakers.cast import Cast
from tui.extract.speakers.naming import canonical
from tui.extract.speakers.offices import holder, is_telling, offices_named
from tui.extract.speakers.titles import honorifics, is_country, is_title, plain_words
from tui.model import Document, Span, SpeakerHow

Resolved = tuple[str | None, SpeakerHow]
NOBODY: Resolved = (None, "not named")

_BRACKETED = re.compile(r"[(\[].*?[)\]]")
_FOR_ANOTHER = re.compile(r"\b(?:to|for|with|by)\b", re.IGNORECASE)
_OUTLET = r"(?:the )?(?P<outlet>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*)*)"
_NAME = r"(?P<name>[A-Z](?:\.|[\w’'-]+)(?: [A-Z](?:\.|[\w’'-]+)){1,3})"
_FOR_OUTLET = rf",? (?:from|of|with) {_OUTLET}"
_MYSELF = (
    re.compile(rf"(?i:\b(?:I am|I’m|I'm|my name is|myself))\s+{_NAME}(?:{_FOR_OUTLET})?"),
    re.compile(rf"(?i:\bthis is)\s+{_NAME}{_FOR_OUTLET}"),
)
"""How somebody says who they are; "this is …" alone may say anything."""
_SHORT = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z](?:\.|[\w’'-]+)){0,3})"
_NEXT = re.compile(
    r"(?i:\b(?:next(?! to)|now(?: to)?|then(?: to)?|yes|please|invite|over to|(?:go|turn|move) to|"
    r"call (?:on|upon)|questions? from|(?:floor|word) to)\b)"
    r"(?:,|:| is| goes to| comes from| from| the| we have| question| gentleman| lady)*"
    rf" (?:(?:Mr|Mrs|Ms|Miss|Dr|Shri|Smt)\.? )?{_SHORT}(?:,? (?:from|of|with) | \(){_OUTLET}"
)
"""How the word is given to somebody."""
_ADDRESS = re.compile(r"\A(?:Mr|Mrs|Ms|Miss|Dr|Shri|Smt)\.? ")
_PERSON = re.compile(r"[A-Z][\w’'-]+(?: [A-Z](?:\.|[\w’'-]+)){0,3}")
_HONOURED = re.compile(rf", (?:Mr|Mrs|Ms|Miss|Dr|Shri|Smt)\.? {_SHORT}")
"""A name behind an office: "Official Spokesperson, Ms. Leela Nair"."""
_PARAGRAPH = re.compile(r"\s*[^\n]*")
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}")
_INTRODUCTION = 240
"""Characters of a turn in which a questioner says for whom."""


def of_label(label: Span, text: str, document: Document, cast: Cast, bodies: Bodies) -> Resolved:
    """Who stands behind a label: by name where it has one or the turn gives one, else by the office that it
    gives."""
    words = _BRACKETED.sub(" ", text[label.start : label.end])
    name = words.partition(",")[0].strip(" .*")
    if _FOR_ANOTHER.search(name):
        return NOBODY
    offices = offices_named(words)
    if not offices and is_unnamed(name):
        asks = set(re.findall(r"[^\W\d]+", name.casefold())) & roles.load().asking_labels
        who = (
            _in_brackets(text, label)
            or _introduced(text, label.end, bodies)
            or (_handed_over(text, label.start, bodies) if asks else None)
        )
        return (who, "by name") if who else NOBODY
    titled = all(is_title(word) for word in name.split())
    comma = text.find(",", label.start, label.end)
    if member := cast.at(label.start, label.end if titled or comma < 0 else comma):
        return member.name, "by name"
    if asker := _of_outlet(words):
        return asker, "by name"
    if body := bodies.whole(label.start, label.start + len(name)):
        return body, "by name"
    if behind := _HONOURED.search(words):
        return (canonical(behind["name"]) or behind["name"], "by name")
    if offices:
        found = holder(offices, document, cast, is_telling(words))
        return (found, "by office") if found else NOBODY
    if _INITIALS.fullmatch(name):
        found = _of_initials(name, cast)
        return (found, "by name") if found else NOBODY
    return _by_name(name, label, text, document, cast)


def is_unnamed(label: str) -> bool:
    """Whether a label says only that somebody asks or speaks ("Question", "Unidentified reporter 2"), and no
    office ("Press Secretary")."""
    table = roles.load()
    words = {word.casefold() for word in re.findall(r"[^\W\d_][\w-]*", label)}
    return bool(words & table.unnamed_labels) and not words & table.roles - table.unnamed_labels


def _in_brackets(text: str, label: Span) -> str | None:
    """Who asks by what stands in brackets beside the word: "Question (Anil Rao, Daily Post)"."""
    for within in _BRACKETED.finditer(text, label.start, label.end):
        words = within.group()[1:-1]
        if asker := _of_outlet(words):
            return asker
        if (name := canonical(words)) is not None:
            return name
    return None


def _of_outlet(words: str) -> str | None:
    """Somebody with the outlet, in either order: "Anil Rao, Daily Post", "Kyodo, Sato"."""
    first, comma, second = (part.strip(" .*") for part in words.partition(","))
    if not comma or "," in second:
        return None
    for name, outlet in ((first, second), (second, first)):
        plain = _ADDRESS.sub("", name)
        if is_outlet(outlet) and not is_outlet(plain) and _PERSON.fullmatch(plain):
            return f"{canonical(plain) or plain} ({outlet.removeprefix('the ').removeprefix('The ')})"
    return None


def is_outlet(words: str) -> bool:
    """Whether words are the name of a newspaper, an agency or a broadcaster."""
    return words in _outlets() or words.split()[-1].casefold() in roles.load().outlets


@cache
def _outlets() -> frozenset[str]:
    outlets = codebook.load().outlets
    return frozenset(name for outlet in outlets for name in (outlet.name, *outlet.aliases))


def _introduced(text: str, start: int, bodies: Bodies) -> str | None:
    """Whom somebody says to be at the start of a turn, with the outlet: "I am Anil Rao from the Post"."""
    opening = _PARAGRAPH.match(text, start, start + _INTRODUCTION)
    for pattern in _MYSELF:
        said = pattern.search(text, start, opening.end() if opening else start)
        name = canonical(said["name"]) if said and not bodies.overlaps(*said.span("name")) else None
        if said is not None and name is not None:
            return f"{name} ({said['outlet']})" if said["outlet"] else name
    return None


def _handed_over(text: str, end: int, bodies: Bodies) -> str | None:
    """To whom the turn before gives the word, with the outlet: "The next is Anil Rao of the Post"; None where
    it names several."""
    start = max(0, end - _INTRODUCTION)
    first = start + text[start:end].rstrip(' *\n"“').rfind("\n") + 1
    found = [match for match in _NEXT.finditer(text, first, end) if not bodies.overlaps(*match.span("name"))]
    if len(found) != 1 or is_country(found[0]["outlet"]) or is_title(found[0]["name"].split()[0]):
        return None
    return f"{canonical(found[0]['name']) or found[0]['name']} ({found[0]['outlet']})"


def _of_initials(initials: str, cast: Cast) -> str | None:
    """The only one of the cast with these initials ("AR")."""
    wanted = initials.replace(".", "")
    found = {m.name for m in cast.members if "".join(word[0] for word in m.name.split()) == wanted}
    return found.pop() if len(found) == 1 else None


def _by_name(name: str, label: Span, text: str, document: Document, cast: Cast) -> Resolved:
    full = canonical(name)
    if full is not None:
        return full, "by name"
    table = roles.load()
    none = (
        table.roles | table.bodies | table.collective | table.qualifiers | table.unnamed_labels | honorifics()
    )
    words = [word for word in name.split() if none.isdisjoint(word.casefold().strip(".").split("-"))]
    if len(words) != 1 or not words[0][0].isupper() or re.search(r"[’']s?\b", name):
        return NOBODY
    alone = words[0].title() if words[0].isupper() else words[0]
    if member := cast.of_surname(alone):
        return member.name, "by name"
    in_office = _in_office(alone, name, document) if len(name.split()) > 1 else None
    return in_office or alone + _outlet(alone, text, label.end), "by name"


def _in_office(surname: str, label: str, document: Document) -> str | None:
    """The only person of the code book with this surname who held an office of the label's title at the date
    ("MINISTER PAYNE")."""
    book, titles = codebook.load(), set(plain_words(label).split())
    found = {
        person.name
        for person in book.people
        if person.surname.casefold() == surname.casefold()
        for office, term in book.offices_of(person.name)
        if document.date is not None and term.covers(document.date)
        if titles & {word for title in office.titles for word in plain_words(title).split()}
    }
    return found.pop() if len(found) == 1 else None


def _outlet(name: str, text: str, start: int) -> str:
    """The outlet for which a questioner says to ask: "Rao from the Daily Post" is "Rao (Daily Post)"."""
    introduced = re.match(
        rf"[^\n]{{0,80}}?\b{re.escape(name)}\b[^.\n]{{0,30}}?\b(?:from|of|with) {_OUTLET}",
        text[start : start + _INTRODUCTION],
    )
    return f" ({introduced['outlet']})" if introduced else ""
