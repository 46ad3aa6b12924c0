"""Quoted regions and attributions brought together: whole regions belong to one quote; each finds its cue.

A region finds its cue by surface order: right before it, right after it, else it goes on with what the
paragraph's last speaker said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tui.extract.places import Places
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.cues import Cues
from tui.extract.quotes.marks import Region
from tui.model import Block, Span

_SENTENCE_END = re.compile(r"[.!?…][\"”'’»)]*\s+(?=[\"“‘'«(A-Z])")
_SECOND_THAT = re.compile(r",? (?:and|but) that ")
_AND = re.compile(r",?\s+(?:and|or|but),?\s+", re.IGNORECASE)
_TERM = re.compile(r"\b(?:an?|the|this|that|his|her|its|their|our|of|about|for|in|on|to)\s*$", re.IGNORECASE)
"""What stands before quoted words that are part of the sentence: a term or a title."""
_PAUSES = (",", "—", "–", "-")
_WORDS_TO_CUE = 3
"""Words that may stand between a region and the attribution after it."""
_WORDS_FROM_CUE = 14
"""Words that may stand between an attribution and the region after it ("told the press in Pune, “…")."""
_WORDS_BESIDE = 4
"""The same, where the cue is no verb of saying or the region no sentence."""
_OPENING = "“\"«「'"
_ENDING = "”\"»」'"
_TITLE = 4
"""Words of a heading that stands in marks."""
_CLOSED = 2
"""The stop and the mark that may end content."""
_LOOK_BACK = 4
"""Attributions before a region among which its own is looked for."""


def snapped(text: str, found: Iterable[Attribution], regions: Places[Region]) -> list[Attribution]:
    """Attributions whose content takes in whole the regions it overlaps; those inside one are left out."""
    kept: list[Attribution] = []
    for each in found:
        at = each.cue or each.span
        if any(
            region.start <= at.start and at.end <= region.end for region in regions.overlapping(*_ends(at))
        ):
            continue
        parts = joined(_snap(part, each, regions) for part in each.parts)
        kept += split_by_kind(text, each._replace(parts=parts), regions)
    return kept


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _snap(part: Span, attribution: Attribution, regions: Places[Region]) -> Span:
    start, end = part.start, part.end
    for region in regions.overlapping(start, end):
        if not any(word.start < region.end and region.start < word.end for word in attribution.words):
            start, end = min(start, region.start), max(end, region.end)
    return Span(start, end)


def split_by_kind(text: str, found: Attribution, regions: Places[Region]) -> list[Attribution]:
    """ "said that A and that “B”" reports first in other words, then in somebody's own: two quotes."""
    if len(found.parts) != 1:
        return [found]
    part = found.parts[0]
    second = _SECOND_THAT.search(text, part.start, part.end)
    if second is None:
        return [found]
    halves = [Span(part.start, second.start()), Span(second.end(), part.end)]
    first, last = (any(regions.overlapping(*_ends(half))) for half in halves)
    return [found._replace(parts=(half,)) for half in halves] if last and not first else [found]


def joined(parts: Iterable[Span]) -> tuple[Span, ...]:
    """Parts in order, those that touch made one."""
    found: list[Span] = []
    for part in sorted(parts):
        if found and part.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, part.end))
        else:
            found.append(part)
    return tuple(found)


def is_speech(text: str, region: Region) -> bool:
    """Whether a region reads like something said rather than a title or a word under suspicion."""
    inner = region.inner(text)
    return not region.closed or len(inner.split()) >= 6 or inner.endswith((".", ",", "!", "?", "…"))


class Linker:
    """Gives each region that no content holds yet to the attribution to which it belongs."""

    def __init__(self, text: str, found: Sequence[Attribution], cues: Cues) -> None:
        self.text = text
        self.cues = cues
        self.found = sorted(found, key=_place)
        self.places = [_place(each).start for each in self.found]

    def link(
        self, blocks: Sequence[Block], regions: Sequence[Region], held: Places[None]
    ) -> list[Attribution]:
        """The attributions with the regions that were theirs; what is `held` belongs to others."""
        taken = Places((*_ends(part), None) for each in self.found for part in (*each.parts, _place(each)))
        carried: int | None = None
        ended: int | None = None
        rest = iter(regions)
        region = next(rest, None)
        for block in blocks:
            last: Region | None = None
            while region is not None and region.start < block.end:
                if not any(True for index in (taken, held) for _ in index.overlapping(*_ends(region.span))):
                    before = ended if carried is None and self._fills(region, block) else carried
                    self._give(region, self._owner(region, block, before))
                last, region = region, next(rest, None)
            carried = self._left_open(block, last)
            ended = self._ended_by(block)
        return self.found

    def _give(self, region: Region, owner: int | None) -> None:
        if owner is not None:
            each = self.found[owner]
            parts = [*each.parts, region.span]
            if each.parts and _AND.fullmatch(self.text, each.parts[-1].end, region.start):
                parts[-1] = Span(each.parts[-1].end, region.end)
            self.found[owner] = each._replace(parts=joined(parts))

    def _owner(self, region: Region, block: Block, carried: int | None) -> int | None:
        speech = is_speech(self.text, region)
        owner = self._coordinated(region, block)
        if owner is None and (self._pauses(region) or (speech and not self._is_led(region))):
            owner = self._following(region, block)
        if owner is None:
            owner = self._leading(region, block, speech)
        if owner is None and speech:
            owner = self._going_on(region, block, carried)
        return owner

    def _coordinated(self, region: Region, block: Block) -> int | None:
        """The attribution to whose quoted words "and" joins the region ("cried “foul” and “fraud”")."""
        at = bisect_left(self.places, region.start) - 1
        last = self.found[at].parts[-1] if at >= 0 and self.found[at].parts else None
        if last is None or last.start < block.start or self.text[last.end - 1] not in _ENDING:
            return None
        return at if _AND.fullmatch(self.text, last.end, region.start) else None

    def _following(self, region: Region, block: Block) -> int | None:
        """The attribution right after the region: "…," said X."""
        at = bisect_left(self.places, region.end)
        if at == len(self.found):
            return None
        each = self.found[at]
        if each.rule == "thing-said":
            return None
        start = min(word.start for word in (*each.words, _place(each)))
        gap = self.text[region.end : start]
        if not region.end <= start < block.end or len(gap.split()) > _WORDS_TO_CUE or _ends_sentence(gap):
            return None
        inner = region.inner(self.text)
        if not self._pauses(region) and (each.parts or (inner.endswith(".") and self._weak(each))):
            return None
        return at

    def _is_led(self, region: Region) -> bool:
        """Whether a cue and a comma or a colon stand right before a region."""
        last = bisect_left(self.places, region.start) - 1
        return last >= 0 and self.text[_place(self.found[last]).end : region.start].strip() in (",", ":")

    def _pauses(self, region: Region) -> bool:
        """Whether a region ends with a comma or a dash, inside its marks or right behind them."""
        return region.inner(self.text).endswith(_PAUSES) or self.text.startswith(_PAUSES, region.end)

    def _leading(self, region: Region, block: Block, speech: bool) -> int | None:
        """The attribution that leads to the region: X said: "…"."""
        last = bisect_left(self.places, region.start) - 1
        for at in range(last, max(last - _LOOK_BACK, -1), -1):
            each = self.found[at]
            end = max(word.end for word in (*each.words, _place(each)))
            if end > region.start:
                continue
            if end < block.start or any(end < part.start < region.start for part in each.parts):
                return None
            gap = self.text[end : region.start]
            words = len(gap.split())
            if words > _WORDS_FROM_CUE or _ends_sentence(gap):
                return None
            beside = words <= _WORDS_BESIDE or gap.rstrip().endswith((":", ";"))
            inside = not speech or region.inner(self.text)[:1].islower()
            if (not beside and (self._weak(each) or not speech)) or (inside and _TERM.search(gap)):
                return None
            return at
        return None

    def _going_on(self, region: Region, block: Block, carried: int | None) -> int | None:
        """The attribution with which quoted words go on: that of the quoted words before them, also where the
        sentence tells more (“A,” X said, adding that B. “C.”), else the paragraph's last; or one that the
        paragraph before left open."""
        earlier = self.text[block.start : region.start].rstrip()
        if not earlier:
            return carried
        if earlier[-1] not in ".!?…\"”’»'":
            return None
        last: int | None = None
        for at in range(bisect_left(self.places, region.start) - 1, -1, -1):
            each = self.found[at]
            if _place(each).start < block.start:
                return last
            if not each.parts or not block.start <= each.parts[-1].end <= region.start:
                continue
            last = at if last is None else last
            if _ends_sentence(self.text[_place(each).end : _place(self.found[last]).start]):
                return last
            if any(self._is_quoted(part) for part in each.parts):
                return at
        return last

    def _is_quoted(self, part: Span) -> bool:
        return self.text[part.start] in _OPENING and self.text[part.end - 1] in _ENDING

    def _left_open(self, block: Block, last: Region | None) -> int | None:
        """The attribution with which the next paragraph may go on: of a region that is not closed, or one
        before a colon."""
        unclosed = last if last is not None and not last.closed else None
        if unclosed is None and not self.text[block.start : block.end].rstrip().endswith((":", ";")):
            return None
        for at in range(bisect_left(self.places, block.end) - 1, -1, -1):
            each = self.found[at]
            if _place(each).start < block.start:
                break
            if unclosed is None or any(p.start <= unclosed.start < p.end for p in each.parts):
                return at
        return None

    def _ended_by(self, block: Block) -> int | None:
        """The attribution of direct words in the last sentence of a block, with which a paragraph of nothing
        but quoted words goes on."""
        at = bisect_left(self.places, block.end) - 1
        each = self.found[at] if at >= 0 and block.kind in ("paragraph", "item") else None
        if each is None or not each.parts or self.text[each.parts[0].start] not in _OPENING:
            return None
        end = max(span.end for span in (*each.words, *each.parts))
        told = _SENTENCE_END.search(self.text, end - _CLOSED, block.end)
        return at if block.start <= end <= block.end and not told else None

    def _fills(self, region: Region, block: Block) -> bool:
        """Whether a block is nothing but a region that reads like speech, not a heading in marks."""
        alone = region.start == block.start and not self.text[region.end : block.end].strip()
        return alone and region.closed and not region.single and len(region.inner(self.text).split()) > _TITLE

    def _weak(self, found: Attribution) -> bool:
        """Whether a cue reports words only where they stand right beside it ("laughed", "called")."""
        cue = found.cue
        if cue is None:
            return True
        word = self.text[cue.start : cue.end].casefold()
        return not (self.cues.takes(word, "clause") and self.cues.alone(word))


def _ends_sentence(gap: str) -> bool:
    return bool(_SENTENCE_END.search(gap + "“"))


def _place(attribution: Attribution) -> Span:
    return attribution.cue or attribution.span
