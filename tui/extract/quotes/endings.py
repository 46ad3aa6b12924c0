"""Where reported content ends: before another attribution, and before what the writer adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.quotes.cues import Cues
from tui.extract.quotes.saying import Saying
from tui.extract.quotes.tokens import Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_ADDED = frozenset({"although", "though", "whereas", "while"})
"""What opens the writer's own contrast."""
_JOINING = frozenset({"and", "but", "—", "–", "-"})


def end_of_content(saying: Saying, content: Range) -> int:
    """The end of a range of content, cut where something else begins."""
    doc = saying.doc
    for at in range(content[0] + 1, content[1]):
        token, before = doc[at], doc[at - 1]
        if before.text == "," and (token.lower_ in _ADDED or _goes_on_speaking(token, saying.cues)):
            return at
        if _second_act(saying.verb, token, saying.cues):
            return at - 1
        start = _second_speaker(token, saying.cues)
        if start is not None and start > content[0] + 1 and doc[start - 1].lower_ in _JOINING:
            return start - 1
    return content[1]


def _goes_on_speaking(token: Token, cues: Cues) -> bool:
    """A participle of saying (", adding that …", ", calling it …")."""
    return token.tag_ == "VBG" and _speaks(token, cues)


def _second_act(verb: Token, token: Token, cues: Cues) -> bool:
    """A second verb of saying by the same speaker ("… and warned against …"), wherever the parser hung it."""
    joined = token.dep_ == "conj" and token.nbor(-1).lower_ in ("and", "but")
    return bool(joined and token.tag_ == verb.tag_ and _speaks(token, cues))


def _speaks(token: Token, cues: Cues) -> bool:
    return cues.takes(token.lower_, "clause") or cues.takes(token.lower_, "object")


def _second_speaker(token: Token, cues: Cues) -> int | None:
    """Where an attribution with a subject of its own begins ("… and B said …")."""
    if (
        token.tag_ not in ("VBD", "VBZ", "VBP")
        or token.dep_ == "relcl"
        or not cues.takes(token.lower_, "clause")
    ):
        return None
    starts = [child.left_edge.i for child in token.lefts if child.dep_ == "nsubj"]
    return int(starts[0]) if starts else None
