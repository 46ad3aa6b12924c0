"""Panes of which the one with the focus is open, and the keys that lead from one to the next."""

from __future__ import annotations

from textual import events
from textual.layout import Layout

from tui.actions import Context
from tui.screens.place import PlaceScreen
from tui.widgets.arrangement import LISTS, PANES, ExplorerLayout, PaneId
from tui.widgets.footer import FooterLine
from tui.widgets.frame import Framed


class PanedScreen(PlaceScreen):
    """A screen of lists and the evidence, and a footer that says what can be done in the open one."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._arrangement = ExplorerLayout()

    @property
    def layout(self) -> Layout:
        """Our own: where panes stand depends on the size and on which of them is open."""
        return self._arrangement

    @property
    def context(self) -> Context:
        """Which actions act: those of the pane that has the focus."""
        return self._arrangement.opened

    def _show_again(self) -> None:
        """Show what follows from which list had the focus last."""
        raise NotImplementedError

    # ---- which is open ----

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that has the focus opens, and the footer says what can be done there."""
        self._open(event.widget.id)

    def _open(self, pane: str | None) -> None:
        arrangement = self._arrangement
        if pane not in PANES or pane == arrangement.opened:
            return
        before = arrangement.last_list
        arrangement.opened = pane
        if pane in LISTS:
            arrangement.last_list = pane
        self.get_child_by_id("footer", FooterLine).show(pane)
        self._rearrange()
        if arrangement.last_list != before:
            self._show_again()

    def _rearrange(self) -> None:
        # Asked of a child: a widget forgets how its children are arranged only when one of them asks.
        self.get_child_by_id("footer", FooterLine).refresh(layout=True)

    # ---- from one to another ----

    def _go(self, pane: PaneId) -> None:
        # Not by the widget's own `focus`: that lets keys which have come already pass it.
        self.set_focus(self.get_child_by_id(pane, Framed), scroll_visible=False)

    def _go_on(self, by: int) -> None:
        here = self.focused.id if self.focused else None
        place = next((place for place, pane in enumerate(PANES) if pane == here), 0)
        self._go(PANES[(place + by) % len(PANES)])

    def action_show_topics(self) -> None:
        """To the topics."""
        self._go("topics")

    def action_show_agreements(self) -> None:
        """To the agreements."""
        self._go("agreements")

    def action_show_quotes(self) -> None:
        """To the quotes."""
        self._go("quotes")

    def action_show_evidence(self) -> None:
        """To the evidence."""
        self._go("evidence")

    def action_next_pane(self) -> None:
        """To the next pane, from the last to the first."""
        self._go_on(1)

    def action_previous_pane(self) -> None:
        """To the pane before, from the first to the last."""
        self._go_on(-1)

    def action_zoom(self) -> None:
        """The whole screen for the pane, or back."""
        self._arrangement.zoomed = not self._arrangement.zoomed
        self._rearrange()

    def action_back(self) -> None:
        """One step out: of the zoom, then of the evidence; there is nothing further out."""
        if self._arrangement.zoomed:
            self.action_zoom()
        elif self._arrangement.opened == "evidence":
            self._go(self._arrangement.last_list)
