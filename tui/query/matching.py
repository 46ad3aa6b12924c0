"""What a query's words match: as a tantivy query over the index, and as marks in a text that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tantivy import Occur
from tantivy import Query as Search

from tui.model import Span
from tui.query.index import TextIndex
from tui.query.language import Term
from tui.query.words import Word, is_sign, nearly, stem, words

TITLE, EXACT, BEGUN = 3.0, 2.0, 0.5
"""How much more a match counts in a title or where it is as written, and less where it is half typed."""

MOST_COMPLETIONS = 16_000
"""tantivy completes the last word of a phrase in at most 16 384 ways, and fails above."""

SHORTEST_FORGIVEN = 4
"""Letters of the shortest word in which a typo is forgiven: one edit makes most shorter words another."""


_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


class Pattern(NamedTuple):
    """A term as its words are compared. One word of a phrase, or several: they stand in a row as written."""

    words: tuple[str, ...]
    written: bool
    excluded: bool
    open: bool
    forgiving: bool = False

    @classmethod
    def of(cls, term: Term) -> Pattern:
        """The pattern of a term; without words where the index has none for it."""
        those = tuple(word.text for word in words(term.words))
        return cls(
            those,
            term.phrase or len(those) > 1,
            term.excluded,
            term.open and bool(those) and not is_sign(those[-1]),
        )

    def at(self, text: list[Word], place: int) -> bool:
        """Whether the pattern matches the text's words from this place on."""
        last = len(self.words) - 1
        if place + last >= len(text):
            return False
        for ahead in range(last):
            if text[place + ahead].text != self.words[ahead]:
                return False
        return self._ends(text[place + last].text)

    def _ends(self, said: str) -> bool:
        word = self.words[-1]
        if said == word or (self.open and said.startswith(word)):
            return True
        if self.written:
            return False
        return stem(said) == stem(word) or (self.forgiving and self._nearly(word, said))

    def _nearly(self, word: str, said: str) -> bool:
        starts = (said[: len(word) + more] for more in (-1, 0, 1)) if self.open else (said,)
        return any(nearly(word, start) for start in starts)


class Matcher:
    """The words of a query over one index. Words that the index has in no form are forgiven a typo."""

    def __init__(self, index: TextIndex, terms: tuple[Term, ...], *, forgiving: bool = False) -> None:
        self._index = index
        self._schema = index.schema
        patterns = [pattern for term in terms if (pattern := Pattern.of(term)).words]
        self.patterns = [self._forgiven(pattern) if forgiving else pattern for pattern in patterns]

    @property
    def forgiving(self) -> bool:
        """Whether some word may be another than was typed."""
        return any(pattern.forgiving for pattern in self.patterns)

    def search(self) -> Search:
        """What has every word, and none of those excluded."""
        clauses = [(Occur.Must, Search.const_score_query(Search.all_query(), 0.0))]
        for pattern in self.patterns:
            clauses.append((Occur.MustNot if pattern.excluded else Occur.Must, self._pattern(pattern)))
        return Search.boolean_query(clauses)

    def marks(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in a text, in order and apart."""
        found: list[Span] = []
        wanted = [pattern for pattern in self.patterns if not pattern.excluded]
        said = words(text)
        for place, word in enumerate(said):
            matching = [pattern for pattern in wanted if pattern.at(said, place)]
            if not matching:
                continue
            end = max(said[place + len(pattern.words) - 1].end for pattern in matching)
            if found and word.start < found[-1].end:
                found[-1] = Span(found[-1].start, max(end, found[-1].end))
            else:
                found.append(Span(word.start, end))
        return tuple(found)

    def _forgiven(self, pattern: Pattern) -> Pattern:
        """The pattern, forgiving where it is one word that nothing in the index matches."""
        if pattern.written or pattern.excluded or len(pattern.words[0]) < SHORTEST_FORGIVEN:
            return pattern
        if self._index.best(self._pattern(pattern), 1)[0]:
            return pattern
        return pattern._replace(forgiving=True)

    def _pattern(self, pattern: Pattern) -> Search:
        return Search.boolean_query([(Occur.Should, clause) for clause in self._ways(pattern)])

    def _ways(self, pattern: Pattern) -> Iterator[Search]:
        """Every way in which the pattern may match, each with its weight."""
        schema, last = self._schema, pattern.words[-1]
        if len(pattern.words) > 1:
            yield self._row(pattern)
            return
        yield Search.boost_query(Search.term_query(schema, "exact", last), EXACT)
        if not pattern.written:
            yield Search.boost_query(Search.term_query(schema, "title", stem(last)), TITLE)
            yield Search.term_query(schema, "stem", stem(last))
        if pattern.open:
            fields = {"exact": EXACT} if pattern.written else {"exact": EXACT, "title": TITLE}
            for field, weight in fields.items():
                begun = Search.regex_query(schema, field, _escaped(last) + ".*")
                yield Search.boost_query(begun, weight * BEGUN)
        if pattern.forgiving:
            yield Search.fuzzy_term_query(schema, "exact", last, 1, True, pattern.open)

    def _row(self, pattern: Pattern) -> Search:
        """The words one after the other, as they are written."""
        *before, last = pattern.words
        if pattern.open:
            endings = self._index.searcher.terms_with_prefix("exact", last, limit=MOST_COMPLETIONS)
            if len(endings) < MOST_COMPLETIONS:
                row = [*map(_escaped, before), _escaped(last) + ".*"]
                return Search.regex_phrase_query(self._schema, "exact", list(row))
        return Search.phrase_query(self._schema, "exact", list(pattern.words))


def _escaped(word: str) -> str:
    """A word as a regular expression of tantivy's. Folding makes "(1)" of "⑴", so signs do occur."""
    return _SIGNS.sub(r"\\\g<0>", word)
