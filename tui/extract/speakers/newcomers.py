"""Newcomers: people whom a document names and the code book does not know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tui.extract.places import Places
from tui.extract.speakers.cast import Member, cast_of
from tui.extract.speakers.titles import honorifics, offices_by_title
from tui.model import BlockKind, Document, Mention, Names, NameUse, Quote, Span

HEADS: frozenset[BlockKind] = frozenset({"title", "dek", "heading"})
"""Where capitals say little: a name must stand in full elsewhere, too."""


def with_newcomers(names: Names, document: Document, text: str, quotes: Sequence[Quote]) -> Names:
    """The names with those people whom only the text introduces, in order of first mention.

    Such a person speaks, or stands in full behind an honorific or an office.
    """
    cast = cast_of(text, names, [quote.speaker.span for quote in quotes if quote.speaker])
    speaking = {quote.speaker_name for quote in quotes}
    known = {use.name for use in names.people}
    taken = Places((one.start, one.end, one) for use in names.people for one in use.mentions)
    uses = [*names.people]
    for member in cast.members:
        if member.name in known or any(_holds_any(taken, span) for span in member.mentions):
            continue
        if member.name in speaking or _has_standing(member):
            uses += _use(document, text, member)
    return replace(names, people=tuple(sorted(uses, key=lambda use: use.mentions[0])))


def _holds_any(taken: Places[Mention], span: Span) -> bool:
    """Whether a stretch holds what names a person of the code book ("Billionaire Narendra Modi")."""
    return next(taken.overlapping(span.start, span.end), None) is not None


def _has_standing(member: Member) -> bool:
    return any(
        offices_by_title(title) or honorifics() & {word.rstrip(".").casefold() for word in title.split()}
        for title in member.titles
    )


def _use(document: Document, text: str, member: Member) -> Iterator[NameUse]:
    """The person with the mentions that stand in no longer one, where the body gives the full name."""
    mentions: list[Mention] = []
    in_full = False
    for span in sorted(member.mentions, key=lambda span: (span.start, -span.end)):
        kind = _kind_of_block(document, span)
        if kind is None or (mentions and span.start < mentions[-1].end):
            continue
        words = text[span.start : span.end]
        in_full = in_full or (kind not in HEADS and len(words.split()) > 1)
        mentions.append(Mention(span.start, span.end, words))
    if in_full:
        yield NameUse(member.name, tuple(mentions))


def _kind_of_block(document: Document, span: Span) -> BlockKind | None:
    """The kind of the block that holds a stretch; None between blocks and in what stands before the text."""
    index = bisect_right(document.blocks, span.start, key=lambda block: block.start) - 1
    if index < 0 or span.end > document.blocks[index].end:
        return None
    return document.blocks[index].kind
