"""The quotes of a document, put together from its parses, its quotation marks and its structure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from tui.documents.structure import locus
from tui.extract.parsing import Parse
from tui.extract.quotes import cues
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.direct import linked, snapped, split_by_kind
from tui.extract.quotes.filters import is_quote, is_reported_in_turn
from tui.extract.quotes.frames import frames_in
from tui.extract.quotes.marks import Region, regions_of
from tui.extract.quotes.signed import headings_in, posts_in, signatures_in
from tui.extract.quotes.turns import turns_in
from tui.extract.speakers.labels import Resolved
from tui.extract.speakers.resolution import resolve_speakers
from tui.extract.topics import topics_in
from tui.model import Document, Mention, Names, Quote, QuoteKind, Rule, Span


def find_quotes(document: Document, text: str, parses: Sequence[Parse], names: Names) -> tuple[Quote, ...]:
    """The quotes of a document in the order of their first words, each with its speaker as far as it is known."""
    regions = regions_of(text, document.blocks)
    laid_out = [
        *turns_in(text, document.blocks),
        *posts_in(text, document.blocks),
        *headings_in(text, document.blocks),
        *signatures_in(text, regions, document.blocks),
    ]
    table = cues.load()
    parsed = [each for parse in parses for each in frames_in(parse, table)]
    parsed = split_by_kind(text, snapped(text, parsed, regions), regions)
    parsed = linked(text, document.blocks, regions, parsed, laid_out, table)
    parsed = [each for each in parsed if each.parts and is_quote(text, each, table, regions)]
    found = outermost(parsed, laid_out, [each for each in parsed if is_reported_in_turn(text, each, table)])
    found.sort(key=lambda each: each.span)
    speakers = resolve_speakers(document, text, parses, names, found)
    seen: Counter[str] = Counter()
    return tuple(
        _quote(document, text, each, kind_of(text, each, regions), resolved, names, seen)
        for each, resolved in zip(found, speakers, strict=True)
    )


def outermost(
    parsed: Sequence[Attribution], laid_out: Sequence[Attribution], reported: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions without those that stand inside the content of another.

    What layout attributes comes first; inside a turn only those `reported` stay.
    """
    kept = list(laid_out)
    for place, each in enumerate(parsed):
        holders = [other for other in laid_out if _holds(other, each)]
        nested = all(other.rule == "turn" for other in holders) and each in reported if holders else True
        inner = any(
            _holds(other, each) and (other.parts != each.parts or at < place)
            for at, other in enumerate(parsed)
            if at != place
        )
        if nested and not inner:
            kept.append(each)
    return kept


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(any(o.start <= part.start and part.end <= o.end for o in outer.parts) for part in inner.parts)


def _quote(
    document: Document,
    text: str,
    found: Attribution,
    kind: QuoteKind,
    resolved: Resolved,
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
        kind=kind,
        locus=locus(document.blocks, found.parts[0].start),
        rule=Rule(f"quotes.{found.rule}", found.words),
        cue=_mention(text, found.cue),
        speaker=_mention(text, found.speaker),
        speaker_name=resolved[0],
        speaker_how=resolved[1],
        topics=topics_in(names, found.parts),
    )


def quote_id(document: str, words: str, occurrence: int) -> str:
    """A quote's id: the hash of its document's id, its words and their occurrence in it, from 1."""
    return hashlib.sha256(f"{document}\0{words}\0{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()[
        :12
    ]


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(span.start, span.end, text[span.start : span.end]) if span else None


def kind_of(text: str, found: Attribution, regions: Sequence[Region]) -> QuoteKind:
    """Direct in a turn or a post, and where nearly all letters stand between quotation marks; indirect where none
    does, else mixed."""
    if found.rule in ("turn", "post"):
        return "direct"
    letters = quoted = 0
    for part in found.parts:
        for at in range(part.start, part.end):
            if text[at].isalnum():
                letters += 1
                quoted += any(region.start <= at < region.end for region in regions)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * letters else "mixed"
