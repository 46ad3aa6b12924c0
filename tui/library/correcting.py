"""What a person may say of a document in the place of what was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from tui.errors import ExitCode, UserError
from tui.model import Facts

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_ADDRESS = re.compile(r"https?://[^/\s]\S*", re.IGNORECASE)


def corrected(facts: Facts, values: Mapping[str, str]) -> Facts:
    """The facts with these values, by the names that `Facts` gives them; an empty one takes a fact back.

    Raises `UserError` (wrong use) where a date or an address is none.
    """
    given = {name: " ".join(value.split()) for name, value in values.items()}
    for name, value in given.items():
        check(name, value)
    return replace(facts, **{name: value or None for name, value in given.items()})


def check(fact: str, value: str) -> None:
    """Raises `UserError` (wrong use) where the value can't be that of a fact: a date is YYYY, YYYY-MM or
    YYYY-MM-DD, an address that of a web page. An empty one, which takes a fact back, can."""
    if value and fact in _CHECKS:
        _CHECKS[fact](value)


def _check_date(words: str) -> None:
    try:
        if not _DATE.fullmatch(words):
            raise ValueError(words)
        date.fromisoformat(words + "0000-01-01"[len(words) :])
    except ValueError:
        what = f"“{words}” is no date."
        raise UserError(what, "Write it as 2020-10-07, 2020-10 or 2020.", ExitCode.WRONG_USE) from None


def _check_address(words: str) -> None:
    if not _ADDRESS.fullmatch(words):
        what = f"“{words}” is no address of a web page."
        raise UserError(what, "Write it as https://example.org/page.", ExitCode.WRONG_USE)


_CHECKS = {"date": _check_date, "address": _check_address}
