"""Web pages: their text without what stands around it, headline first.

No library is used for it beyond the parser. trafilatura 2.3, the best of them, loses more than 2 % of the
words in three of ten pages that `tests.benchmarks.round_trip` makes (up to 15 %: short paragraphs, items,
turns of transcripts), and lets clutter through in most styles of page. `documents.web` loses nothing there,
and keeps more of the text of 1 300 saved pages in three public collections.
"""

from __future__ import annotations

from tui.documents.web.archive import Page, is_archive, page_of
from tui.documents.web.body import body
from tui.documents.web.flow import flow
from tui.documents.web.parsing import page_text, parse
from tui.documents.web.stated import Stated
from tui.documents.web.writing import on_one_line, paragraphs, written
from tui.errors import UserError
from tui.model import Reading


def read(data: bytes, name: str) -> Reading:
    """The text of a page.

    Raises `UserError` where it is no text, is nested too deeply, or holds nothing to read, as one that a
    program in the browser fills.
    """
    saved = page_of(data, name) if is_archive(data) else Page(data, None, None)
    source = page_text(saved.data, name, saved.encoding)
    root = parse(source, name)
    stated = Stated(root, source, saved.address)
    found = body(flow(root), stated.titles())
    headline = on_one_line(found.headline) if found.headline else stated.title()
    below = [passage for passage in found.passages if passage is not found.headline]
    if not any(map(paragraphs, below)):
        do = "Save it from a browser when it has loaded, or copy its text."
        raise UserError(f"{name} holds no text.", do)
    text, marked = written(below, headline)
    return Reading(text, "html", stated.facts(text, headline), marked=marked)
