"""Documents with nearly the same text, whoever printed them.

Two documents are near where they share half of all runs of five words that stand in either (Jaccard's
coefficient of shingles). Candidates come from bottom-k sketches (Broder, "On the resemblance and containment
of documents", 1997): of each document the least hashes of its shingles, kept in a file of their own, which
may be deleted at any time. What they suggest is checked on the texts.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from heapq import nsmallest
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tui.errors import UserError
from tui.library import files, folder
from tui.model import Document, DocumentId, Records, TextOf

Pair = tuple[DocumentId, DocumentId]

SHINGLE = 5
"""Words of a run."""

LEAST = 0.5
"""The share of runs that near documents have in common."""

KEPT = 32
"""Hashes of a sketch."""

SUGGESTED = 10
"""Hashes that two sketches share where their documents are looked at: those of near ones share 21 of 32 on
average and hardly ever so few."""

MOST_HOLDERS = 50
"""Documents that are compared because of one shared hash: what everybody prints must not make everybody look
at everybody."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
"""A word, or a sign of a script that writes no spaces."""

_IN_MEMORY = 64
"""Documents whose shingles stay in memory while candidates are looked at."""


def compared(library: Path, records: Records, text_of: TextOf) -> Records:
    """The records, in which documents that came since the last comparison know which are near, and those know
    them. Raises `UserError` where the sketches can't be written."""
    path = library / folder.SKETCHES
    known = _read(path)
    sketches = {id: known[id] for id in records.documents if id in known}
    new = [id for id in records.documents if id not in known]
    for id in new:
        sketches[id] = _sketch(_shingles(text_of, id))
    documents = _without_lost(records.documents)
    if new:
        documents = _linked(documents, _near(_candidates(sketches, set(new)), text_of))
    if sketches.keys() != known.keys():
        with files.explained(library):
            files.replace(path, msgspec.msgpack.encode(sketches), flushed=False)
    return replace(records, documents=documents)


def _read(path: Path) -> dict[DocumentId, bytes]:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, bytes])
    except (OSError, UnicodeDecodeError, msgspec.DecodeError):
        return {}


def _shingles(text_of: TextOf, id: DocumentId) -> frozenset[int]:
    """The hashes of a document's runs of words; none where its text is missing."""
    try:
        words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text_of(id).casefold())]
    except UserError:  # whoever asked for the text itself is told
        return frozenset()
    runs = range(max(1, len(words) - SHINGLE + 1)) if words else range(0)
    return frozenset(zlib.crc32(b" ".join(words[at : at + SHINGLE])) for at in runs)


def _sketch(shingles: Iterable[int]) -> bytes:
    return array("I", nsmallest(KEPT, shingles)).tobytes()


def _candidates(sketches: dict[DocumentId, bytes], new: set[DocumentId]) -> Iterator[Pair]:
    """Pairs of documents, one of them new, whose sketches have much in common."""
    values = {id: array("I", sketch) for id, sketch in sketches.items()}
    wanted = {value for id in new for value in values[id]}
    holders: dict[int, list[DocumentId]] = {}
    for id, sketch in values.items():
        shared: Counter[DocumentId] = Counter()
        for value in wanted.intersection(sketch):
            others = holders.setdefault(value, [])
            shared.update(other for other in others if id in new or other in new)
            if len(others) < MOST_HOLDERS:
                others.append(id)
        for other, count in shared.items():
            if count >= _enough(values, (other, id)):
                yield other, id


def _enough(values: dict[DocumentId, array[int]], pair: Pair) -> int:
    """How many hashes two sketches share to be worth a look; short texts have few."""
    return min(SUGGESTED, *(max(1, len(values[id]) // 3) for id in pair))


def _near(candidates: Iterable[Pair], text_of: TextOf) -> Iterator[Pair]:
    """Those of the pairs that are near."""
    shingles = lru_cache(_IN_MEMORY)(lambda id: _shingles(text_of, id))
    for one, other in candidates:
        both, either = shingles(one) & shingles(other), shingles(one) | shingles(other)
        if len(both) >= LEAST * len(either) > 0:
            yield one, other


def _linked(documents: Mapping[DocumentId, Document], pairs: Iterable[Pair]) -> dict[DocumentId, Document]:
    found: dict[DocumentId, list[DocumentId]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    order = {id: place for place, id in enumerate(documents)}
    linked = dict(documents)
    for id, near in found.items():
        all_near = {*documents[id].near, *near}
        linked[id] = replace(documents[id], near=tuple(sorted(all_near, key=order.__getitem__)))
    return linked


def _without_lost(documents: Mapping[DocumentId, Document]) -> dict[DocumentId, Document]:
    """The documents, none of which is near one that is no more."""
    return {
        id: replace(document, near=tuple(near for near in document.near if near in documents))
        if any(near not in documents for near in document.near)
        else document
        for id, document in documents.items()
    }
