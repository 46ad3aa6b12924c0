"""The table of agreement terms, `data/codebook/agreements.toml`, read once and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Literal

import msgspec
from msgspec import Struct

from tui.errors import UserError
from tui.extract.inflection import plural_forms, verb_forms
from tui.model import Status
from tui.paths import data_folder

TABLE = "agreements.toml"

Time = Literal["done", "now", "coming", "wanted", "unreal"]
"""When an act is: `wanted` is what should be, `unreal` what a text denies, asks, supposes or allows."""

Kind = Literal["accord", "document", "body", "programme", "effort", "talks", "meeting", "named", "acronym"]


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is done to an instrument, with the status it gives by the time at which it is done.

    None for a time means that the act gives no status then. A `general` act does not say how the
    agreement was made, so that "signed" elsewhere in the text is no conflict with it;
    one that may be done `alone` is an agreement though one party does it; a `new` one needs an instrument
    that the text brings in.
    """

    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    objects: tuple[Kind, ...]
    done: Status | None = None
    now: Status | None = None
    coming: Status | None = None
    wanted: Status | None = None
    general: bool = False
    alone: bool = False
    new: bool = False


class Binding(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs by which a subject undertakes, plans or considers what follows them.

    `prepositions` are those that may lead the matter in place of a clause; "" is a bare object. `nouns` name
    the act ("the decision to"). A `modal` binding takes "to …" or "that … will", no "…ing". `times` are those
    at which the verb binds; `alone` says whether one party can do it. What is told `through` others comes
    after those who shall do it ("asked their officials to …").
    """

    name: str
    verbs: tuple[str, ...]
    status: Status
    prepositions: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    modal: bool = False
    through: bool = False
    alone: Literal["always", "with another", "in a joint text", "never"] = "always"
    times: tuple[Time, ...] = ("done", "now")


class Terms(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The table as it stands; each list is explained there."""

    instruments: dict[Kind, tuple[str, ...]]
    acts: tuple[Act, ...]
    bindings: tuple[Binding, ...]
    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]
    short: dict[str, str]
    irregular: dict[str, tuple[str, ...]]

    @cached_property
    def kind_of(self) -> dict[str, Kind]:
        """The kind of instrument by head noun, in every form; of two kinds with one noun the first counts."""
        found: dict[str, Kind] = {}
        for kind, nouns in self.instruments.items():
            for noun in nouns:
                for form in plural_forms(noun):
                    found.setdefault(form, kind)
        return found

    @cached_property
    def base_of(self) -> dict[str, str]:
        """The base form of each verb form that the table knows; of a verb with a particle, the verb's."""
        verbs = [verb for act in self.acts for verb in act.verbs]
        verbs += [verb for binding in self.bindings for verb in binding.verbs]
        verbs += [verb for listed in self.verbs.values() for verb in listed]
        found: dict[str, str] = {}
        for verb in dict.fromkeys(verb.split()[0] for verb in verbs):
            for form in self.irregular.get(verb) or verb_forms(verb):
                found.setdefault(form, verb)
        return found

    @cached_property
    def acts_by_verb(self) -> dict[str, tuple[Act, ...]]:
        """The acts that a verb (base form, with its particle) may tell."""
        return _grouped((verb, act) for act in self.acts for verb in act.verbs)

    @cached_property
    def acts_by_noun(self) -> dict[str, tuple[Act, ...]]:
        """The acts that a noun, in every form, may name."""
        return _grouped((form, act) for act in self.acts for noun in act.nouns for form in plural_forms(noun))

    @cached_property
    def binding_by_verb(self) -> dict[str, Binding]:
        """The binding of a verb (base form)."""
        return {verb: binding for binding in self.bindings for verb in binding.verbs}

    @cached_property
    def binding_by_noun(self) -> dict[str, Binding]:
        """The binding that a noun names ("the decision to …")."""
        return {
            form: binding
            for binding in self.bindings
            for noun in binding.nouns
            for form in plural_forms(noun)
        }

    @cached_property
    def generic(self) -> frozenset[str]:
        """Nouns by which texts call any accord again."""
        return frozenset(self.words["generic"])

    @cached_property
    def groups_in_lower(self) -> frozenset[str]:
        """The names of groups in lower case."""
        return frozenset(name.casefold() for name in self.groups)

    @cached_property
    def noun_forms(self) -> dict[str, frozenset[str]]:
        """The lists of nouns, in every form."""
        return {
            name: frozenset(form for noun in nouns for form in plural_forms(noun))
            for name, nouns in self.nouns.items()
        }

    @cached_property
    def described(self) -> re.Pattern[str]:
        """The dash between what an item names and what that is for: "MoU on tea – aims at …"."""
        return re.compile(rf"\s[–—-]+\s(?=(?:{'|'.join(self.words['describing'])})\b)")

    @cached_property
    def look(self) -> re.Pattern[str]:
        """Any word without which a block holds no agreement."""
        idle = {"have", "make", "be", "come", "take", "go", *self.verbs["noting"], *self.verbs["soft"]}
        words = {form for form, base in self.base_of.items() if base not in idle}
        words |= {
            "will",
            "shall",
            "force",
            "effect",
            "discussing",
            *self.acts_by_noun,
            *self.binding_by_noun,
            *self.words["bound"],
        }
        words |= {form for form, kind in self.kind_of.items() if kind in ("accord", "talks")}
        bare = r":\s*\Z|\A\W*\w+ (?:and \w+ )?to\b|\bwe\s*\Z"  # "The leaders:", "Japan to invest …"
        return re.compile(rf"{bare}|\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)


def _grouped(pairs: Iterable[tuple[str, Act]]) -> dict[str, tuple[Act, ...]]:
    found: dict[str, tuple[Act, ...]] = {}
    for word, act in pairs:
        found[word] = (*found.get(word, ()), act)
    return found


@cache
def terms() -> Terms:
    """The shipped table.

    Raises `UserError` where it is not what it should be.
    """
    file = data_folder() / "codebook" / TABLE
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Terms)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UserError(
            f"The code book's {TABLE} is wrong: {error}.", f"Mend data/codebook/{TABLE}."
        ) from error
