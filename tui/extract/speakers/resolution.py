"""Speakers resolved: each phrase that an attribution names as its speaker, to a person, a body, or nobody.

When in doubt, nobody: an invented speaker is the worst error.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from tui.extract.parsing import Parse
from tui.extract.places import Places
from tui.extract.quotes.attribution import LAID_OUT, SPOKEN, Attribution
from tui.extract.quotes.marks import Region
from tui.extract.speakers import roles
from tui.extract.speakers.bodies import LATEST, Bodies
from tui.extract.speakers.cast import cast_of, pronoun_of
from tui.extract.speakers.chain import FARTHEST, Chain
from tui.extract.speakers.descriptions import FAR, NEAR, Descriptions
from tui.extract.speakers.labels import NOBODY, Resolved, is_unnamed, of_label
from tui.extract.speakers.naming import canonical
from tui.extract.speakers.newcomers import HEADS
from tui.extract.speakers.offices import (
    counterpart_body,
    holder,
    is_telling,
    named_holders,
    office_of,
    offices_named,
)
from tui.extract.speakers.titles import countries_in, is_title, plain_words
from tui.model import BlockKind, Document, Names, Span, SpeakerHow

_GENDERED = {"he": "he", "she": "she", "himself": "he", "herself": "she"}
_SILENT = frozenset({"who", "which", "what", "there"})
_AUTHORITIES = frozenset(
    {"ministry", "government", "embassy", "office", "department", "commission", "committee", "court"}
    | {"police", "bureau", "cabinet", "consulate", "agency", "council", "party"}
)
_INDEFINITE = re.compile(
    r"(?:an?|some|any|another|other|several|many|no|one|two|three|unnamed|unidentified)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"\bcont(?:d|inues|inued|[’']d)\b")
_ELLIPTIC = re.compile(r"[’']s (?:said|told|added|replied|noted|announced)\b")
"""Behind the owner of somebody or something that the sentence leaves out."""
_APPOSED = re.compile(r",? (?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3})(?=,| [a-z])")


class Resolver:
    """Resolves the speakers of one document, in the order of its attributions."""

    def __init__(
        self,
        document: Document,
        text: str,
        parses: Sequence[Parse],
        names: Names,
        found: Sequence[Attribution],
        quoted: Places[Region],
    ) -> None:
        self.document = document
        self.text = text
        self.cast = cast_of(text, names, [each.speaker for each in found if each.speaker])
        self.bodies = Bodies(document, text, names)
        self.numbered: dict[str, Resolved] = {}
        self.asked = NOBODY
        self.described: dict[str, str] = {}
        self.speaking: tuple[Span, Resolved] | None = None
        self.chain = Chain(text, parses, self.cast, self.bodies, quoted)
        self.descriptions = Descriptions(document, text, self.cast, self.bodies, self.chain)

    def resolve(self, found: Attribution) -> Resolved:
        """Who speaks, and how that is known."""
        if found.speaker is None:
            return NOBODY
        if found.rule in LAID_OUT and found.head is None:
            resolved = self._label(found.speaker)
        else:
            resolved = (
                self._of_it(found)
                or self._pronoun(found)
                or self._phrase(found.speaker, found.head or found.speaker, found.proper)
            )
        if found.rule in SPOKEN:
            self.speaking = found.span, resolved
        if resolved[0] is not None:
            self.chain.speaks(found.cue or found.speaker, resolved[0], self._is_body(resolved))
        elif found.head is not None and self._is_somebody(found.head):
            self.chain.speaks(found.cue or found.speaker, "", body=False)
        return resolved

    def _is_somebody(self, head: Span) -> bool:
        """Whether a word stands for one person: "he", "the envoy"."""
        word = self.text[head.start : head.end].casefold()
        return word in _GENDERED or word in roles.load().roles

    def _label(self, label: Span) -> Resolved:
        """Who stands behind a label; a numbered one keeps whom it named once ("Speaker 2"), one that goes on
        means who asked last ("Question (contd.)")."""
        words = self.text[label.start : label.end].casefold()
        if _GOES_ON.search(words):
            return self.asked
        resolved = of_label(label, self.text, self.document, self.cast, self.bodies)
        if is_unnamed(words):
            self.asked = resolved
        if resolved[0] is None:
            return self.numbered.get(words, resolved)
        if any(map(str.isdigit, words)):
            self.numbered[words] = resolved
        return resolved

    def _is_body(self, resolved: Resolved) -> bool:
        """Whether a resolved speaker is no person: a body of the code book, or a name with a body's word."""
        name, how = resolved
        if name is None or self.cast.named(name):
            return False
        words = set(name.casefold().split())
        body = how == "same body as" or self.bodies.is_body(name)
        return body or bool(words & roles.load().bodies) or name.isupper()

    def _phrase(self, phrase: Span, head: Span, proper: bool) -> Resolved:
        """A noun phrase of a sentence, by its chief word: "a senior aide to X" is no X."""
        word = self.text[head.start : head.end].casefold()
        if word == "i":
            return self._myself(phrase)
        if word == "it":
            return _known(self.chain.last_body(phrase.start, NEAR), "same body as")
        if word in ("former", "latter"):
            pair = [member.name for member in self.chain.pair_before(phrase.start)]
            return _known(pair[word == "latter"] if pair else None, "pronoun")
        table = roles.load()
        if word in table.pronouns or word in table.collective or word in _SILENT:
            return NOBODY
        if word.removesuffix("s") in table.roles - {word} or self._several(phrase):
            return NOBODY
        if _ELLIPTIC.match(self.text, head.end):
            return _known(self._likewise(phrase), "counterpart")
        if member := self.cast.at(head.start, head.end):
            return self._firm(member.name) or member.name, "by name"
        if body := self.bodies.named(self.text, phrase, head):
            return body, "by name"
        return self._described(phrase, word, proper)

    def _of_it(self, found: Attribution) -> Resolved | None:
        """The body of which "it" says what it will do ("Koto Mills will open a shop, it said"); nobody where
        another has just spoken. None for every other speaker."""
        if found.speaker is None or self.text[found.speaker.start : found.speaker.end].casefold() != "it":
            return None
        last, own = self.chain.last_body(found.speaker.start, NEAR), self.chain.subject_of(found.parts[0])
        if own is None or own.end > found.speaker.start or self.cast.at(own.start, own.end):
            return None
        words = self.text[own.start : own.end]
        firm = words.split()[-1].strip(".").casefold() in roles.load().firms
        name = self.bodies.named(self.text, own, own) or (_as_it_stands(words) if firm else None)
        return _known(name if last in (None, name) else None, "same body as") if name else None

    def _pronoun(self, found: Attribution) -> Resolved | None:
        """Whom "he" or "she" means; None for every other speaker."""
        head = found.head or found.speaker
        word = self.text[head.start : head.end].casefold() if head is not None else ""
        if found.speaker is None or word not in _GENDERED:
            return None
        content = found.parts[0]
        return _known(self.chain.antecedent(found.speaker.start, _GENDERED[word], content), "pronoun")

    def _myself(self, phrase: Span) -> Resolved:
        """Who speaks the turn or the statement in which somebody says "I"."""
        if self.speaking is None or self.speaking[0].end < phrase.end:
            return NOBODY
        return _known(self.speaking[1][0], "pronoun")

    def _several(self, phrase: Span) -> bool:
        """Whether a phrase names two people: nobody is the one who spoke."""
        return (
            len(self.cast.within(phrase.start, phrase.end)) > 1
            and " and " in self.text[phrase.start : phrase.end]
        )

    def _described(self, phrase: Span, head: str, proper: bool) -> Resolved:
        words = self.text[phrase.start : phrase.end]
        if name := self._apposed(phrase.end, head) or self._behind_place(phrase, head):
            self.described[name] = words
            return name, "by name"
        if _INDEFINITE.match(words):
            return NOBODY
        if head == "counterpart":
            return _known(self.descriptions.counterpart(phrase), "counterpart")
        if head == "colleague":
            return _known(self.descriptions.colleague(phrase), "counterpart")
        if head in roles.load().bodies:
            resolved = self._body(phrase, words)
            own = proper and resolved[0] is None and _is_own_name(words, head)
            return _known(_as_it_stands(words), "by name") if own else resolved
        if head in roles.load().roles:
            return _known(self._in_office(phrase, words, head) or self._again(phrase, words), "by office")
        return _known(self._by_itself(phrase) if proper else None, "by name")

    def _by_itself(self, phrase: Span) -> str | None:
        """A name as it stands, or for a surname that of the only one who bears it in the text, or of whom the
        text spoke last; for the beginning of a body's name that of the body that has spoken."""
        words = self.text[phrase.start : phrase.end]
        name = _as_it_stands(words)
        if name is not None and " " not in name:
            member = self.cast.of_surname(name) or self.chain.latest_of(name, phrase.start)
        else:
            member = None
        pronoun = pronoun_of(words)
        same = member is not None and (pronoun is None or member.pronoun in (None, pronoun))
        if member is not None and same:
            return member.name
        if name is None:
            return None
        alone = words.split()[-1] == words.removeprefix("The ").removeprefix("the ")
        return self._firm(name) or (self._introduced_firm(name, phrase.start) if alone else None) or name

    def _likewise(self, phrase: Span) -> str | None:
        """The body of a country that is to it what the last speaker is to another: "Japan's foreign ministry
        said … India's said …"."""
        countries = countries_in(self.text[phrase.start : phrase.end])
        last = self.chain.last_body(phrase.start, NEAR)
        return counterpart_body(last, next(iter(countries))) if last and len(countries) == 1 else None

    def _introduced_firm(self, word: str, before: int) -> str | None:
        """The only firm that the text has named with this word first ("Koto" for "Koto Mills")."""
        ends = "|".join(map(re.escape, sorted(roles.load().firms)))
        named = re.compile(rf"\b({re.escape(word)}(?: [A-Z][\w&-]*){{0,3}} (?i:{ends}))\b")
        found = set(named.findall(self.text, max(0, before - FAR), before))
        return found.pop() if len(found) == 1 else None

    def _firm(self, name: str) -> str | None:
        """The only firm that has spoken whose name begins with these words ("Koto Life" for "Koto Life
        Insurance Company")."""
        ends = roles.load().firms | roles.load().bodies
        latest = islice(reversed(self.chain.spoken), LATEST)
        found = {
            e.name for e in latest if e.name.startswith(f"{name} ") and e.name.split()[-1].casefold() in ends
        }
        return found.pop() if len(found) == 1 and " " in name else None

    def _body(self, phrase: Span, words: str) -> Resolved:
        """A body that is described: taken up again where the text has spoken of it, else named by that."""
        body = self._office_of(phrase) or self.bodies.described(words, phrase.start, self.chain.spoken)
        again = body in self.chain.heard or self.bodies.is_named_before(body, phrase.start)
        return _known(body, "same body as" if again else "by name")

    def _office_of(self, phrase: Span) -> str | None:
        """The office of a head of government: "Abe's office", "the office of Prime Minister Abe"."""
        people = list(self.cast.within(phrase.start, phrase.end))
        plain = plain_words(self.text[phrase.start : phrase.end]).split()
        if len(people) != 1 or "office" not in (plain[-1:] + plain[:2]):
            return None
        return office_of(people[0], self.document)

    def _apposed(self, end: int, head: str) -> str | None:
        """The name behind a description of one person: "Its president, Yumi Sato, said"."""
        apposed = _APPOSED.match(self.text, end)
        if apposed is None or head.endswith("s") or self.bodies.overlaps(*apposed.span("name")):
            return None
        member = self.cast.at(*apposed.span("name"))
        return member.name if member else canonical(apposed["name"])

    def _behind_place(self, phrase: Span, head: str) -> str | None:
        """The name behind a role and its place without a comma ("Japan's envoy to India Ken Ito"); who stands
        behind "of" or "to" is another ("an aide to Ken Ito")."""
        member = self.cast.at(phrase.end - 1, phrase.end) if head in roles.load().roles else None
        starts = [m.start for m in member.mentions if m.end == phrase.end] if member is not None else []
        if member is None or not starts or starts[0] <= phrase.start:
            return None
        return member.name if self.bodies.overlaps(starts[0] - 2, starts[0] - 1) else None

    def _again(self, phrase: Span, words: str) -> str | None:
        """The last one who has spoken, if a description says no more than the text has said of them ("the
        former ambassador", "the vice chairman")."""
        near = (each for each in reversed(self.chain.spoken) if not each.body)
        last = next(near, None)
        plain = plain_words(words).split()
        if last is None or plain[0] != "the" or phrase.start - last.at.end > FARTHEST:
            return None
        member = self.cast.named(last.name)
        told = [*(member.titles if member is not None else ()), self.described.get(last.name, "")]
        known = {word for each in told for word in plain_words(each).split()}
        said = all(word in known or known & roles.same_role(word) for word in plain[1:])
        return last.name if last.name and said else None

    def _in_office(self, phrase: Span, words: str, head: str) -> str | None:
        """The holder of an office, or whom a role describes. "Prime Minister" without an article, or where
        the text names several, is that of the country in which it stands."""
        offices = offices_named(words)
        if not offices:
            if _kind_at(self.document, phrase.start) in HEADS and words.casefold() == head:
                return self.descriptions.announced(head)
            return self.descriptions.meant(phrase, head)
        at_home = tuple(office for office in offices if office.country == self.bodies.home)
        open_ = len({office.country for office in offices}) > 1
        several = open_ and len(named_holders(offices, self.document, self.cast)) > 1
        if not (open_ and (several or _bare(words))):
            found = holder(offices, self.document, self.cast, is_telling(words))
            if found is not None or not open_:
                return found
        return holder(at_home, self.document, self.cast, telling=True) if at_home else None


def _kind_at(document: Document, offset: int) -> BlockKind | None:
    """The kind of the block in which an offset stands."""
    index = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return document.blocks[index].kind if index >= 0 else None


def _bare(words: str) -> bool:
    """Whether a title stands without an article or anything else before it."""
    return words[0].isupper() and is_title(words.split()[0]) and words.split()[0].casefold() != "the"


def _known(name: str | None, how: SpeakerHow) -> Resolved:
    return (name, how) if name else NOBODY


def _is_own_name(words: str, head: str) -> bool:
    """Whether a body that no table knows has a name of its own ("The Lata Naik Foundation"), rather than a
    description in capitals ("The Central Bank") or an authority's, which is its country's."""
    parts = [word for word in words.split() if word.casefold() not in ("the", "a", "an")]
    return head not in _AUTHORITIES and len(parts) > 2 and all(part[0].isupper() for part in parts)


def _as_it_stands(words: str) -> str | None:
    """A name of which the text has no more: without its article, and a lone surname without its titles."""
    parts = words.split()
    if parts[0].casefold() in ("the", "a", "an"):
        parts.pop(0)
    if not parts or not all(part[0].isupper() or part in ("of", "and", "&", "for") for part in parts):
        return None
    if all(is_title(part) for part in parts[:-1]) and not is_title(parts[-1]):
        return parts[-1]
    return canonical(" ".join(parts)) or " ".join(parts)


def resolve_speakers(
    document: Document,
    text: str,
    parses: Sequence[Parse],
    names: Names,
    found: Sequence[Attribution],
    quoted: Places[Region],
) -> list[Resolved]:
    """For each attribution, in the order of the text, who speaks and how that is known."""
    resolver = Resolver(document, text, parses, names, found, quoted)
    return [resolver.resolve(each) for each in found]
