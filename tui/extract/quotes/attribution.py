"""The draft of a quote: what is said, by which words, before it is decided who the speaker is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.model import Span

RuleName = Literal[
    "that-clause",
    "bare-clause",
    "question-clause",
    "around-its-cue",
    "before-its-cue",
    "as-one-says",
    "infinitive",
    "gerund",
    "object",
    "request",
    "thing-said",
    "according-to",
    "quoted-words",
    "turn",
    "statement",
    "post",
    "signature",
    "heading",
]
"""What finds a quote; each is explained in `data/codebook/rules.toml`."""

LAID_OUT: frozenset[RuleName] = frozenset({"turn", "statement", "post", "signature", "heading"})
"""Rules by which layout attributes words, without a verb; their speaker is a label."""

SPOKEN: frozenset[RuleName] = frozenset({"turn", "statement"})
"""Rules that find all that somebody says in one go, in which others are quoted."""


class Attribution(NamedTuple):
    """Content with its cue and its speaker as written, all as spans of the document.

    `speaker` is None where the text names nobody, `head` its chief word, which may be a `proper` noun.
    `rule` is what found it (`data/codebook/rules.toml`).
    """

    parts: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    rule: RuleName
    head: Span | None = None
    proper: bool = True

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def words(self) -> tuple[Span, ...]:
        """The words on which it rests."""
        return tuple(sorted(span for span in (self.cue, self.speaker) if span is not None))
