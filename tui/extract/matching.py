"""Many phrases found in one pass over a text: at each word the longest phrase that begins there wins."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from tui.extract.folding import Folded, fold, key

Target = TypeVar("Target", bound=Hashable)

_ENDINGS = r"(?=(?:e|ed|es|er|ing|ation|ations)\b)"
_SPELLINGS = tuple(
    (re.compile(one), other)
    for one, other in (
        (r"\bdefence", "defense"),
        (r"\bdefense", "defence"),
        (r"\bprogramme", "program"),
        (r"\bprogram(?!m)", "programme"),
        (r"\bcentre", "center"),
        (r"\bcenter", "centre"),
        (r"\blabour", "labor"),
        (r"\blabor(?!at)", "labour"),
        (r"\bfibre", "fiber"),
        (rf"is{_ENDINGS}", "iz"),
        (rf"iz{_ENDINGS}", "is"),
    )
)
"""British spelling to American and back."""


class Match(NamedTuple, Generic[Target]):
    """A phrase at its place in the text (end exclusive) and what it stands for: a look-alike, for nothing."""

    start: int
    end: int
    targets: tuple[Target, ...]


class Matcher(Generic[Target]):
    """Phrases with their targets. A phrase that is added for several targets stands for all of them."""

    def __init__(self) -> None:
        self._any_case: dict[str, tuple[Target, ...]] = {}
        self._exact: dict[str, tuple[Target, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}

    def add_words(self, phrases: Iterable[str], targets: tuple[Target, ...]) -> None:
        """Phrases that match in any case, in British and American spelling, and with a plural s."""
        for phrase in phrases:
            for form in _word_forms(key(phrase).lower()):
                self._add(self._any_case, form, targets)

    def add_exact(self, phrases: Iterable[str], targets: tuple[Target, ...]) -> None:
        """Phrases that match letter for letter (after folding)."""
        for phrase in phrases:
            self._add(self._exact, key(phrase), targets)

    def _add(self, table: dict[str, tuple[Target, ...]], form: str, targets: tuple[Target, ...]) -> None:
        known = table.get(form, ())
        table[form] = known + tuple(target for target in targets if target not in known)
        folded = fold(form)
        spans = folded.tokens()
        if spans:
            first = folded.small[spans[0][0] : spans[0][1]]
            lengths = {*self._lengths.get(first, ()), len(spans)}
            self._lengths[first] = tuple(sorted(lengths, reverse=True))

    def find(self, folded: Folded, tokens: list[tuple[int, int]]) -> Iterator[Match[Target]]:
        """The matches in order, none overlapping another; `tokens` are those of `folded`."""
        small, text, lengths = folded.small, folded.text, self._lengths
        resume = 0
        for index, (start, end) in enumerate(tokens):
            counts = lengths.get(small[start:end])
            if counts is None or index < resume:
                continue
            for count in counts:
                if index + count > len(tokens):
                    continue
                end = tokens[index + count - 1][1]
                targets = self._exact.get(text[start:end])
                loose = self._any_case.get(small[start:end])
                if targets is None and loose is None:
                    continue
                both = dict.fromkeys((*(targets or ()), *(loose or ())))
                yield Match(*folded.original(start, end), tuple(both))
                resume = index + count
                break


def _word_forms(phrase: str) -> set[str]:
    forms = {phrase}
    for spelling, other in _SPELLINGS:
        forms |= {spelling.sub(other, form) for form in forms}
    return forms | {form + "s" for form in forms if not form.endswith("s")}
