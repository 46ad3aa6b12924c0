"""One quote however often it is printed.

Printings are one quote where the words are the same, whatever their spelling and signs, and nobody else is
named: of the same speaker, or with words so many that they tell by themselves, of one speaker and of nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tui.library.wording import TELLING, frame, letters, words
from tui.model import Printing, Quote

SHORTEST = 5
"""Words that a quote must have to be known again elsewhere: "free and open" is said every day."""


class Printings:
    """Quotes by id, to which further ones are added in the order of documents."""

    def __init__(self, quotes: Mapping[str, Quote]) -> None:
        self._quotes = dict(quotes)
        self._grown: dict[str, _Grown] = {}
        self._by_words: dict[str, dict[str | None, str]] = {}
        self._by_frame: dict[bytes, list[str]] = {}
        for quote in quotes.values():
            self._by_frame.setdefault(frame(_text(quote)), []).append(quote.id)

    def add(self, quote: Quote) -> None:
        """Add what was found in a document: a further printing, or a quote of its own."""
        self._look_at(frame(_text(quote)))
        said = _words(quote)
        known = self._known(said)
        first = self._one_of(known, quote, len(said))
        if first and quote.document not in self._grown_at(first).holders:
            self._grown_at(first).add(quote)
            if quote.speaker_name and first == known.get(None):
                known[quote.speaker_name] = known.pop(None)
            return
        self._quotes[quote.id] = quote
        known.setdefault(quote.speaker_name, quote.id)

    def merged(self) -> dict[str, Quote]:
        """All quotes."""
        return self._quotes | {id: grown.quote() for id, grown in self._grown.items() if grown.more}

    def _look_at(self, alike: bytes) -> None:
        """Compare all words only of quotes that begin alike: most never need it."""
        for id in self._by_frame.pop(alike, ()):
            quote = self._quotes[id]
            self._known(_words(quote)).setdefault(quote.speaker_name, id)

    def _known(self, said: tuple[str, ...]) -> dict[str | None, str]:
        """The quotes of these words, by speaker."""
        return self._by_words.setdefault(letters(said), {}) if len(said) >= SHORTEST else {}

    def _one_of(self, known: dict[str | None, str], quote: Quote, length: int) -> str | None:
        """The quote of which this is a further printing."""
        named = [name for name in known if name is not None]
        if length < TELLING:
            return known.get(quote.speaker_name) if quote.speaker_name else None
        if quote.speaker_name in known:
            return known[quote.speaker_name]
        if quote.speaker_name is None:
            return known[named[0]] if len(named) == 1 else None
        return known.get(None) if not named else None

    def _grown_at(self, id: str) -> _Grown:
        if id not in self._grown:
            self._grown[id] = _Grown(self._quotes[id])
        return self._grown[id]


class _Grown:
    """A quote and its further printings, gathered before they are put together."""

    def __init__(self, quote: Quote) -> None:
        self._first = quote
        self._printings = list(quote.printings)
        self._aliases = list(quote.aliases)
        self.holders = {quote.document, *(printing.document for printing in quote.printings)}
        self.more = False

    def add(self, quote: Quote) -> None:
        """The printing that names the speaker stands before one that names nobody."""
        self.more = True
        self.holders.add(quote.document)
        self._aliases.append(quote.id)
        if quote.speaker_name and not self._first.speaker_name:
            self._printings.insert(0, _printing(self._first))
            self._first = replace(quote, id=self._first.id)
        else:
            self._printings.append(_printing(quote))

    def quote(self) -> Quote:
        """All of it."""
        return replace(self._first, printings=tuple(self._printings), aliases=tuple(self._aliases))


def _printing(quote: Quote) -> Printing:
    return Printing(quote.document, quote.parts, quote.locus)


def _text(quote: Quote) -> str:
    return " ".join(quote.texts)


def _words(quote: Quote) -> tuple[str, ...]:
    return words(_text(quote))


def said(quote: Quote) -> str:
    """What is said, as it is compared."""
    return letters(_words(quote))
