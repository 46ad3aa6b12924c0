"""Letters that a typesetter enlarges or sets apart, put back into their words.

The initial of a text may reach over several lines, which begin beside it. Headings may be set with a space
after each letter, and then only a wider one tells where a word ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

from tui.documents.printed.lexicon import english_words
from tui.documents.printed.model import Page, Word
from tui.documents.printed.segments import SAME_LINE, WIDEST_SPACE

INITIAL = 1.8
"""Of the text's height, from which a letter is an initial."""

MOST_INITIALS = 20
"""Initials of a page that are looked at."""

BESIDE = 0.8
"""Of the text's height, by which lines may begin right of their initial."""

SAME_LEFT = 0.35
"""Of the text's height, by which lines beside an initial may begin further left or right."""

LEAST_APART = 4
"""Words in a row that are letters set apart,"""

MANY_APART = 8
"""so many that it needs no word to tell them,"""

LETTERS_SHARE = 0.6
"""and the share of them that are single letters: some pairs stand close together."""

WIDER = 1.6
"""Of the usual gap between letters, from which a gap parts words."""

LEAST_KNOWN = 3
"""Letters of a word that tells that letters were words."""

_WHOLE = frozenset({"A", "I"})
"""Initials that can be words by themselves."""


def with_whole_words(page: Page) -> Page:
    """The page with its words as one reads them."""
    return page._replace(words=_without_gaps(_without_initials(page.words)))


def _without_initials(words: Sequence[Word]) -> list[Word]:
    found = list(words)
    usual = median(word.size for word in words) if words else 0.0
    initials = (word for word in words if word.size >= INITIAL * usual and _may_be_initial(word))
    for initial in islice(initials, MOST_INITIALS):
        beside = [word for word in found if _is_beside(word, initial)]
        first = min(beside, key=lambda word: (word.base, word.left), default=None)
        if first is not None and (first.text[0].islower() or first.text.isupper()):
            found.remove(initial)
            at = found.index(first)
            found = [_widened(word, initial, first) for word in found]
            found[at : at + 1] = _begun(initial, first)
    return found


def _may_be_initial(word: Word) -> bool:
    letters = word.text.strip("“‘\"'")
    return len(letters) == 1 and letters.isupper() and len(word.text) <= 2


def _is_beside(word: Word, initial: Word) -> bool:
    """Whether a word begins a line beside an initial."""
    if initial.size < INITIAL * word.size or not word.text[0].isalpha():
        return False
    return _reaches(initial, word) and (
        -SAME_LEFT * word.size < word.left - initial.right < BESIDE * word.size
    )


def _reaches(initial: Word, word: Word) -> bool:
    return initial.base - initial.size < word.base < initial.base + SAME_LINE * word.size


def _begun(initial: Word, first: Word) -> list[Word]:
    """The first word with its initial; two words where that is one by itself."""
    known = english_words()
    letters = first.text.lower().strip(".,;:")
    if initial.text in _WHOLE and letters in known and initial.text.lower() + letters not in known:
        return [initial._replace(base=first.base, size=first.size), first]
    return [first._replace(text=initial.text + first.text, left=initial.left)]


def _widened(word: Word, initial: Word, first: Word) -> Word:
    """A word; where it begins a line beside an initial, as if it began where that does."""
    begins = _reaches(initial, word) and abs(word.left - first.left) < SAME_LEFT * first.size
    return word._replace(left=initial.left) if begins else word


def _without_gaps(words: Sequence[Word]) -> list[Word]:
    found: list[Word] = []
    for run in _runs(words):
        joined = _joined(run) if _are_letters(run) else run
        is_known = any(
            len(word.text) >= LEAST_KNOWN and word.text.lower() in english_words() for word in joined
        )
        found += joined if is_known or len(run) >= MANY_APART else run
    return found


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words side by side on a line, in the order in which they are drawn."""
    run: list[Word] = []
    for word in words:
        if run and not (
            run[-1].base == word.base and 0 <= word.left - run[-1].right < WIDEST_SPACE * word.size
        ):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _are_letters(run: Sequence[Word]) -> bool:
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in run)
    return len(run) >= LEAST_APART and single >= LETTERS_SHARE * len(run)


def _joined(run: Sequence[Word]) -> list[Word]:
    gaps = [right.left - left.right for left, right in pairwise(run)]
    widest = WIDER * median(gaps)
    found = [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap <= widest:
            found[-1] = found[-1]._replace(text=found[-1].text + word.text, right=word.right)
        else:
            found.append(word)
    return found
