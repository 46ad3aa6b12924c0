"""Who has spoken so far in a document."""

from __future__ import annotations

from msgspec import Struct

from tui.model import Span


class Spoken(Struct, frozen=True):
    """A speaker, where the attribution stands, and whether it is a body rather than a person. `name` is ""
    for one person of whom it is not known who it is."""

    at: Span
    name: str
    body: bool
