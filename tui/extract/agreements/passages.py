"""A passage that makes or tells an agreement: what the rules hand to merging."""

from __future__ import annotations

from typing import NamedTuple

from tui.extract.agreements.instruments import Instrument
from tui.model import Block, Span, Status


class Passage(NamedTuple):
    """One clause or segment with the status that it gives.

    `words` are what gives the status; `matter` is what an undertaking is about, the words that name it
    where it makes no instrument. `general` says that the status is told in general terms and yields to a
    more precise one, `fresh` that the text tells of an instrument it has not named before.
    """

    block: Block
    span: Span
    status: Status | None
    words: Span
    rule: str
    parties: tuple[str, ...]
    instrument: Instrument | None = None
    matter: Span | None = None
    general: bool = False
    fresh: bool = False


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end
