"""The palette: everything that can be done here, by name, narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from tui.actions import Action, Context, actions_in, key_names
from tui.screens.choosing import MOVES, Choices, Choosing
from tui.screens.modal import Modal
from tui.widgets.fields import LineField
from tui.widgets.keys import bindings
from tui.widgets.line_list import Brush, Heading, LineList
from tui.widgets.lines import cut

NAME_CELLS = 19
"""The longest name of an action, and a blank."""

LEAST_SENTENCE_CELLS = 24
"""Where there is less room beside the name, it stands alone."""


def matching(actions: Sequence[Action], words: str) -> list[Action]:
    """The actions whose name or sentence holds every word; first those whose name begins with it."""
    wanted = words.lower().split()
    found = [
        action
        for action in actions
        if all(word in f"{_name(action)} {action.help}".lower() for word in wanted)
    ]
    return sorted(found, key=lambda action: not (wanted and _name(action).lower().startswith(wanted[0])))


def _name(action: Action) -> str:
    return action.id.replace("_", " ").capitalize()


class ActionRows:
    """Actions, one a line: name, sentence, the key that does it without the palette."""

    height = 1
    gap = 0
    headings: Sequence[Heading] = ()

    def __init__(self, actions: Sequence[Action], context: Context) -> None:
        self.actions = actions
        self._context: Context = context

    def __len__(self) -> int:
        return len(self.actions)

    def id_of(self, row: int) -> str:
        """The action's id."""
        return self.actions[row].id

    def row_of(self, id_: str | None) -> int | None:
        """The row of that action."""
        return next((row for row in range(len(self)) if self.id_of(row) == id_), None)

    def related(self, row: int) -> bool:  # noqa: ARG002
        """Nothing is."""
        return False

    def words(self, row: int) -> str:
        """The action's name."""
        return _name(self.actions[row])

    def empty(self) -> Sequence[str]:
        """What to say where nothing matches."""
        return ("No action has these words.",)

    def line(self, row: int, line: int, width: int, brush: Brush) -> list[Segment]:  # noqa: ARG002
        """The one line."""
        action = self.actions[row]
        key = key_names(action, self._context)[0] if action.keys else ""
        name = f"{_name(action):{NAME_CELLS}}"
        room = width - NAME_CELLS - cell_len(key) - 1
        words = cut(action.help, room, brush.signs.ellipsis) if room >= LEAST_SENTENCE_CELLS else ""
        blank = " " * max(1, width - NAME_CELLS - cell_len(words) - cell_len(key))
        return [
            Segment(name, brush.words),
            Segment(words + blank, brush.muted),
            Segment(key, brush.words),
        ]


class PaletteScreen(Choosing, Modal[str]):
    """Ends with the id of the action that was chosen, None where it was closed."""

    AUTO_FOCUS = "#words"
    DEFAULT_CSS = """
    PaletteScreen #words {
        height: 1; border: none; padding: 0 1; background: $panel; color: $foreground;
    }
    PaletteScreen #actions { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("palette", only=MOVES)
    context: ClassVar[Context] = "palette"

    def __init__(self, where: Context) -> None:
        super().__init__()
        self._where: Context = where
        offered = (action for action in actions_in(where) if action.id != "palette")
        self._actions = sorted(offered, key=lambda action: action.group == "Move")

    def compose(self) -> ComposeResult:
        """What is typed above, the actions below."""
        with Vertical(id="box"):
            yield LineField(placeholder="what do you want to do?", id="words")
            yield Choices("Actions", ActionRows(self._actions, self._where), id="actions")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        found = matching(self._actions, event.value)
        self.choices.show(ActionRows(found, self._where), None, len(self._actions))

    @property
    def choices(self) -> LineList:
        """The actions that match."""
        return self.query_one(LineList)

    @on(Input.Submitted)
    @on(LineList.Opened)
    def _do(self) -> None:
        if self.choices.chosen_id is not None:
            self.dismiss(self.choices.chosen_id)


async def perform(app: App[None], action_id: str) -> None:
    """Do what the action's key does: what has the keyboard is asked first, the program last."""
    holders = [*(app.focused.ancestors_with_self if app.focused else ()), app.screen, app]
    for holder in holders:
        if hasattr(holder, f"action_{action_id}"):
            await app.run_action(action_id, default_namespace=holder)
            return
