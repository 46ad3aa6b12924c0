"""The quotes of a document, put together from its parses, its quotation marks and its structure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from tui.documents.structure import locus
from tui.extract.parsing import Parse
from tui.extract.places import Places
from tui.extract.quotes import cues
from tui.extract.quotes.attribution import LAID_OUT, SPOKEN, Attribution
from tui.extract.quotes.direct import Linker, snapped
from tui.extract.quotes.filters import is_quote, is_reported_in_turn
from tui.extract.quotes.frames import frames_in
from tui.extract.quotes.marks import Region, regions_of
from tui.extract.quotes.signed import headings_in, posts_in, signatures_in
from tui.extract.quotes.standing import standing_in
from tui.extract.quotes.statements import statements_in
from tui.extract.quotes.turns import turns_in
from tui.extract.speakers.labels import Resolved
from tui.extract.speakers.newcomers import HEADS
from tui.extract.speakers.resolution import resolve_speakers
from tui.extract.topics import topics_in
from tui.model import Document, Mention, Names, Quote, QuoteKind, Rule, Span

MOSTLY = 0.95
"""The share of letters between quotation marks from which a quote is direct."""


def find_quotes(document: Document, text: str, parses: Sequence[Parse], names: Names) -> tuple[Quote, ...]:
    """The quotes of a document in the order of their first words, each with its speaker as far as known."""
    regions = regions_of(text, document.blocks)
    quoted = Places((region.start, region.end, region) for region in regions)
    found = _attributions(document, text, parses, names, regions, quoted)
    speakers = resolve_speakers(document, text, parses, names, found, quoted)
    seen: Counter[str] = Counter()
    return tuple(
        _quote(document, text, each, kind_of(text, each, quoted), resolved, names, seen)
        for each, resolved in zip(found, speakers, strict=True)
    )


def _attributions(
    document: Document,
    text: str,
    parses: Sequence[Parse],
    names: Names,
    regions: Sequence[Region],
    quoted: Places[Region],
) -> list[Attribution]:
    """Who said what, in the order of the text, before it is decided who the speakers are."""
    table = cues.load()
    people = Places((mention.start, mention.end, None) for use in names.people for mention in use.mentions)
    laid_out = [
        *turns_in(text, document.blocks),
        *statements_in(text, document.blocks, parses),
        *posts_in(text, document.blocks),
        *headings_in(text, document.blocks, people),
        *signatures_in(text, regions, document.blocks),
    ]
    parsed = snapped(text, (each for parse in parses for each in frames_in(parse, table)), quoted)
    held = Places((part.start, part.end, None) for each in laid_out for part in each.parts)
    linked = Linker(text, parsed, table).link(document.blocks, regions, held)
    linked += _standing(text, parses, names, regions, [*laid_out, *linked])
    heads = Places((block.start, block.end, block) for block in document.blocks if block.kind in HEADS)
    kept = [each for each in linked if each.parts and is_quote(text, each, table, quoted, heads)]
    reported = {each for each in kept if is_reported_in_turn(text, each, table, quoted)}
    return [
        each
        for each, holder in outermost([*laid_out, *kept])
        if holder is None or (holder.rule in SPOKEN and each in reported)
    ]


def _standing(
    text: str,
    parses: Sequence[Parse],
    names: Names,
    regions: Sequence[Region],
    found: Sequence[Attribution],
) -> Iterator[Attribution]:
    """The quoted words that no attribution holds, with those who seem to say them."""
    held = Places((part.start, part.end, None) for each in found for part in each.parts)
    things = Places(
        (m.start, m.end, None) for use in (*names.organisations, *names.places) for m in use.mentions
    )
    return standing_in(text, parses, regions, cues.load(), held, things)


def outermost(found: Sequence[Attribution]) -> Iterator[tuple[Attribution, Attribution | None]]:
    """The attributions in the order of the text, without those that stand inside another's content; but those
    in what layout attributes stay, each with the turn, post or heading that holds it, or None."""
    open_: list[Attribution] = []
    for each in sorted(found, key=lambda one: (one.span.start, -one.span.end, one.rule not in LAID_OUT)):
        open_ = [other for other in open_ if other.span.end > each.span.start]
        holders = [other for other in open_ if _holds(other, each)]
        if all(holder.rule in LAID_OUT for holder in holders):
            yield each, holders[0] if holders else None
            open_.append(each)


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
    key = f"{document}\0{words}\0{occurrence}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(span.start, span.end, text[span.start : span.end]) if span else None


def kind_of(text: str, found: Attribution, quoted: Places[Region]) -> QuoteKind:
    """Direct in a turn or a post, and where nearly all letters stand between quotation marks; indirect where
    none does, else mixed."""
    if found.rule in (*SPOKEN, "post"):
        return "direct"
    letters = inside = 0
    for part in found.parts:
        letters += _letters(text, part.start, part.end)
        for region in quoted.overlapping(part.start, part.end):
            inside += _letters(text, max(part.start, region.start), min(part.end, region.end))
    if not inside:
        return "indirect"
    return "direct" if inside >= MOSTLY * letters else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
