"""What a page states of itself beside its text: title, date, publisher, address, language, section.

Sources: the page's own data in the vocabulary of schema.org (JSON-LD), the Open Graph protocol, the elements
of HTML, and the names of Dublin Core and of the Indian and Japanese governments' guidelines for pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import _Element

from tui.documents.dates import find_dates
from tui.documents.languages import UNKNOWN, language_of
from tui.documents.publishers import of_address
from tui.documents.titles import is_of_program
from tui.documents.web import windows
from tui.model import Facts

_DATES = (
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created",
    "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "date.published", "og:pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "citation_publication_date", "citation_date", "dcterms.date", "dc.date", "date", "article.published",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dcterms.title", "dc.title", "citation_title", "title")
_PUBLISHERS = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "citation_publisher")
_SECTIONS = ("article:section", "section", "dcterms.type", "dc.type")

_LARGEST_DATA = 2_000_000
"""Characters of a page's own data; news has some thousand."""

_MOST_OBJECTS = 5_000
LONGEST_FACT = 400
"""Characters; a longer title or name is something else."""

LONGEST_ADDRESS = 2_000

_ARTICLE = re.compile(
    r"Article|Report|BlogPosting|Posting|Statement|PressRelease|Speech|Interview", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url: )(\S+)")
"""The address that browsers, and a program that saves pages for them, note in a page."""

_HEAD = 4_096
"""Characters in which they do."""

_DAY = re.compile(r"\s*((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)?(?!\d)")
_PUBLISHED = re.compile(r"publish|entry-date|posted", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z0-9_-]{2,20}))?\Z", re.IGNORECASE)


class Stated:
    """Asks a page. Whatever it holds, nothing here raises. `saved_from` is an address that its file names."""

    def __init__(self, root: _Element, source: str, saved_from: str | None = None) -> None:
        noted = _SAVED_FROM.search(source, 0, _HEAD)
        self._saved_from = noted[1] if noted else saved_from
        self._metas: dict[str, str] = {}
        self._root = root
        self._objects: list[dict[str, Any]] = []
        for meta in root.iter("meta"):
            for attribute in ("property", "name", "itemprop"):
                key, value = meta.get(attribute), _fact(meta.get("content"))
                if key and value:
                    self._metas.setdefault(key.strip().lower(), value)
        for script in root.iter("script"):
            if "ld+json" in (script.get("type") or "").lower():
                self._objects += _articles(script.text or "")

    def site(self) -> str | None:
        """Who publishes the page."""
        for found in self._objects:
            publisher = found.get("publisher")
            one = publisher[0] if isinstance(publisher, list) and publisher else publisher
            name = _fact(one.get("name") if isinstance(one, dict) else one)
            if name:
                return name
        return self._meta(_PUBLISHERS)

    def titles(self) -> list[str]:
        """Titles that the page states, the surest first, each also without what looks like a site's name."""
        whole = self._whole_titles()
        ranked = [windows.titles(title, self.site()) for title in whole]
        others = (title for found in ranked for title in found[1:])
        return list(dict.fromkeys([*(found[0] for found in ranked), *others, *whole]))

    def title(self) -> str | None:
        """The title of a page that shows none; one that names a site alone is passed over."""
        window = (title for title in self._window_title() if len(title.split()) >= windows.LEAST_TITLE_WORDS)
        title = next(iter([*self._own_titles(), *window]), None)
        return None if title is None else windows.titles(title, self.site())[0]

    def _own_titles(self) -> list[str]:
        stated = [*(_fact(one.get("headline")) for one in self._objects), *map(self._metas.get, _TITLES)]
        return [title for title in stated if title]

    def _window_title(self) -> list[str]:
        element = next(self._root.iter("title"), None)
        title = None if element is None else _fact("".join(element.itertext("*")))
        return [title] if title and not is_of_program(title) else []

    def _whole_titles(self) -> list[str]:
        return [*self._own_titles(), *self._window_title()]

    def _publisher(self, title: str | None) -> str | None:
        """Who publishes the page: as it says, else by its address, else by the site that its window names."""
        address = self._address()
        if self.site() or not title or (address and of_address(address)):
            return self.site()
        return next((name for whole in self._whole_titles() if (name := windows.site(whole, title))), None)

    def facts(self, text: str, title: str | None) -> Facts:
        """What the page states of a document with this text and title."""
        return Facts(
            title=title,
            date=self._date(),
            publisher=self._publisher(title),
            address=self._address(),
            kind=next((section for one in self._objects if (section := _section(one))), None)
            or self._meta(_SECTIONS),
            language=self._language(text),
        )

    def _meta(self, names: tuple[str, ...]) -> str | None:
        return next((self._metas[name] for name in names if name in self._metas), None)

    def _date(self) -> str | None:
        stated = [_fact(one.get("datePublished")) for one in self._objects]
        stated += [*map(self._metas.get, _DATES), *self._shown_dates()]
        return next((day for value in stated if value and (day := _iso_day(value))), None)

    def _shown_dates(self) -> Iterator[str]:
        """Of the elements that are a time: those that say they are of publication, and the first of the
        article itself."""
        times = [
            (time, time.get("datetime") or "".join(time.itertext("*")))
            for time in self._root.iter("time")
            if next(time.iterancestors("nav", "aside", "footer"), None) is None
        ]
        for time, value in times:
            said = f"{time.get('itemprop')} {time.get('class')}"
            if time.get("pubdate") is not None or _PUBLISHED.search(said):
                yield value
        for time, value in times:
            if len(times) == 1 or next(time.iterancestors("article", "main"), None) is not None:
                yield value
                break

    def _address(self) -> str | None:
        links = [
            link.get("href")
            for link in self._root.iter("link")
            if (link.get("rel") or "").lower() == "canonical"
        ]
        for address in (*links, self._metas.get("og:url"), self._saved_from):
            if address and _is_web_address(address.strip()):
                return str(address).strip()
        return None

    def _language(self, text: str) -> str | None:
        """What the page says where the text doesn't tell: pages often say what their system was set to."""
        if language_of(text) != UNKNOWN:
            return None
        said = (
            self._root.get("lang")
            or self._metas.get("content-language")
            or self._metas.get("og:locale")
            or ""
        )
        match = _LANGUAGE.match(said.strip())
        return match[1].lower() if match else None


def _iso_day(value: str) -> str | None:
    """The day of a date in one of the forms of ISO 8601 or of texts, as it is written, whatever its zone."""
    match = _DAY.match(value)
    if match:
        return "-".join(filter(None, match.groups()))
    return next((one.iso for one in find_dates(value) if one.year is not None and one.day is not None), None)


def _is_web_address(address: str) -> bool:
    """Whether it is a whole address of the web, without a name and password, that can be shown and opened."""
    if len(address) > LONGEST_ADDRESS or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False


def _fact(value: object) -> str | None:
    """A short text on one line."""
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return line if 0 < len(line) <= LONGEST_FACT else None


def _section(found: dict[str, Any]) -> str | None:
    section = found.get("articleSection")
    return _fact(section[0] if isinstance(section, list) and section else section)


def _articles(source: str) -> list[dict[str, Any]]:
    """The objects in a page's data that describe an article."""
    if len(source) > _LARGEST_DATA:
        return []
    try:
        waiting: list[Any] = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):  # broken data says nothing, as in browsers
        return []
    found: list[dict[str, Any]] = []
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            break
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if _ARTICLE.search(str(one.get("@type", ""))[:100]):
                found.append(one)
            waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]
    return found
