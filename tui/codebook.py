"""The code book: the tables of `data/codebook`, read once, checked, and asked.

A table that does not hold what it should is refused with an error that names the file and the entry, so
that a person who extends the tables sees at once what to mend. Nothing here reads a document.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from tui.errors import UserError
from tui.model import Topic
from tui.paths import data_folder

SHORT_CELLS = 18
"""The room that a topic's `short` label has in the narrowest pane."""

ELSEWHERE = "Elsewhere"
"""Under this word stands what belongs to no country, or to several."""

Pronoun = Literal["he", "she"]
Certainty = Literal["day", "month", "year"]
Entry = TypeVar("Entry", bound=Struct)


class TopicEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic and the words that speak of it.

    `aliases` match in any case, also with a plural s, in British and American spelling; `exact` are
    abbreviations and names that match letter for letter; `damaged` is what misprints and machine
    translation make of them. `supporting` words count only in a document that has one of these, too.
    `unless` are look-alikes: phrases that speak of no topic, and whose words don't either.
    """

    label: str
    short: str
    group: str
    definition: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def topic(self) -> Topic:
        """The topic as records and panes show it."""
        return Topic(self.label, self.short, self.group, self.definition)


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """One holding of an office: ISO dates (YYYY, YYYY-MM or YYYY-MM-DD), `until` None where it still ran
    when the table was checked; `certain` says how far the dates may be trusted."""

    holder: str
    since: str
    until: str | None = None
    certain: Certainty = "day"
    source: str = ""

    def covers(self, date: str) -> bool:
        """Whether the term may have run on an ISO date, compared as far as both are precise."""
        begun = self.since[: len(date)] <= date[: len(self.since)]
        return begun and (self.until is None or date[: len(self.until)] <= self.until[: len(date)])


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """A public office. Offices of the same `rank` in two countries are counterparts.

    `titles` are what texts call its holder, without the country; `body` is the organisation that the
    holder leads or speaks for.
    """

    name: str
    country: str
    rank: str
    titles: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    body: str | None = None


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """A person of the field by canonical name (given name first), with other spellings and handles.

    `surname` is the last word of the name unless the table says otherwise; `alone` says that by itself it
    means this person. `pronoun` stands only where it is certain.
    """

    name: str
    country: str
    surname: str
    alone: bool = False
    aliases: tuple[str, ...] = ()
    pronoun: Pronoun | None = None
    damaged: tuple[str, ...] = ()


class Organisation(Struct, frozen=True, forbid_unknown_fields=True):
    """A body: ministry, agency, company, forum. `aliases` match letter for letter."""

    name: str
    country: str
    kind: str
    aliases: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Outlet(Struct, frozen=True, forbid_unknown_fields=True):
    """A newspaper, agency or broadcaster: it publishes documents, and its people ask questions."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Country(Struct, frozen=True, forbid_unknown_fields=True):
    """A country: its names, the words for its people and things, and what stands for its government."""

    name: str
    iso: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """A city, state, sea or region. `country` is empty for what belongs to none."""

    name: str
    country: str = ""
    aliases: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of document; `head` are patterns of the words by which its title or labels tell it."""

    name: str
    head: tuple[str, ...]


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """A language that is recognised by its script (`letters`, the inside of a character class) or by its
    function words. `tag` is its BCP 47 tag."""

    tag: str
    letters: str = ""
    words: tuple[str, ...] = ()


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which the parts of a document are told; `page_labels` to `line_labels` and `translation_signs`
    are patterns, the others are words in small letters."""

    page_labels: tuple[str, ...]
    body_names: tuple[str, ...]
    summary_labels: tuple[str, ...]
    speaker_words: tuple[str, ...]
    line_labels: tuple[str, ...]
    margin_lines: tuple[str, ...]
    translation_signs: tuple[str, ...]
    before_names: frozenset[str]
    abbreviations: frozenset[str]
    openers: frozenset[str]


class Codebook(Struct, frozen=True, dict=True):
    """All tables, each in the order of its file. `checked` is the ISO date up to which terms of office
    without an end may be relied on. `name_look_alikes` are phrases that name neither person nor place,
    whatever names they hold."""

    checked: str
    topics: tuple[TopicEntry, ...]
    offices: tuple[Office, ...]
    people: tuple[Person, ...]
    honorifics: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    outlets: tuple[Outlet, ...]
    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    kinds: tuple[Kind, ...]
    languages: tuple[Language, ...]
    wording: Wording
    name_look_alikes: tuple[str, ...]

    @cached_property
    def topic_order(self) -> dict[str, int]:
        """The place of each topic's label in the code book."""
        return {entry.label: place for place, entry in enumerate(self.topics)}

    @cached_property
    def person_named(self) -> dict[str, Person]:
        """People by canonical name."""
        return {person.name: person for person in self.people}

    @cached_property
    def office_named(self) -> dict[str, Office]:
        """Offices by name."""
        return {office.name: office for office in self.offices}

    def holders(self, office: str, date: str | None) -> tuple[Person, ...]:
        """Who held the office (by its name) on an ISO date, which may be a month or a year.

        Empty without a date, before the first term and after the table was checked. Several where the
        date or the terms are too coarse to tell: then nobody may be named.
        """
        if date is None or date[: len(self.checked)] > self.checked[: len(date)]:
            return ()
        terms = self.office_named[office].terms
        names = dict.fromkeys(term.holder for term in terms if term.covers(date))
        return tuple(self.person_named[name] for name in names)

    def offices_of(self, name: str) -> tuple[tuple[Office, Term], ...]:
        """The offices that a person (by canonical name) has held, each with its term."""
        return tuple(
            (office, term) for office in self.offices for term in office.terms if term.holder == name
        )


class _Table:
    """One file of the code book while it is read."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        try:
            self.content: dict[str, Any] = tomllib.loads((folder / name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise self.refused(f"it can't be read: {error}") from error

    def refused(self, why: str) -> UserError:
        return UserError(f"The code book's {self.name} is wrong: {why}.", f"Mend data/codebook/{self.name}.")

    def entries(self, key: str, kind: type[Entry], named: str = "name") -> tuple[Entry, ...]:
        return self._checked(key, self.content.get(key, []), kind, named)

    def by_country(self, key: str, kind: type[Entry]) -> tuple[Entry, ...]:
        """Entries that stand under their countries; those of no country stand under `ELSEWHERE`."""
        flat = [
            {"country": "" if country == ELSEWHERE else country, **entry}
            for country, entries in dict(self.content.get(key, {})).items()
            for entry in entries
        ]
        if kind is Person:
            flat = [{"surname": str(entry.get("name")).rpartition(" ")[2], **entry} for entry in flat]
        return self._checked(key, flat, kind, "name")

    def _checked(self, key: str, entries: list[Any], kind: type[Entry], named: str) -> tuple[Entry, ...]:
        found: dict[str, Entry] = {}
        for place, raw in enumerate(entries, 1):
            label = str(raw.get(named, f"number {place}")) if isinstance(raw, dict) else f"number {place}"
            try:
                entry = msgspec.convert(raw, kind)
            except msgspec.ValidationError as error:
                raise self.refused(f"{key}, entry “{label}”: {error}") from error
            if label in found:
                raise self.refused(f"{key}, entry “{label}” stands there twice")
            found[label] = entry
        if not found:
            raise self.refused(f"it has no {key}")
        return tuple(found.values())

    def words(self, key: str) -> tuple[str, ...]:
        try:
            return msgspec.convert(self.content.get(key, []), tuple[str, ...])
        except msgspec.ValidationError as error:
            raise self.refused(f"{key}: {error}") from error

    def wording(self) -> Wording:
        """What stands in the file beside its lists of entries."""
        plain = {key: value for key, value in self.content.items() if key in Wording.__struct_fields__}
        try:
            found = msgspec.convert(plain, Wording)
            for pattern in (
                *found.page_labels,
                *found.body_names,
                *found.summary_labels,
                *found.speaker_words,
                *found.line_labels,
                *found.translation_signs,
            ):
                re.compile(pattern)
        except (msgspec.ValidationError, re.error) as error:
            raise self.refused(str(error)) from error
        return found


def _check_topics(table: _Table, topics: tuple[TopicEntry, ...]) -> None:
    for entry in topics:
        where = f"topics, entry “{entry.label}”"
        if not 0 < len(entry.short) <= SHORT_CELLS:
            raise table.refused(f"{where}: short needs 1 to {SHORT_CELLS} cells")
        if not entry.aliases and not entry.exact:
            raise table.refused(f"{where}: neither aliases nor exact")


def _check_terms(table: _Table, people: tuple[Person, ...], offices: tuple[Office, ...]) -> None:
    known = {person.name for person in people}
    for office in offices:
        where = f"offices, entry “{office.name}”"
        for term in office.terms:
            if term.holder not in known:
                raise table.refused(f"{where}: nobody is called “{term.holder}”")
            if term.until is not None and term.until < term.since:
                raise table.refused(f"{where}: the term of {term.holder} ends before it begins")


TABLES = ("topics.toml", "people.toml", "organisations.toml", "places.toml", "documents.toml")

EXPLAINING = "rules.toml"
"""What the rules say, in words for people; `rulebook` reads it."""


def read(folder: Path) -> Codebook:
    """The tables of a folder, checked.

    Raises `UserError` naming the file and the entry that is wrong.
    """
    topics, people, organisations, places, documents = (_Table(folder, name) for name in TABLES)
    book = Codebook(
        checked=str(people.content.get("checked", "")),
        topics=topics.entries("topics", TopicEntry, "label"),
        offices=people.entries("offices", Office),
        people=people.by_country("people", Person),
        honorifics=people.words("honorifics"),
        organisations=organisations.by_country("organisations", Organisation),
        outlets=organisations.by_country("outlets", Outlet),
        countries=places.entries("countries", Country),
        places=places.by_country("places", Place),
        kinds=documents.entries("kinds", Kind),
        languages=documents.entries("languages", Language, "tag"),
        wording=documents.wording(),
        name_look_alikes=(*people.words("look_alikes"), *places.words("look_alikes")),
    )
    _check_topics(topics, book.topics)
    _check_terms(people, book.people, book.offices)
    return book


@cache
def load() -> Codebook:
    """The shipped code book, read once a process."""
    return read(data_folder() / "codebook")


@cache
def version() -> str:
    """A short hash of the shipped tables that make records: it changes with any of them.

    `EXPLAINING` changes no record, and so makes no library out of date.
    """
    digest = hashlib.sha256()
    tables = (data_folder() / "codebook").glob("*.toml")
    for table in sorted(table for table in tables if table.name != EXPLAINING):
        digest.update(table.name.encode())
        digest.update(table.read_bytes())
    return digest.hexdigest()[:12]
