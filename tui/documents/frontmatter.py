"""The head of a Markdown file: the plain pairs "key: value" between two lines of three hyphens (YAML), or
"key = value" between two of three plus signs (TOML).

Only scalars are read, quoted or not; lists and nested keys are passed over. It is data about the document,
so nothing in it can be an error.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HEAD = re.compile(
    r"(?P<sign>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)^(?P=sign)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'"
_PLAIN = r"[^\s\"'\[{|>&!][^\n]*?"
_PAIR = re.compile(
    rf"^(?P<key>[A-Za-z_][\w-]*)(?::[ \t]+|[ \t]*=[ \t]*)(?P<value>{_QUOTED}|{_PLAIN})[ \t\r]*"
    r"(?:[ \t]#[^\n]*)?$",
    re.DOTALL | re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|\r?\n[ \t]*|(.))", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "_": "\u00a0", "N": "\u0085", "L": "\u2028", "P": "\u2029"}
LONGEST = 20_000
"""Characters in which the head must end; further down, three hyphens are a rule."""


class FrontMatter(NamedTuple):
    """The pairs by key in lower case, and the offset at which the text begins."""

    pairs: dict[str, str]
    end: int

    def first(self, *keys: str) -> str | None:
        """The value of the first of the keys that has one, on one line."""
        values = (" ".join(self.pairs.get(key, "").split()) for key in keys)
        return next((value for value in values if value), None)


def front_matter(text: str) -> FrontMatter:
    """The head with which the text opens; empty where it opens with none."""
    match = _HEAD.match(text[:LONGEST])
    if match is None:
        return FrontMatter({}, 0)
    pairs = {pair["key"].lower(): _scalar(pair["value"]) for pair in _PAIR.finditer(match["body"])}
    return FrontMatter(pairs, match.end())


def _scalar(value: str) -> str:
    if value.startswith('"'):
        return _ESCAPE.sub(_unescaped, value[1:-1])
    if value.startswith("'"):
        return value[1:-1].replace("''", "'")
    return value.strip()


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    return _PLAIN_ESCAPES.get(match[3], match[3]) if match[3] else ""
