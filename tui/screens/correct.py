"""Correcting what is known of a document: a form with what was found in it and what the person sets."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from tui.actions import Context
from tui.cite import date_text
from tui.errors import UserError
from tui.library.correcting import check
from tui.model import Document, Facts
from tui.plaintext import one_line
from tui.screens.change import Change
from tui.screens.modal import Modal
from tui.widgets.fact_field import FactField
from tui.widgets.keys import bindings
from tui.widgets.painted import signs_of

HOW = "enter saves; an empty field is as found"
SAVING = "Saving …"
FAILED = "Not saved; what you wrote is still here. Enter tries again."
UNSAVED = "Not saved yet: enter saves; escape again leaves it as it was."


class CorrectScreen(Modal[None]):
    """Closes once the corrections are kept, or the person leaves them; a failure is said, and all stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("correct", only=("back", "quit", "save")),
        *bindings("correct", only=("move_up", "move_down"), priority=True),
        Binding("tab", "move_down", show=False, priority=True),
        Binding("shift+tab", "move_up", show=False, priority=True),
    ]
    context: ClassVar[Context] = "correct"
    DEFAULT_CSS = """
    CorrectScreen > #box { height: 20; border: solid $accent; border-title-color: $foreground; }
    CorrectScreen #about { padding: 0 1; width: 1fr; height: 1; text-style: bold; }
    CorrectScreen #fields { height: 1fr; overflow-y: auto; margin: 1 0 0 0; }
    CorrectScreen.-small #fields { margin: 0; }
    CorrectScreen #said { padding: 0 1; width: 1fr; height: auto; max-height: 3; }
    """

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._saving: list[str] | None = None
        """What all fields said when saving began, while it goes on."""
        self._warned = False

    def compose(self) -> ComposeResult:
        """What it is about, a field for each fact, how it is saved."""
        document, signs = self._document, signs_of(self.app)
        with Vertical(id="box"):
            yield Label(signs.shown(one_line(document.title or document.name)), markup=False, id="about")
            with Vertical(id="fields"):
                for fact in Facts.__struct_fields__:
                    yield FactField(fact, set_by_person(document, fact), _found_in(document, fact))
            yield Label(signs.shown(HOW), markup=False, id="said")

    def on_mount(self) -> None:
        """The first field has the keyboard before anything is painted, so that no fast key goes elsewhere."""
        self.set_focus(self._fields[0].field)

    @property
    def _fields(self) -> list[FactField]:
        return list(self.query(FactField))

    @property
    def _values(self) -> list[str]:
        return [field.value for field in self._fields]

    def _say(self, words: str) -> None:
        self.query_one("#said", Label).update(signs_of(self.app).shown(words))

    @on(Input.Changed)
    def _edited(self, event: Input.Changed) -> None:
        self._warned = False
        field = next(field for field in self._fields if field.field is event.input)
        field.show_wrong("")
        self._say(HOW)

    # ---- saving ----

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Have what was changed kept, if it can be."""
        changed = [field for field in self._fields if field.is_changed]
        wrong = next((field for field in changed if not _checked(field)), None)
        if wrong is not None:
            self.set_focus(wrong.field)
        elif not changed:
            self.dismiss()
        elif self._saving is None:
            self._saving = self._values
            self._say(SAVING)
            values = [f"--{field.fact}={field.value}" for field in changed]
            self.post_message(
                Change(
                    "set",
                    self._document.id,
                    *values,
                    doing="Correcting what is known of a document",
                    done="The correction is kept.",
                    ended=self._saved,
                )
            )

    def _saved(self, done: bool) -> None:
        saved, self._saving = self._saving, None
        if not self.is_attached:
            return
        if not done:
            self._say(f"{signs_of(self.app).doubt} {FAILED}")
        elif saved == self._values:
            self.finish()
        else:
            self._say(UNSAVED)

    # ---- leaving ----

    def action_back(self) -> None:
        """Close it; where something is not saved yet, say so once."""
        if self._may_leave():
            self.dismiss()

    async def action_quit(self) -> None:
        """Leave the program; where something is not saved yet, say so once."""
        if self._may_leave():
            await super().action_quit()

    def _may_leave(self) -> bool:
        unsaved = any(field.is_changed for field in self._fields)
        if unsaved and not self._warned and self._saving is None:
            self._warned = True
            self._say(UNSAVED)
            return False
        return True

    # ---- moving ----

    def action_move_up(self) -> None:
        """To the field above."""
        self.focus_previous(Input)

    def action_move_down(self) -> None:
        """To the field below."""
        self.focus_next(Input)


def _checked(field: FactField) -> bool:
    """Whether the field can be saved; where not, it says why."""
    try:
        check(field.fact, field.value)
    except UserError as error:
        field.show_wrong(str(error))
        return False
    return True


def set_by_person(document: Document, fact: str) -> str:
    """What the person set, empty where the fact is as found."""
    return getattr(document, fact) or "" if fact in document.corrected else ""


def _found_in(document: Document, fact: str) -> str:
    """What was found in the document, whatever the person set."""
    if fact in document.corrected:
        return getattr(document.found, fact) or ""
    if fact == "date" and document.date:
        return date_text(document)
    value = getattr(document, fact) or ""
    return "" if value == "und" else value
