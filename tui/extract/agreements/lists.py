"""Lists: each item under "The leaders agreed to:" is an agreement of its own, by the lead-in's status."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from tui.documents.sentences import sentences
from tui.documents.structure import content
from tui.extract.agreements.actors import acting, is_actor
from tui.extract.agreements.acts import deeds, made_by, status_of
from tui.extract.agreements.grammar import is_verb, subject, verb_keys
from tui.extract.agreements.headings import (
    MARKS,
    LeadIn,
    describes,
    heading,
    is_entry,
    is_table_head,
    names_instrument,
    sorts,
    words_of,
)
from tui.extract.agreements.instruments import Instrument, instruments_at
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.passages import HEADLINES, Passage, overlap
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.terms import Terms, terms
from tui.extract.agreements.times import time_of_verb
from tui.extract.parsing import Parse
from tui.model import Block, Document, Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan


NEAR = 6
"""Tokens between the subject and the "will" that ends a lead-in."""

LONGER = 40
"""Characters that follow a heading inside its item; less is a full stop and white space."""

RULE = "listed"
_CARRIED_ON = re.compile(r"[;,]\s*(?:and|or)\s*\Z")
"""What joins an item to the next one."""

_NEGOTIATIONS = re.compile(r"\bnegotiations? (?:on|for|of)\b", re.IGNORECASE)


class Listing(NamedTuple):
    """The items of a document's lists, and the starts of the blocks that only describe the item above."""

    items: tuple[Passage, ...]
    described: frozenset[int]


def listed(document: Document, text: str, parses: Mapping[int, Parse], parties: Parties) -> Listing:
    """The items under a lead-in; `parses` by the start of their block."""
    items: list[Passage] = []
    described: set[int] = set()
    lead: LeadIn | None = None
    above: Block | None = None
    sorted_under = False
    blocks = [block for block in document.blocks if _is_text(text, block)]
    for block, below in zip_longest(blocks, blocks[1:]):
        parse = parses.get(block.start)
        sight = Sight(parse, parties) if parse is not None else None
        own = heading(text, block, parties) or (
            _lead_in(sight, block, words_of(text, block), below)
            if sight is not None and (lead is None or block.kind != "item")
            else None
        )
        if own is not None:
            lead, above, sorted_under = own, None, False
            continue
        if lead is None or (lead.heading and is_table_head(text, block, parties)):
            continue
        if above is not None and describes(text, block, above, below):
            described.add(block.start)
            continue
        if lead.heading and below is not None and sorts(text, block, below, sight):
            sorted_under = True
            continue
        if lead.heading and (rows := _rows(text, block)):
            described.add(block.start)
            made = (_item(text, row, lead, None, parties) for row in rows)
            items += (item for item in made if item is not None)
            continue
        if block.kind == "item" or (lead.heading and is_entry(text, block, sight, sorted_under)):
            item = _item(text, Block("item", block.start, block.end), lead, sight, parties)
            items += () if item is None else (item,)
            above = block if lead.heading else None
        else:
            lead = None
        sorted_under = False
    return Listing(tuple(items), frozenset(described))


def _rows(text: str, block: Block) -> list[Block]:
    """The titles in the rows of a table: "2 | MoU on mats | Testing of mats"."""
    titles: list[Block] = []
    start = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        before = 0
        for cell in line.split("|") if "|" in line else ():
            if any(map(str.isalpha, cell)):
                first = start + before + len(cell) - len(cell.lstrip())
                titles.append(Block("item", first, start + before + len(cell)))
                break
            before += len(cell) + 1
        start += len(line)
    return titles


def _is_text(text: str, block: Block) -> bool:
    words = words_of(text, block)
    return any(map(str.isalpha, words)) and not words.startswith("<!--") and block.kind != "dateline"


def together(text: str, items: Sequence[Passage], told: Sequence[Passage]) -> list[Passage]:
    """List items and the passages that other rules found, each thing once.

    What a rule finds inside an item's segment is the item itself; an item's bare heading ("Save lives now:")
    says nothing beside the sentences under it, unless it names an instrument.
    """
    segments: dict[int, list[Span]] = {}
    for item in items:
        described = terms().described.match(text, item.span.end, item.block.end) is not None
        span = Span(item.span.start, item.block.end) if described else item.span
        segments.setdefault(item.block.start, []).append(span)
    rest = [p for p in told if not any(overlap(p.span, span) for span in segments.get(p.block.start, ()))]
    spelled_out = {passage.block.start for passage in rest}
    kept = (
        item
        for item in items
        if item.instrument is not None
        or item.block.end - item.span.end <= LONGER
        or item.block.start not in spelled_out
    )
    return [*kept, *rest]


def _lead_in(sight: Sight, block: Block, words: str, below: Block | None) -> LeadIn | None:
    """The lead-in that ends a block: the last verb of its last sentence, if it binds, signs or is "will".

    Of headings, only those that tell an act ("Documents signed during the visit"), or whose sentence goes on
    in the items below ("To these ends we").
    """
    tokens = sight.parse.tokens
    last = tokens[tokens[-1].sent.start :]
    goes_on = words.casefold().endswith((" we", " will", " to"))
    if not (words.endswith(":") or (goes_on and below is not None and below.kind == "item")):
        verbs = (token for token in last if is_verb(token) and block.kind in HEADLINES)
        return next((lead for verb in verbs if (lead := _by_act(sight, verb)) is not None), None)
    for token in reversed(last):
        if token.lower_ == "will":
            return by_will(sight, token)
        if is_verb(token) and token.lower_ != "following":
            return by_binding(sight, token) or _by_act(sight, token)
    return _by_actors(sight, last)


def _by_actors(sight: Sight, sentence: Doc | TokenSpan) -> LeadIn | None:
    """ "The two leaders:": a sentence without a verb, of parties."""
    for token in sentence:
        named = sight.parties.of_subject(sight.parse, token) if is_actor(token, sight.terms) else ()
        if len(named) > 1:
            return LeadIn(None, sight.at(token), named)
    return None


def by_will(sight: Sight, will: Token) -> LeadIn | None:
    """ "The group will:", in a joint text; not "…, which will:"."""
    for token in reversed(sight.parse.tokens[max(0, will.i - NEAR) : will.i]):
        if token.tag_ in ("WDT", "WP") or token.is_punct or not sight.parties.joint:
            return None
        if sight.parties.knows(sight.parse, token):
            named = sight.parties.of_subject(sight.parse, token)
            return LeadIn("reaffirmed/committed", sight.at(will), named, fixes=True) if named else None
    return None


def by_binding(sight: Sight, verb: Token) -> LeadIn | None:
    """ "The ministers agreed to:", "… decided on the following:"."""
    terms = sight.terms
    bindings = (terms.binding_by_verb[key] for key in verb_keys(verb, terms) if key in terms.binding_by_verb)
    binding, actor = next(bindings, None), acting(subject(verb), terms)
    if binding is None or actor is None or time_of_verb(verb, terms) not in binding.times:
        return None
    named = sight.parties.of_subject(sight.parse, actor)
    return LeadIn(binding.status, sight.at(verb), named) if named else None


def _by_act(sight: Sight, verb: Token) -> LeadIn | None:
    """ "The following agreements were signed:"."""
    time, sides = time_of_verb(verb, sight.terms), sight.parties.sides
    if not set(sight.parties.namings.within(sight.parse.block.span, adjectives=True)) <= set(sides):
        return None
    for deed in deeds(sight.parse, verb, sight.terms):
        status = status_of(deed.act, time)
        if status is not None and deed.instrument.points and sides:
            return LeadIn(status, sight.at(verb), sides)
    return None


def _item(text: str, block: Block, lead: LeadIn, sight: Sight | None, parties: Parties) -> Passage | None:
    span = _segment(text, block)
    instrument = _instrument(sight, span) if sight is not None else None
    words = text[span.start : span.end]
    status = _own_status(words, instrument is not None, parties.terms) if lead.status is None else None
    if lead.heading and lead.status == "agreed":
        status = _named_act(words, parties.terms)
    if (lead.status is None and status is None) or (
        lead.bare and status is None and not names_instrument(sight, words)
    ):
        return None
    return Passage(
        block=block,
        span=span,
        status=status or status_of_item(words, lead, parties),
        words=lead.words,
        rule=RULE,
        parties=_parties_of(words, span, lead, parties),
        instrument=instrument,
        matter=span,
        general=(status or lead.status) == "agreed",
    )


def _parties_of(words: str, span: Span, lead: LeadIn, parties: Parties) -> tuple[str, ...]:
    """The bodies that an item names; of what only one side does under a heading, that side; else all."""
    named = parties.namings.within(span, adjectives=True)
    alone = lead.heading and len(named) == 1 and set(named) < set(lead.parties) and not _names_paper(words)
    return parties.bodies(span) or (named if alone else lead.parties)


def _own_status(item: str, makes: bool, terms: Terms) -> Status | None:
    """What the item's own first verb says: "committed to …", "agreed to …", "signed a treaty"; else None."""
    first, *rest = item.lower().split() or [""]
    base = terms.base_of.get(first, first)
    acts = terms.acts_by_verb.get(base, ())
    if first == "will":
        return _of_will(" ".join(rest), terms)
    if first == base and base in terms.verbs["fixing"]:
        return "agreed"
    if base in terms.verbs["reaffirming"] and set(rest) & _binding_words(terms):
        return "reaffirmed/committed"
    binding = terms.binding_by_verb.get(base)
    if binding is not None and binding.through:
        _, told, task = item.lower().partition(" to ")
        return _bent(task, binding.status, terms) if told else None
    if binding is not None and "done" in binding.times:
        return _bent(" ".join(rest), binding.status, terms)
    return acts[0].done if acts and makes else None


def _named_act(item: str, terms: Terms) -> Status | None:
    """What the noun says that an item begins with: "Signing of a treaty", "Setting up of a desk"."""
    for phrase in (" ".join(item.lower().split()[:2]), item.lower().split(" ", 1)[0]):
        acts = terms.acts_by_noun.get(phrase, ())
        told = next((act.now for act in acts if act.now is not None), None)
        if told is not None:
            return told
    return None


def _binding_words(terms: Terms) -> frozenset[str]:
    return terms.noun_forms["binding"] | terms.noun_forms["strongly_binding"]


def status_of_item(item: str, lead: LeadIn, parties: Parties) -> Status:
    """The lead-in's status, as the first word of the item bends it."""
    if lead.fixes:
        return _of_will(item.lower().removeprefix("to "), parties.terms)
    return _bent(item.lower(), lead.status or "agreed", parties.terms)


def _of_will(words: str, terms: Terms) -> Status:
    """After "will": what is fixed is agreed, what is looked into under discussion, all else a commitment."""
    beginning = words.split()[:2]
    bases = {terms.base_of.get(word, word) for word in beginning[:1]} | {" ".join(beginning)}
    if bases & set(terms.verbs["fixing"]):
        return "agreed"
    return "under discussion" if bases & set(terms.verbs["deliberating"]) else "reaffirmed/committed"


def _bent(words: str, status: Status, terms: Terms) -> Status:
    """To agree to consider is no more than to consider, to agree to continue no more than to reaffirm."""
    first = next(iter(words.removeprefix("to ").split()), "")
    base = terms.base_of.get(first, first)
    if status != "agreed":
        return status
    talks = base in terms.verbs["fixing"] or base in terms.verbs["starting"]
    if base in terms.verbs["deliberating"] or (talks and _NEGOTIATIONS.search(words)):
        return "under discussion"
    if base in terms.binding_by_verb:
        return terms.binding_by_verb[base].status
    return "reaffirmed/committed" if base in terms.verbs["ongoing"] else status


def _segment(text: str, block: Block) -> Span:
    """The item's first sentence, or its heading up to a colon, without marks of emphasis."""
    body = content(text, block)
    first = next(sentences(text, Block(block.kind, body.start, body.end)), body)
    dash = terms().described.search(text, first.start, first.end)
    first = Span(first.start, dash.start()) if dash is not None else first
    colon = text.find(":", first.start, first.end)
    if colon > 0 and _names_paper(text[colon + 1 : first.end]):
        colon = -1  # "Forestry: MoU between …"
    words = text[first.start : colon if colon > first.start else first.end]
    start = first.start + len(words) - len(words.lstrip(MARKS))
    return Span(start, max(start + 1, first.start + len(_CARRIED_ON.sub("", words).rstrip(MARKS + ".;,\n"))))


def _names_paper(words: str) -> bool:
    """Whether words begin with what an accord is called."""
    first = words.casefold().split(maxsplit=3)[:3]
    kinds = terms().kind_of
    return any(kinds.get(" ".join(first[:length])) == "accord" for length in (1, 2, 3))


def _instrument(sight: Sight, span: Span) -> Instrument | None:
    """The instrument that an item makes or names."""
    for token in sight.parse.tokens:
        if sight.at(token).end > span.end:
            break
        made = made_by(sight.parse, token, sight.terms)
        if made is not None:
            return made.instrument
        if token.lower_ in sight.terms.kind_of and token.dep_ == "ROOT":
            named = (made for _, made in instruments_at(sight.parse, token, sight.terms) if not made.points)
            return next(named, None)
    return None
