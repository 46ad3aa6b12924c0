"""The query language: what a person types into the search line.

    cyber pact        both words, in any form; the word being typed may be unfinished
    "cyber pact"      these words in a row, as they are written
    -draft            not this word (or "phrase", or field:value)
    speaker:sato      one of the fields below; values in quotation marks where they have spaces, several
                      with commas: status:signed,"in force"
    is:starred        what the person starred; is:noted, what has a note

Reading a query never fails: what cannot be understood is left aside and said.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tui.model import Records
from tui.query.catalog import Catalog
from tui.query.properties import PROPERTIES
from tui.view import Filter, Property

_STRAIGHT = str.maketrans("“”„«»", '"""""')
_ITEM = re.compile(
    r"""(?P<without>-?)(?:
        (?P<field>[^\W\d_]+):(?P<values>(?:"[^"]*"?|[^\s"])*)
      | "(?P<phrase>[^"]*)(?P<closed>"?)
      | (?P<word>[^\s"]+)
    )""",
    re.VERBOSE,
)
_VALUE = re.compile(r'"([^"]*)"?|([^,"]+)')
_CALLED: dict[Property, str] = {"is": "mark"}
_ACCENTS = re.compile("[\u0300-\u036f]")


class Term(NamedTuple):
    """Words to look for: a word in any form, or a phrase as it is written; `open` while it is being typed."""

    words: str
    phrase: bool = False
    excluded: bool = False
    open: bool = False


class Wish(NamedTuple):
    """A field with the values that were asked for, as they were typed."""

    property: Property
    values: tuple[str, ...]
    excluded: bool = False


class Query(NamedTuple):
    """A query as it was read. `not_understood` says in words what was left aside."""

    terms: tuple[Term, ...] = ()
    wishes: tuple[Wish, ...] = ()
    not_understood: tuple[str, ...] = ()


def read(text: str) -> Query:
    """The query that this text asks."""
    text = text.translate(_STRAIGHT)
    typing = text[-1:].strip() != ""
    terms: list[Term] = []
    wishes: list[Wish] = []
    aside: list[str] = []
    for item in _ITEM.finditer(text):
        without, last = bool(item["without"]), typing and item.end() == len(text)
        field = (item["field"] or "").lower()
        values = tuple(quoted or plain.strip() for quoted, plain in _VALUE.findall(item["values"] or ""))
        if field in PROPERTIES and any(values):
            wishes.append(Wish(field, tuple(filter(None, values)), without))
            continue
        if field in PROPERTIES:
            aside.append(f"{field}: names no value")
            continue
        if field and values and not values[0].startswith("//"):
            aside.append(f"{field}: is no field, so it was searched as a word")
        words = item["phrase"] or item["word"] or item.group().removeprefix("-").replace('"', " ")
        if not any(map(str.isalnum, words)):
            aside.append(f"{item.group().strip()} holds no word")
            continue
        phrase = item["phrase"] is not None
        terms.append(Term(words, phrase, without, last and not without and not (phrase and item["closed"])))
    return Query(tuple(terms), tuple(wishes), tuple(dict.fromkeys(aside)))


def filters(query: Query, catalog: Catalog) -> tuple[tuple[Filter, ...], tuple[str, ...]]:
    """The query's fields as filters, and in words which values nothing in the library has.

    A value is meant when its name (of a topic label or short label, of a document title or file name) is
    what was typed, or, where none is, when its name contains it; case and accents aside.
    """
    found: list[Filter] = []
    aside: list[str] = []
    for wish in query.wishes:
        meant: list[str] = []
        for typed in wish.values:
            those = _meant(catalog, wish.property, typed)
            meant += those
            if not those:
                aside.append(f"no {_CALLED.get(wish.property, wish.property)} is called “{typed}”")
        found.append(Filter(wish.property, tuple(dict.fromkeys(meant)), wish.excluded))
    return tuple(found), tuple(aside)


def folded(text: str) -> str:
    """The text without case and accents, for comparing names: Shinzō and shinzo are one."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _meant(catalog: Catalog, property_: Property, typed: str) -> list[str]:
    wanted = folded(typed)
    containing = []
    same = []
    for value in catalog.values(property_):
        names = [folded(name) for name in _names(catalog.records, property_, value)]
        if wanted in names:
            same.append(value)
        elif any(wanted in name for name in names):
            containing.append(value)
    return same or containing


def _names(records: Records, property_: Property, value: str) -> tuple[str, ...]:
    match property_:
        case "topic" if value in records.topics:
            return (value, records.topics[value].short)
        case "document":
            document = records.documents[value]
            return (value, document.name, document.title)
        case "agreement":
            return (value, records.agreements[value].name)
        case _:
            return (value,)
