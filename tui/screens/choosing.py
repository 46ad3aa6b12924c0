"""Choosing from a list while one types what narrows it: the text field keeps the keyboard."""

from __future__ import annotations

from tui.widgets.line_list import LineList

MOVES = ("move_up", "move_down", "page_up", "page_down")
"""The actions of `Choosing`; the other ways to move belong to the text field."""


class Choices(LineList):
    """The list; it stands out although the keyboard is with the words above it."""

    @property
    def active(self) -> bool:
        """Always: what is typed narrows it."""
        return True


class Choosing:
    """For a screen with a text field and a list: what moves in the list while the field has the focus."""

    @property
    def choices(self) -> LineList:
        """The list."""
        raise NotImplementedError

    def action_move_up(self) -> None:
        """The row above."""
        self.choices.action_move_up()

    def action_move_down(self) -> None:
        """The row below."""
        self.choices.action_move_down()

    def action_page_up(self) -> None:
        """A page of rows up."""
        self.choices.action_page_up()

    def action_page_down(self) -> None:
        """A page of rows down."""
        self.choices.action_page_down()
