"""The command line: which commands and options there are. No command is carried out here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui.paths import PROGRAM

if TYPE_CHECKING:
    from tui.view import Property

FORMATS = ("table", "json", "jsonl")
FACTS = ("title", "date", "publisher", "kind", "language", "address")
"""What `set` can correct of a document."""

FILTERS: tuple[Property, ...] = ("topic", "agreement", "speaker", "status", "kind", "document", "year", "is")
"""What `show` can narrow by."""


def read(words: Sequence[str]) -> SimpleNamespace:
    """The options that the words ask for; `command` names what to do.

    Wrong words, `--help` and `--version` end the program here, with argparse's own messages and exit codes.
    """
    parser = _parser()
    options = parser.parse_args(words, namespace=SimpleNamespace())
    if options.command == "add" and not (options.inputs or options.reread):
        parser.error("add what? Name files, folders or addresses.")
    if options.command == "set" and not (
        options.clear or any(getattr(options, fact) is not None for fact in FACTS)
    ):
        parser.error(f"set what? Give --{', --'.join(FACTS)}.")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        parents=[_common()],
        description="Explore what India and Japan agreed and who said what, down to the printed passage.",
        epilog=f"Without a command the explorer opens. {PROGRAM} COMMAND --help says more of a command.",
    )
    parser.set_defaults(command="explore", library=None, debug=False)
    parser.add_argument("--version", action=_Version)
    parser.add_argument("--ascii", action="store_true", help="signs that every terminal can draw")
    parser.add_argument("--theme", metavar="NAME", help="dark, light or ansi")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        child = commands.add_parser(name, parents=[_common()], help=text, description=text)
        child.set_defaults(command=name)
        return child

    def formatted(child: argparse.ArgumentParser) -> None:
        child.add_argument("--format", choices=FORMATS, default="table", help="(default: table)")

    extract = command("extract", "Print what is found in files, without keeping it.")
    extract.add_argument("inputs", nargs="+", metavar="FILE|FOLDER")
    formatted(extract)
    show = command("show", "List topics, agreements, quotes, documents or your notes, or one record.")
    show.add_argument("what", metavar="topics|agreements|quotes|documents|notes|ID")
    for name in FILTERS:
        show.add_argument(f"--{name}", action="append", metavar=name.upper(), help=f"only this {name}")
    formatted(show)
    search = command("search", "Search topics, agreements, quotes and every sentence.")
    search.add_argument("query", nargs="+", metavar="QUERY")
    formatted(search)
    _add(command("add", "Take documents into the library: files, folders, web pages."))
    remove = command("remove", "Take documents out, with what was found in them, or what could not be read.")
    remove.add_argument("documents", nargs="+", metavar="DOCUMENT")
    _progress(remove)
    formatted(command("list", "List the library's documents with what it holds of each."))
    _set(command("set", "Correct what is known of a document; the correction outlives every rebuild."))
    build = command("build", "Make a library's records again from its texts.")
    _progress(build)
    build.add_argument("--starter", action="store_true", help=argparse.SUPPRESS)
    build.add_argument("--only-missing", action="store_true", help=argparse.SUPPRESS)
    backup = command("backup", "Write the library with your notes to one file.")
    backup.add_argument("file", metavar="FILE")
    backup.add_argument("--force", action="store_true", help="write over a file that stands there")
    restore = command("restore", "Make the library what a backup holds.")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument(
        "--replace", action="store_true", help="though a library stands there; it is kept beside"
    )
    command("keys", "Print the explorer's keys.")
    doctor = command("doctor", "Say what there is on this machine, and whether the library is whole.")
    doctor.add_argument(
        "--repair", action="store_true", help="mend what is damaged in the library; nothing is deleted"
    )
    return parser


def _add(add: argparse.ArgumentParser) -> None:
    add.add_argument("inputs", nargs="*", metavar="FILE|FOLDER|ADDRESS|-")
    add.add_argument(
        "--reread", action="store_true", help="read again what was read before; without names, all of it"
    )
    _progress(add)


def _set(correct: argparse.ArgumentParser) -> None:
    correct.add_argument("document", metavar="DOCUMENT")
    for name in FACTS:
        correct.add_argument(f"--{name}", metavar=name.upper(), help="empty: what is found in the text again")
    correct.add_argument(
        "--clear", action="append", choices=FACTS, default=[], help="take this correction back"
    )
    _progress(correct)


def _progress(command: argparse.ArgumentParser) -> None:
    command.add_argument("--progress", choices=("words", "jsonl"), default="words", help=argparse.SUPPRESS)


def _common() -> argparse.ArgumentParser:
    """Options that stand before a command as well as after it; new ones each time, since defaults differ."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--library", metavar="FOLDER", help="the library to use instead of your own")
    common.add_argument("--debug", action="store_true", help="show a traceback where something goes wrong")
    return common


class _Version(argparse.Action):
    """`--version`, asking for the version only when it is wanted."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help="print the version")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"{PROGRAM} {version(PROGRAM)}")
        parser.exit()
