"""Numbers as lists count: in Roman figures and in letters."""

from __future__ import annotations

LARGEST = 3_999
"""The largest number that Roman figures and letters are made for."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """The number in small Roman figures."""
    figures = ""
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        figures += figure * count
    return figures


def letters(number: int) -> str:
    """The number in letters, as word processors count: a to z, then aa to zz."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)
