"""Commands that read a library's records."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.commands.common import opened_library, print_lines, say, terminal_width
from tui.errors import ExitCode, UserError
from tui.paths import PROGRAM

if TYPE_CHECKING:
    from tui.cite.formats import Format
    from tui.model import Agreement, Document, Quote
    from tui.view import Answer, Filter, TopicRow
    from tui.workspace import Workspace


def show(options: SimpleNamespace) -> int:
    """Print records of the library."""
    from tui.cite import formats
    from tui.view import View

    library = opened_library(options)
    records, format, width = library.records, options.format, terminal_width()
    answer = library.answer(View(filters=_filters(options, library)))
    if options.what == "topics":
        lines = formats.topics(answer.topics, library, format, width)
    elif options.what == "agreements":
        lines = formats.agreements((records.agreements[id] for id in answer.agreements), format, width)
    elif options.what == "quotes":
        lines = formats.quotes((records.quotes[id] for id in answer.quotes), library, format, width)
    elif options.what == "documents":
        lines = formats.documents(_documents(library, answer), format, width)
    elif options.what == "notes":
        lines = _keepings(library, answer, format)
    else:
        lines = formats.record(_record(library, options.what, answer), library, format)
    print_lines(lines)
    return ExitCode.DONE


def _keepings(library: Workspace, answer: Answer, format: Format) -> Iterator[str]:
    """Stars and notes; under filters those of listed records."""
    from tui.cite.keepings import keepings
    from tui.library import anchors, notes

    kept = anchors.owned(notes.load(library.folder), library.records)
    if answer.view.filters:
        listed = {*answer.agreements, *answer.quotes}
        kept = ((entry, record) for entry, record in kept if record in listed)
    return keepings(kept, library.records, format, terminal_width())


def list(options: SimpleNamespace) -> int:
    """Print the library's documents, with what it holds of each; and what could not be read."""
    from tui.cite.holdings import holdings

    records = opened_library(options).records
    print_lines(holdings(records, options.format, terminal_width()))
    for source in records.sources.values():
        if source.problem:
            say(f"{PROGRAM}: {source.problem}")
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
        do = "Name topics, agreements, quotes, documents, notes, or an id that one of these lists shows."
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


def search(options: SimpleNamespace) -> int:
    """Print what is found for a query."""
    from tui.cite import formats
    from tui.view import View

    library = opened_library(options)
    answer = library.answer(View(query=" ".join(options.query)))
    if answer.not_understood:
        say(f"Left aside, since it was not understood: {answer.not_understood}")
    if answer.forgiven:
        say("Nothing has exactly these words; these results have words one letter away.")
    print_lines(formats.hits(answer.hits, library, options.format, terminal_width()))
    if not answer.hits:
        say("Nothing is found.")
        return ExitCode.NOT_FOUND
    more = sum(answer.hit_counts) - len(answer.hits)
    if more > 0:
        say(f"{more} more are found; add a word to the query to narrow it.")
    return ExitCode.DONE
