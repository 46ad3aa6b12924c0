"""The table of actions as Textual's bindings; footer and help are ours, so none is shown by Textual."""

from __future__ import annotations

from textual.binding import Binding

from tui.actions import Context, actions_in, active_keys


def bindings(*contexts: Context) -> list[Binding]:
    """What acts in any of the contexts, each action bound once to all its keys there."""
    keys: dict[str, dict[str, None]] = {}
    for context in contexts:
        for action in actions_in(context):
            keys.setdefault(action.id, {}).update(dict.fromkeys(active_keys(action, context)))
    return [Binding(",".join(found), name, show=False) for name, found in keys.items()]
