"""A document is corrected and taken out from within the explorer, in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.conftest import Start

pytestmark = pytest.mark.end_to_end


def test_a_document_is_corrected_narrowed_and_taken_out(start: Start, own: Path) -> None:
    terminal = start(own, size=(120, 40))
    terminal.wait_for("1 Topics", "listed")
    terminal.press("D")
    terminal.wait_for("1 of 1 listed", "⚠ undated")
    terminal.press("e")
    terminal.wait_for("nothing found", "enter save")
    terminal.press("Down")
    terminal.type("2020-10-07")
    terminal.press("Enter")
    terminal.wait_for("set by you", "7 October 2020")
    terminal.press("/")
    terminal.type("2020-10")
    terminal.wait_for("┌─ Documents", "row 1 · 1 of 1 listed")
    terminal.press("Enter")
    terminal.wait_for("┏━ Documents")
    terminal.press("DC")
    terminal.wait_for("Take this document out?", "enter yes")
    terminal.press("Enter")
    terminal.wait_for("0 of 0 listed")
    terminal.press("Escape", "Escape")
    terminal.wait_for("This library is empty.")
