"""Forms of English words that the tables list in one form only: no lemmatiser runs, so the forms are made."""

from __future__ import annotations

import re
from collections.abc import Sequence


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


def verb_forms(verb: str, irregular: Sequence[str] = ()) -> tuple[str, ...]:
    """A verb in lower case with -s, -ed and -ing, in both spellings. `irregular` are forms that the rules of
    spelling don't make ("wrote written writing"): they stand for -ed, and for -ing if they hold one."""
    forms: list[str] = []
    for spelled in (verb, re.sub(r"ise$", "ize", verb)):
        soft_y = re.sub(r"(?<=[^aeiou])y$", "i", spelled)
        forms += [spelled, soft_y + ("es" if re.search(r"(?:s|x|z|ch|sh|i|o)$", soft_y) else "s")]
        forms += irregular or [soft_y + ("d" if soft_y.endswith("e") else "ed")]
        if not any(form.endswith("ing") for form in irregular):
            forms.append(re.sub(r"(?<=[^e])e$", "", spelled) + "ing")
    if irregular and verb.endswith("l") and all(form.endswith(("ed", "ing")) for form in irregular):
        forms += [verb + "ed", verb + "ing"]  # American spelling doubles no l
    return tuple(dict.fromkeys(forms))
