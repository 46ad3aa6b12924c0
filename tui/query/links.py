"""Which agreements and quotes belong together.

A quote belongs to an agreement when it overlaps a piece of the agreement's evidence, when its words name the
instrument, or when it stands in the same paragraph as such a piece and shares an area with the agreement. A
shared topic alone is no link.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.model import Agreement, DocumentId, Locus, Quote, Span

_WORD = re.compile(r"\w+")
_CITED = ("paragraph", "item", "turn")

Paragraph = tuple[DocumentId, int]


class Links:
    """Agreements, known by their positions, ready to be asked which of them a quote belongs to.

    Made of the agreements alone, which are few beside the quotes.
    """

    def __init__(self, agreements: Sequence[Agreement]) -> None:
        self._names = _Names(agreements)
        self._areas = [frozenset(agreement.topics) for agreement in agreements]
        self._pieces: dict[DocumentId, list[tuple[int, int, int]]] = defaultdict(list)
        self._paragraphs: dict[Paragraph, list[int]] = defaultdict(list)
        self._longest = 0
        for position, agreement in enumerate(agreements):
            for piece in agreement.evidence:
                self._pieces[piece.document].append((piece.start, piece.end, position))
                self._longest = max(self._longest, piece.end - piece.start)
                paragraph = _paragraph(piece.document, piece.locus)
                if paragraph is not None:
                    self._paragraphs[paragraph].append(position)
        for pieces in self._pieces.values():
            pieces.sort()

    def of(self, quote: Quote) -> tuple[int, ...]:
        """The positions of the agreements to which the quote belongs, ascending."""
        found = self._names.said_in(quote)
        for document, parts, locus in _printings(quote):
            for part in parts:
                found.update(self._overlapping(document, part))
            paragraph = _paragraph(document, locus)
            beside = self._paragraphs.get(paragraph, ()) if paragraph else ()
            found.update(one for one in beside if not self._areas[one].isdisjoint(quote.topics))
        return tuple(sorted(found))

    def _overlapping(self, document: DocumentId, part: Span) -> Iterator[int]:
        """Agreements with a piece of evidence that shares a character with the part."""
        pieces = self._pieces.get(document)
        if not pieces:
            return
        # No piece that begins further before the part than the longest is long can reach it.
        first = bisect_left(pieces, (part.start - self._longest,))
        for start, end, position in pieces[first : bisect_left(pieces, (part.end,))]:
            if start < part.end and part.start < end:
                yield position


def quotes_of(agreements: Sequence[Agreement], quotes: Sequence[Quote]) -> tuple[tuple[int, ...], ...]:
    """For each agreement the positions of the quotes that belong to it, ascending."""
    links = Links(agreements)
    found: list[list[int]] = [[] for _ in agreements]
    for place, quote in enumerate(quotes):
        for position in links.of(quote):
            found[position].append(place)
    return tuple(map(tuple, found))


def _printings(quote: Quote) -> Iterator[tuple[DocumentId, tuple[Span, ...], Locus]]:
    yield quote.document, quote.parts, quote.locus
    for printing in quote.printings:
        yield printing.document, printing.parts, printing.locus


def _paragraph(document: DocumentId, locus: Locus) -> Paragraph | None:
    return (document, locus.number) if locus.number is not None and locus.kind in _CITED else None


class _Names:
    """The names of agreements, found as whole words in a row.

    Case counts only for an abbreviation: a quote that says "act" does not name the "ACT".
    """

    def __init__(self, agreements: Sequence[Agreement]) -> None:
        self._named: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        """By their first word in small letters, how many words names have; abbreviations none."""
        for position, agreement in enumerate(agreements):
            for name in agreement.name_words:
                words = tuple(_WORD.findall(name))
                small = tuple(word.lower() for word in words)
                if len(words) == 1 and words[0].isupper():
                    self._named[words].append(position)
                    self._lengths[small[0]].update()
                elif words:
                    self._named[small].append(position)
                    self._lengths[small[0]].add(len(words))

    def said_in(self, quote: Quote) -> set[int]:
        """The agreements that the quote's words name."""
        found: set[int] = set()
        for text in quote.texts:
            written = _WORD.findall(text)
            small = [word.lower() for word in written]
            if self._lengths.keys().isdisjoint(small):
                continue
            for said in self._may_name(written, small):
                found.update(self._named.get(said, ()))
        return found

    def _may_name(self, written: list[str], small: list[str]) -> Iterator[tuple[str, ...]]:
        """Each word in capitals, and in small letters each row of words as long as a name that begins so."""
        for place, word in enumerate(small):
            if word != written[place]:
                yield (written[place],)
            for length in self._lengths.get(word, ()):
                yield tuple(small[place : place + length])
