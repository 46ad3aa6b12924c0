"""The formats of the commands: exact objects, valid JSON and harmless tables whatever a document holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.making import Made
from tui.cite import formats
from tui.model import DocumentId, Findings, Locus, Mention, Names, NameUse, Records, Span
from tui.view import Hit, TopicRow

TEXT = "Talks on ports\n\n“We begin,” said Asha Rao. “We shall end.”\n\nBoth sides signed the Port Accord."
NASTY = st.text(st.characters(), max_size=60)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Shelf:
    """A library in memory."""

    def __init__(self, made: Made) -> None:
        self.records: Records = made.records()
        self.text: Callable[[DocumentId], str] = made.texts.__getitem__


def _shelf(text: str = TEXT) -> Shelf:
    made = Made("Ports")
    first = made.document(text, name="talks.txt", date="2021-03-09")
    made.mention(first, "Ports", "ports", "primary")
    made.quote(first, "We begin,", "We shall end.", speaker="Asha Rao", topics=("Ports",))
    made.agreement(
        "Port Accord", [(first, "Both sides signed the Port Accord.", "signed")], topics=("Ports",)
    )
    return Shelf(made)


def _findings(shelf: Shelf) -> Findings:
    records = shelf.records
    (document,) = records.documents.values()
    asha = NameUse("Asha Rao", (Mention(32, 40, "Asha Rao"),))
    names = Names(topics=records.names[document.id].topics, people=(asha,))
    return Findings(document, names, tuple(records.quotes.values()), tuple(records.agreements.values()))


def _everything(shelf: Shelf, format: formats.Format, width: int | None = None) -> list[list[str]]:
    records = shelf.records
    found = _findings(shelf)
    rows = [TopicRow(topic.label, topic.short, topic.group, 2, 1) for topic in records.topics.values()]
    hits = [
        Hit("sentence", found.document.id, quote.texts[0], (Span(0, 1),), found.document.id, quote.span)
        for quote in found.quotes
    ]
    return [
        list(lines)
        for lines in (
            formats.findings([(found, shelf.text(found.document.id))], format, width),
            formats.topics(rows, shelf, format, width),
            formats.agreements(found.agreements, format, width),
            formats.quotes(found.quotes, shelf, format, width),
            formats.documents([found.document], format, width),
            formats.hits(hits, shelf, format, width),
        )
    ]


def test_the_object_of_a_document_is_the_promised_one() -> None:
    shelf = _shelf()
    found = _findings(shelf)
    (line,) = formats.findings([(found, TEXT)], "jsonl")
    assert json.loads(line) == {
        "schema": 1,
        "document": {
            "id": found.document.id,
            "name": "talks.txt",
            "title": "Talks on ports",
            "date": "2021-03-09",
            "date_basis": "stated",
            "kind": "news article",
            "language": "en",
        },
        "quotes": [
            {
                "id": "q1",
                "start": 17,
                "end": 57,
                "parts": [[17, 26], [44, 57]],
                "text": "We begin,” said Asha Rao. “We shall end.",
                "kind": "direct",
                "cue": None,
                "speaker": None,
                "speaker_name": "Asha Rao",
                "topics": ["Ports"],
                "paragraph": 1,
                "rule": "made",
            }
        ],
        "agreements": [
            {
                "id": "a1",
                "name": "Port Accord",
                "parties": ["India", "Japan"],
                "status": "signed",
                "date": None,
                "topics": ["Ports"],
                "evidence": [{"start": 60, "end": 94, "status": "signed"}],
                "rule": "made",
            }
        ],
        "topics": [
            {"label": "Ports", "salience": "primary", "mentions": [{"start": 9, "end": 14, "text": "ports"}]}
        ],
        "people": [{"name": "Asha Rao", "mentions": [{"start": 32, "end": 40, "text": "Asha Rao"}]}],
        "organisations": [],
        "places": [],
    }


def test_only_numbered_blocks_have_a_paragraph() -> None:
    shelf = _shelf()
    found = _findings(shelf)
    headed = replace(found.quotes[0], locus=Locus("heading", 1))
    (line,) = formats.findings([(replace(found, quotes=(headed,)), TEXT)], "jsonl")
    assert json.loads(line)["quotes"][0]["paragraph"] is None


def test_an_array_holds_what_the_lines_hold() -> None:
    shelf = _shelf()
    arrays, lines = _everything(shelf, "json"), _everything(shelf, "jsonl")
    for array, several in zip(arrays, lines, strict=True):
        assert json.loads("\n".join(array)) == [json.loads(line) for line in several]


def test_nothing_found_is_an_empty_array_no_lines_or_headings_alone() -> None:
    assert list(formats.agreements([], "json")) == ["[]"]
    assert list(formats.agreements([], "jsonl")) == []
    assert list(formats.agreements([], "table", 80)) == ["ID  Status  Date  Parties  Where  Agreement"]


def test_two_documents_are_two_lines_even_where_their_text_is_the_same() -> None:
    found = _findings(_shelf())
    assert len(list(formats.findings([(found, TEXT), (found, TEXT)], "jsonl"))) == 2


def test_a_library_without_texts_still_gives_quotes_that_are_whole() -> None:
    shelf = _shelf()
    whole = replace(_findings(shelf).quotes[0], parts=(Span(17, 26),), texts=("We begin,",))
    shelf.text = dict[str, str]().__getitem__
    (line,) = formats.quotes([whole], shelf, "jsonl")
    assert json.loads(line)["text"] == "We begin,"


@pytest.mark.parametrize("format", get_args(formats.Format))
def test_a_record_in_full_is_one_object_or_its_card(format: formats.Format) -> None:
    shelf = _shelf()
    found = _findings(shelf)
    for one in (found.document, found.quotes[0], found.agreements[0], TopicRow("Ports", "Ports", "", 2, 1)):
        lines = list(formats.record(one, shelf, format))
        assert len(lines) > 4 if format == "table" else isinstance(json.loads(lines[0]), dict)


def test_the_card_of_a_quote() -> None:
    shelf = _shelf()
    quote = replace(_findings(shelf).quotes[0], speaker=Mention(0, 3, "she"), speaker_how="pronoun")
    assert list(formats.record(quote, shelf, "table")) == [
        "Quote    We begin, […] We shall end.",
        "Speaker  Asha Rao",
        "Found    pronoun, written “she”",
        "Kind     direct",
        "Cue      none",
        "Topics   Ports",
        "Source   “Talks on ports”, 9 March 2021, ¶ 1",
        "Rule     made",
        "ID       q1",
    ]


def _hostile(nasty: str) -> Shelf:
    shelf = _shelf()
    records = shelf.records
    shelf.records = replace(
        records,
        documents={k: replace(v, title=nasty, name=nasty, kind=nasty) for k, v in records.documents.items()},
        quotes={
            k: replace(v, texts=(nasty, nasty), speaker_name=nasty, speaker=Mention(0, 1, nasty))
            for k, v in records.quotes.items()
        },
        agreements={k: replace(v, name=nasty, parties=(nasty,)) for k, v in records.agreements.items()},
    )
    return shelf


@given(NASTY)
def test_json_is_valid_and_harmless_whatever_a_document_holds(nasty: str) -> None:
    shelf = _hostile(nasty)
    for lines in _everything(shelf, "jsonl"):
        for line in lines:
            assert not CONTROLS.search(line)
            json.loads(line)
    assert json.loads(_everything(shelf, "jsonl")[4][0])["title"] == json.loads(json.dumps(nasty))


@given(NASTY, st.one_of(st.none(), st.integers(1, 200)))
def test_a_table_is_a_line_a_record_without_anything_that_controls_a_terminal(
    nasty: str, width: int | None
) -> None:
    shelf = _hostile(nasty)
    for lines in _everything(shelf, "table", width)[1:]:
        assert len(lines) == 2
        assert not any(CONTROLS.search(line) for line in lines)
