"""The draft of a quote: what is said, by which words, before it is decided who the speaker is."""

from __future__ import annotations

from typing import NamedTuple

from tui.model import Span


class Attribution(NamedTuple):
    """Content with its cue and its speaker as written, all as spans of the document.

    `speaker` is None where the text names nobody, `head` its chief word. `rule` is what found it
    (`data/codebook/rules.toml`).
    """

    parts: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    rule: str
    head: Span | None = None

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def words(self) -> tuple[Span, ...]:
        """The words on which it rests."""
        return tuple(sorted(span for span in (self.cue, self.speaker) if span is not None))
