"""How fast a View is answered and a query searched: `python -m tests.benchmarks.query --passages 200000`.

The library is made up: 42 topics, and words as frequent as words are (the n-th has 1/n of the share of the
first). Each figure is the median of the rounds in milliseconds, with the least and the most beside it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, product
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.model import (
    Agreement,
    Block,
    Document,
    Evidence,
    Locus,
    Mention,
    Meta,
    Names,
    Quote,
    Records,
    Rule,
    Span,
    Topic,
    TopicUse,
)
from tui.query.answer import answer
from tui.query.catalog import Catalog
from tui.query.index import TextIndex
from tui.query.indexing import update
from tui.view import Filter, View

ROUNDS = 15
TOPICS = tuple(f"Topic {number}" for number in range(42))
SPEAKERS = tuple(f"Speaker {number}" for number in range(300))
QUOTES_A_DOCUMENT = 10
VOCABULARY = tuple("".join(letters) for letters in product("bdkmnprst", "aeiou", "lmnrst", "aeiou", "dklnst"))
WEIGHTS = tuple(accumulate(1 / (rank + 1) for rank in range(len(VOCABULARY))))


def sentences(source: random.Random, count: int) -> list[str]:
    """So many sentences of 20 words."""
    return [" ".join(source.choices(VOCABULARY, cum_weights=WEIGHTS, k=20)) + "." for _ in range(count)]


def made(quotes: int, passages: int) -> tuple[Records, dict[str, str]]:
    """A library of so many quotes, a tenth as many agreements, about so many sentences; and its texts."""
    source = random.Random(1)
    number_of_documents = max(quotes // QUOTES_A_DOCUMENT, 1)
    each = max(passages // number_of_documents, QUOTES_A_DOCUMENT)
    documents: dict[str, Document] = {}
    names: dict[str, Names] = {}
    quoted: dict[str, Quote] = {}
    agreements: dict[str, Agreement] = {}
    texts: dict[str, str] = {}
    for number in range(number_of_documents):
        id_ = f"{number:016x}"
        said = sentences(source, each)
        texts[id_] = "\n\n".join(said)
        starts = tuple(accumulate((len(words) + 2 for words in said), initial=0))
        blocks = tuple(
            Block("paragraph", start, start + len(words), place + 1)
            for place, (start, words) in enumerate(zip(starts, said, strict=False))
        )
        documents[id_] = Document(id_, f"{number}.txt", id_, blocks, str(2000 + number % 25), "stated")
        uses = (TopicUse(topic, "secondary", (Mention(0, 5, "topic"),)) for topic in source.sample(TOPICS, 5))
        names[id_] = Names(topics=tuple(uses))
        for place in range(QUOTES_A_DOCUMENT):
            where = Span(starts[place], starts[place] + len(said[place]) - 1)
            quote = made_quote(f"q{len(quoted)}", source, documents[id_], where, said[place])
            quoted[quote.id] = quote
        where = Span(starts[0], starts[0] + len(said[0]) - 1)
        agreement = made_agreement(f"a{len(agreements)}", source, id_, where, said[0])
        agreements[agreement.id] = agreement
    topics = {label: Topic(label, label, "Group") for label in TOPICS}
    return Records(Meta(1, "0", "made", 1), topics, documents, names, quoted, agreements), texts


def made_quote(id_: str, source: random.Random, document: Document, span: Span, words: str) -> Quote:
    """One quote of a document."""
    locus = Locus("paragraph", document.blocks[0].number)
    return Quote(
        id_,
        document.id,
        (span,),
        (words[:-1],),
        "direct",
        locus,
        Rule("made"),
        speaker_name=source.choice(SPEAKERS),
        topics=tuple(source.sample(TOPICS, 2)),
    )


def made_agreement(id_: str, source: random.Random, document: str, span: Span, words: str) -> Agreement:
    """One agreement of a document."""
    evidence = Evidence(document, span.start, span.end, words, Locus("paragraph", 1), "signed")
    return Agreement(
        id_,
        " ".join(words.split()[:3]),
        ("India", "Japan"),
        "signed",
        (evidence,),
        Rule("made"),
        topics=(source.choice(TOPICS),),
        name_words=(" ".join(words.split()[:5]),),
    )


def timed(name: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
    """Print how long the work takes."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    print(f"{name:<52} {statistics.median(took):10.2f}  ({min(took):.2f}–{max(took):.2f})")


def views() -> Iterator[tuple[str, View]]:
    """What a cursor and a filter ask."""
    year = (Filter("year", ("2019", "2020", "2021")),)
    yield "all", View()
    yield "a topic chosen", View(topic=TOPICS[7])
    yield "an agreement chosen", View(agreement="a7")
    yield "a filter pinned", View(filters=year)
    yield "a filter pinned, a topic chosen", View(filters=year, topic=TOPICS[7])


def queries() -> Iterator[tuple[str, str]]:
    """What a person types; the first word of the vocabulary is as frequent as "the"."""
    common, frequent, rare = VOCABULARY[0], VOCABULARY[50], VOCABULARY[3000]
    yield "the commonest word", f"{common} "
    yield "a frequent word", f"{frequent} "
    yield "a rare word", f"{rare} "
    yield "two words", f"{frequent} {VOCABULARY[60]} "
    yield "a phrase", f'"{common} {VOCABULARY[1]}"'
    yield "one letter", rare[0]
    yield "three letters", rare[:3]
    yield "a typo", f"{rare[0]}q{rare[1:]} "
    yield "a frequent word under a filter", f"{frequent} year:2020 "


def opened(home: Path, records: Records) -> TextIndex:
    """The index, opened up to its first search."""
    index = TextIndex.open(home, records)
    assert index is not None
    assert index.searcher
    return index


def main() -> None:
    """Make a library, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="quotes; agreements are a tenth as many")
    parser.add_argument("--passages", type=int, default=100_000)
    options = parser.parse_args()
    records, texts = made(options.records, options.passages)
    print(f"{len(records.quotes)} quotes, {len(records.agreements)} agreements, {len(texts)} documents; ms")

    timed("catalog made", lambda: Catalog(records), 3)
    catalog = Catalog(records)
    timed("first answer, bit sets of topics made", lambda: answer(catalog, View()), 1)
    timed("links made, for the first agreement chosen", lambda: catalog.linked_quotes("a7"), 1)
    year = catalog.passing((Filter("year", ("2020",)),))
    topics = [catalog.having("topic", label) for label in TOPICS]
    timed("counts of 42 topics under a filter", lambda: [(year & bits).bit_count() for bits in topics], 200)
    timed("what belongs to a quote", lambda: catalog.related_agreements("q7"), 200)
    for name, view in views():
        timed(f"answer: {name}", partial(answer, catalog, view))

    with TemporaryDirectory() as folder:
        home = Path(folder)
        start = time.perf_counter()
        update(home, records, texts.__getitem__)
        took = time.perf_counter() - start
        size = sum(file.stat().st_size for file in (home / "index").iterdir()) / 1e6
        total = sum(len(document.blocks) for document in records.documents.values()) + len(records.quotes)
        print(f"index made in {took:.1f} s, {total / took:.0f} entries a second, {size:.0f} MB")
        timed("index opened", lambda: opened(home, records))
        index = opened(home, records)
        timed("first query: ids hashed", lambda: answer(catalog, View(query="x "), 0, index), 1)
        for name, query in queries():
            view = View(query=query)
            counts = answer(catalog, view, 0, index).hit_counts
            timed(f"search: {name} {counts}", partial(answer, catalog, view, 0, index))


if __name__ == "__main__":
    main()
