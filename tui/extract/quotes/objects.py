"""What stands for words without being a clause: an infinitive, an object, a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.quotes.saying import Content, Saying

if TYPE_CHECKING:
    from spacy.tokens import Token


def infinitive(saying: Saying) -> Content | None:
    """What somebody is asked or promises to do, with who is asked: "urged Y to …"."""
    verb = saying.verb
    child = infinitive_of(verb, saying.sentence.end)
    if child is None:
        return None
    asked = [word.left_edge.i for word in verb.rights if word.dep_ == "dobj" and word.i < child.i]
    start = min([max(child.left_edge.i, verb.i + 1), *asked])
    return saying.content("infinitive", (start, child.right_edge.i + 1))


def infinitive_of(verb: Token, limit: int) -> Token | None:
    """The infinitive that depends on a verb and stands before a limit."""
    for child in verb.rights:
        to = any(word.dep_ == "aux" and word.lower_ == "to" for word in child.children)
        if to and child.i <= limit and child.dep_ in ("xcomp", "ccomp", "advcl"):
            return child
    return None


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
    if not spoken or spoken[0].dep_ == "prep":
        return None
    return saying.content("object", (max(spoken[0].left_edge.i, verb.i + 1), spoken[-1].right_edge.i + 1))


def _names_it(child: Token) -> bool:
    """ "described X as Y", "accused X of Y", "criticised X for Y"."""
    return bool(child.dep_ == "prep" and child.lower_ in ("as", "of", "for"))


def asked_for(saying: Saying) -> Content | None:
    """What somebody requests: "asked for …", "called for …", "appealed for …"."""
    for child in saying.verb.rights:
        if child.dep_ == "prep" and child.lower_ == "for" and child.i <= saying.verb.i + 2:
            return saying.content("request", (child.i + 1, child.right_edge.i + 1))
    return None
