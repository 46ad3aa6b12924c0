"""By what parts of a page are known: the table `data/web.toml`, read once."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from tui.paths import data_folder


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    around: tuple[str, ...]
    never: tuple[str, ...]
    unseen: tuple[str, ...]
    unless: tuple[str, ...]
    holding: tuple[str, ...]
    holding_alone: tuple[str, ...]
    buttons: tuple[str, ...]
    lines: tuple[str, ...]
    leading: tuple[str, ...]
    sections: tuple[str, ...]


class Signs:
    """The table in the form in which it is asked; the table itself says what each entry means."""

    def __init__(self, table: _Table) -> None:
        self.around = _names(table.around)
        self.never = _names(table.never)
        self.unseen = _names(table.unseen)
        self.holding = _names(table.holding)
        self.holding_alone = frozenset(table.holding_alone)
        self.unless = frozenset(table.unless)
        button = rf"(?:{'|'.join(table.buttons)})"
        self.line = _any((*table.lines, rf"{button}(?:[\s|/·,]+{button})*\W*"))
        self.leading = _any(table.leading)
        self.section = _any(table.sections)


@cache
def signs() -> Signs:
    """The shipped table."""
    return Signs(msgspec.toml.decode((data_folder() / "web.toml").read_bytes(), type=_Table))


def _names(entries: tuple[str, ...]) -> re.Pattern[str]:
    patterns = (re.escape(entry).replace(r"\*", "[a-z0-9]*") for entry in entries)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(patterns)})(?![a-z0-9])")


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE)
