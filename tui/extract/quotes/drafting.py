"""An attribution drafted from positions in a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extract.parsing import Parse
from tui.extract.quotes.attribution import Attribution, RuleName
from tui.extract.quotes.subjects import named, phrase
from tui.extract.quotes.tokens import Range

if TYPE_CHECKING:
    from spacy.tokens import Token


def drafted(
    parse: Parse, cue: Range, head: Token | None, ranges: tuple[Range, ...], rule: RuleName
) -> Attribution:
    """The attribution of the words at `ranges` to the phrase with this chief word, if there is one."""
    speaker = parse.span(*phrase(head)) if head is not None else None
    head = named(head) if head is not None else None
    word = parse.span(head.i, head.i + 1) if head is not None else None
    proper = head is not None and head.tag_ in ("NNP", "NNPS")
    return Attribution(
        tuple(parse.span(*each) for each in ranges), parse.span(*cue), speaker, rule, word, proper
    )
