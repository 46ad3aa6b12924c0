"""The commands: one call down, results on stdout, narration on stderr, an exit code out.

Errors become sentences and exit codes here and nowhere else. Whatever a command needs is imported by that
command, so that help is instant and only the explorer knows of Textual.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.errors import ExitCode, UserError
from tui.paths import PROGRAM

if TYPE_CHECKING:
    from tui.model import Agreement, Answer, Document, Filter, Quote, TopicRow
    from tui.workspace import Progress, Workspace

INTERRUPTED = 130
"""As shells count a program that ctrl+c ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; `arguments` are the program's own by default."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    try:
        return COMMANDS[options.command](options)
    except UserError as error:
        if options.debug:
            raise
        _say(f"{PROGRAM}: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; what is still buffered must not complain on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as error:
        if options.debug:
            raise
        from tui.host.log import write_crash

        crash = write_crash(error) or "what --debug prints"
        _say(f"{PROGRAM}: Something went wrong that should not; please report it with {crash}.")
        return ExitCode.UNFORESEEN


def _options(words: Sequence[str]) -> SimpleNamespace:
    """What the command line asks for. Where it says nothing, the explorer opens, and nothing is read."""
    if not words:
        return SimpleNamespace(command="explore", library=None, debug=False, ascii=False, theme=None)
    from tui.arguments import read

    return read(words)


def _say(sentence: str) -> None:
    """A sentence for the person, who may be told what a document or a file is called."""
    from tui.plaintext import one_line

    print(one_line(sentence), file=sys.stderr)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _width() -> int | None:
    """Columns of the terminal that reads along, None where something else does."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


# The library


def _folder(options: SimpleNamespace) -> Path:
    from tui.paths import chosen_library

    return chosen_library(options.library)


def _is_default(options: SimpleNamespace) -> bool:
    from tui.paths import default_library

    return _folder(options) == default_library()


def _workspace(options: SimpleNamespace) -> Workspace:
    """The library, built first where nothing stands yet."""
    from tui import workspace

    folder = _folder(options)
    opened = workspace.open_workspace(folder)
    if opened is None:
        workspace.build(folder, _narrate, starter=_is_default(options), only_missing=True)
        opened = workspace.open_workspace(folder)
    if opened is None:
        raise UserError(f"The library in {folder} was taken away while it was built.", "Try again.")
    return opened


def _narrate(progress: Progress) -> None:
    of = f" ({progress.done} of {progress.total})" if progress.total else ""
    _say(f"{progress.words}{of}")


def _explore(options: SimpleNamespace) -> int:
    import gc

    gc.disable()  # until the first paint: nothing that is imported or made up to it becomes garbage
    from tui.app import run

    return run(
        _folder(options),
        starter=_is_default(options),
        ascii_only=options.ascii,
        theme=options.theme,
    )


def _build(options: SimpleNamespace) -> int:
    from tui import workspace

    def as_json(progress: Progress) -> None:
        import msgspec

        print(msgspec.json.encode(progress).decode(), flush=True)

    workspace.build(
        _folder(options),
        as_json if options.progress == "jsonl" else _narrate,
        starter=options.starter or _is_default(options),
        only_missing=options.only_missing,
    )
    return ExitCode.DONE


def _add(options: SimpleNamespace) -> int:
    from tui import workspace

    inputs = _Inputs(options.inputs)
    workspace.add(_folder(options), inputs, _narrate, starter=_is_default(options))
    return ExitCode.NOT_FOUND if inputs.failed else ExitCode.DONE


# Files


def _extract(options: SimpleNamespace) -> int:
    from collections import deque

    from tui.cite import formats
    from tui.extract.parallel import extract

    inputs = _Inputs(options.inputs)
    texts: deque[str] = deque()

    def documents() -> Iterator[tuple[Document, str]]:
        for document, text in inputs:
            texts.append(text)
            yield document, text

    found = ((findings, texts.popleft()) for findings in extract(documents()))
    _print(formats.findings(found, options.format, _width()))
    return ExitCode.NOT_FOUND if inputs.failed else ExitCode.DONE


class _Inputs:
    """The documents that files and folders hold, in order; what can't be read is said and passed over."""

    def __init__(self, named: Iterable[str]) -> None:
        self.failed = False
        self._named = [Path(name) for name in named]

    def __iter__(self) -> Iterator[tuple[Document, str]]:
        from tui.documents import reading

        for path in self._files():
            try:
                document, text = reading.read(path)
            except UserError as error:
                self._fail(error)
                continue
            if not text.strip():
                _say(f"{path} is empty: nothing is found in it.")
            elif not document.analysed:
                _say(f"{path} is not in English (it reads as “{document.language}”): it is not analysed.")
            yield document, text

    def _files(self) -> Iterator[Path]:
        from tui.documents import reading

        for named in self._named:
            if not named.is_dir():
                yield named
                continue
            try:
                for path in reading.files(named):
                    if reading.is_readable(path):
                        yield path
                    else:
                        _say(f"{path} is passed over: its format is not read.")
            except UserError as error:
                self._fail(error)

    def _fail(self, error: UserError) -> None:
        self.failed = True
        _say(f"{PROGRAM}: {error}")


# Records


def _show(options: SimpleNamespace) -> int:
    from tui.cite import formats
    from tui.model import View

    library = _workspace(options)
    records, format, width = library.records, options.format, _width()
    answer = library.answer(View(filters=_filters(options, library)))
    if options.what == "topics":
        lines = formats.topics(answer.topics, library, format, width)
    elif options.what == "agreements":
        lines = formats.agreements((records.agreements[id] for id in answer.agreements), format, width)
    elif options.what == "quotes":
        lines = formats.quotes((records.quotes[id] for id in answer.quotes), library, format, width)
    elif options.what == "documents":
        lines = formats.documents(_documents(library, answer), format, width)
    else:
        lines = formats.record(_record(library, options.what, answer), library, format)
    _print(lines)
    return ExitCode.DONE


def _record(library: Workspace, named: str, answer: Answer) -> TopicRow | Agreement | Quote | Document:
    """The record of that id (or former id), or the topic of that label."""
    records = library.records
    known: dict[str, TopicRow | Agreement | Quote | Document] = {row.label: row for row in answer.topics}
    for agreement in records.agreements.values():
        known.update(dict.fromkeys((agreement.id, *agreement.aliases), agreement))
    for quote in records.quotes.values():
        known.update(dict.fromkeys((quote.id, *quote.aliases), quote))
    known.update(records.documents)
    if named not in known:
        what = f"The library holds no record “{named}”."
        do = "Name topics, agreements, quotes, documents, or an id that one of these lists shows."
        raise UserError(what, do, ExitCode.WRONG_USE)
    return known[named]


def _filters(options: SimpleNamespace, library: Workspace) -> tuple[Filter, ...]:
    """The conditions given as options; a value that nothing in the library has is wrong use."""
    from tui.arguments import FILTERS
    from tui.query import language

    given = ((name, getattr(options, name)) for name in FILTERS)
    wishes = tuple(language.Wish(name, tuple(values)) for name, values in given if values)
    filters, unknown = language.filters(language.Query(wishes=wishes), library.catalog)
    if unknown:
        do = f"{PROGRAM} show topics|agreements|quotes|documents lists what there is."
        raise UserError(f"In this library {unknown[0]}.", do, ExitCode.WRONG_USE)
    return filters


def _documents(library: Workspace, answer: Answer) -> Iterator[Document]:
    """The library's documents; under filters those that print a listed record."""
    records = library.records
    if not answer.view.filters:
        yield from records.documents.values()
        return
    printing = {evidence.document for id in answer.agreements for evidence in records.agreements[id].evidence}
    for quote in (records.quotes[id] for id in answer.quotes):
        printing.update((quote.document, *(printing_.document for printing_ in quote.printings)))
    yield from (document for id, document in records.documents.items() if id in printing)


def _search(options: SimpleNamespace) -> int:
    from tui.cite import formats
    from tui.model import View

    library = _workspace(options)
    answer = library.answer(View(query=" ".join(options.query)))
    if answer.not_understood:
        _say(f"Left aside, since it was not understood: {answer.not_understood}")
    if answer.forgiven:
        _say("Nothing has exactly these words; these results have words one letter away.")
    _print(formats.hits(answer.hits, library, options.format, _width()))
    if not answer.hits:
        _say("Nothing is found.")
        return ExitCode.NOT_FOUND
    more = sum(answer.hit_counts) - len(answer.hits)
    if more > 0:
        _say(f"{more} more are found; add a word to the query to narrow it.")
    return ExitCode.DONE


# The program itself


def _keys(_: SimpleNamespace) -> int:
    from tui.actions import ACTIONS, GROUPS, key_name

    for group in GROUPS:
        print(f"{group}")
        for action in (action for action in ACTIONS if action.group == group):
            print(f"  {', '.join(map(key_name, action.keys)):<22} {action.help}")
    return ExitCode.DONE


def _doctor(options: SimpleNamespace) -> int:
    from tui.host.doctor import report

    _print(f"{label:<20} {verdict}" for label, verdict in report(_folder(options)))
    return ExitCode.DONE


COMMANDS: dict[str, Callable[[SimpleNamespace], int]] = {
    "explore": _explore,
    "extract": _extract,
    "show": _show,
    "search": _search,
    "add": _add,
    "build": _build,
    "keys": _keys,
    "doctor": _doctor,
}
