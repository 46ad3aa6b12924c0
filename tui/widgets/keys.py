"""The table of actions as Textual's bindings; footer and help are ours, so none is shown by Textual."""

from __future__ import annotations

from collections.abc import Collection

from textual.binding import Binding, BindingType

from tui.actions import ACTIONS, Context, actions_in, active_keys

MOVING = ("move_up", "move_down", "page_up", "page_down", "move_first", "move_last")
"""What a pane does itself, and whatever else the screen around it."""


def bindings(*contexts: Context, only: Collection[str] = (), priority: bool = False) -> list[BindingType]:
    """What acts in any of the contexts, each action bound once to all its keys there.

    `only` keeps to the actions of these ids; without it, all are bound. With `priority` they are done before
    the next key is looked at: what moves the focus needs it, so that what is typed in a burst goes there.
    """
    wanted = only or [action.id for action in ACTIONS]
    keys: dict[str, dict[str, None]] = {}
    for context in contexts:
        for action in actions_in(context):
            if action.id in wanted:
                keys.setdefault(action.id, {}).update(dict.fromkeys(active_keys(action, context)))
    return [
        Binding(",".join(found), name, show=False, priority=priority) for name, found in keys.items() if found
    ]
