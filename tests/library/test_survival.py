"""Whatever happens to a writer, the library holds the old state or the new, and no update is lost.

Here each trial is held a few times; `python -m tests.survival` holds them as often as one likes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import Made
from tests.survival.trials import trials
from tui.errors import UserError
from tui.library import outline, store
from tui.model import Records

TIMES, UPDATES = 2, 3


def test_nothing_is_lost_by_being_killed_nor_on_a_full_or_read_only_disk_nor_between_two_writers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "LARGE", 0)
    held = list(trials(tmp_path, TIMES, UPDATES, chance=8))
    assert [(trial.name, trial.lost) for trial in held if trial.lost] == []
    assert all(trial.old + trial.new == trial.times > 0 for trial in held)


def state(number: int) -> Records:
    """A library that names its generation in each table, so that a mixture of two would show."""
    made = Made()
    text = made.document(f"State {number}\n\n" + "Ms Okabe said that it holds. " * 7, name=f"{number}.txt")
    made.quote(text, "it holds", speaker=f"Speaker {number}")
    made.agreement(f"Agreement {number}", [(text, "it holds", "agreed")])
    records = made.records()
    return replace(records, meta=replace(records.meta, generation=number))


def write(library: Path, number: int) -> None:
    with store.writing(library, "test") as writer:
        made = state(number)
        for id, document in made.documents.items():
            writer.keep_text(id, "." * document.length)
        writer.write(made)


@pytest.mark.parametrize("step", ["mkdir", "open", "replace"])
def test_a_folder_that_refuses_leaves_the_old_state_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write(tmp_path, 0)
    real: Callable[..., object] = getattr(Path, step)

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if step == "open" and arguments[:1] != ("wb",):
            return real(path, *arguments, **options)
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, step, refuse)
    with pytest.raises(UserError, match="Permission denied"):
        write(tmp_path, 1)
    monkeypatch.undo()
    assert store.load(tmp_path) == state(0)
