"""Text fields in which keys act in the order in which they were typed."""

from __future__ import annotations

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea


class _InOrder(Widget):
    """Carries out its own keys as soon as they come.

    Textual writes a letter at once, but lets a key such as backspace pass through all parents of the field
    before it acts, so that letters typed after it overtake it.
    """

    async def _on_key(self, event: events.Key) -> None:
        active = self.screen.active_bindings.get(event.key)
        if active is None or active.node is not self or event.is_printable:
            return
        if await self.app.run_action(active.binding.action, self):
            event.stop()
            event.prevent_default()


class LineField(Input, _InOrder):
    """One line of text."""


class TextField(TextArea, _InOrder):
    """Lines of text."""
