"""A verb of saying where it stands, with who says it; and what a rule finds to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.extract.quotes.attribution import RuleName
from tui.extract.quotes.cues import Cues, Frame
from tui.extract.quotes.subjects import Subject
from tui.extract.quotes.tokens import Range, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NEAR = 4
"""Words between a verb and what belongs to it ("has now said", "pointed out")."""


class Content(NamedTuple):
    """The ranges of what is said, in order, and the name of the rule that found them."""

    ranges: tuple[Range, ...]
    rule: RuleName


class Saying(NamedTuple):
    """A cue verb in its sentence."""

    verb: Token
    subject: Subject
    cues: Cues

    @property
    def doc(self) -> Doc:
        """The parsed block."""
        return self.verb.doc

    @property
    def sentence(self) -> Span:
        """The sentence, as the parser bounds it."""
        return self.verb.sent

    def takes(self, frame: Frame) -> bool:
        """Whether the verb reports words in this frame."""
        return self.cues.takes(self.verb.lower_, frame)

    def content(self, rule: RuleName, *ranges: Range) -> Content | None:
        """What is said, trimmed; None where no words are left."""
        left = trimmed(self.doc, ranges)
        return Content(left, rule) if left else None

    def words(self) -> Range | None:
        """The words of the attribution itself: subject and verb, with what belongs to them. None where the
        sentence does not name who speaks beside the verb."""
        head = self.subject.head
        if head is None or not self.subject.own:
            return None
        start, end = min(self.verb.i, head.left_edge.i), max(self.verb.i, head.i) + 1
        for child in self.verb.children:
            if (
                child.dep_ in ("aux", "auxpass", "neg", "advmod", "prt")
                and abs(child.i - self.verb.i) < _NEAR
            ):
                start, end = min(start, child.i), max(end, child.i + 1)
        return int(start), int(end)
