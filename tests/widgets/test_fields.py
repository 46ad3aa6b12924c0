"""What is typed into a field comes in the order of the keys, however fast they come."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tui.widgets.fields import LineField, TextField


class Nested(App[None]):
    """A field inside others, as in a form."""

    def __init__(self, make: Callable[[], Input | TextArea]) -> None:
        super().__init__()
        self._make = make
        self.submitted = ""

    def compose(self) -> ComposeResult:
        with Vertical(), Vertical(), Vertical():
            yield self._make()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.submitted = event.value


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """The keys all at once, as a fast typist or a slow terminal gives them."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await pilot.pause()


async def test_letters_do_not_overtake_the_keys_that_edit() -> None:
    app = Nested(lambda: LineField("2020-13"))
    async with app.run_test() as pilot:
        await burst(pilot, "end", "backspace", "backspace", *"12", "home", *"on", "enter")
        assert app.submitted == "on2020-12"


@pytest.mark.parametrize(("keys", "text"), [(("backspace", "x"), "nox"), (("left", "backspace", "x"), "nxt")])
async def test_lines_are_written_in_order(keys: tuple[str, ...], text: str) -> None:
    async with Nested(lambda: TextField("not")).run_test() as pilot:
        field = pilot.app.query_one(TextField)
        field.move_cursor(field.document.end)
        await burst(pilot, *keys)
        assert field.text == text
