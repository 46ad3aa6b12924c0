"""The cast of a document: the people whom it names, those of the code book and those met in it for the first time.

Somebody is met where a title, an honorific or an attribution stands beside a full name: "Ms. SATO Yumi",
"Retired diplomat Anil Rao". Later the surname alone is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from tui import codebook
from tui.codebook import Office, Pronoun
from tui.extract.speakers import roles
from tui.model import Document, Names, Span

_WORD = r"(?:[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*|[A-Z]\.)"
_FULL = rf"(?<!\w){_WORD}(?:[ \u00a0]{_WORD}){{1,4}}"
_FEMALE = frozenset({"Ms", "Mrs", "Miss", "Smt", "Shrimati", "Kumari", "Madam", "Ma'am"})
_MALE = frozenset({"Mr", "Shri", "Sri", "Sir"})
_JOINING = frozenset("of for and to the".split())
_CAPITAL_NAME = re.compile(_FULL)


class Member(Struct, frozen=True):
    """Somebody of the cast: canonical name (given name first), where the text names them, and what it says of them.

    `titles` are the words of office beside the name, in lower case; `country` is the code book's or None.
    """

    name: str
    surname: str
    mentions: tuple[Span, ...]
    pronoun: Pronoun | None = None
    country: str | None = None
    titles: tuple[str, ...] = ()

    def last_before(self, offset: int) -> int:
        """Where the person is last named before an offset at which somebody has been named."""
        return max(mention.start for mention in self.mentions if mention.start < offset)

    def has(self, title: str) -> bool:
        """Whether the text gives this title to the person."""
        return any(title in each for each in self.titles)


class Cast(Struct, frozen=True):
    """Everybody whom the document names."""

    members: tuple[Member, ...]

    def at(self, start: int, end: int) -> Member | None:
        """Who is named by words that overlap a stretch of text."""
        for member in self.members:
            if any(mention.start < end and start < mention.end for mention in member.mentions):
                return member
        return None

    def within(self, start: int, end: int) -> tuple[Member, ...]:
        """Who is named between two offsets, in order of their last mention there."""
        found = [
            (max(m.start for m in member.mentions if start <= m.start < end), member)
            for member in self.members
            if any(start <= m.start < end for m in member.mentions)
        ]
        return tuple(member for _, member in sorted(found, key=lambda pair: pair[0]))


def cast_of(document: Document, text: str, names: Names, speakers: Iterable[Span]) -> Cast:
    """The cast of a document; `speakers` are the phrases that attributions name as speakers."""
    known = _known(text, names)
    taken = [mention for member in known for mention in member.mentions]
    blocked = [m for use in (*names.organisations, *names.places) for m in use.mentions]
    met = _met(document, text, [*taken, *(mention.span for mention in blocked)], speakers)
    return Cast((*known, *met))


def _known(text: str, names: Names) -> tuple[Member, ...]:
    book = codebook.load().person_named
    return tuple(
        Member(
            use.name,
            book[use.name].surname,
            tuple(mention.span for mention in use.mentions if not _names_a_thing(text, mention.end)),
            book[use.name].pronoun,
            book[use.name].country,
            tuple(title for mention in use.mentions if (title := _title_beside(text, mention.span))),
        )
        for use in names.people
    )


def _names_a_thing(text: str, end: int) -> bool:
    """Whether a person's name is part of the name of something else ("Nehru Bhawan")."""
    word = re.match(r"[ \u00a0]([A-Z]\w+)", text[end : end + 30])
    return bool(word) and word.group(1).casefold() in roles.load().things  # type: ignore[union-attr]


def _met(
    document: Document, text: str, taken: Sequence[Span], speakers: Iterable[Span]
) -> tuple[Member, ...]:
    introduced: dict[str, list[tuple[Span, str]]] = {}
    for place in sorted({*_titled(text), *_spoken(text, speakers)}):
        if any(place.start < other.end and other.start < place.end for other in taken):
            continue
        name = canonical(text[place.start : place.end])
        if name is not None:
            introduced.setdefault(name, []).append((place, _title_beside(text, place)))
    met = []
    for name, places in _merged(introduced).items():
        surname = name.split()[-1]
        alone = [
            Span(*m.span())
            for m in re.finditer(rf"(?<![\w@]){re.escape(surname)}(?!\w)", text, re.IGNORECASE)
        ]
        spans = sorted(
            {place for place, _ in places} | {span for span in alone if text[span.start].isupper()}
        )
        spans = [span for span in spans if not any(span.start < t.end and t.start < span.end for t in taken)]
        titles = tuple(title for _, title in places if title)
        met.append(Member(name, surname, tuple(spans), _pronoun(text, places), _country(titles), titles))
    return tuple(met)


def _merged(introduced: dict[str, list[tuple[Span, str]]]) -> dict[str, list[tuple[Span, str]]]:
    """The same person under an initial and a full name is one; the longer name stays."""
    merged: dict[str, list[tuple[Span, str]]] = {}
    for name in sorted(introduced, key=len, reverse=True):
        longer = next((other for other in merged if _same(other, name)), name)
        merged.setdefault(longer, []).extend(introduced[name])
    return merged


def _same(longer: str, shorter: str) -> bool:
    a, b = longer.replace(".", "").split(), shorter.replace(".", "").split()
    return a[-1] == b[-1] and (len(b) == 1 or a[0][0] == b[0][0])


def canonical(words: str) -> str | None:
    """A name without honorifics and titles, given name first; None where fewer than two words are left.

    A surname in capitals beside a given name that is not ("SATO Yumi") goes last.
    """
    parts = [word for word in words.replace("\u00a0", " ").split() if not _is_title(word)]
    while parts and re.sub(r"[’']s?$", "", parts[-1]) != parts[-1]:
        parts[-1] = re.sub(r"[’']s?$", "", parts[-1])
    words_of_things = roles.load().things | roles.load().bodies | roles.load().unnamed_labels
    if len(parts) < 2 or {part.strip(".").casefold() for part in parts} & words_of_things:
        return None
    if all(len(part.strip(".")) == 1 for part in parts):
        return None
    capitals = [part for part in parts if part.isupper() and len(part.strip(".")) > 2]
    if len(capitals) == 1 and len(parts) == 2:
        parts = [*(part for part in parts if part not in capitals), *capitals]
    return " ".join(part.title() if part.isupper() and len(part.strip(".")) > 2 else part for part in parts)


@cache
def _title_words() -> frozenset[str]:
    book = codebook.load()
    words = {word.strip(".").casefold() for honorific in book.honorifics for word in honorific.split()}
    for office in book.offices:
        for title in office.titles:
            words |= {word.casefold() for word in title.split() if word[0].isupper()}
    for country in book.countries:
        words |= {demonym.casefold() for demonym in country.demonyms}
    return frozenset(words | roles.load().roles | {"the", "h.e", "u.s", "hon'ble"})


def _is_title(word: str) -> bool:
    plain = word.strip(".,").casefold()
    return plain in _title_words() and not (len(plain) == 1)


@cache
def _titled_pattern() -> re.Pattern[str]:
    """A word of office or an honorific, then a full name."""
    honorifics = {word.strip(".") for each in codebook.load().honorifics for word in each.split()}
    words = sorted(map(re.escape, honorifics | roles.load().roles), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?i:{'|'.join(words)})\.?[ \u00a0](?P<name>{_FULL})")


def _titled(text: str) -> Iterable[Span]:
    for match in _titled_pattern().finditer(text):
        yield from _name_part(text, *match.span("name"))


def _spoken(text: str, speakers: Iterable[Span]) -> Iterable[Span]:
    """Full names in the phrases that attributions name as speakers."""
    for speaker in speakers:
        for match in _CAPITAL_NAME.finditer(text, speaker.start, speaker.end):
            yield from _name_part(text, *match.span())


def _name_part(text: str, start: int, end: int) -> Iterable[Span]:
    """The words of a capitalised stretch that are name, not title, if at least two are left."""
    words = [match for match in re.finditer(r"\S+", text[start:end])]
    while words and _is_title(words[0].group()):
        words.pop(0)
    kept = []
    for word in words:
        if _is_title(word.group()):
            break
        kept.append(word)
    if len(kept) >= 2:
        yield Span(start + kept[0].start(), start + kept[-1].end())


def _title_beside(text: str, place: Span) -> str:
    """The words of office before a name, and after it behind a comma, in lower case."""
    words = [*_title_before(text, place.start), *_title_after(text, place.end)]
    return re.sub(r"[’']s\b|\.", "", " ".join(words)).casefold()


def _title_before(text: str, start: int) -> list[str]:
    words: list[str] = []
    line = text[max(0, start - 80) : start].rpartition("\n")[2]
    for word in reversed(line.split()):
        joins = bool(words) and word.casefold() in _JOINING
        if not (_is_title(word) or joins) or word[-1] in ",;:":
            break
        words.insert(0, word)
    return words


def _title_after(text: str, end: int) -> list[str]:
    """What follows ", Minister for …", unless a name stands there, whose title it is then."""
    words: list[str] = []
    behind = text[end : end + 100].partition("\n")[0]
    if not behind.startswith(", "):
        return words
    for word in behind[2:].split():
        plain = word.rstrip(",.;:")
        if not (_is_title(plain) or plain.casefold() in _JOINING or (words and words[-1] in _JOINING)):
            return [] if plain[:1].isupper() else words
        words.append(plain)
        if plain != word:
            break
    return words


def _pronoun(text: str, places: Sequence[tuple[Span, str]]) -> Pronoun | None:
    for place, _ in places:
        honorifics = set(re.findall(r"[\w']+", text[max(0, place.start - 12) : place.start]))
        if honorifics & _FEMALE:
            return "she"
        if honorifics & _MALE:
            return "he"
    return None


def _country(titles: Iterable[str]) -> str | None:
    """The country of which the titles beside a name speak."""
    joined = " ".join(titles)
    for country in codebook.load().countries:
        words = (*country.names, *country.demonyms)
        if any(re.search(rf"\b{re.escape(word.casefold())}\b", joined) for word in words):
            return country.name
    return _country_of_title(joined)


def _country_of_title(titles: str) -> str | None:
    """The only country that has an office of this title ("External Affairs Minister")."""
    holders = {office.country for office in codebook.load().offices if _titled_as(office, titles)}
    return holders.pop() if len(holders) == 1 else None


def _titled_as(office: Office, titles: str) -> bool:
    return any(re.search(rf"\b{re.escape(title.casefold())}\b", titles) for title in office.titles)
