"""Whatever happens to a writer, the library holds the old state or the new, and no update is lost."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import Made
from tui import workspace
from tui.errors import UserError
from tui.library import folder, lock, store
from tui.model import Records

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.library.test_survival", "tui.library.storage", "filelock", "spacy"])

KILLS = 25
BUILDS_KILLED = 8
UPDATES = 20
NEWS = [
    f"Port talks {day}\n\nMs Okabe said the harbour will open on {day}.\n" for day in ("Monday", "Friday")
]


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


def write_on_and_on(library: Path, written: Connection) -> None:
    number = store.load(library).meta.generation
    while True:
        number += 1
        write(library, number)
        written.send(number)


def test_a_writer_killed_at_any_moment_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    write(tmp_path, 0)
    chance = random.Random(8)
    for _ in range(KILLS):
        receiving, sending = processes.Pipe(duplex=False)
        writer = processes.Process(target=write_on_and_on, args=(tmp_path, sending))
        writer.start()
        sending.close()
        last = receiving.recv()
        time.sleep(chance.uniform(0, 0.03))
        assert writer.pid
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        while receiving.poll():
            try:
                last = receiving.recv()
            except EOFError:
                break
        records = store.load(tmp_path)
        assert records.meta.generation in (last, last + 1)
        assert records == state(records.meta.generation)
        for id in records.documents:
            assert folder.read_text(tmp_path, id)
    write(tmp_path, 0)
    assert not list(tmp_path.rglob("*.unfinished"))


def build_it(library: Path) -> None:
    workspace.add(library, [str(library.parent / "news")], lambda _: None)


def test_a_build_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for number, text in enumerate(NEWS):
        (tmp_path / "news" / f"{number}.txt").write_text(text, encoding="utf-8")
    build_it(tmp_path / "undisturbed")
    chance = random.Random(8)
    for number in range(BUILDS_KILLED):
        library = tmp_path / f"killed {number}"
        builder = processes.Process(target=build_it, args=(library,))
        builder.start()
        builder.join(chance.uniform(0, 0.6))
        builder.kill()
        builder.join()
        build_it(library)
        assert store.load(library) == store.load(tmp_path / "undisturbed")
        assert not list(library.rglob("*.unfinished"))


def count_up(library: Path, times: int) -> None:
    for _ in range(times):
        with store.writing(library, "test", patience=lock.NO_END) as writer:
            assert writer.records
            meta = replace(writer.records.meta, generation=writer.records.meta.generation + 1)
            writer.write(replace(writer.records, meta=meta))


def test_two_writers_lose_no_update(tmp_path: Path) -> None:
    write(tmp_path, 0)
    writers = [processes.Process(target=count_up, args=(tmp_path, UPDATES)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert store.load(tmp_path).meta.generation == 2 * UPDATES


def write_on_a_full_disk(library: Path, room: int, answer: Connection) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        write(library, 1)
    except UserError as error:
        answer.send(str(error))
    else:
        answer.send("written")


@pytest.mark.parametrize("room", [150, 500], ids=["no room for a text", "no room for the store"])
def test_a_full_disk_leaves_the_old_state_and_says_so(tmp_path: Path, room: int) -> None:
    """The system refuses to let any file grow past so many bytes, as it does on a full disk."""
    write(tmp_path, 0)
    before = store.load(tmp_path)
    receiving, sending = processes.Pipe(duplex=False)
    writer = processes.Process(target=write_on_a_full_disk, args=(tmp_path, room, sending))
    writer.start()
    told = receiving.recv()
    writer.join()
    assert "can't be written" in told
    assert "Make room" in told
    assert store.load(tmp_path) == before
    write(tmp_path, 2)
    assert store.load(tmp_path) == state(2)


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
