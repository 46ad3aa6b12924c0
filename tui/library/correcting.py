"""What a person may say of a document in the place of what was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from tui.errors import ExitCode, UserError
from tui.model import Facts

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


def corrected(facts: Facts, values: Mapping[str, str]) -> Facts:
    """The facts with these values, by the names that `Facts` gives them; an empty one takes a fact back.

    Raises `UserError` (wrong use) where a date is none.
    """
    given = {name: " ".join(value.split()) for name, value in values.items()}
    if given.get("date"):
        check_date(given["date"])
    return replace(facts, **{name: value or None for name, value in given.items()})


def check_date(words: str) -> None:
    """Raises `UserError` (wrong use) where the words are no date of the form YYYY, YYYY-MM or YYYY-MM-DD."""
    try:
        if not _DATE.fullmatch(words):
            raise ValueError(words)
        date.fromisoformat(words + "0000-01-01"[len(words) :])
    except ValueError:
        what = f"“{words}” is no date."
        raise UserError(what, "Write it as 2020-10-07, 2020-10 or 2020.", ExitCode.WRONG_USE) from None
