"""Lists: each item under "The leaders agreed to:" is an agreement of its own, by the lead-in's status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.documents.sentences import sentences
from tui.documents.structure import content
from tui.extract.agreements.acts import act_for, acted_on, status_of
from tui.extract.agreements.grammar import is_verb, subject, verb_keys
from tui.extract.agreements.instruments import Instrument, instruments_at
from tui.extract.agreements.parties import Parties, acting
from tui.extract.agreements.passages import Passage, at, overlap
from tui.extract.agreements.terms import Terms
from tui.extract.agreements.times import time_of_verb
from tui.extract.parsing import Parse
from tui.model import Block, Document, Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGER = 40
"""Characters that follow a heading inside its item; less is a full stop and white space."""

NEAR = 6
"""Tokens between the subject and the "will" that ends a lead-in."""


class LeadIn(NamedTuple):
    """What a line that ends in a colon says of the items below it; `fixes` where the items' own verbs decide."""

    status: Status
    rule: str
    words: Span
    parties: tuple[str, ...]
    fixes: bool


def listed(document: Document, text: str, parses: Mapping[int, Parse], parties: Parties) -> Iterator[Passage]:
    """The items under a lead-in; `parses` by the start of their block."""
    lead: LeadIn | None = None
    for block in document.blocks:
        body = content(text, block)
        if not any(letter.isalnum() for letter in text[body.start : body.end]) or text.startswith(
            "<!--", body.start
        ):
            continue
        if block.kind == "item" and lead is not None:
            yield _item(text, block, lead, parses.get(block.start), parties.terms)
        elif text[body.start : body.end].rstrip("*_ ").endswith(":") and block.start in parses:
            lead = _lead_in(parses[block.start], parties)
        else:
            lead = None


def together(items: Sequence[Passage], told: Sequence[Passage]) -> list[Passage]:
    """List items and the passages that other rules found, each thing once.

    What a rule finds inside an item's segment is the item itself; an item's bare heading ("Save lives now:")
    says nothing beside the sentences under it, unless it names an instrument.
    """
    rest = [p for p in told if not any(overlap(p.span, item.span) for item in items)]
    spelled_out = {p.block.start for p in rest}
    kept = [
        i for i in items if i.instrument is not None or not _is_heading(i) or i.block.start not in spelled_out
    ]
    return kept + rest


def _is_heading(item: Passage) -> bool:
    """Whether an item's segment is but the head of a longer item."""
    return item.block.end - item.span.end > LONGER


def _lead_in(parse: Parse, parties: Parties) -> LeadIn | None:
    """The lead-in that ends a block: the last verb of its last sentence that binds, fixes or signs."""
    for token in reversed(parse.tokens[parse.tokens[-1].sent.start :]):
        if token.lower_ == "will":
            return _will(parse, token, parties)
        if is_verb(token):
            found = _binding(parse, token, parties) or _act(parse, token, parties)
            if found is not None or token.lower_ != "following":
                return found
    return None


def _will(parse: Parse, will: Token, parties: Parties) -> LeadIn | None:
    if not parties.joint:
        return None
    for token in reversed(parse.tokens[max(0, will.i - NEAR) : will.i]):
        if token.tag_ in ("WDT", "WP") or token.is_punct:
            return None
        if parties.knows(parse, token):
            named = parties.of_subject(parse, token)
            return LeadIn("reaffirmed/committed", "listed", at(parse, will), named, True) if named else None
    return None


def _binding(parse: Parse, verb: Token, parties: Parties) -> LeadIn | None:
    terms = parties.terms
    binding = next(
        (terms.binding_by_verb[key] for key in verb_keys(verb, terms) if key in terms.binding_by_verb), None
    )
    who = subject(verb)
    actor = acting(who, terms) if who is not None else None
    if binding is None or actor is None or time_of_verb(verb, terms) not in ("done", "now"):
        return None
    named = parties.of_subject(parse, actor)
    return LeadIn(binding.status, "listed", at(parse, verb), named, False) if named else None


def _act(parse: Parse, verb: Token, parties: Parties) -> LeadIn | None:
    """ "The following agreements were signed:"."""
    terms = parties.terms
    for able, _, instrument in acted_on(parse, verb, terms):
        act = act_for(able, instrument)
        status = status_of(act, time_of_verb(verb, terms)) if act is not None else None
        if status is not None and instrument.points and parties.sides:
            return LeadIn(status, "listed", at(parse, verb), parties.sides, False)
    return None


def _item(text: str, block: Block, lead: LeadIn, parse: Parse | None, terms: Terms) -> Passage:
    span = _segment(text, block)
    first = next(iter(text[span.start : span.end].replace("*", " ").lower().split()), "")
    base = terms.base_of.get(first, first)
    status = lead.status
    if lead.fixes and base in terms.verbs["fixing"]:
        status = "agreed"
    elif status == "agreed" and base in terms.binding_by_verb:
        status = terms.binding_by_verb[base].status
    elif status == "agreed" and base in terms.verbs["ongoing"]:
        status = "reaffirmed/committed"
    made = _made(parse, span, terms) if parse is not None else None
    return Passage(
        block, span, status, lead.words, lead.rule, lead.parties, made, span, lead.status == "agreed"
    )


def _segment(text: str, block: Block) -> Span:
    """The item's first sentence, or its heading up to a colon, without marks of emphasis."""
    body = content(text, block)
    first = next(sentences(text, Block(block.kind, body.start, body.end)), body)
    start, end = first.start, first.end
    colon = text.find(":", start, end)
    end = colon if colon > start else end
    while start < end and text[start] in "*_ ":
        start += 1
    while end > start and text[end - 1] in "*_ .;,\n":
        end -= 1
    return Span(start, end)


def _made(parse: Parse, span: Span, terms: Terms) -> Instrument | None:
    """The instrument that an item makes or names."""
    for token in parse.tokens:
        if parse.span(token.i, token.i + 1).end > span.end:
            break
        if is_verb(token):
            for able, _, instrument in acted_on(parse, token, terms):
                if act_for(able, instrument) is not None and not instrument.points:
                    return instrument
        elif token.lower_ in terms.kind_of and token.dep_ == "ROOT":
            return next((made for _, made in instruments_at(parse, token, terms) if not made.points), None)
    return None
