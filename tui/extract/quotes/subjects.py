"""Who speaks: the subject of a cue verb, found over the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.extract.speakers import roles

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "expl", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVES = frozenset({"who", "that", "which"})
_CLIMBED = frozenset({"xcomp", "conj", "advcl", "pcomp", "prep", "acl", "ccomp", "relcl", "dep", "prt"})
_STOPS = frozenset({",", ";", ":", "(", "—", "–", "--", "-"})
_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_LONGEST = 14
"""Words of a speaker's noun phrase before its head."""


class Subject(NamedTuple):
    """Who performs a verb. `head` is None where the sentence leaves it out ("was told that …").

    `passive` says that the verb stands in the passive voice, `own` that it has a subject of its own.
    """

    head: Token | None
    passive: bool = False
    own: bool = True


def subject_of(verb: Token) -> Subject | None:
    """The subject of a verb, its own or that of the verb on which it depends; None where there is none."""
    return _own_subject(verb) or _inverted(verb) or _inherited(verb) or _name_before(verb)


def _own_subject(verb: Token) -> Subject | None:
    for child in verb.children:
        if child.dep_ in _PASSIVE_SUBJECTS and verb.lower_ == "quoted":
            return Subject(child)  # "Rao was quoted by an aide as saying …"
        if child.dep_ in _PASSIVE_SUBJECTS:
            return Subject(_agent(verb), passive=True)
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if subjects:
        nearest = min(subjects, key=lambda child: _distance(verb, child))
        if nearest.lower_ in _RELATIVES and verb.dep_ in ("relcl", "ccomp"):
            return Subject(verb.head) if verb.dep_ == "relcl" else _cleft(verb)
        return Subject(_behind_addressed(nearest))
    agent = _agent(verb)
    participle = verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    if agent or (participle and verb.dep_ in ("advcl", "acl")):
        return Subject(agent, passive=True)
    return None


def _cleft(verb: Token) -> Subject | None:
    """Who it was that said something: "It was Rao who said …"."""
    it = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.head.lefts)
    who = next((child for child in verb.head.rights if child.dep_ == "attr"), None)
    return Subject(who) if it and who is not None else None


def _behind_addressed(noun: Token) -> Token:
    """Somebody's body that the parser took for a description of whom the sentence addresses ("Minister Rao,
    Peru's embassy says …"), else the noun itself."""
    for child in noun.rights:
        owned = any(owner.dep_ == "poss" for owner in child.lefts)
        if child.dep_ == "appos" and owned and child.lower_ in roles.load().bodies and noun.tag_ == "NNP":
            return child
    return noun


def _distance(verb: Token, subject: Token) -> tuple[bool, int]:
    """How far a subject is from its verb; one behind a quotation mark belongs to the words quoted."""
    return _marks_between(verb, subject) > 0, abs(verb.i - subject.i)


def _marks_between(verb: Token, subject: Token) -> int:
    low, high = sorted((verb.i, subject.i))
    return sum(token.text in _MARKS for token in verb.doc[low + 1 : high])


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    return None


def _inverted(verb: Token) -> Subject | None:
    """A name right after a verb that quoted words or a clause precede, if the parser made it an object ("…,"
    said X)."""
    before = {token.text for token in verb.doc[max(0, verb.i - 2) : verb.i]}
    if "," not in before or verb.tag_ not in ("VBD", "VBZ"):
        return None
    if before.isdisjoint(_MARKS) and not any(child.dep_ == "ccomp" for child in verb.lefts):
        return None
    named_next = (child for child in verb.rights if child.tag_ == "NNP" and child.left_edge.i == verb.i + 1)
    return next((Subject(child) for child in named_next), None)


def _inherited(verb: Token) -> Subject | None:
    """The subject of the verb above a participle, an infinitive or a coordinated verb."""
    at = verb
    free = verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
    for _ in range(6):
        if at.dep_ not in _CLIMBED and not (free and at.tag_.startswith("NN")):
            return None
        at = at.head
        if at.tag_.startswith(("NN", "PRP")):
            if free:
                continue  # ", saying …" belongs to who acts, not to the noun before it
            return _of_noun(verb, at)
        if at.tag_.startswith("VB") and (found := _own_subject(at)):
            if found.head is not None and _marks_between(verb, found.head) % 2:
                continue  # a subject inside a quotation does not act outside it
            if (free and at.dep_ == "acl") or (at.dep_ == "ccomp" and not _acts_again(verb, at, found.head)):
                continue  # "X said that the harvest was late and asked …": X asked
            return _through_object(at, found)
    return None


def _acts_again(verb: Token, earlier: Token, subject: Token | None) -> bool:
    """Whether who acts in a reported clause, rather than who reports it, performs a verb behind it too.

    A coordinate verb ("X said that Y came and asked …") only in the same tense and by somebody who can speak,
    a participle (", adding …") by anybody who can.
    """
    speaks = subject is not None and _may_speak(subject)
    if verb.dep_ == "conj":
        parallel = verb.tag_ == earlier.tag_ and verb.doc[verb.i - 2].text != ","
        return parallel and speaks
    return (
        verb.tag_ != "VBG"
        or speaks
        or (subject is not None and subject.tag_ == "PRP" and subject.lower_ != "it")
    )


def _may_speak(noun: Token) -> bool:
    """Whether a noun stands for somebody who can say something: by its name, a role or a body."""
    table = roles.load()
    words = {noun.lower_, noun.lower_.removesuffix("s")}
    return noun.tag_ in ("NNP", "NNPS") or bool(words & (table.roles | table.bodies | table.collective))


def _name_before(verb: Token) -> Subject | None:
    """A name or a role right before a finite verb that the parser took for part of something else."""
    before = verb.nbor(-1) if verb.i else None
    if before is None or verb.tag_ not in ("VBD", "VBZ"):
        return None
    return Subject(before) if before.tag_ == "NNP" or before.dep_ == "appos" else None


def _through_object(above: Token, found: Subject) -> Subject:
    """A passive's subject acts in its participle ("X was quoted as saying"); else the subject above."""
    if found.passive:
        patient = next((child for child in above.children if child.dep_ in _PASSIVE_SUBJECTS), None)
        return Subject(patient, own=False)
    return Subject(found.head, own=False)


def _of_noun(verb: Token, noun: Token) -> Subject | None:
    """The noun that a participle describes ("a man saying …")."""
    return Subject(noun, own=False) if verb.tag_ in ("VBG", "VBN") else None


def named(head: Token) -> Token:
    """The name behind a role without a comma ("the envoy to Japan Anil Rao"), else the head itself."""
    for child in head.rights:
        between = {token.text for token in head.doc[head.i : child.i]}
        if child.dep_ == "appos" and child.tag_ == "NNP" and _STOPS.isdisjoint(between):
            return child
    return head


def phrase(head: Token) -> tuple[int, int]:
    """Token positions of a speaker's noun phrase, without what follows a comma, a dash or a relative."""
    start = max(head.left_edge.i, head.i - _LONGEST)
    name = named(head)
    end = head.i + 1
    for token in head.doc[head.i + 1 : head.right_edge.i + 1]:
        outer = token
        while outer.head != head and outer.head.i > head.i and outer.head != outer:
            outer = outer.head
        if (
            token.text in _STOPS
            or (token.tag_ == "POS" and token.head == head)
            or outer.dep_ in ("relcl", "acl", "advcl")
            or (outer.dep_ == "appos" and outer != name)
        ):
            break
        end = token.i + 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start + 1].text == ")"):
        start += 1  # past the number of an item: "(2) The envoy said …"
    while start < head.i and head.doc[start].lower_ in _DAYS:
        start += 1  # "On Sunday Japan's envoy said …"
    return _behind_address(head, start), end


def _behind_address(head: Token, start: int) -> int:
    """Where the phrase of an owner begins behind whom the sentence addresses ("Minister Rao, Peru's embassy
    says …")."""
    owned = any(child.dep_ == "poss" for child in head.lefts)
    commas = [token.i for token in head.doc[start : head.i] if token.text == ","]
    return commas[0] + 1 if owned and len(commas) == 1 and start == head.sent.start else start
