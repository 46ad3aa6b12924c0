"""Forms of English words, made by the rules of spelling."""

from __future__ import annotations

import pytest

from tui.extract.inflection import plural_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "irregular", "forms"),
    [
        ("reply", "", "reply replies replied replying"),
        ("announce", "", "announce announces announced announcing"),
        ("express", "", "express expresses expressed expressing"),
        ("agree", "", "agree agrees agreed agreeing"),
        ("ratify", "", "ratify ratifies ratified ratifying"),
        ("go", "went gone", "go goes went gone going"),
        ("write", "wrote written writing", "write writes wrote written writing"),
        ("signal", "signalled signalling", "signal signals signalled signalling signaled signaling"),
        (
            "finalise",
            "",
            "finalise finalises finalised finalising finalize finalizes finalized finalizing",
        ),
    ],
)
def test_verbs(verb: str, irregular: str, forms: str) -> None:
    assert verb_forms(verb, irregular.split()) == tuple(forms.split())


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("treaty", ("treaty", "treaties")),
        ("programme", ("programme", "programmes", "program", "programs")),
        ("launch", ("launch", "launches")),
    ],
)
def test_nouns(noun: str, forms: tuple[str, ...]) -> None:
    assert plural_forms(noun) == forms
