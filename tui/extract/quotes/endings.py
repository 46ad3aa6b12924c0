"""Where reported content ends: before another attribution, and before what the writer adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.quotes.saying import Saying
from tui.extract.quotes.subjects import subject_of
from tui.extract.quotes.tokens import FINITE, RELATIVES, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extract.quotes.cues import Cues

_CONTRASTS = frozenset({"although", "though", "whereas", "while"})
"""What opens the writer's own contrast."""
_JOINING = frozenset({"and", "but", "—", "–", "-"})
_BACKSHIFTED = frozenset({"would", "could", "might", "should", "'d", "’d"})
_NOTHING = frozenset({"n't", "n’t", "not", "no", "nothing", "few", "little"})
_TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day", "week", "month"}
    | {
        "year",
        "morning",
        "afternoon",
        "evening",
        "tonight",
        "today",
        "yesterday",
        "turn",
        "reply",
        "response",
    }
)
"""What says when or how somebody else spoke ("and the next day B said …")."""
_OPENING = 5
"""Words from the comma or the "and" before a second speaker to the subject (", in response to which B …")."""
_WITHHELD = 4
"""Words behind "but" in which the writer says what somebody did not tell ("but did not give details")."""


def end_of_content(saying: Saying, content: Range) -> int:
    """The end of a range of content, cut where something else begins."""
    for at in range(content[0] + 1, content[1]):
        token = saying.doc[at]
        for rule in (_added, _second_act, _second_speaker, _answer, _turn, _sequel):
            end = rule(saying, token)
            if end is not None and end > content[0] + 1:
                return end
    return content[1]


def _added(saying: Saying, token: Token) -> int | None:
    """The writer's own contrast (", though …"), or a participle that tells how one spoke (", adding that …",
    ", citing the rain")."""
    tells = token.tag_ == "VBG" and (_speaks(token, saying.cues) or token.lower_ in saying.cues.adding)
    return token.i if token.nbor(-1).text == "," and (token.lower_ in _CONTRASTS or tells) else None


def _speaks(token: Token, cues: Cues) -> bool:
    """Whether a verb reports words, by itself or with a noun ("expressed the hope that …")."""
    if token.lower_ in cues.voicing and any(child.lower_ in cues.voiced for child in token.rights):
        return True
    return cues.reports(token.lower_) and cues.alone(token.lower_)


def _second_act(saying: Saying, token: Token) -> int | None:
    """A second verb of saying by the same speaker ("… and warned against …"), wherever the parser hung it."""
    if token.dep_ != "conj" or token.tag_ != saying.verb.tag_ or not _speaks(token, saying.cues):
        return None
    joint = token.i - 1
    while saying.doc[joint].tag_ == "RB" and joint > saying.verb.i:
        joint -= 1
    second = subject_of(token)
    same = second is not None and not second.own and second.head == saying.subject.head
    return joint if same and saying.doc[joint].lower_ in ("and", "but") else None


def _second_speaker(saying: Saying, token: Token) -> int | None:
    """An attribution with a subject of its own ("… and B said …", "… and today B said …")."""
    start = _own_start(saying, token) if token.dep_ != "relcl" else None
    if start is None:
        return None
    before = saying.doc[max(start - _OPENING, saying.verb.i) : start]
    joint = next((other.i for other in reversed(before) if other.lower_ in _JOINING), start)
    between = saying.doc[joint + 1 : start]
    timed = any(other.tag_[:2] == "RB" or other.lower_ in _TIMES for other in between)
    told = any(other.tag_.startswith("VB") or other.is_punct for other in between)
    return joint if joint < start and not told and (timed or not len(between)) else None


def _own_start(saying: Saying, token: Token) -> int | None:
    """Where the subject of a finite verb of saying begins."""
    if token.tag_ not in ("VBD", "VBZ", "VBP") or not (
        saying.cues.takes(token.lower_, "clause") and saying.cues.alone(token.lower_)
    ):
        return None
    starts = [child.left_edge.i for child in token.lefts if child.dep_ == "nsubj"]
    return int(starts[0]) if starts else None


def _answer(saying: Saying, token: Token) -> int | None:
    """A relative clause in which somebody answers (", to which B replied that …")."""
    start = _own_start(saying, token)
    if start is None or token.dep_ == "ccomp":
        return None
    opening = saying.doc[max(start - _OPENING, 0) : start]
    comma = next((other.i for other in opening if other.text == ","), None)
    relative = comma is not None and any(other.tag_ in RELATIVES for other in opening if other.i > comma)
    return comma if relative else None


def _turn(saying: Saying, token: Token) -> int | None:
    """The writer's "but": what somebody did not tell ("but declined to name a day"), or how things are, in
    another tense than what was reported (", but work has not begun")."""
    doc, cues = saying.doc, saying.cues
    if token.lower_ != "but" or saying.verb.tag_ != "VBD":
        return None
    following = [other.lower_ for other in doc[token.i + 1 : token.i + 1 + _WITHHELD]]
    if following and following[0] in cues.refusing:
        return token.i
    denied = not _NOTHING.isdisjoint(following) and not cues.withholding.isdisjoint(following)
    if denied and following[0] in {"did", *cues.withholding}:
        return token.i
    reported, told = _finite(saying, saying.verb.i, token.i), _finite(saying, token.i, saying.sentence.end)
    if reported is None or told is None or doc[token.i - 1].text != ",":
        return None
    if not any(child.dep_ == "nsubj" and child.left_edge.i == token.i + 1 for child in _governor(told).lefts):
        return None
    backshifted = reported.tag_ == "VBD" or reported.lower_ in _BACKSHIFTED
    return token.i if backshifted and told.tag_ in ("VBZ", "VBP") else None


def _sequel(saying: Saying, token: Token) -> int | None:
    """What happened before one spoke, where what one said holds or lies ahead (", after cracks came")."""
    if token.lower_ != "after" or token.nbor(-1).text != "," or saying.verb.tag_ != "VBD":
        return None
    reported, told = _finite(saying, saying.verb.i, token.i), _finite(saying, token.i, saying.sentence.end)
    before = told is not None and told.tag_ == "VBD"
    return token.i if before and reported is not None and reported.tag_ != "VBD" else None


def _finite(saying: Saying, start: int, end: int) -> Token | None:
    """The first finite word behind a position and before another."""
    return next((token for token in saying.doc[start + 1 : end] if token.tag_ in FINITE), None)


def _governor(finite: Token) -> Token:
    """The verb to which a finite word belongs: an auxiliary's head, else itself."""
    return finite.head if finite.dep_ in ("aux", "auxpass") else finite
