from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.errors import UserError
from tui.extract.agreements import terms as table
from tui.extract.agreements.instruments import content_words


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A table in place of the shipped one."""
    folder = tmp_path / "codebook"
    folder.mkdir()
    monkeypatch.setattr(table, "data_folder", lambda: tmp_path)
    table.terms.cache_clear()
    yield folder / table.TABLE
    table.terms.cache_clear()


@pytest.mark.parametrize(
    "content",
    ['acts = "signed"', "[instruments]\naccord = 3", "not toml", '[words]\nidle = ["a"]'],
)
def test_a_wrong_table_is_named(shipped: Path, content: str) -> None:
    shipped.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=table.TABLE):
        table.terms()


def test_a_missing_table_is_named(shipped: Path) -> None:
    with pytest.raises(UserError, match=table.TABLE):
        table.terms()


def test_forms_lead_to_their_entries() -> None:
    terms = table.terms()
    assert terms.base_of["concurred"] == "concur"
    assert terms.base_of["struck"] == "strike"
    assert terms.kind_of["memoranda"] == terms.kind_of["treaties"] == "accord"
    assert [act.name for act in terms.acts_by_noun["finalization"]] == ["finalisation"]
    assert terms.binding_by_verb["agree"].status == "agreed"


def test_words_that_tell_instruments_apart() -> None:
    assert content_words("the India–Japan Treaty on Fisheries") == {"treaty", "fishery"}
    assert content_words("a $75bn swap deal worth 8,000 billion yen") >= {"swap", "deal"}
    assert not content_words("a $75bn deal") - {"deal"}
