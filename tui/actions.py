"""Everything that a person can do, as one table: keys, footer, help and palette are all made from it.

An action stands here once what it does is built, and nowhere before. The name of the method that carries
it out is `action_` and its id. No Textual here: keys are named as Textual names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal, NamedTuple, get_args

Context = Literal[
    "topics",
    "agreements",
    "quotes",
    "evidence",
    "search",
    "reader",
    "record",
    "documents",
    "palette",
    "why",
    "help",
    "trouble",
    "note",
    "correct",
    "ask",
    "add",
]
"""What can have the keyboard: a pane of the explorer, or one of the other screens."""

Group = Literal["Move", "Read", "Take along", "Keep", "Program"]

CONTEXTS: tuple[Context, ...] = get_args(Context)
GROUPS: tuple[Group, ...] = get_args(Group)

_LISTS: tuple[Context, ...] = ("topics", "agreements", "quotes")
_PANES: tuple[Context, ...] = (*_LISTS, "evidence")
_PLACES: tuple[Context, ...] = (*_PANES, "reader", "record")
_KEPT: tuple[Context, ...] = (*_PLACES, "documents")
_SCREENS: tuple[Context, ...] = (*_KEPT, "search")


class Action(NamedTuple):
    """One thing that a person can do.

    `keys` come in order of preference; what has none is offered by the palette alone. `where` are the
    contexts in which they act. `hint` is the word in the footer ("" keeps it out, and so does each context of
    `unhinted`), `help` one sentence for `?`, the palette and the README.
    """

    id: str
    keys: tuple[str, ...]
    where: tuple[Context, ...]
    hint: str
    help: str
    group: Group
    unhinted: tuple[Context, ...] = ()


ACTIONS: tuple[Action, ...] = (
    Action("move_up", ("up", "k"), CONTEXTS, "", "One row or line up.", "Move"),
    Action("move_down", ("down", "j"), CONTEXTS, "", "One row or line down.", "Move"),
    Action("page_up", ("pageup",), CONTEXTS, "", "One page up.", "Move"),
    Action("page_down", ("pagedown",), CONTEXTS, "", "One page down.", "Move"),
    Action("move_first", ("home", "g"), CONTEXTS, "", "To the first row or line.", "Move"),
    Action("move_last", ("end", "G"), CONTEXTS, "", "To the last row or line.", "Move"),
    Action("show_topics", ("1",), _PANES, "", "To the topics.", "Move"),
    Action("show_agreements", ("2",), _PANES, "", "To the agreements.", "Move"),
    Action("show_quotes", ("3",), _PANES, "", "To the quotes.", "Move"),
    Action("show_evidence", ("4",), _PANES, "", "To the evidence.", "Move"),
    Action("next_pane", ("tab", "l", "right"), _KEPT, "", "To the next pane.", "Move"),
    Action("previous_pane", ("shift+tab", "h", "left"), _KEPT, "", "To the previous pane.", "Move"),
    Action("marks", ("m",), ("reader",), "marks", "Mark agreements and quotes alone, or topics too.", "Read"),
    Action("next_mark", ("n",), ("reader",), "next mark", "To the next quote, agreement or topic.", "Move"),
    Action("previous_mark", ("N",), ("reader",), "", "To the previous mark.", "Move"),
    Action(
        "add",
        ("A",),
        _KEPT,
        "add",
        "Add a file, a folder with all that is in it, or a web page; one goes on reading meanwhile.",
        "Keep",
        unhinted=("reader", "record"),
    ),
    Action(
        "documents",
        ("D",),
        _PLACES,
        "documents",
        "All documents: what is known of each, what could not be read, notes that lost their record.",
        "Read",
        unhinted=("reader", "record"),
    ),
    Action("search", ("slash",), (*_PANES, "record"), "search", "Search everything as you type.", "Read"),
    Action(
        "find",
        ("slash",),
        ("reader",),
        "find",
        "Find words in this document; then the keys for marks go between the matches.",
        "Read",
    ),
    Action(
        "narrow",
        ("slash",),
        ("documents",),
        "narrow",
        "List only documents with these words in title, date, publisher, kind or name.",
        "Read",
    ),
    Action(
        "open",
        ("enter",),
        _SCREENS,
        "open",
        "Open the chosen row: a quote in its document, a topic or an agreement as a record.",
        "Read",
    ),
    Action(
        "copy",
        ("y",),
        (*_KEPT, "trouble"),
        "copy",
        "Copy the words as they stand in the document.",
        "Take along",
    ),
    Action(
        "cite",
        ("Y",),
        _KEPT,
        "cite",
        "Copy the words with their citation.",
        "Take along",
        unhinted=("documents",),
    ),
    Action(
        "why",
        ("w",),
        _PLACES,
        "why",
        "Why is this here? The rule, and the words that it rests on.",
        "Read",
    ),
    Action(
        "star",
        ("asterisk",),
        _KEPT,
        "star",
        "Star the record, or take the star back.",
        "Keep",
        unhinted=("documents",),
    ),
    Action(
        "note",
        ("semicolon",),
        _KEPT,
        "note",
        "Write a note about the record; leaving it with escape keeps what is written.",
        "Keep",
        unhinted=("documents",),
    ),
    Action(
        "correct",
        ("e",),
        ("documents", "reader"),
        "correct",
        "Correct title, date, publisher, kind, language or address of the document.",
        "Keep",
    ),
    Action("save", ("enter",), ("correct",), "save", "Save what the form says.", "Keep"),
    Action(
        "remove",
        ("delete",),
        ("documents",),
        "remove",
        "Take the document out, or what could not be read or lost its record; you are asked first.",
        "Keep",
    ),
    Action("agree", ("enter",), ("ask",), "yes", "Do what is asked.", "Keep"),
    Action("complete", ("tab",), ("add",), "complete", "Complete the name of a file or folder.", "Keep"),
    Action("add_named", ("enter",), ("add",), "add", "Add what is named.", "Keep"),
    Action(
        "stop",
        ("f8",),
        _SCREENS,
        "",
        "Stop what goes on beside the explorer; what is done so far is kept.",
        "Keep",
    ),
    Action(
        "reload",
        ("f5",),
        _SCREENS,
        "",
        "Show the library as it is on the disk now, at the same place.",
        "Keep",
    ),
    Action(
        "make_records_again",
        (),
        _SCREENS,
        "",
        "Make all records again from the library's texts, by the rules of this version.",
        "Keep",
    ),
    Action("sort", ("s",), ("topics",), "sort", "Sort the topics by figure, or in their own order.", "Read"),
    Action("zoom", ("z",), _PANES, "zoom", "Give the pane the whole screen, or take it back.", "Read"),
    Action(
        "back",
        ("escape", "backspace"),
        CONTEXTS,
        "back",
        "One step out, to the row that you came from.",
        "Move",
        unhinted=_PANES,
    ),
    Action(
        "history_back",
        ("left_square_bracket", "alt+left"),
        _SCREENS,
        "",
        "To the place before, as in a browser.",
        "Move",
    ),
    Action(
        "history_forward",
        ("right_square_bracket", "alt+right"),
        _SCREENS,
        "",
        "Forward again, after going back.",
        "Move",
    ),
    Action("palette", ("f2", "ctrl+p"), CONTEXTS, "", "All actions by name.", "Program"),
    Action("quit", ("q", "ctrl+q"), CONTEXTS, "", "Leave the program.", "Program"),
    Action(
        "help", ("question_mark", "f1"), CONTEXTS, "help", "These keys, and what the signs mean.", "Program"
    ),
)

_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "semicolon": ";",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "pageup": "page up",
    "pagedown": "page down",
    "f1": "F1",
    "f2": "F2",
    "f5": "F5",
    "f8": "F8",
}
PALETTE = "palette"
"""What stands for the key of an action that has none."""

_EDITING = frozenset({"backspace", "home", "end", "left", "right"})
_TYPED = frozenset(name for name, sign in _NAMES.items() if len(sign) == 1)
_TEXT_FIELDS: tuple[Context, ...] = ("search", "palette", "note", "add", "correct")


def key_name(key: str) -> str:
    """A key as it is written for people ("slash" is "/")."""
    return _NAMES.get(key, key)


def key_names(action: Action, context: Context | None = None) -> tuple[str, ...]:
    """The keys of an action, those that act in the context, as they are written for people."""
    keys = action.keys if context is None else active_keys(action, context)
    return tuple(map(key_name, keys)) or (PALETTE,)


def types_text(key: str) -> bool:
    """Whether a text field takes the key for itself: it writes a character, or edits."""
    return len(key) == 1 or key in _TYPED or key in _EDITING


def active_keys(action: Action, context: Context) -> tuple[str, ...]:
    """The action's keys that act in the context; a text field keeps those that write or edit."""
    if context not in action.where:
        return ()
    if context in _TEXT_FIELDS:
        return tuple(key for key in action.keys if not types_text(key))
    return action.keys


def actions_in(context: Context) -> tuple[Action, ...]:
    """What can be done in the context, in the table's order."""
    return tuple(
        action
        for action in ACTIONS
        if active_keys(action, context) or (not action.keys and context in action.where)
    )


def hints(context: Context) -> tuple[tuple[str, str], ...]:
    """The footer of the context, in order: the first key that acts there, and the word for it."""
    return tuple(
        (key_name(active_keys(action, context)[0]), action.hint)
        for action in actions_in(context)
        if action.hint and context not in action.unhinted
    )


def conflicts(actions: tuple[Action, ...] = ACTIONS) -> Iterator[tuple[Context, str, str, str]]:
    """Each context, key and pair of ids where one key would do two things."""
    for context in CONTEXTS:
        for one, other in combinations(actions, 2):
            for key in set(active_keys(one, context)) & set(active_keys(other, context)):
                yield context, key, one.id, other.id
