"""The rules that make records: their version, and what `data/codebook/rules.toml` says of each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tui import codebook
from tui.errors import UserError
from tui.paths import data_folder

TABLE = codebook.EXPLAINING

RULES_VERSION = "3"
"""Raised with every change of a rule that changes what is found; the store remembers which one made it."""


def version() -> str:
    """The version of rules and code book that makes records now, as `Meta.rules` has it."""
    return f"{RULES_VERSION}/{codebook.version()}"


@cache
def rules() -> Mapping[str, str]:
    """What each rule says, in words for people, by its name ("quotes.clause").

    Raises `UserError` where the table can't be read.
    """
    path = data_folder() / "codebook" / TABLE
    try:
        return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")), ""))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"The code book's {TABLE} can't be read: {error}."
        raise UserError(what, f"Mend data/codebook/{TABLE}, or install the program again.") from error


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, str(value)
