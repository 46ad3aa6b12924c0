"""A terminal shows a bar; sentences stay above it, and names of files are words and no markup."""

from __future__ import annotations

import io

from rich.console import Console

from tui.commands.bar import bar
from tui.library.progress import Progress


def test_the_bar_counts_and_sentences_stay() -> None:
    out = io.StringIO()
    with bar(Console(file=out, force_terminal=True, width=100, color_system=None)) as report:
        report(Progress("reading", 0, 0, "[bold]a.xls[/bold]\x1b[2J is passed over"))
        report(Progress("reading", 3, 0, "[/red] is read"))
        report(Progress("extracting", 7, 20, "b.txt is analysed"))
    shown = out.getvalue()
    assert "[bold]a.xls[/bold]" in shown
    assert "\x1b[2J" not in shown
    assert "7/20" in shown
