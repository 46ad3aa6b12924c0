"""Hostile and damaged files: a limit that is named or a reason that is said, and the rest goes on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.documents.mutated import harm_of_adding, harm_of_reading
from tests.documents.samples import damaged, text_pdf
from tests.documents.test_guarded import pdf_of
from tui.documents.guarded import Reader
from tui.documents.reading import LARGEST_FILE, LARGEST_TEXT
from tui.errors import UserError
from tui.plaintext import one_line

READ = 80
"""Damaged files that are read here; `python -m tests.documents.mutated COUNT` reads any number."""

ADDED = 24


def test_damaged_files_do_no_harm_when_they_are_read() -> None:
    told = Counter[str]()
    assert list(harm_of_reading(damaged(READ), told)) == []
    assert told.total() == READ


def test_damaged_files_do_no_harm_when_they_are_added() -> None:
    assert list(harm_of_adding(damaged(ADDED))) == []


def refusal(data: bytes | Path, name: str) -> str:
    with Reader() as reader, pytest.raises(UserError) as caught:
        reader.read(data, name)
    return caught.value.what


def test_pages_in_a_circle_are_counted_and_not_followed() -> None:
    circle = pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1000000>>"])
    assert refusal(circle, "a.pdf") == "a.pdf has 1000000 pages."


def test_a_line_of_a_hundred_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert refusal(path, path.name) == f"{path} has 100 MB."
    assert LARGEST_FILE < 100_000_000


def test_a_text_that_is_too_long_says_how_long_it_may_be() -> None:
    assert refusal(b"a" * (LARGEST_TEXT + 1), "long.txt") == "long.txt has 5.0 million characters."


@pytest.mark.parametrize("name", ["../../harm.pdf", "/etc/harm.pdf", "harm\x1b[2J\r\n.pdf", "h\u202efdp.pdf"])
def test_a_name_is_neither_a_path_nor_a_command(name: str, tmp_path: Path) -> None:
    with Reader() as reader:
        assert reader.read(text_pdf(["The ministers met in Kochi."]), name).format == "pdf"
    what = one_line(refusal(b"%PDF-1.7", name))
    assert what.isprintable()
    assert what.endswith("is a damaged PDF: it can't be opened.")
