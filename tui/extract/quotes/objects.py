"""What stands for words without being a clause: an infinitive, an object, a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.quotes.saying import Content, Saying
from tui.extract.quotes.tokens import MARKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BELONGING = frozenset({"for", "with", "from", "against", "into", "toward", "towards"})
"""What joins to the thing asked for rather than to the asking ("on Monday", "at a meeting")."""
_DESCRIBING = _BELONGING | {"as", "of", "through"}
"""What joins to what is spoken of."""
_CIRCUMSTANCES = frozenset(
    {"in", "on", "at", "during", "over", "when"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
"""What says when or where somebody spoke, behind the words."""
_CLAUSES = frozenset({"advcl", "xcomp", "relcl"})


def infinitive(saying: Saying) -> Content | None:
    """What somebody is asked or promises to do, with who is asked: "urged Y to …", "called on Y to …"; not
    that a source asks to stay unnamed."""
    verb = saying.verb
    child = infinitive_of(verb, saying.sentence.end)
    if child is None or child.lower_ in saying.cues.unattributed:
        return None
    if any(word.lower_ in saying.cues.unattributed for word in (*verb.rights, *child.rights)):
        return None
    asked = [start for word in verb.rights if word.i < child.i and (start := _asked(word)) is not None]
    start = min([max(child.left_edge.i, verb.i + 1), *asked])
    return saying.content("infinitive", (start, child.right_edge.i + 1))


def _asked(word: Token) -> int | None:
    """Where the name of who is asked begins, if a word beside the verb is or leads to it ("called on Y")."""
    if word.dep_ == "dobj":
        return int(word.left_edge.i)
    return int(word.i) + 1 if word.dep_ == "prep" and word.lower_ in ("on", "upon") else None


def infinitive_of(verb: Token, limit: int) -> Token | None:
    """The infinitive that depends on a verb and stands before a limit."""
    for child in verb.rights:
        if _is_infinitive(child) and child.i <= limit and child.dep_ in ("xcomp", "ccomp", "advcl"):
            return child
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(word.dep_ == "aux" and word.lower_ == "to" for word in verb.children)


def gerund(saying: Saying) -> Content | None:
    """What somebody owns to or advises: "denied having …", "admitted to having …", "suggested walking …"."""
    for child in saying.verb.rights:
        noun = next(child.children, None) if child.dep_ == "prep" and child.lower_ == "to" else child
        if noun is not None and _is_gerund(noun) and noun.dep_ in ("xcomp", "pcomp"):
            return saying.content("gerund", (noun.left_edge.i, noun.right_edge.i + 1))
    return None


def _is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" or any(child.lower_ == "having" for child in verb.lefts)


def spoken_of(saying: Saying) -> Content | None:
    """What is spoken of, with what it is called, stands for what is said: "criticised …", "called X a Y"."""
    verb = saying.verb
    spoken = [child for child in verb.rights if child.dep_ in ("dobj", "oprd", "ccomp") or _names_it(child)]
    if not spoken or spoken[0].dep_ == "prep" or spoken[0].lower_ in saying.cues.unattributed:
        return None
    start, end = max(spoken[0].left_edge.i, verb.i + 1), _end_of_object(verb, spoken[-1].right_edge.i + 1)
    if spoken[-1].dep_ in ("oprd", "ccomp") or spoken[-1].lower_ == "as":
        end = _before_circumstance(verb.doc, start, end)
    return saying.content("object", (start, end))


def _end_of_object(verb: Token, end: int) -> int:
    """The end of what is spoken of with what stands right behind it, though the parser hung it on the verb
    ("announced a plan to dredge the port", "denounced the delays through the winter")."""
    for child in verb.rights:
        belongs = child.dep_ == "prep" and child.lower_ in _DESCRIBING
        if child.left_edge.i == end and (belongs or (child.dep_ in _CLAUSES and _is_infinitive(child))):
            end = int(child.right_edge.i) + 1
    return end


def _before_circumstance(doc: Doc, start: int, end: int) -> int:
    """The end of what is spoken of, before when and where that was ("called it “a joke” in a tweet")."""
    closing = next((at for at in range(end - 1, start, -1) if doc[at].text in MARKS), None)
    if closing is None or closing + 1 >= end:
        return end
    return closing + 1 if doc[closing + 1].lower_ in _CIRCUMSTANCES else end


def _names_it(child: Token) -> bool:
    """ "described X as Y", "accused X of Y", "criticised X for Y", "congratulated X on Y"."""
    return bool(child.dep_ == "prep" and child.lower_ in ("as", "of", "for", "on"))


def asked_for(saying: Saying) -> Content | None:
    """What somebody requests: "asked for …", "called for … and for …"."""
    verb = saying.verb
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "for" and child.i <= verb.i + 2:
            return saying.content("request", (child.i + 1, _end_of_request(child)))
    return None


def _end_of_request(first: Token) -> int:
    """The end of what belongs to "for …", though the parser hung it on the verb: "for a loan for a port, and
    for help with it", "… in building it"."""
    end = int(first.right_edge.i) + 1
    for child in first.head.rights:
        if child.left_edge.i < end:
            continue
        joint = {token.text for token in first.doc[end : child.left_edge.i]}
        gerund = any(word.tag_ == "VBG" for word in child.children)
        belongs = child.dep_ in ("prep", "conj") and (child.lower_ in _BELONGING or gerund)
        if joint - {",", "and"} or not belongs:
            continue
        end = int(child.right_edge.i) + 1
    return end


def spoken_about(saying: Saying) -> Content | None:
    """What somebody speaks of: "spoke about …", "warned against …", "pointed to X as Y"; not beside another
    verb ("said, speaking of …")."""
    verb = saying.verb
    prepositions = saying.cues.spoken_of[saying.cues.bases[verb.lower_]]
    child = next((word for word in verb.rights if word.dep_ == "prep" and word.lower_ in prepositions), None)
    if child is None or (verb.tag_ == "VBG" and not any(word.dep_ == "aux" for word in verb.lefts)):
        return None
    named = (word.right_edge.i for word in verb.rights if word.dep_ == "prep" and word.lower_ == "as")
    return saying.content("object", (child.i + 1, max(child.right_edge.i, *named, child.i) + 1))
