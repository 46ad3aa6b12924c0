"""Cue words: which forms of which verbs, nouns and phrases introduce what somebody says."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Literal

from msgspec import Struct, convert

from tui.errors import UserError
from tui.extract.inflection import plural_forms, verb_forms
from tui.paths import data_folder

Frame = Literal["clause", "infinitive", "object", "request", "about", "quoted"]


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    words: str


class _Voicing(Struct, frozen=True, forbid_unknown_fields=True):
    verbs: str
    nouns: str


class _Withholding(Struct, frozen=True, forbid_unknown_fields=True):
    refusing: str
    verbs: str


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    verbs: dict[Frame, str]
    spoken_of: dict[str, str]
    forms: dict[str, str]
    infinitives: dict[str, str]
    idioms: dict[str, str]
    voicing: _Voicing
    adding: _Words
    withholding: _Withholding
    unattributed: _Words
    plain: _Words
    naming: _Words
    acts: _Words
    nouns: _Words
    measures: _Words
    documents: _Words
    issuing: _Words
    leading: _Words


class Cues(Struct, frozen=True):
    """The tables of `data/codebook/cues.toml` by form, in lower case.

    `verbs` gives the frames in which a form reports words, `bases` its base, `spoken_of` the prepositions
    behind which stands what is spoken of. `carriers` are the forms of the
    verbs after which the infinitive of a base reports ("went on to say"), where it is "say" that of any;
    `idioms` the word that a base needs close behind it. `voicing` verbs say the nouns of `voiced`. `adding`
    participles tell what else one did when speaking, `refusing` and `withholding` verbs what one did not;
    `unattributed` words keep a source's name back. `plain` bases say only that words were spoken, `naming`
    bases tell what many call something, `acts` are what a country does rather than says. `nouns` are things
    said ("claim"), `leading` those that may stand before a colon and the words themselves, `documents` what
    is written or spoken ("interview"), said by who is `issuing` it, `measures` what is no source in
    "according to".
    """

    verbs: dict[str, frozenset[Frame]]
    spoken_of: dict[str, frozenset[str]]
    bases: dict[str, str]
    carriers: dict[str, frozenset[str]]
    idioms: dict[str, str]
    voicing: frozenset[str]
    voiced: frozenset[str]
    adding: frozenset[str]
    refusing: frozenset[str]
    withholding: frozenset[str]
    unattributed: frozenset[str]
    plain: frozenset[str]
    naming: frozenset[str]
    acts: frozenset[str]
    nouns: frozenset[str]
    measures: frozenset[str]
    documents: frozenset[str]
    issuing: frozenset[str]
    leading: frozenset[str]

    def reports(self, form: str) -> bool:
        """Whether a form reports words also where none stand in quotation marks."""
        return bool(self.verbs.get(form, frozenset()) - {"quoted"})

    def takes(self, form: str, frame: Frame) -> bool:
        """Whether a form (in lower case) reports words in this frame."""
        return frame in self.verbs.get(form, frozenset())

    def alone(self, form: str) -> bool:
        """Whether a form reports words without another beside it: "said", not "made (it clear)"."""
        base = self.bases.get(form, "")
        return base not in self.idioms and (base == "say" or base not in self.carriers)

    def telling(self) -> frozenset[str]:
        """The words of which one stands wherever words are reported without quotation marks."""
        verbs = {form for form in self.verbs if self.reports(form) and self.bases[form] not in self.idioms}
        return frozenset(verbs | set(self.idioms.values()) | self.nouns | self.voiced | {"according"})


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
    frames: dict[Frame, str] = {**table.verbs, "about": " ".join(table.spoken_of)}
    for frame, words in frames.items():
        for base in words.split():
            for form in verb_forms(base, table.forms.get(base, "").split()):
                verbs.setdefault(form, set()).add(frame)
                bases[form] = base
    return Cues(
        verbs={form: frozenset(frames) for form, frames in verbs.items()},
        spoken_of={base: frozenset(words.split()) for base, words in table.spoken_of.items()},
        bases=bases,
        carriers={base: _all_forms(words, table.forms) for base, words in table.infinitives.items()},
        idioms=table.idioms,
        voicing=_all_forms(table.voicing.verbs, table.forms),
        voiced=_with_plurals(table.voicing.nouns),
        adding=frozenset(table.adding.words.split()),
        refusing=_all_forms(table.withholding.refusing, table.forms),
        withholding=_all_forms(table.withholding.verbs, table.forms),
        unattributed=frozenset(table.unattributed.words.split()),
        plain=frozenset(table.plain.words.split()),
        naming=frozenset(table.naming.words.split()),
        acts=frozenset(table.acts.words.split()),
        nouns=_with_plurals(table.nouns.words),
        measures=_with_plurals(table.measures.words),
        documents=_with_plurals(table.documents.words),
        issuing=_all_forms(table.issuing.words, table.forms),
        leading=_with_plurals(table.leading.words),
    )


def _all_forms(verbs: str, irregular: dict[str, str]) -> frozenset[str]:
    return frozenset(
        form for base in verbs.split() for form in verb_forms(base, irregular.get(base, "").split())
    )


def _with_plurals(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in plural_forms(word))
