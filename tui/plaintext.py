"""Text of documents is data: how it is made safe to show and to copy, letter for letter otherwise.

Stored text is verbatim. What is shown has one visible sign for each C0 or C1 control character (tab and the
ends of lines apart), each bidirectional override and each half of a surrogate pair (which no terminal or
clipboard can be sent; file names bring them); what is copied leaves them out and says how many.
"""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def shown(text: str) -> str:
    """The text as it may be painted; as long as the original, so that offsets hold.

    Of a line end of two characters the first becomes a space: no carriage return reaches the terminal.
    """
    return _UNSAFE.sub(_sign, text).replace("\r", " ")


def one_line(text: str) -> str:
    """The text as it may be painted on one line: `shown`, with each run of white space made one space."""
    return " ".join(shown(text).split())


def copied(text: str) -> tuple[str, int]:
    """The text as it may be put on a clipboard, and how many characters were left out of it."""
    return _UNSAFE.subn("", text)
