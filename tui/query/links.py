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
from typing import NamedTuple

from tui.model import Agreement, DocumentId, Evidence, Locus, Quote, Span

_WORD = re.compile(r"\w+")
_CITED = ("paragraph", "item", "turn")

Paragraph = tuple[DocumentId, int]


class Links(NamedTuple):
    """Positions of the quotes of each agreement, and of the agreements of each quote, ascending."""

    quotes: tuple[tuple[int, ...], ...]
    agreements: tuple[tuple[int, ...], ...]


def link(agreements: Sequence[Agreement], quotes: Sequence[Quote]) -> Links:
    """Links by positions in the two sequences."""
    places = _Places(quotes)
    naming = _naming(agreements, quotes)
    of_agreement: list[tuple[int, ...]] = []
    of_quote: list[list[int]] = [[] for _ in quotes]
    for position, agreement in enumerate(agreements):
        areas = set(agreement.topics)
        linked = naming[position]
        for piece in agreement.evidence:
            linked.update(places.overlapping(piece))
            beside = places.beside(piece)
            linked.update(other for other in beside if not areas.isdisjoint(quotes[other].topics))
        of_agreement.append(tuple(sorted(linked)))
        for other in linked:
            of_quote[other].append(position)
    return Links(tuple(of_agreement), tuple(map(tuple, of_quote)))


class _Places:
    """Where quotes stand, every printing included."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._parts: dict[DocumentId, list[tuple[int, int, int]]] = defaultdict(list)
        self._paragraphs: dict[Paragraph, list[int]] = defaultdict(list)
        self._longest = 0
        for position, quote in enumerate(quotes):
            for document, parts, locus in _printings(quote):
                for part in parts:
                    self._parts[document].append((part.start, part.end, position))
                    self._longest = max(self._longest, part.end - part.start)
                paragraph = _paragraph(document, locus)
                if paragraph is not None:
                    self._paragraphs[paragraph].append(position)
        for stretches in self._parts.values():
            stretches.sort()

    def overlapping(self, piece: Evidence) -> Iterator[int]:
        """Quotes of which a part shares a character with the evidence."""
        stretches = self._parts.get(piece.document, [])
        # No part that begins further before the evidence than the longest part is long can reach it.
        first = bisect_left(stretches, (piece.start - self._longest,))
        for start, end, position in stretches[first : bisect_left(stretches, (piece.end,))]:
            if start < piece.end and piece.start < end:
                yield position

    def beside(self, piece: Evidence) -> Sequence[int]:
        """Quotes in the same paragraph as the evidence."""
        paragraph = _paragraph(piece.document, piece.locus)
        return self._paragraphs.get(paragraph, ()) if paragraph else ()


def _printings(quote: Quote) -> Iterator[tuple[DocumentId, tuple[Span, ...], Locus]]:
    yield quote.document, quote.parts, quote.locus
    for printing in quote.printings:
        yield printing.document, printing.parts, printing.locus


def _paragraph(document: DocumentId, locus: Locus) -> Paragraph | None:
    return (document, locus.number) if locus.number is not None and locus.kind in _CITED else None


def _naming(agreements: Sequence[Agreement], quotes: Sequence[Quote]) -> list[set[int]]:
    """For each agreement the quotes whose words hold one of its names, as whole words in a row.

    Case counts only for an abbreviation: a quote that says "act" does not name the "ACT".
    """
    named: dict[tuple[str, ...], list[int]] = defaultdict(list)
    lengths: dict[str, set[int]] = defaultdict(set)
    for position, agreement in enumerate(agreements):
        for name in agreement.name_words:
            words = tuple(_WORD.findall(name))
            if len(words) == 1 and words[0].isupper():
                named[words].append(position)
            elif words:
                words = tuple(word.lower() for word in words)
                named[words].append(position)
                lengths[words[0]].add(len(words))
    found: list[set[int]] = [set() for _ in agreements]
    for other, quote in enumerate(quotes):
        for text in quote.texts:
            for said in _may_name(text, lengths):
                for position in named.get(said, ()):
                    found[position].add(other)
    return found


def _may_name(text: str, lengths: dict[str, set[int]]) -> Iterator[tuple[str, ...]]:
    """Each word in capitals, and in small letters each row of words as long as a name that begins so."""
    written = _WORD.findall(text)
    small = [word.lower() for word in written]
    for place, word in enumerate(small):
        if word != written[place]:
            yield (written[place],)
        for length in lengths.get(word, ()):
            yield tuple(small[place : place + length])
