"""Cue words: which forms of which verbs, nouns and phrases introduce what somebody says."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal

from msgspec import Struct, convert

from tui.errors import UserError
from tui.paths import data_folder

Frame = Literal["clause", "infinitive", "object", "request", "quoted"]


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    words: str


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    verbs: dict[Frame, str]
    forms: dict[str, str]
    plain: _Words
    acts: _Words
    nouns: _Words
    measures: _Words
    documents: _Words


class Cues(Struct, frozen=True):
    """The tables of `data/codebook/cues.toml` by form, in lower case.

    `verbs` gives the frames in which a form reports words, `bases` its base. `plain` bases say only that
    words were spoken, `acts` are what a country does rather than says. `nouns` are things said ("claim"),
    `measures` what is no source in "according to", `documents` what is written or spoken ("interview").
    """

    verbs: dict[str, frozenset[Frame]]
    bases: dict[str, str]
    plain: frozenset[str]
    acts: frozenset[str]
    nouns: frozenset[str]
    measures: frozenset[str]
    documents: frozenset[str]

    def reports(self, form: str) -> bool:
        """Whether a form reports words also where none stand in quotation marks."""
        return bool(self.verbs.get(form, frozenset()) - {"quoted"})

    def takes(self, form: str, frame: Frame) -> bool:
        """Whether a form (in lower case) reports words in this frame."""
        return frame in self.verbs.get(form, frozenset())


@cache
def load() -> Cues:
    """The cue words, read once.

    Raises `UserError` where the file is missing or holds what it should not.
    """
    path = data_folder() / "codebook" / "cues.toml"
    try:
        table = convert(tomllib.loads(path.read_text(encoding="utf-8")), _Table)
    except (OSError, ValueError) as error:
        raise UserError(
            f"The cue words cannot be read: {path.name}: {error}.", "Install indojp-tui again."
        ) from error
    verbs: dict[str, set[Frame]] = {}
    bases: dict[str, str] = {}
    for frame, words in table.verbs.items():
        for base in words.split():
            for form in forms_of(base, table.forms.get(base, "").split()):
                verbs.setdefault(form, set()).add(frame)
                bases[form] = base
    return Cues(
        {form: frozenset(frames) for form, frames in verbs.items()},
        bases,
        frozenset(table.plain.words.split()),
        frozenset(table.acts.words.split()),
        _with_plurals(table.nouns.words),
        _with_plurals(table.measures.words),
        _with_plurals(table.documents.words),
    )


def forms_of(base: str, irregular: list[str]) -> frozenset[str]:
    """The forms of a verb: irregular ones as given, those not given by the rules of spelling."""
    third = re.sub(r"y$", "ie", base) + "s" if re.search(r"[^aeiou]y$", base) else base + "s"
    if re.search(r"(s|x|z|ch|sh|o)$", base):
        third = base + "es"
    stem = base[:-1] if base.endswith("e") else base
    forms = {base, third}
    forms |= set(irregular) or {re.sub(r"(?<=[^aeiou])y$", "i", stem) + "ed"}
    if not any(form.endswith("ing") for form in irregular):
        forms.add((base if base.endswith("ee") else stem) + "ing")
    if irregular and all(form.endswith(("ed", "ing")) for form in irregular) and base[-1] == "l":
        forms |= {base + "ed", base + "ing"}  # American spelling doubles no l
    return frozenset(forms)


def _with_plurals(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (word, re.sub(r"y$", "ie", word) + "s"))
