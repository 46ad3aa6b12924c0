"""What a verb of saying reports: the rules over its parse, tried in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.extract.quotes.complements import after_that, behind_colon, complement
from tui.extract.quotes.endings import end_of_content
from tui.extract.quotes.objects import asked_for, gerund, infinitive, spoken_about, spoken_of
from tui.extract.quotes.parentheses import around, as_one_says, before
from tui.extract.quotes.saying import Content, Saying

Rule = Callable[[Saying], Content | None]

_CLAUSES: tuple[Rule, ...] = (as_one_says, around, behind_colon, complement, before, after_that)
"""From the surest to the one that repairs a parse."""
_BESIDE_A_WORD: tuple[Rule, ...] = (as_one_says, after_that)
"""Those for verbs that report only with another word ("made it clear that …")."""


def content_of(saying: Saying) -> Content | None:
    """What is said, by the first rule that fits, up to where something else begins; None where the sentence
    does not tell."""
    found = next((content for rule in _rules(saying) if (content := rule(saying))), None)
    if found is None or found.ranges[-1][0] < saying.verb.i:
        return found
    *before, (start, end) = found.ranges
    return saying.content(found.rule, *before, (start, end_of_content(saying, (start, end))))


def _rules(saying: Saying) -> Iterator[Rule]:
    """The rules for the frames that the verb takes, in order."""
    if saying.takes("clause"):
        alone = saying.cues.alone(saying.verb.lower_) or saying.verb.tag_ == "VB"
        yield from _CLAUSES if alone else _BESIDE_A_WORD
    if saying.takes("infinitive"):
        yield infinitive
    if saying.takes("clause"):
        yield gerund
    if saying.takes("object"):
        yield spoken_of
    if saying.takes("request"):
        yield asked_for
    if saying.takes("about"):
        yield spoken_about
