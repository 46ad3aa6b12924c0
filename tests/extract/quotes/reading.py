"""Quotes of a text, for tests to read."""

from __future__ import annotations

from tests.documents.reading import read_bytes
from tui.extract.pipeline import extract
from tui.model import Findings, Quote


def findings_of(text: str) -> Findings:
    document, decoded = read_bytes(text.encode(), "made-up.txt")
    (found,) = extract([(document, decoded)])
    return found


def quotes_of(text: str) -> tuple[Quote, ...]:
    return findings_of(text).quotes


def said(text: str) -> list[tuple[str | None, str]]:
    """Who (as written) said what, the parts joined by " … "."""
    return [
        (quote.speaker.text if quote.speaker else None, " … ".join(quote.texts)) for quote in quotes_of(text)
    ]


def speakers_of(text: str) -> list[tuple[str | None, str]]:
    """Who each speaker is, and how that is known."""
    return [(quote.speaker_name, quote.speaker_how) for quote in quotes_of(text)]
