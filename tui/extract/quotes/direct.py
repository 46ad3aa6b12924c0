"""Quoted regions and attributions brought together: whole regions belong to one quote, and each finds its cue.

A region finds its cue by surface order: right before it, right after it, else it goes on with what the
paragraph's last speaker said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.cues import Cues
from tui.extract.quotes.marks import Region
from tui.model import Block, Span

_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*\s+(?=[\"“‘'«(A-Z])")
_SECOND_THAT = re.compile(r",? (?:and|but) that ")
_BEFORE_CUE = 3
"""Words that may stand between a region and the attribution after it."""
_TITLED = re.compile(r"\b(?:the|this|that|his|her|its|their|our|of|about|for|in|on|to)\s*$", re.IGNORECASE)
"""What stands before quoted words that are part of the sentence: a term or a title."""
_BESIDE = 4
"""Words that may stand between a region and an attribution that is weak or has other content."""
_AFTER_CUE = 14
"""Words that may stand between an attribution and the region after it ("told reporters in Tokyo on Monday, “…")."""


def snapped(text: str, found: Sequence[Attribution], regions: Sequence[Region]) -> list[Attribution]:
    """Attributions whose content takes in whole regions where it overlaps them; those inside a region are dropped."""
    kept: list[Attribution] = []
    for each in found:
        at = each.cue or each.span
        if any(region.start <= at.start and at.end <= region.end for region in regions):
            continue
        parts = _joined(_snap(part, each, regions) for part in each.parts)
        kept.append(each._replace(parts=tuple(_last_sentence(text, part, regions) for part in parts)))
    return kept


def _snap(part: Span, attribution: Attribution, regions: Sequence[Region]) -> Span:
    start, end = part.start, part.end
    for region in regions:
        if region.start < part.end and part.start < region.end and not _touches(region.span, attribution):
            start, end = min(start, region.start), max(end, region.end)
    return Span(start, end)


def split_by_kind(text: str, found: Sequence[Attribution], regions: Sequence[Region]) -> list[Attribution]:
    """ "said that A and that “B”" reports two things of different kinds: each is a quote of its own."""
    result: list[Attribution] = []
    for each in found:
        if len(each.parts) != 1:
            result.append(each)
            continue
        part = each.parts[0]
        second = _SECOND_THAT.search(text, part.start, part.end)
        halves = [Span(part.start, second.start()), Span(second.end(), part.end)] if second else []
        quoted = [any(half.start < r.end and r.start < half.end for r in regions) for half in halves]
        if len(set(quoted)) == 2:
            result += [each._replace(parts=(half,)) for half in halves]
        else:
            result.append(each)
    return result


def _last_sentence(text: str, part: Span, regions: Sequence[Region]) -> Span:
    """Content that ends with a quoted sentence is that sentence, where another ends before it: the parser knows no
    better where a sentence begins."""
    for region in regions:
        if part.start < region.start < part.end <= region.end and region.inner(text)[:1].isupper():
            before = text[part.start : region.start].rstrip()
            if before and before[-1] in ".!?:":
                return Span(region.start, part.end)
    return part


def _touches(span: Span, attribution: Attribution) -> bool:
    return any(word.start < span.end and span.start < word.end for word in attribution.words)


def _joined(parts: object) -> tuple[Span, ...]:
    found: list[Span] = []
    for part in sorted(parts):  # type: ignore[call-overload]
        if found and part.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, part.end))
        else:
            found.append(part)
    return tuple(found)


def linked(
    text: str,
    blocks: Sequence[Block],
    regions: Sequence[Region],
    found: Sequence[Attribution],
    laid_out: Sequence[Attribution],
    cues: Cues,
) -> list[Attribution]:
    """The attributions with the regions that had none added to them; what layout attributes is left alone."""
    result = sorted(found, key=_place)
    carried: int | None = None
    for block in blocks:
        here = [region for region in regions if block.start <= region.start < block.end]
        for region in here:
            if _covered(region, result) or _covered(region, laid_out):
                continue
            at = _after(text, region, result, block, cues)
            if at is None:
                at = _before(text, region, result, block, cues)
            if at is None and is_speech(text, region):
                at = _going_on(text, region, result, block, carried)
            if at is not None:
                result[at] = result[at]._replace(parts=_joined([*result[at].parts, region.span]))
        carried = _carried(text, block, here, result)
    return result


def _place(attribution: Attribution) -> Span:
    return attribution.cue or attribution.span


def _covered(region: Region, found: Sequence[Attribution]) -> bool:
    return any(
        part.start < region.end and region.start < part.end for each in found for part in each.parts
    ) or any(region.start <= _place(each).start < region.end for each in found)


def is_speech(text: str, region: Region) -> bool:
    """Whether a region reads like something said rather than a title or a word under suspicion."""
    inner = region.inner(text)
    return not region.closed or len(inner.split()) >= 6 or inner.endswith((".", ",", "!", "?", "…"))


def _weak(text: str, found: Attribution, cues: Cues) -> bool:
    """Whether the cue reports words only where they stand right beside it ("laughed", "called")."""
    return found.cue is None or not cues.takes(text[found.cue.start : found.cue.end].casefold(), "clause")


def _after(text: str, region: Region, found: Sequence[Attribution], block: Block, cues: Cues) -> int | None:
    """The attribution that follows the region: "…," said X."""
    if not is_speech(text, region):
        return None
    for at, each in enumerate(found):
        start = min(word.start for word in each.words) if each.words else block.end
        if start < region.end or start >= block.end:
            continue
        gap = text[region.end : start]
        if len(gap.split()) > _BEFORE_CUE or _SENTENCE_END.search(gap + "“"):
            return None
        paused = region.inner(text).endswith((",", "—", "–", "-"))
        if not paused and (each.parts or (region.inner(text).endswith(".") and _weak(text, each, cues))):
            return None
        return at
    return None


def _before(text: str, region: Region, found: Sequence[Attribution], block: Block, cues: Cues) -> int | None:
    """The attribution that leads to the region: X said: "…"."""
    for at in range(len(found) - 1, -1, -1):
        each = found[at]
        end = max((word.end for word in each.words), default=block.end)
        if end > region.start or end < block.start:
            continue
        if any(part.start > end and part.end <= region.start for part in each.parts):
            return None
        gap = text[end : region.start]
        if len(gap.split()) > _AFTER_CUE or _SENTENCE_END.search(gap + "“"):
            return None
        if len(gap.split()) > _BESIDE and (_weak(text, each, cues) or not is_speech(text, region)):
            return None
        if not is_speech(text, region) and _TITLED.search(gap):
            return None
        return at
    return None


def _going_on(
    text: str, region: Region, found: Sequence[Attribution], block: Block, carried: int | None
) -> int | None:
    """The last attribution of the paragraph, or one that a paragraph before left open."""
    earlier = text[block.start : region.start].rstrip()
    if not earlier:
        return carried
    if earlier[-1] not in ".!?…\"”’»'":
        return None
    last: int | None = None
    for at, each in enumerate(found):
        if each.parts and block.start <= each.parts[-1].end <= region.start:
            last = at
    return last


def _carried(text: str, block: Block, here: Sequence[Region], found: Sequence[Attribution]) -> int | None:
    """The attribution that the next paragraph may go on with: of an unclosed region, or before a colon."""
    if here and not here[-1].closed:
        region = here[-1]
        for at, each in enumerate(found):
            if any(part.start <= region.start < part.end for part in each.parts):
                return at
        return None
    if text[block.start : block.end].rstrip().endswith(":"):
        inside = [at for at, each in enumerate(found) if block.start <= _place(each).start < block.end]
        return inside[-1] if inside else None
    return None
