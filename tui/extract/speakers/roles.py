"""Words for people and bodies that are not named: the tables of `data/codebook/roles.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from msgspec import Struct, ValidationError, convert

from tui.errors import UserError
from tui.paths import data_folder


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    roles: str
    same: tuple[str, ...]
    short: dict[str, str]
    qualifiers: str
    bodies: str
    firms: str
    collective: str
    parties: str
    openers: str
    pronouns: str
    things: str
    sources: str
    unnamed_labels: str
    asking_labels: str
    outlets: str


class Roles(Struct, frozen=True):
    """The words of each table, in lower case; `same` are roles that take each other up, `short` those that
    headlines write in letters."""

    roles: frozenset[str]
    same: tuple[frozenset[str], ...]
    short: dict[str, str]
    qualifiers: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    collective: frozenset[str]
    parties: frozenset[str]
    openers: frozenset[str]
    pronouns: frozenset[str]
    things: frozenset[str]
    sources: frozenset[str]
    unnamed_labels: frozenset[str]
    asking_labels: frozenset[str]
    outlets: frozenset[str]


@cache
def load() -> Roles:
    """The tables, read once.

    Raises `UserError` where the file is missing or holds what it should not.
    """
    path = data_folder() / "codebook" / "roles.toml"
    try:
        table = convert(tomllib.loads(path.read_text(encoding="utf-8")), _Table)
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise UserError(
            f"The roles can't be read: {path.name}: {error}.", f"Mend data/codebook/{path.name}."
        ) from error
    fields = [field for field in _Table.__struct_fields__ if field not in ("same", "short")]
    words = {field: frozenset(getattr(table, field).split()) for field in fields}
    same = tuple(frozenset(each.split()) for each in table.same)
    return Roles(same=same, short=table.short, **words)


def same_role(word: str) -> frozenset[str]:
    """The words for the same role, the word's own among them; none for a role that takes nobody up."""
    return next((words for words in load().same if word in words), frozenset())
