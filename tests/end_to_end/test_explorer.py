"""A person at the keyboard, with the shipped article, in a real terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Start
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.end_to_end

ARTICLE = next((Path(__file__).resolve().parents[2] / "data" / "documents").glob("*.txt")).read_text("utf-8")
SIZES = [(80, 24), (120, 40), (200, 60)]
each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
PANES = ("1 Topics", "2 Agreements", "3 Quotes")


def opened(start: Start, home: Path, size: tuple[int, int]) -> Terminal:
    terminal = start(home, size=size)
    terminal.wait_for(*PANES, "listed", "4 Evidence")
    return terminal


def figures(screen: str, pane: str) -> tuple[int, int]:
    """The "n of m listed" of the frames, in the order of the panes."""
    found = re.findall(r"(\d+) of (\d+) listed", screen)
    listed, total = found[["topics", "agreements", "quotes"].index(pane)]
    return int(listed), int(total)


@each_size
def test_a_quote_is_copied_letter_for_letter_and_with_its_citation(
    start: Start, own: Path, size: tuple[int, int]
) -> None:
    terminal = opened(start, own, size)
    terminal.press("3", "y")
    terminal.wait_for("opied")
    words = terminal.buffer()
    assert len(words) > 20
    assert all(part in ARTICLE for part in words.split(" […] "))
    terminal.press("Y")
    terminal.settle()
    cited = terminal.buffer()
    assert cited.startswith((words, f"“{words}”"))
    assert "undated" in cited
    assert "¶" in cited


@each_size
def test_search_leads_to_the_highlighted_passage_and_back(
    start: Start, own: Path, size: tuple[int, int]
) -> None:
    terminal = opened(start, own, size)
    before = terminal.settle()
    terminal.press("/")
    terminal.type("cyber")
    screen = terminal.wait_for("cyber", "TOPICS", "QUOTES", "SENTENCES")
    assert "Cyber" in screen
    terminal.press("Down", "Down", "Enter")
    terminal.settle()
    terminal.press("Escape", "Escape", "Escape")
    terminal.wait_until(before)


@each_size
def test_a_quote_opens_in_the_article_and_escape_restores_the_explorer(
    start: Start, own: Path, size: tuple[int, int]
) -> None:
    terminal = opened(start, own, size)
    terminal.press("3", "Down", "Down")
    before = terminal.settle()
    terminal.press("Enter")
    terminal.wait_for("mark ", "¶")
    terminal.press("Escape")
    terminal.wait_until(before)


@each_size
@pytest.mark.parametrize("pane", ["1", "2"])
def test_a_record_opens_and_its_passage_below_it(
    start: Start, own: Path, size: tuple[int, int], pane: str
) -> None:
    terminal = opened(start, own, size)
    terminal.press(pane, "Down", "Down")
    before = terminal.settle()
    terminal.press("Enter")
    record = terminal.settle()
    assert record != before
    terminal.press("Enter")
    terminal.wait_for("mark ")
    terminal.press("Escape")
    terminal.wait_until(record)
    terminal.press("Escape")
    terminal.wait_until(before)


@each_size
def test_a_topic_narrows_what_stands_to_its_right(start: Start, own: Path, size: tuple[int, int]) -> None:
    terminal = opened(start, own, size)
    all_topics = figures(terminal.settle(), "topics")
    terminal.press("1", "Down", "Down")
    screen = terminal.settle()
    assert figures(screen, "topics") == all_topics
    for pane in ("agreements", "quotes"):
        listed, total = figures(screen, pane)
        assert listed < total


def test_the_first_start_builds_beside_the_explorer(start: Start, tmp_path: Path) -> None:
    terminal = start(tmp_path / "new")
    terminal.wait_for(*PANES)
    terminal.wait_for("listed", "1 document")
    terminal.press("3")
    terminal.wait_for("row 1")
    assert (tmp_path / "new" / "data" / "indojp-tui" / "library.json").is_file()


def test_an_empty_library_says_how_to_fill_it(start: Start, own: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    terminal = start(own, "--library", str(empty))
    terminal.wait_for(*PANES, "empty")


def test_quitting_gives_the_terminal_back(start: Start, own: Path) -> None:
    terminal = opened(start, own, (80, 24))
    terminal.press("q")
    terminal.wait_for("ended with 0")
