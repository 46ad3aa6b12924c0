"""Attributions set off by commas: "…, X said", "The deal, X said, would …", "As X says, …"."""

from __future__ import annotations

from tui.extract.quotes.saying import Content, Saying
from tui.extract.quotes.tokens import (
    BREAKS,
    COMMAS,
    FINITE,
    MARKS,
    PRE_POSED,
    RELATIVES,
    Range,
    has_finite_verb,
    next_comma,
)

_ASIDE = 6
"""Words that a parenthesis may have after its verb ("he said in Tokyo on Monday,")."""
_RUNNING_ON = frozenset({"that", "not", "to", "if", "unless", "until", "because"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_LEADING = frozenset({"for", "asked"})
"""With them opens what frames the words without being part of them ("As for …", "Asked about …")."""


def as_one_says(saying: Saying) -> Content | None:
    """ "As X pointed out, …", "…, as X put it", "…, but, as X noted, …": the main clause is what X says."""
    verb, doc, sentence = saying.verb, saying.doc, saying.sentence
    first = next((child.i for child in verb.lefts if child.lower_ == "as"), None)
    if first is None or saying.words() is None or any(child.dep_ == "ccomp" for child in verb.rights):
        return None
    if saying.subject.head is not None and saying.subject.head.lower_ in ("they", "one", "you"):
        return None  # "as they say" is nobody's word
    before, after = (sentence.start, first), (next_comma(verb), sentence.end)
    if first <= sentence.start + 1:
        ranges = [after]
    elif verb.head.i > verb.i and verb.dep_ == "advcl":
        opened = any(
            child.dep_ in ("nsubj", "nsubjpass", "expl") and child.i < first for child in verb.head.lefts
        )
        ranges = [before, after] if opened else [after]
    else:
        ranges = [before] if doc[first - 1].text == "," and after[0] == sentence.end else []
    return saying.content("as-one-says", *ranges) if has_finite_verb(doc, ranges) else None


def around(saying: Saying) -> Content | None:
    """The sentence around a parenthesis: "The deal, he said, will hold", "If so, he said, they wait"."""
    words, head, sentence = saying.words(), saying.subject.head, saying.sentence
    if words is None or head is None or head.i > saying.verb.i or head.head != saying.verb:
        return None
    if words[0] <= sentence.start + 1 or saying.doc[words[0] - 1].text not in BREAKS:
        return None
    after, left = _behind_comma(saying, words), (sentence.start, words[0] - 1)
    if after is not None and saying.doc[sentence.start].tag_ == "CC" and left[1] == sentence.start + 1:
        return saying.content("bare-clause", (after, sentence.end))  # "But, he said, …"
    if after is None or not (_needs_more(saying, left, after) or _coordinates(saying, left, after)):
        return None
    right = (after, sentence.end)
    if _frames(saying, left, after):
        return saying.content("bare-clause", right)
    found = saying.content("around-its-cue", (sentence.start, words[0]), right)
    return found if found is not None and len(found.ranges) > 1 else None


def _frames(saying: Saying, left: Range, after: int) -> bool:
    """Whether the words before a parenthesis only say where a quoted sentence behind it was spoken."""
    opens = saying.doc[after].text in MARKS and saying.doc[after + 1].text[:1].isupper()
    quoted = any(token.text in MARKS for token in saying.doc[slice(*left)])
    return opens and not quoted and not has_finite_verb(saying.doc, [left])


def _coordinates(saying: Saying, left: Range, after: int) -> bool:
    """Whether a second clause behind a parenthesis goes on with what is said: "and" or "but", a subject of
    its own that is nobody named before, and the tense of the first clause."""
    doc = saying.doc
    if doc[after].lower_ not in ("and", "but") or doc[left[1] - 1].text in MARKS:
        return False
    first = next((token for token in doc[slice(*left)] if token.tag_ in FINITE), None)
    second = next((token for token in doc[after : saying.sentence.end] if token.tag_ in FINITE), None)
    if first is None or second is None or first.tag_ != second.tag_:
        return False
    subjects = [token for token in doc[after + 1 : second.i] if token.dep_ in ("nsubj", "nsubjpass", "expl")]
    return any(token.lower_ not in ("he", "she") for token in subjects)


def _behind_comma(saying: Saying, words: Range) -> int | None:
    """Where the words after a parenthesis begin: behind its second comma, a few words after its verb."""
    for token in saying.doc[words[1] : min(words[1] + _ASIDE, saying.sentence.end - 2)]:
        if token.text in COMMAS:
            return int(token.i + 1)
        if token.tag_.startswith("VB") or token.text in MARKS:
            return None
    return None


def _needs_more(saying: Saying, left: Range, after: int) -> bool:
    """Whether the words before a parenthesis are no sentence without those after it."""
    doc = saying.doc
    before = doc[left[0] : left[1]]
    first = before[1] if before[0].text in MARKS and len(before) > 1 else before[0]
    opens = first.lower_ in PRE_POSED or (first.lower_ == "so" and first.nbor().lower_ in PRE_POSED)
    frames = any(token.lower_ in saying.cues.documents or token.lower_ in _LEADING for token in before)
    adverbial = not has_finite_verb(doc, [left]) and not frames
    cut = before[-1].tag_ in FINITE | RELATIVES | {"IN"}
    runs_on = doc[after].tag_ in FINITE or doc[after].lower_ in _RUNNING_ON
    return opens or adverbial or cut or runs_on


def before(saying: Saying) -> Content | None:
    """What stands before ", X said": all of the sentence up to the comma."""
    verb, doc, sentence = saying.verb, saying.doc, saying.sentence
    words = saying.words()
    if words is None or words[0] <= sentence.start + 1 or doc[words[0] - 1].text not in COMMAS | MARKS:
        return None
    quoted = doc[words[0] - 1].text in MARKS
    if not quoted and (_is_relative(saying, words) or any(child.dep_ == "xcomp" for child in verb.rights)):
        return None
    left = any(child.dep_ in ("ccomp", "parataxis", "dep") and child.i < words[0] for child in verb.lefts)
    above = verb.dep_ in ("parataxis", "ccomp", "advcl", "relcl", "conj", "dep") and verb.head.i < words[0]
    content = (sentence.start, words[0])
    closes = words[1] >= sentence.end - 1 or verb.i < words[1] - 1
    told = closes and has_finite_verb(doc, [content])
    return saying.content("before-its-cue", content) if quoted or left or above or told else None


def _is_relative(saying: Saying, words: Range) -> bool:
    """Whether an attribution opens with a relative or a word of time ("two of whom said", "when he said")."""
    return any(token.tag_ in RELATIVES for token in saying.doc[words[0] : words[1]])
