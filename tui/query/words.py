"""Words as the text index sees them.

A word is a run of letters, marks and digits of any script, or a single sign of Chinese or Japanese, which
write no spaces; without case and accents. The English stem stands for all forms of a word.
"""

from __future__ import annotations

from functools import lru_cache

from tantivy import Filter, Index, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from tui.extract.spelling import american

_SIGN = r"\p{Han}\p{Hiragana}\p{Katakana}ーｰ"
"""The long vowel marks belong to no script, and stand in most Japanese names of foreign things."""

_PATTERN = rf"[{_SIGN}]|[[\p{{L}}\p{{M}}\p{{N}}]--[{_SIGN}]]+"


def encodable(text: str) -> str:
    """The text with each half of a surrogate pair replaced, which no encoding takes; as long as the text."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _analyzer(*further: Filter) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.regex(_PATTERN))
    for step in (Filter.lowercase(), Filter.ascii_fold(), *further):
        builder = builder.filter(step)
    return builder.build()


_EXACT = _analyzer()
_STEMS = _analyzer(Filter.stemmer("English"))


def register(index: Index) -> None:
    """Let the index know words as they are written ("exact") and their English stems ("stem")."""
    index.register_tokenizer("exact", _EXACT)
    index.register_tokenizer("stem", _STEMS)


class Word:
    """A word of a text: as it is compared, and where it stands in code points."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    tokens = _EXACT.pre_tokenize(encodable(text)).tokens
    return [Word(token.text, token.char_offset_from, token.char_offset_to) for token in tokens]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What stands for all forms of the word; `word` as in `Word.text`."""
    stems = _STEMS.analyze(american(word))
    return stems[0] if stems else word


def is_sign(word: str) -> bool:
    """Whether the word is a single sign of a script without spaces, which is never half typed."""
    return len(word) == 1 and word > "\u2e7f"


def nearly(word: str, other: str) -> bool:
    """Whether one edit makes them the same: a letter more, less, other, or two neighbours changed over."""
    if len(word) > len(other):
        word, other = other, word
    if len(other) - len(word) > 1:
        return False
    same = next((place for place, letter in enumerate(word) if letter != other[place]), len(word))
    if len(word) < len(other):
        return word[same:] == other[same + 1 :]
    swapped = word[same : same + 2] == other[same : same + 2][::-1]
    return word[same + 1 :] == other[same + 1 :] or (swapped and word[same + 2 :] == other[same + 2 :])
