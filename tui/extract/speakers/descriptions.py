"""Descriptions of people whom a text has named: "the spokesman", "the visiting leader", "her guest",
"the Indian minister", "his Japanese counterpart", "his colleague".

Each means somebody only where nobody else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui import codebook
from tui.extract.speakers import roles
from tui.extract.speakers.bodies import Bodies
from tui.extract.speakers.cast import Cast, Member
from tui.extract.speakers.chain import Chain
from tui.extract.speakers.offices import holder, ranks_of
from tui.extract.speakers.titles import countries_in, plain_words
from tui.model import Document, Span

_DEFINITE = frozenset({"the", "his", "her", "their", "its"})
_RECEIVED = re.compile(r"\b(?:received?|welcomed?|hosted?|greeted?|showed|shown?)s?\b")
_HEADS_OF_STATE = frozenset({"head of government", "head of state"})
_NAME = r"[A-Z][\w&’'-]*(?: [A-Z&][\w&’'-]*)*"
_OWNER = re.compile(
    rf"[Tt]he (?:[a-z]+ )*(?:of|at) (?P<of>{_NAME})|[Tt]he (?P<whose>{_NAME})(?:[’']s)? [a-z ]+"
)
_BOUND = re.compile(r"\n|[.!?] ")
_BESIDE = 60
"""Characters beside a name in which the body stands where its bearer works."""
NEAR = 400
"""Characters before a phrase in which it takes up what was named."""
FAR = 20_000
"""The same for a description that says more ("the Indian minister"): a long document, but not a book."""


class Descriptions:
    """Who is meant by descriptions in one document."""

    def __init__(self, document: Document, text: str, cast: Cast, bodies: Bodies, chain: Chain) -> None:
        self.document = document
        self.text = text
        self.cast = cast
        self.bodies = bodies
        self.chain = chain

    def meant(self, phrase: Span, head: str) -> str | None:
        """Whom a phrase with this chief word (in lower case) describes, or None where that is open."""
        words = self.text[phrase.start : phrase.end]
        plain = plain_words(words).split()
        if not plain or plain[0] not in _DEFINITE:
            return None
        if "visiting" in plain or head in ("guest", "visitor"):
            return self._party(phrase, plain, foreign=True)
        if head == "host":
            return self._party(phrase, plain, foreign=False)
        before = self.cast.within(max(0, phrase.start - FAR), phrase.start)
        countries = countries_in(words)
        if len(countries) == 1 and len(plain) <= len(_DEFINITE & {plain[0]}) + 2:
            return _only(m for m in before if m.country in countries and self._may_be(m, head))
        if len(plain) != 2:
            wanted = set(plain[1:])
            titled = (m for m in before if any(wanted <= set(plain_words(t).split()) for t in m.titles))
            return _only(titled) or self._of_firm(phrase, head)
        return _only(m for m in before if any(m.has_title(word) for word in roles.same_role(head)))

    def _of_firm(self, phrase: Span, role: str) -> str | None:
        """Whom the text has named with this role beside the body that the phrase names ("the president of
        Koto Mills", "the Koto president")."""
        owner = _OWNER.fullmatch(self.text[phrase.start : phrase.end])
        if owner is None:
            return None
        name = owner["of"] or owner["whose"]
        near = self.cast.within(max(0, phrase.start - FAR), phrase.start)
        return _only(m for m in near if m.has_title(role) and self._stands_beside(m, name, phrase.start))

    def _stands_beside(self, member: Member, name: str, at: int) -> bool:
        """Whether a body is named right beside somebody, not too far before an offset."""
        for mention in member.mentions:
            if not at - FAR <= mention.start < at:
                continue
            before = self.text[max(0, mention.start - _BESIDE) : mention.start]
            behind = self.text[mention.end : mention.end + _BESIDE]
            if name in _BOUND.split(before)[-1] or name in _BOUND.split(behind)[0]:
                return True
        return False

    def announced(self, role: str) -> str | None:
        """Whom a headline means with a bare role ("… , says envoy", "CM tells firms"): the only one to whom
        the text gives it."""
        words = roles.same_role(role) | {roles.load().short.get(role, role)}
        return _only(m for m in self.cast.members if any(m.has_title(word) for word in words))

    def _may_be(self, member: Member, role: str) -> bool:
        """Whether an office that the text or the code book gives somebody is of a role: any is a minister's
        or a leader's that carries the word, a leader heads a government or a state."""
        ranks = ranks_of(member, self.document)
        if role == "leader":
            return bool(ranks & _HEADS_OF_STATE)
        return any(role in rank.split() for rank in ranks) or member.has_title(role)

    def _party(self, phrase: Span, plain: list[str], foreign: bool) -> str | None:
        """The guest (`foreign`) or the host of a meeting: of the people before, the only one who is not, or
        is, of the country in which the text stands; else whom another received, or who did."""
        home, before = self.bodies.home, self.cast.within(max(0, phrase.start - FAR), phrase.start)
        if home is not None:
            kin = [m for m in before if m.country is not None and (m.country != home) == foreign]
            ranked = [m for m in kin if ranks_of(m, self.document) & _HEADS_OF_STATE]
            if "leader" in plain or "prime" in plain or "president" in plain:
                return _only(ranked or kin)
            return _only(kin)
        pair = list(self.chain.pair_before(phrase.start).items())
        if len(pair) != 2 or (pair[0][0].country is not None and pair[0][0].country == pair[1][0].country):
            return None
        (host, since), (guest, received) = pair
        if not _RECEIVED.search(self.text, since, received):
            return None
        return guest.name if foreign else host.name

    def counterpart(self, phrase: Span) -> str | None:
        """The holder of the same rank in the country that the phrase names."""
        countries = countries_in(self.text[phrase.start : phrase.end])
        near = self.cast.within(max(0, phrase.start - NEAR), phrase.end)
        owners = [m for m in near if m.country not in countries and ranks_of(m, self.document)]
        if len(countries) != 1 or len(owners) != 1:
            return None
        ranks = ranks_of(owners[0], self.document)
        offices = tuple(o for o in codebook.load().offices if o.rank in ranks and o.country in countries)
        return holder(offices, self.document, self.cast, telling=True) if offices else None

    def colleague(self, phrase: Span) -> str | None:
        """The only other near whom the last speaker's country shares ("His colleague said …")."""
        words = plain_words(self.text[phrase.start : phrase.end]).split()
        last = self.chain.spoken[-1] if self.chain.spoken else None
        speaker = self.cast.named(last.name) if last is not None else None
        if speaker is None or len(words) != 2 or words[0] not in ("his", "her"):
            return None
        near = self.cast.within(max(0, phrase.start - NEAR), phrase.start)
        others = [member for member in near if member.name != speaker.name]
        return _only(others) if all(m.country == speaker.country for m in others) else None


def _only(members: Iterable[Member]) -> str | None:
    """The name of the only one, or None."""
    names = {member.name for member in members}
    return names.pop() if len(names) == 1 else None
