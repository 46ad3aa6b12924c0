"""What a heading says of the lines below it: "Agreements exchanged", "List of MoUs", "Announcements"."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from tui.documents.lines import MARKER
from tui.documents.structure import content
from tui.extract.agreements.instruments import content_words, kind_of
from tui.extract.agreements.parties import Parties
from tui.extract.agreements.passages import HEADLINES
from tui.extract.agreements.sight import Sight
from tui.extract.agreements.terms import Terms, terms
from tui.model import Block, Span, Status

LONGEST_SORT = 6
"""Words of a line that only sorts the items below it."""

PAPERS = frozenset({"accord", "document", "programme"})
"""Kinds of instrument that are listed by name alone."""

MARKS = "*_ "
"""Signs of emphasis and blanks around an item's words."""


_LETTERED = re.compile(r"\(?(?:[A-Z]|[IVX]{1,4})[.)]\s+")
"""The letter or Roman number before a heading: "B. Announcements"."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class LeadIn(NamedTuple):
    """What a line that ends in a colon, or a heading, says of the items below it.

    `fixes` says that its verb is "will", so that the items' own verbs decide between agreed and committed.
    Without a status ("The two leaders:") the items' own verbs say all. A `heading` goes on over lines that
    only sort its items ("1. Forestry"); a `bare` one leaves items with verbs to themselves.
    """

    status: Status | None
    words: Span
    parties: tuple[str, ...]
    fixes: bool = False
    heading: bool = False
    bare: bool = False


def words_of(text: str, block: Block) -> str:
    """A block's words without its mark and signs of emphasis."""
    body = content(text, block)
    return text[body.start : body.end].rstrip(MARKS)


def heading(text: str, block: Block, parties: Parties) -> LeadIn | None:
    """ "A. Agreements exchanged", "List of MoUs signed …", "Announcements": a line that says only that.

    Nothing stands before its telling word but what such papers are called, and whose they are. Where it says
    no more than that ("Agreements"), they are agreed.
    """
    table, lettered = parties.terms, _LETTERED.match(text, block.start)
    if block.kind == "paragraph" and lettered is None:
        return None
    others = set(parties.namings.within(block.span, adjectives=True)) - set(parties.sides)
    if not parties.sides or others or words_of(text, block).endswith((".", ";")):
        return None
    papers = False
    start = lettered.end() if lettered else content(text, block).start
    for match in _WORD.finditer(text, start, block.end):
        word, span = match.group().casefold(), Span(match.start(), match.end())
        if block.kind in HEADLINES or _WORD.search(text, span.end, block.end) is None:
            status = _announced(word, table) or (_done(word, table) if papers else None)
            if status is not None:
                bare = word in table.words["outcomes"]
                return LeadIn(status, span, parties.sides, heading=True, bare=bare)
        is_paper = table.kind_of.get(word) in ("accord", "document") and word.endswith("s")
        papers = papers or is_paper
        idle = word in table.words["bare"] or word in table.noun_forms["holders"] or not content_words(word)
        if not (is_paper or idle):
            return None
    if not papers or (block.kind not in HEADLINES and lettered is None):
        return None
    return LeadIn("agreed", Span(start, block.end), parties.sides, heading=True, bare=True)


def _announced(word: str, terms: Terms) -> Status | None:
    return "agreed" if word in (*terms.words["announced"], *terms.words["outcomes"]) else None


def _done(participle: str, terms: Terms) -> Status | None:
    """What was done to the papers of a list: "signed", "exchanged"."""
    acts = terms.acts_by_verb.get(terms.base_of.get(participle, ""), ()) if participle.endswith("ed") else ()
    return acts[0].done if acts else None


def is_table_head(text: str, block: Block, parties: Parties) -> bool:
    """ "S.No. | Name of the document | Remarks": the titles of the columns of a list that was a table."""
    known = {*parties.terms.words["columns"], *parties.terms.words["bare"], *parties.terms.kind_of}
    words = _WORD.findall(text[block.start : block.end].casefold())
    return bool(words) and known.issuperset(words)


def sorts(text: str, block: Block, below: Block, sight: Sight | None) -> bool:
    """ "1. Forestry" above an unnumbered line: it only sorts what stands below."""
    numbered = text[block.start].isdigit() and MARKER.match(text, below.start) is None
    words = words_of(text, block)
    return numbered and len(words.split()) <= LONGEST_SORT and not names_instrument(sight, words)


def describes(text: str, block: Block, above: Block, below: Block | None) -> bool:
    """Whether a block only says more of the item above it.

    It begins so ("Aims at …", "The agreement provides …"), stands between two numbered items, or is a bullet
    under a numbered one.
    """
    numbered = text[above.start].isdigit()
    if block.kind == "item":
        return numbered and not text[block.start].isalnum() and text[block.start] != "("
    words = words_of(text, block).casefold().split(maxsplit=2)
    table = terms()
    named = len(words) > 1 and words[0] == "the" and table.kind_of.get(words[1]) in PAPERS
    between = (
        numbered and below is not None and text[below.start].isdigit() and not text[block.start].isdigit()
    )
    return bool(words) and (named or words[0] in table.words["describing"] or between)


def is_entry(text: str, block: Block, sight: Sight | None, sorted_under: bool) -> bool:
    """Whether a line without a mark belongs to the list above it: a name, or what will be done."""
    if block.kind == "turn":
        return False
    future = sorted_under and " will " in text[block.start : block.end]
    return future or names_instrument(sight, words_of(text, block))


def names_instrument(sight: Sight | None, words: str) -> bool:
    """Whether a line is the name of an accord, a document or a programme, without a verb of its own.

    The word before its preposition says so, or else, as taggers err about bare names, the root of its parse.
    """
    carrying = terms().words["carrying"]
    *_, head = ("", *takewhile(lambda word: word not in carrying, words.casefold().split()))
    by_words = terms().kind_of.get(head) in PAPERS
    if by_words or sight is None:
        return by_words and (sight is None or all(o.tag_ not in ("VBD", "VBN") for o in sight.parse.tokens))
    root = next((token for token in sight.parse.tokens if token.dep_ == "ROOT" and token.is_alpha), None)
    return root is not None and root.tag_.startswith("NN") and kind_of(root, sight.terms) in PAPERS
