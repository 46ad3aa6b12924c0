"""The whole extraction on hostile and on ordinary text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.reading import read, read_bytes
from tests.extract.quotes.reading import findings_of
from tui.extract.pipeline import extract
from tui.model import Findings
from tui.paths import data_folder

PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "''",
            "«",
            "»",
            "「",
            "」",
            ":",
            ", ",
            ". ",
            "? ",
            "\n\n",
            "\n",
            " — ",
            "(",
        ),
        *("he said", "said Modi", "Modi told Abe that", "according to", "the ministry added", "As Rao said,"),
        *("it is late", "India and Japan agreed to", "PRIME MINISTER MODI: ", "Q: ", "@rao", "[x]", "[/x]"),
        *("\u202e", "日本", "\U0001f338", "e\u0301", "2021-03-12\n\n", "signed an agreement", "which"),
    ]
)

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
"""A file with control characters may be refused as no text before it comes this far."""


def check(found: Findings, text: str) -> None:
    """Every span slices the text, and parts come in order."""
    for quote in found.quotes:
        assert quote.texts == tuple(text[part.start : part.end] for part in quote.parts)
        assert all(a.end <= b.start for a, b in zip(quote.parts, quote.parts[1:], strict=False))
        for mention in (quote.cue, quote.speaker):
            assert mention is None or text[mention.start : mention.end] == mention.text
        assert (quote.speaker_name is None) == (quote.speaker_how == "not named")
    for agreement in found.agreements:
        assert all(text[e.start : e.end] == e.text for e in agreement.evidence)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(LETTERS, max_size=8), max_size=40))
def test_any_text_is_taken_and_every_span_slices_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document, decoded = read_bytes(text.encode(), "any.txt")
    (found,) = extract([(document, decoded)])
    check(found, decoded)
    assert list(extract([(document, decoded)])) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "He said “yes”. " + "x" * 300_000,
        "The minister said that " + "the train was late and " * 4000 + "the tea was cold.",
        "“" * 10_000 + " said Rao to the whole of the old town.",
        '" ' * 10_000 + "said Rao to the whole of the old town.",
        "“Yes,” said Rao. " * 600,
    ],
    ids=["a word without end", "a paragraph past the limit", "open marks", "straight marks", "many quotes"],
)
def test_what_is_too_long_neither_raises_nor_hangs(text: str) -> None:
    check(findings_of(text), text)


def test_documents_come_out_in_order_each_with_its_own_findings() -> None:
    texts = ["Rao said that it was late.", "", "No words are spoken here.", "Sato said that it was early."]
    documents = [read_bytes(text.encode(), f"{at}.txt") for at, text in enumerate(texts * 30)]
    found = list(extract(documents))
    assert [each.document for each in found] == [document for document, _ in documents]
    assert [len(each.quotes) for each in found] == [1, 0, 0, 1] * 30


def test_another_language_is_kept_but_not_analysed() -> None:
    text = "外務大臣は「よい会談だった」と述べた。両国は協力を進めることで一致した。" * 3
    document, decoded = read_bytes(text.encode(), "ja.txt")
    (found,) = extract([(document, decoded)])
    assert (found.quotes, found.agreements) == ((), ())


def test_the_shipped_article_names_nobody_who_is_not_in_it() -> None:
    (article,) = Path(data_folder() / "documents").glob("*.txt")
    document, text = read(article)
    (found,) = extract([(document, text)])
    check(found, text)
    assert {quote.speaker_name for quote in found.quotes if quote.speaker} == {
        "S. Jaishankar",
        "Ministry of External Affairs (India)",
    }
    assert {quote.kind for quote in found.quotes} == {"direct", "indirect", "mixed"}
    headings = [block for block in document.blocks if block.kind == "heading"]
    assert not any(h.start <= q.span.start < h.end for q in found.quotes for h in headings)
