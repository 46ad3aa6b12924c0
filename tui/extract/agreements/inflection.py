"""Forms of English words that the tables list in one form only: no lemmatiser runs, so the forms are made."""

from __future__ import annotations

import re


def british_and_american(word: str) -> tuple[str, ...]:
    """The word and its American spelling, where it has another (-is-, -isation, programme, centre)."""
    other = re.sub(r"is(e|ation|ing)\b", r"iz\1", word)
    other = re.sub(r"programme\b", "program", re.sub(r"centre\b", "center", other))
    return (word,) if other == word else (word, other)


def plural_forms(noun: str) -> tuple[str, ...]:
    """A noun in lower case with its plural, in both spellings."""
    forms: list[str] = []
    for spelled in british_and_american(noun):
        if re.search(r"[^aeiou]y$", spelled):
            forms += [spelled, spelled[:-1] + "ies"]
        elif re.search(r"(?:s|x|ch|sh)$", spelled):
            forms += [spelled, spelled + "es"]
        else:
            forms += [spelled, spelled + "s"]
    return tuple(dict.fromkeys(forms))


def verb_forms(verb: str) -> tuple[str, ...]:
    """A regular verb in lower case with -s, -ed and -ing, in both spellings."""
    forms: list[str] = []
    for spelled in (verb, re.sub(r"ise$", "ize", verb)):
        soft_y = re.sub(r"(?<=[^aeiou])y$", "i", spelled)
        third = soft_y + ("es" if re.search(r"(?:s|x|ch|sh|i)$", soft_y) else "s")
        past = soft_y + ("d" if soft_y.endswith("e") else "ed")
        forms += [spelled, third, past, re.sub(r"(?<=[^e])e$", "", spelled) + "ing"]
    return tuple(dict.fromkeys(forms))
