"""What a verb of saying reports: the rules over its parse, tried in order."""

from __future__ import annotations

from tui.extract.quotes.complements import after_that, complement
from tui.extract.quotes.objects import asked_for, gerund, infinitive, spoken_of
from tui.extract.quotes.parentheses import around, as_one_says, before
from tui.extract.quotes.saying import Content, Saying

_CLAUSES = (as_one_says, around, complement, before, after_that)
"""From the surest to the one that repairs a parse."""
_BESIDE_A_WORD = (as_one_says, after_that)
"""Those for verbs that report only with another word ("made it clear that …")."""


def content_of(saying: Saying) -> Content | None:
    """What is said, by the first rule that fits; None where the sentence does not tell."""
    if saying.takes("clause"):
        for rule in (
            _CLAUSES if saying.cues.alone(saying.verb.lower_) or saying.verb.tag_ == "VB" else _BESIDE_A_WORD
        ):
            if found := rule(saying):
                return found
    if saying.takes("infinitive") and (found := infinitive(saying)):
        return found
    if saying.takes("clause") and (found := gerund(saying)):
        return found
    if saying.takes("object") and (found := spoken_of(saying)):
        return found
    return asked_for(saying) if saying.takes("request") else None
