"""Named and described instruments: the noun phrases that stand for an agreement, and their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui import codebook
from tui.extract.agreements.grammar import DEEP, coordinate, is_proper, left
from tui.extract.agreements.terms import Kind, Terms, terms
from tui.extract.parsing import Parse
from tui.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORT = 6
"""Tokens between the parts of one coordinate name."""

NEAR = 3
"""Tokens between several papers and the "including" that tells one of them."""

NEGOTIATION = "negotiation"
"""What unlike other talks is always on an accord."""

NESTED = 4
"""How deep instruments may hold others: "talks on the text of the agreement"."""

BEFORE_NAME = frozenset({"det", "predet", "preconj", "cc", "nummod", "quantmod", "poss", "case"})
"""Relations of words that stand before a name and don't belong to it."""

PAPERS = frozenset({"accord", "document"})
ONES = frozenset({"one", "another"})
"""What stands for one of several papers."""

ENDING = frozenset({"relcl", "acl", "advcl", "appos"})
BREAKS = frozenset({",", ";", ":", "–", "—", "("})

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_AMOUNT = re.compile(
    r"\d+(?:bn|mn|tn|b|m)?|[bmtr]+illion|crore|lakh|yen|dollars?|USD|JPY|INR|Rs|US|worth", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z]{3,7}")


class Instrument(NamedTuple):
    """A noun phrase that stands for an instrument; `before` is the part of it up to its head.

    `words` are those that tell it from others, `proper` says that it is a name in capitals. `points` says
    that it has no words of its own, and so, where it is `definite`, is one that was named before ("the
    agreement"); `new` that the text brings it in; `shared` that it calls itself joint; `counted` that the
    text only says how many there are ("five agreements").
    """

    kind: Kind
    head: str
    span: Span
    before: Span
    name: str
    words: frozenset[str]
    proper: bool
    points: bool
    definite: bool
    new: bool
    shared: bool
    counted: bool


def instruments_at(
    parse: Parse, token: Token, terms: Terms, depth: int = 0, papers: Token | None = None
) -> Iterator[tuple[Token, Instrument]]:
    """The instruments that a noun and its coordinates stand for, each with its head.

    Of what only holds an instrument ("the text of …", "notes concerning …", "talks on …"), what it holds.
    `papers` are those of which the noun tells one ("two agreements, including one on squid").
    """
    if depth > NESTED:
        return
    nouns = tuple(coordinate(token))
    last = _whole(nouns, terms)
    if last is not None:
        yield last, _instrument(parse, last, terms.kind_of[last.lower_], terms, left(token))
        return
    for noun in (other for one in nouns for other in _with_papers(one, terms)):
        like = papers or nouns[0]
        if noun.lower_ in ONES and like.lower_ in terms.kind_of:
            yield noun, _one_of(parse, noun, like, terms)
            continue
        held = _included(noun, terms) or _held(noun, terms)
        kind = kind_of(noun, terms)
        if held is not None:
            yield from instruments_at(parse, held, terms, depth + 1, noun)
        elif kind == "talks" or noun.lower_ in terms.words["papers"]:
            yield from _about(parse, noun, kind or "document", terms, depth + 1)
        elif kind is not None:
            yield noun, _instrument(parse, noun, kind, terms)


def _with_papers(noun: Token, terms: Terms) -> Iterator[Token]:
    """A noun, and the papers that follow it though a parser hangs them on a word of its phrase.

    "The treaty on fisheries and the agreement on tea", "three pacts, one of them on tea".
    """
    several = noun.tag_ in ("NNS", "NNPS")
    ones = [other for other in noun.rights if several and other.dep_ == "appos" and other.lower_ in ONES]
    yield from ones or (noun,)
    if terms.kind_of.get(noun.lower_) not in PAPERS and noun.lower_ not in ONES:
        return
    behind = (other for other in noun.doc[noun.i + 1 : noun.i + 2] if other.head.i < noun.i)
    links = (o for o in (*behind, *noun.rights) if o.dep_ == "prep" and o.lower_ != "including")
    inside = (held for link in links for held in link.children if held.dep_ == "pobj")
    for other in (other for held in inside for other in coordinate(held)):
        if other.dep_ == "conj" and (other.lower_ in ONES or _is_paper(other, terms)):
            yield other


def _is_paper(noun: Token, terms: Terms) -> bool:
    """Whether a coordinate is a paper of its own: "and the Agreement"."""
    return any(o.dep_ == "det" for o in noun.lefts) and terms.kind_of.get(noun.lower_) in PAPERS


def _one_of(parse: Parse, noun: Token, papers: Token, terms: Terms) -> Instrument:
    """ "Another on tea": an instrument by the name of those that it is one of."""
    made = _instrument(parse, noun, terms.kind_of[papers.lower_], terms)
    head = terms.short.get(papers.lower_, singular(papers.lower_))
    name = made.name.replace(noun.text, head, 1).replace(" of them", "", 1)
    words = content_words(name)
    return made._replace(head=head, name=name, words=words, points=words <= {head}, new=True)


def kind_of(noun: Token, terms: Terms) -> Kind | None:
    """The kind of instrument of which a noun is the head: by itself or with the words beside it."""
    beside = [other.lower_ for other in noun.doc[noun.i : noun.i + 3]]
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    phrases = (" ".join(beside), " ".join(beside[:2]), f"{before} {noun.lower_}", noun.lower_)
    kind = next((terms.kind_of[phrase] for phrase in phrases if phrase in terms.kind_of), None)
    if kind is not None:
        return kind
    if noun.lower_ in terms.generic:
        return "document"
    described = next((o.lower_ for o in noun.rights if o.dep_ == "appos" and o.lower_ in terms.kind_of), None)
    if described is not None and noun.text[:1].isupper():
        return terms.kind_of[described]
    if _ACRONYM.fullmatch(noun.text):
        return "acronym"
    return "named" if _is_named(noun) else None


def qualified(noun: Token, terms: Terms) -> Token:
    """The instrument that something after a noun qualifies: of "a treaty on tea signed in May" the treaty."""
    node = noun
    for _ in range(DEEP):
        if kind_of(node, terms) is not None or node.dep_ not in ("pobj", "prep", "conj"):
            break
        node = node.head
    return node if kind_of(node, terms) is not None else noun


def is_talks(noun: Token, terms: Terms) -> bool:
    """Whether a noun stands for talks."""
    return terms.kind_of.get(noun.lower_) == "talks"


def _is_named(noun: Token) -> bool:
    """Whether the phrase is a name of several capitalised words."""
    parts = [other for other in noun.lefts if other.dep_ in ("compound", "nmod", "amod")]
    return is_proper(noun) and any(other.text[:1].isupper() for other in parts)


def _included(noun: Token, terms: Terms) -> Token | None:
    """The first of what is told of several: "three papers, including a memorandum on tea"."""
    behind = noun.doc[noun.i + 1 : noun.i + 1 + NEAR]
    link = next((o for o in behind if o.lower_ == "including" and o.dep_ == "prep"), None)
    if link is None or noun.tag_ not in ("NNS", "NNPS"):
        return None
    held = next((other for other in link.rights if other.dep_ == "pobj"), None)
    tells = held is not None and (held.lower_ in ONES or kind_of(held, terms) is not None)
    return held if tells else None


def _held(noun: Token, terms: Terms) -> Token | None:
    """What "the text of", "a series of" hold, and a round of negotiations."""
    links = (o for o in noun.rights if o.dep_ == "prep" and o.lower_ in ("of", "for", "on"))
    held = next((held for link in links for held in link.rights if held.dep_ == "pobj"), None)
    if held is None or noun.lower_ in terms.noun_forms["holders"]:
        return held
    return held if noun.lower_ in terms.noun_forms["rounds"] and held.lower_.startswith(NEGOTIATION) else None


def _about(
    parse: Parse, noun: Token, kind: Kind, terms: Terms, depth: int
) -> Iterator[tuple[Token, Instrument]]:
    """Talks on an agreement, notes concerning a loan: what they are about counts, at the talks' own stage.

    Talks that name no instrument are none themselves, unless they are called negotiations.
    """
    above = qualified(noun.head.head, terms) if is_for_which(noun.head) else None
    if above is not None and kind_of(above, terms) is not None:
        found = instruments_at(parse, above, terms, depth)
        yield from ((noun, inner._replace(kind=kind)) for _, inner in found)
        return
    behind = noun.doc[noun.i + 1 : noun.i + 2]  # a parser may hang what stands right behind on the verb
    near = (*noun.rights, *(other for other in behind if other.head.i < noun.i))
    links = (o for o in near if o.lower_ in terms.words["about"] and o.dep_ in ("prep", "acl"))
    subjects = (held for link in links for held in link.rights if held.dep_ in ("pobj", "dobj"))
    for held in subjects:
        for _, inner in instruments_at(parse, held, terms, depth):
            if inner.kind not in ("named", "acronym"):
                yield noun, inner._replace(kind=kind)
                return
    if kind != "talks" or noun.lower_.startswith(NEGOTIATION):
        yield noun, _instrument(parse, noun, kind, terms)


def is_for_which(verb: Token) -> bool:
    """ "The loan for which notes were exchanged": whether a clause takes up what stands before it so."""
    links = (other for other in verb.lefts if other.dep_ == "prep" and verb.dep_ == "relcl")
    return any(held.tag_ == "WDT" for link in links for held in link.rights)


def _whole(nouns: Sequence[Token], terms: Terms) -> Token | None:
    """The head of "… Adaptation and Mitigation Package", one name whose parts a parser takes for two."""
    first, last = nouns[0], nouns[-1]
    if len(nouns) == 1 or last.lower_ not in terms.kind_of or last.i - first.i >= SHORT:
        return None
    apart = any(other.dep_ in ("det", "poss") for other in last.lefts)
    listed = any(other.text == "," for other in last.doc[first.i : last.i])
    known = any(noun.lower_ in terms.kind_of for noun in nouns[:-1])
    return None if apart or listed or known else last


def _instrument(parse: Parse, noun: Token, kind: Kind, terms: Terms, start: int | None = None) -> Instrument:
    first, last = first_of_name(noun, terms, start), last_of_name(noun, kind, terms)
    words = content_words(parse.tokens[first : last + 1].text)
    before = {o.lower_ for o in parse.tokens[left(noun) : noun.i] if not o.is_punct and o.tag_ != "CD"}
    telling = words - terms.generic - {noun.lower_, singular(noun.lower_)} - terms.groups_in_lower
    behind = parse.tokens[noun.i + 1 : last + 1]
    # A letter alone is no capitalised word: "Agreement on 5 G technology" is a phrase.
    named_on = bool(telling) and any(len(o) > 1 and o.text[:1].isupper() for o in behind)
    proper = noun.text[:1].isupper() and (noun.i > first or named_on)
    definite = bool(before & set(terms.words["definite"])) or noun.lower_ in ("text", "draft")
    number = next((o for o in noun.lefts if o.dep_ == "nummod" and not definite), None)
    counted = number is not None and not telling and kind == "accord" and noun.tag_ in ("NNS", "NNPS", "NNP")
    first = number.i if counted and number is not None else first
    new = counted or bool(before & {"a", "an", "another"})
    plain = last == noun.i and before <= set(terms.words["bare"])
    return Instrument(
        kind=kind,
        head=noun.lower_,
        span=parse.span(first, last + 1),
        before=parse.span(first, noun.i + 1),
        name=" ".join(parse.tokens[first : last + 1].text.split()),
        words=words,
        proper=proper,
        points=not new and (plain or (not proper and not telling)),
        definite=definite,
        new=new or bool(before & set(terms.words["prospective"])),
        shared=bool(before & {*terms.words["shared"], *terms.groups_in_lower}),
        counted=counted,
    )


def first_of_name(noun: Token, terms: Terms, start: int | None = None) -> int:
    """Position of the first token of the name whose head is `noun`, which begins not before `start`."""
    first = left(noun) if start is None else start
    for token in noun.doc[first : noun.i]:
        if token.dep_ not in BEFORE_NAME and not token.is_punct and token.lower_ not in terms.words["bare"]:
            break
        first = token.i + 1
    return first


def last_of_name(noun: Token, kind: Kind, terms: Terms) -> int:
    """Position of the last token of the name: with its prepositional phrases, without clauses."""
    last = noun.i
    while last + 1 < len(noun.doc):
        after = noun.doc[last + 1]
        if not _carries_on(noun, after, last, terms) or (kind == "accord" and _is_place(after)):
            break
        last = max(_phrase_right(after, coordinate=after.lower_ == "between"), last + 1)
    return last


def _carries_on(noun: Token, after: Token, last: int, terms: Terms) -> bool:
    """Whether a preposition carries the name on.

    It hangs on the name, or stands right behind it though a parser hung it on the verb: any behind a name
    in capitals, "on" behind all.
    """
    above = {noun.head.i}
    node = noun
    while node.dep_ in ("pobj", "prep", "conj") and len(above) < DEEP:
        node = node.head
        above.add(node.head.i)
    beside = after.head.i in above and (noun.text[:1].isupper() or after.lower_ == "on")
    hangs_on = noun.i <= after.head.i <= last or beside
    timed = any(is_time(other, terms) for other in after.rights if other.dep_ == "pobj")
    return (
        after.lower_ in terms.words["carrying"] and after.dep_ in ("prep", "acl") and hangs_on and not timed
    )


def _is_place(preposition: Token) -> bool:
    """ "In New Delhi": "in" before a name without an article."""
    held = next((other for other in preposition.rights if other.dep_ == "pobj"), None)
    bare = held is not None and held.tag_ == "NNP" and held.left_edge.dep_ != "det"
    return preposition.lower_ == "in" and bare


def _phrase_right(token: Token, coordinate: bool = False, depth: int = 0) -> int:
    """The last token of a phrase, its clauses left out; coordinates belong to it in names and where asked."""
    last = token.i
    if depth > DEEP:
        return last
    for other in token.rights:
        if other.dep_ in ENDING or other.left_edge.text in BREAKS:
            break
        if other.dep_ == "cc" and not (
            _joins_names(token, other) or (coordinate and not _ends(token, other))
        ):
            break
        last = max(last, _phrase_right(other, coordinate, depth + 1))
    return last


def _ends(token: Token, conjunction: Token) -> bool:
    """Whether what a conjunction adds is another paper: "between the offices and the treaty on tea"."""
    after = next((other for other in token.rights if other.dep_ == "conj" and other.i > conjunction.i), None)
    return after is not None and _is_paper(after, terms())


def _joins_names(token: Token, conjunction: Token) -> bool:
    """ "Defence and Security": whether capitals stand on both sides."""
    after = next((other for other in token.rights if other.dep_ == "conj" and other.i > conjunction.i), None)
    if after is None or any(other.dep_ == "det" for other in after.lefts):
        return False
    return token.text[:1].isupper() and after.text[:1].isupper()


def is_time(noun: Token, terms: Terms) -> bool:
    """Whether a noun is a day, a month, a year."""
    return noun.lower_ in terms.words["times"] or (noun.text.isdecimal() and len(noun) == 4)


def content_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: lower case, singular, without idle ones and amounts."""
    idle = _idle()
    found = (match.group() for match in _WORD.finditer(name))
    words = (word.casefold() for word in found if not _AMOUNT.fullmatch(word))
    return frozenset(singular(word) for word in words if word not in idle and not _is_letter(word))


@cache
def _idle() -> frozenset[str]:
    """Words that tell no instrument from another, those of countries included."""
    countries = codebook.load().countries
    names = (name for country in countries for name in (*country.names, *country.demonyms))
    return frozenset(terms().words["idle"]).union(*(_WORD.findall(name.casefold()) for name in names))


def singular(word: str) -> str:
    """A noun without its plural's ending, near enough for comparing names."""
    return re.sub(r"(?<=[a-z]{3})s$", "", re.sub(r"(?<=[a-z]{2})ies$", "y", word))


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()
