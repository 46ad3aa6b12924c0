"""Words broken at the end of a line: whether the hyphen is theirs ("self-defence") or the typesetter's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tui.documents.printed.lexicon import english_words
from tui.documents.printed.model import BROKEN

HYPHENS = "-\u2010\u00ad" + BROKEN
"""What may end a broken word."""

SOFT = "\u00ad"
"""The hyphen that only shows where a line ends."""

_HEAD = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)\Z")
_TAIL = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


class Hyphens:
    """Judges by the words that stand whole in the text elsewhere, then by those of the language."""

    def __init__(self, lines: Iterable[str]) -> None:
        """`lines` are those of the text in reading order."""
        self._seen = Counter[str]()
        is_broken = False
        for line in lines:
            words = [word.lower().replace("\u2010", "-") for word in _WORD.findall(line)]
            was_broken, is_broken = is_broken, line[-1] in HYPHENS
            self._seen.update(words[was_broken : len(words) - is_broken])

    def resolved(self, above: str, below: str) -> str:
        """A line that ends with a hyphen, as it reads before the next: without one that is not the word's."""
        mark, bare = above[-1], above[:-1]
        head, tail = _HEAD.search(bare), _TAIL.match(below)
        if mark == SOFT or (head and tail and self._is_typesetters(head["word"], tail.group())):
            return bare
        return bare + mark.replace(BROKEN, "-")

    def _is_typesetters(self, head: str, tail: str) -> bool:
        if tail[0].isupper() and not head.isupper():
            return False
        joined, kept = (head + tail).lower(), f"{head}-{tail}".lower()
        if self._seen[joined] != self._seen[kept]:
            return self._seen[joined] > self._seen[kept]
        words = english_words()
        if (joined in words) != (kept in words):
            return joined in words
        last, first = head.lower().rsplit("-", 1)[-1], tail.lower().split("-", 1)[0]
        if last + first in words:
            return True
        return not ((last in words or self._seen[last]) and (first in words or self._seen[first]))
