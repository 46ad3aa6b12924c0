"""The quotes of a document, put together from its parses, its quotation marks and its structure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from tui.documents.structure import locus
from tui.extract.parsing import Parse
from tui.extract.quotes import cues
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.direct import linked, snapped
from tui.extract.quotes.frames import frames_in
from tui.extract.quotes.marks import Region, regions_of
from tui.extract.topics import topics_in
from tui.model import Document, Mention, Names, Quote, QuoteKind, Rule, Span


def find_quotes(document: Document, text: str, parses: Sequence[Parse], names: Names) -> tuple[Quote, ...]:
    """The quotes of a document in the order of their first words, each with its speaker as far as it is known."""
    regions = regions_of(text, document.blocks)
    table = cues.load()
    found = [each for parse in parses for each in frames_in(parse, table)]
    found = linked(text, document.blocks, regions, snapped(found, regions))
    found = outermost([each for each in found if each.parts])
    seen: Counter[str] = Counter()
    return tuple(
        _quote(document, text, each, regions, names, seen) for each in sorted(found, key=lambda each: each.span)
    )


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those that stand inside the content of another."""
    kept = []
    for each in found:
        inside = any(
            other is not each
            and all(any(p.start <= part.start and part.end <= p.end for p in other.parts) for part in each.parts)
            and (other.parts != each.parts or found.index(other) < found.index(each))
            for other in found
        )
        if not inside:
            kept.append(each)
    return kept


def _quote(
    document: Document,
    text: str,
    found: Attribution,
    regions: Sequence[Region],
    names: Names,
    seen: Counter[str],
) -> Quote:
    texts = tuple(text[part.start : part.end] for part in found.parts)
    words = "\n".join(texts)
    seen[words] += 1
    return Quote(
        id=quote_id(document.id, words, seen[words]),
        document=document.id,
        parts=found.parts,
        texts=texts,
        kind=kind_of(text, found.parts, regions),
        locus=locus(document.blocks, found.parts[0].start),
        rule=Rule(f"quotes.{found.rule}", found.words),
        cue=_mention(text, found.cue),
        speaker=_mention(text, found.speaker),
        topics=topics_in(names, found.parts),
    )


def quote_id(document: str, words: str, occurrence: int) -> str:
    """A quote's id: the hash of its document's id, its words and their occurrence in it, from 1."""
    return hashlib.sha256(f"{document}\0{words}\0{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(span.start, span.end, text[span.start : span.end]) if span else None


def kind_of(text: str, parts: Sequence[Span], regions: Sequence[Region]) -> QuoteKind:
    """Direct where nearly all letters stand between quotation marks, indirect where none does, else mixed."""
    letters = quoted = 0
    for part in parts:
        for at in range(part.start, part.end):
            if text[at].isalnum():
                letters += 1
                quoted += any(region.start <= at < region.end for region in regions)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * letters else "mixed"
