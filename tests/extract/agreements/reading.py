"""How the tests of agreements read a text: as the program does, block by block."""

from __future__ import annotations

from tests.documents.reading import document
from tui.extract.agreements.finding import find_agreements, may_hold_agreement
from tui.extract.names import find_names
from tui.extract.parsing import parse, pieces_of
from tui.model import Agreement

BILATERAL = "Ministers of India and Japan meet in Kochi\nMay 4, 2033\n\n"
"""The head of a news article that brings two countries together."""

JOINT = "India–Japan Joint Statement\nMay 4, 2033\n\n"
"""The head of a text that both issue."""


def agreements(text: str) -> tuple[Agreement, ...]:
    """The agreements of a text."""
    made = document(text, "a.txt")
    blocks = [
        (text, piece)
        for block in made.blocks
        if may_hold_agreement(text[block.start : block.end])
        for piece in pieces_of(text, block)
    ]
    return find_agreements(made, text, tuple(parse(blocks)), find_names(made, text))


def only(text: str) -> Agreement:
    """The one agreement of a text."""
    (found,) = agreements(text)
    return found
