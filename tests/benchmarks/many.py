"""Makes many documents of a few: python -m tests.benchmarks.many FOLDER_OF_TEXTS OUT [--documents N]

Sentences of the texts in the folder are drawn for each document anew, and in each of them names of people and
places, figures, months and some words are exchanged for others, so that documents share little and most of
what is said is said once. The same seed makes the same documents.
"""

from __future__ import annotations

import argparse
import calendar
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from tui.documents.formats import TEXT
from tui.documents.sentences import sentences
from tui.documents.structure import structure
from tui.documents.walking import readable_files

LENGTH = 7_000
"""Characters of a document on average."""

PARAGRAPH = 3
"""Sentences of a paragraph on average."""

SHORTEST, LONGEST = 40, 600
"""Characters of the sentences that are drawn; shorter and longer ones are headings and lists."""

MONTHS = calendar.month_name[1:]
SYLLABLES = (
    "ka",
    "to",
    "mi",
    "ra",
    "shi",
    "no",
    "ve",
    "ha",
    "su",
    "ri",
    "an",
    "do",
    "ku",
    "mar",
    "sen",
    "ta",
)
SAID = 0.15
"""The share of sentences that somebody is made to say, as in news texts, so that any folder gives quotes."""

SAYINGS = (
    "Minister {name} said: “{words}”",
    "“{words}” said Minister {name}.",
    "Minister {name} told reporters, “{words}”",
)

OTHERS = {
    "cooperation": ("collaboration", "coordination", "joint work", "exchange"),
    "important": ("significant", "essential", "central", "vital"),
    "countries": ("nations", "sides", "governments", "partners"),
    "support": ("assistance", "backing", "help", "encouragement"),
    "security": ("safety", "defence", "resilience", "stability"),
    "infrastructure": ("ports", "railways", "power grids", "roads"),
    "technology": ("research", "engineering", "innovation", "science"),
    "leaders": ("ministers", "delegates", "officials", "negotiators"),
    "region": ("area", "neighbourhood", "ocean", "coast"),
    "welcomed": ("noted", "praised", "acknowledged", "supported"),
}

_FIGURE = re.compile(r"\d+")
_MONTH = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b")
_SURNAME = re.compile(r"(?<=(?:Mr\.|Ms\.|Dr\.) )[A-Z][a-z]+|(?<=Minister )[A-Z][a-z]+")
_TOLD = re.compile(r"[A-Z][^“”\"‘’:]+[^.“”\"‘’:]\.")
"""A sentence that can be put into somebody's mouth as it stands."""
_WORD = re.compile(r"\b(?:" + "|".join(OTHERS) + r")\b")


def drawn_from(folder: Path) -> list[str]:
    """The sentences of a folder's text files."""
    found: list[str] = []
    for path in readable_files(folder):
        if path.suffix.lower() in TEXT:
            text = path.read_text("utf-8", "replace")
            for block in structure(text, 0, False):
                found.extend(text[one.start : one.end] for one in sentences(text, block))
    return sorted({one for one in map(_plain, found) if SHORTEST <= len(one) <= LONGEST})


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())


def documents(drawn: list[str], count: int, seed: int) -> Iterator[str]:
    """So many documents, each with a headline, a date line and paragraphs."""
    chance = random.Random(seed)
    told = [sentence for sentence in drawn if _TOLD.fullmatch(sentence)]
    for number in range(count):
        yield _document(drawn, told, number, chance)


def _document(drawn: list[str], told: list[str], number: int, chance: random.Random) -> str:
    def sentence() -> str:
        if told and chance.random() < SAID:
            words = _varied(chance.choice(told), chance)
            return chance.choice(SAYINGS).format(name=_name(chance), words=words)
        return _varied(chance.choice(drawn), chance)

    town = _name(chance)
    date = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2005, 2026)}"
    parts = [f"Talks in {town} on matter {number}", f"{town}, {date}"]
    room = chance.uniform(0.5, 1.5) * LENGTH - sum(map(len, parts))
    while room > 0:
        count = chance.randint(1, 2 * PARAGRAPH - 1)
        parts.append(" ".join(sentence() for _ in range(count)))
        room -= len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def _varied(sentence: str, chance: random.Random) -> str:
    """The sentence with other figures, months, names and words, and one that is in few others."""
    sentence = _FIGURE.sub(lambda figure: _figure(figure.group(), chance), sentence)
    sentence = _MONTH.sub(lambda _: chance.choice(MONTHS), sentence)
    sentence = _SURNAME.sub(lambda _: _name(chance), sentence)
    sentence = _WORD.sub(lambda word: chance.choice(OTHERS[word.group()]), sentence)
    words = sentence.split(" ")
    places = [
        at for at, word in enumerate(words) if at and word.islower() and word in ("the", "in", "of", "for")
    ]
    if places:
        words.insert(chance.choice(places), f"near {_name(chance)}")
    return " ".join(words)


def _figure(figure: str, chance: random.Random) -> str:
    """Another one of as many digits; years stay years."""
    if len(figure) == 4 and figure[:2] in ("19", "20"):
        return str(chance.randint(1995, 2026))
    return "".join(str(chance.randint(1, 9)) for _ in figure)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def write(folder: Path, out: Path, count: int, seed: int = 10) -> None:
    """Make the documents as files of the folder `out`, a hundred to a subfolder."""
    for number, text in enumerate(documents(drawn_from(folder), count, seed)):
        place = out / f"{number // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:05}.txt").write_text(text, encoding="utf-8")


def most_shared(texts: Iterable[str]) -> float:
    """The largest share of a document's sentences that stand, letter for letter, in another one too."""
    sizes: list[int] = []
    holders: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        found = {
            text[one.start : one.end] for block in structure(text, 0, False) for one in sentences(text, block)
        }
        sizes.append(len(found))
        for sentence in found:
            holders.setdefault(sentence, []).append(number)
    pairs = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    return max((count / min(sizes[one], sizes[two]) for (one, two), count in pairs.items()), default=0.0)


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=10)
    options = parser.parse_args()
    write(options.folder, options.out, options.documents, options.seed)


if __name__ == "__main__":
    main()
