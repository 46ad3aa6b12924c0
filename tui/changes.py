"""What changes a library: each change leaves records and text index in step, and tells how far it has come.

Changing loads the linguistics and belongs into a process of its own, never into the explorer's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import UserError
from tui.library import folder as library_folder
from tui.library import lock, store
from tui.library.progress import Progress, Report, sentence
from tui.model import Records
from tui.wording import counted

if TYPE_CHECKING:
    from tui.extract.parallel import Workers
    from tui.library.repair import Outcome


def build(folder: Path, progress: Report, *, starter: bool = False, only_missing: bool = False) -> list[str]:
    """Make all records again from the library's texts, then the text index; where there is none, make one.

    With `starter`, a new library begins with the shipped article. With `only_missing`, a store that stands
    is left as it is, one that another program is making is waited for, and only what is missing is made.
    Returns a sentence for each document that has to stay as it was. Raises `UserError`.
    """
    if only_missing and library_folder.is_built(folder):
        with store.writing(folder, "build", _waiting(progress), lock.NO_END) as writer:
            assert writer.records
            _index(folder, writer.records, progress)
            writer.outline()
        _done(writer.records, progress)
        return []
    patience = lock.NO_END if only_missing else lock.PATIENCE
    with _changing(folder, "build", progress, patience) as (writer, workers):
        records, problems = writer.records, list[str]()
        if records is None or not only_missing:
            records, problems = _build(writer, workers, progress, starter=starter and records is None)
        _index(folder, records, progress)
    _done(records, progress)
    return problems


def add(
    folder: Path,
    names: Sequence[str],
    progress: Report,
    *,
    starter: bool = False,
    reread: bool = False,
    private: bool = False,
) -> list[str]:
    """Take the documents of files, folders, addresses and standard input ("-") into the library, and bring
    the text index up to date; with `reread` also those that were read before, all known ones without names.

    Where there is no library one is made, with the shipped article first where `starter` says so. `private`
    allows addresses of private networks. Returns a sentence for each that can't be read. Raises `UserError`.
    """
    with _changing(folder, "add", progress) as (writer, workers):
        from tui import rulebook
        from tui.library import adding, notes
        from tui.library.build import shipped_article
        from tui.library.sources import Intake

        if starter and writer.records is None:
            adding.add_shipped(writer, workers, shipped_article(), progress)
        corrections = notes.load(folder).corrections
        intake = Intake(writer, names, corrections, progress, reread=reread, private=private)

        def written(before: Records | None, records: Records) -> None:
            _index(folder, records, progress, before)

        records = adding.add(writer, workers, intake, written, progress)
        if records.meta.rules != rulebook.version():
            words = (
                "Rules or code book changed since older records were made; `indojp-tui build` renews them."
            )
            sentence(progress, words)
        _index(folder, records, progress)
    new = len(records.documents.keys() - intake.known.keys())
    _done(records, progress, f"{counted(new, 'document')} added" if new else "No document is new")
    return intake.problems


def remove(folder: Path, names: Sequence[str], progress: Report) -> None:
    """Take documents out of the library, and forget what could not be read (both named as in `naming`).

    Raises `UserError`, and then none is taken out.
    """
    _check_stands(folder)
    with _changing(folder, "remove", progress) as (writer, workers):
        from tui.library import changing
        from tui.library.naming import called

        before = writer.records
        assert before
        records = changing.remove(writer, workers, *called(before, names), progress)
        _index(folder, records, progress, before)
    _done(records, progress, "It is taken out")


def correct(folder: Path, name: str, values: Mapping[str, str], progress: Report) -> None:
    """Let these values stand for facts of the document called by this name; an empty one takes one back.

    Raises `UserError`.
    """
    _check_stands(folder)
    with _changing(folder, "set", progress) as (writer, workers):
        from tui.library import changing, notes
        from tui.library.correcting import corrected
        from tui.library.naming import document_called
        from tui.model import Facts

        before = writer.records
        assert before
        document = document_called(before, name)
        facts = corrected(notes.load(folder).corrections.get(document, Facts()), values)
        notes.correct(folder, document, facts)
        records = changing.describe_again(writer, workers, [document], {document: facts}, progress)
        _index(folder, records, progress, before)
    _done(records, progress, "The correction is kept")


def damage(folder: Path) -> list[str]:
    """What is damaged in the library, a sentence for each kind of damage; nothing is changed.

    Raises `UserError` where another program is writing to it, it can't be read, or is of a newer version.
    """
    from tui.library.damage import find

    lock.check_free(folder)
    return list(find(folder).sentences())


def repair(folder: Path, progress: Report) -> Outcome:
    """Mend what is damaged in the library, as far as that loses nothing; what was done and what is left.

    Raises `UserError` as `damage` does, and where the library can't be written.
    """
    from tui.library import notes
    from tui.library.damage import find
    from tui.library.regaining import regain
    from tui.library.repair import Outcome, mend_files

    if not (library_folder.holds_library(folder) or any(find(folder))):
        return Outcome()
    outcome = mend_files(folder, _waiting(progress))
    with _changing(folder, "repair", progress) as (writer, workers):
        regain(writer, workers, notes.load(folder).corrections, progress, outcome)
        assert writer.records
        _mend_index(folder, writer.records, progress, outcome)
    return outcome


def _mend_index(folder: Path, records: Records, progress: Report, outcome: Outcome) -> None:
    """Make the index again where it is not whole, or something else was mended."""
    from tui.query.manifest import Manifest, take_away

    home = folder / library_folder.INDEX
    if outcome.done or Manifest.of(home, read_all=True) is None:
        take_away(home)
        outcome.done.append("The text index is made again.")
    _index(folder, records, progress)


def _check_stands(folder: Path) -> None:
    """Raises `UserError` where no library stands."""
    if not library_folder.is_built(folder):
        raise UserError(f"There is no library in {folder}.", "Add documents to it first.")


@contextmanager
def _changing(
    folder: Path, purpose: str, progress: Report, patience: float = lock.PATIENCE
) -> Iterator[tuple[store.Writer, Workers]]:
    """Change a library as its only writer, after what an interrupted one left; the linguistics are loaded
    meanwhile, in processes of their own. Raises `UserError`."""
    from tui.extract.parallel import Workers

    library_folder.is_built(folder)  # says what is wrong before anything is started
    with (
        Workers() as workers,
        _ready_to_write(),
        store.writing(folder, purpose, _waiting(progress), patience) as writer,
    ):
        from tui.library.adding import take_in

        left = take_in(writer)
        if left:
            sentence(progress, f"{counted(len(left), 'document')} of an interrupted run came in first.")
        yield writer, workers


@contextmanager
def _ready_to_write() -> Iterator[None]:
    """Have what writing needs while others load, and before there are records: what stays in memory among
    them keeps the memory around it, too."""
    import tui.library.storage
    import tui.query.indexing  # noqa: F401
    from tui import codebook

    codebook.load()
    yield


def _build(
    writer: store.Writer, workers: Workers, progress: Report, *, starter: bool
) -> tuple[Records, list[str]]:
    from tui.library import notes
    from tui.library.adding import add_shipped
    from tui.library.build import rebuild, shipped_article

    if starter:
        return add_shipped(writer, workers, shipped_article(), progress), []
    return rebuild(writer, workers, progress, notes.load(writer.library).corrections)


def _waiting(progress: Report) -> Callable[[str], None]:
    """Says to whoever watches the progress for whom the library is waiting."""
    return lambda words: progress(Progress("waiting", 0, 0, words))


def _done(records: Records, progress: Report, words: str = "The library is ready") -> None:
    total = len(records.documents)
    progress(Progress("done", total, total, f"{words}; {counted(total, 'document')} in the library"))


def _index(folder: Path, records: Records, progress: Report, before: Records | None = None) -> None:
    """Bring the text index up to date; `before` are records of which it may have been made."""
    from tui.query.index import TextIndex

    if TextIndex.open(folder, records) is not None:
        return
    from tui.query.indexing import update

    progress(Progress("indexing", 0, len(records.documents), "Making the text searchable"))
    update(folder, records, lambda id: library_folder.text_of(folder, records.documents[id]), before)
