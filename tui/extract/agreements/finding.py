"""From a document's parses to its agreements."""

from __future__ import annotations

from collections.abc import Sequence

from tui.extract.agreements.terms import terms
from tui.extract.parsing import Parse
from tui.model import Agreement, Document, Names


def may_hold_agreement(text: str) -> bool:
    """The cheap look: whether the text of a block holds a word without which there is no agreement in it."""
    return terms().look.search(text) is not None


def find_agreements(
    document: Document, text: str, parses: Sequence[Parse], names: Names
) -> tuple[Agreement, ...]:
    """The agreements of a document, in order of their first evidence."""
    return ()
