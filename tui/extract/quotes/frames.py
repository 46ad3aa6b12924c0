"""Attributions that a parse shows: a cue, who speaks, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.extract.parsing import Parse
from tui.extract.quotes.asserting import is_asserted, is_expletive, is_whole
from tui.extract.quotes.attribution import Attribution
from tui.extract.quotes.clauses import content_of
from tui.extract.quotes.cues import Cues
from tui.extract.quotes.drafting import drafted
from tui.extract.quotes.nouns import noun_frame, owner
from tui.extract.quotes.saying import Saying
from tui.extract.quotes.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def frames_in(parse: Parse, cues: Cues) -> Iterator[Attribution]:
    """The attributions of a parse, in the order of their cues."""
    for token in parse.tokens:
        if token.tag_.startswith("VB") and token.lower_ in cues.verbs and not _owned(token):
            found = _verb_frame(parse, token, cues)
        else:
            found = noun_frame(parse, token, cues)
        if found is not None:
            yield found


def _owned(token: Token) -> bool:
    """Whether a possessive stands before a word, which then is a noun ("Rao's say in the matter"), unless it
    is in the past tense ("Japan's envoy said …, India's said …")."""
    return token.i > 0 and token.nbor(-1).tag_ == "POS" and token.tag_ != "VBD"


def _verb_frame(parse: Parse, verb: Token, cues: Cues) -> Attribution | None:
    """A verb with what it reports; without content it may still introduce quoted words."""
    if not is_asserted(verb, cues) or not is_whole(verb, cues):
        return None
    subject = subject_of(verb)
    if subject is None or is_expletive(verb, subject):
        return None
    content = content_of(Saying(verb, subject, cues))
    if subject.head is None and (content is None or content.rule in ("infinitive", "object")):
        return None
    ranges, rule = (content.ranges, content.rule) if content else ((), "quoted-words")
    speaker = owner(subject.head, cues) if subject.head is not None else None
    return drafted(parse, (verb.i, verb.i + 1), speaker, ranges, rule)
