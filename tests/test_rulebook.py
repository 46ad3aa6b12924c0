"""The sentences behind "why is this here?"."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui import rulebook
from tui.errors import UserError
from tui.screens.why import NAME_RULE, TOPIC_RULE


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A table of rules of the test's own, in place of the shipped one."""
    folder = tmp_path / "codebook"
    folder.mkdir()
    monkeypatch.setattr(rulebook, "data_folder", lambda: tmp_path)
    rulebook.rules.cache_clear()
    yield folder / rulebook.TABLE
    rulebook.rules.cache_clear()


def test_the_shipped_rules_are_sentences() -> None:
    rules = rulebook.rules()
    assert {TOPIC_RULE, NAME_RULE} <= set(rules)
    for name, sentence in rules.items():
        assert sentence[:1].isupper(), name
        assert sentence.endswith("."), name


def test_a_rule_is_named_by_its_path(table: Path) -> None:
    table.write_text(
        'plain = "One."\n[quotes]\nclause = "Two."\n"bare clause" = "Three."\n', encoding="utf-8"
    )
    assert dict(rulebook.rules()) == {
        "plain": "One.",
        "quotes.clause": "Two.",
        "quotes.bare clause": "Three.",
    }


@pytest.mark.parametrize("content", [None, "no table", b"\xff"])
def test_a_table_that_cannot_be_read_is_named(table: Path, content: str | bytes | None) -> None:
    if content is not None:
        table.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UserError, match=rulebook.TABLE):
        rulebook.rules()


def test_the_version_of_the_rules_is_known_without_the_rules() -> None:
    """The explorer asks for it."""
    code = "import sys; from tui.rulebook import version; version(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not [name for name in done.stdout.split() if name.startswith(("spacy", "tui.extract", "textual"))]
