"""The language of a text by script and function words, and whether English reads like a machine's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from tui import codebook
from tui.model import Block

UNKNOWN = "und"
SAMPLE = 20_000
"""Characters from the start of a text that are looked at."""

FEWEST_WORDS = 12
LEAST_SHARE = 0.12
"""Of a text's words, those that are function words of one language; English prose has 0.35 to 0.5."""

ENGLISH = "en"
LEAD_OVER_ENGLISH = 1.5
"""Times the function words of English that another language needs: "a", "in" and "me" are words of many."""

SCRIPT_SHARE = 0.3
"""Of a text's letters, those of one script that decide its language."""

FEWEST_SIGNS = 2
"""Different signs of machine translation; one alone may be a slip or a quotation."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    languages = codebook.load().languages
    return tuple((entry.tag, re.compile(f"[{entry.letters}]")) for entry in languages if entry.letters)


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in codebook.load().languages:
        for word in entry.words:
            found[word] = (*found.get(word, ()), entry.tag)
    return found


def language_of(text: str) -> str:
    """A BCP 47 tag; "und" for text too short or too strange to tell."""
    sample = text[:SAMPLE]
    letters = sum(len(match.group()) for match in _WORD.finditer(sample))
    if not letters:
        return UNKNOWN
    for tag, script in _scripts():
        if len(script.findall(sample)) > SCRIPT_SHARE * letters:
            return tag
    words = [match.group().lower() for match in _WORD.finditer(sample)]
    counted = Counter(tag for word in words for tag in _function_words().get(word, ()))
    if len(words) < FEWEST_WORDS or not counted:
        return UNKNOWN
    tag, figure = counted.most_common(1)[0]
    if figure < LEAD_OVER_ENGLISH * counted[ENGLISH]:
        tag, figure = ENGLISH, counted[ENGLISH]
    return tag if figure >= LEAST_SHARE * len(words) else UNKNOWN


@cache
def _damaged() -> tuple[str, ...]:
    book = codebook.load()
    return tuple(
        form
        for entries in (book.topics, book.people, book.organisations)
        for entry in entries
        for form in entry.damaged
    )


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{sign}\b") for sign in codebook.load().wording.translation_signs)


def _stands_in(form: str, sample: str) -> bool:
    """Whether the form stands in the sample as a word or several; looked up first, since it seldom does."""
    return form in sample and bool(re.search(rf"\b{re.escape(form)}\b", sample))


def reads_translated(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the text shows two signs or more of machine translation: turns of phrase that are carried over
    from the other language, names and terms translated word by word, a dateline in small letters."""
    sample = text[:SAMPLE]
    signs = sum(1 for sign in _signs() if sign.search(sample))
    signs += sum(_stands_in(form, sample) for form in _damaged())
    signs += any(block.kind == "dateline" and text[block.start].islower() for block in blocks)
    return signs >= FEWEST_SIGNS
