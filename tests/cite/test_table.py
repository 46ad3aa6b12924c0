"""Tables that stand in line, in cells, in any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cite.table import SAMPLE, Column, card, shortened, table

COLUMNS = (
    Column("ID", whole=True),
    Column("Who", 20),
    Column("No.", whole=True, figures=True),
    Column("Words"),
)
CELLS = st.text(st.characters(codec="utf-8"), max_size=50)


def test_columns_stand_in_line_though_some_letters_are_two_cells_wide() -> None:
    rows = [("a1", "上川陽子", "7", "We agree"), ("b2", "Rao", "12", "हिन्दी")]
    assert list(table(COLUMNS, rows)) == [
        "ID  Who       No.  Words",
        "a1  上川陽子    7  We agree",
        "b2  Rao        12  हिन्दी",
    ]


def test_without_a_width_nothing_is_cut() -> None:
    words = "word " * 100
    assert list(table(COLUMNS, [("a1", "x" * 60, "1", words)]))[1] == f"a1  {'x' * 60}    1  {words}".rstrip()


def test_a_narrow_line_is_cut_after_a_whole_word_and_keeps_ids_whole() -> None:
    row = ("0123456789abcdef", "The Minister for Foreign Affairs", "1", "We shall go on with it together")
    assert list(table(COLUMNS, [row], 63)) == [
        "ID                Who             No.  Words",
        "0123456789abcdef  The Minister …    1  We shall go on with it …",
    ]


def test_rows_after_the_sample_still_come_out_whole() -> None:
    rows = (("a", "x", str(n), "word" * n) for n in range(SAMPLE + 2))
    *_, last = table(COLUMNS, rows)
    assert last.endswith("word" * (SAMPLE + 1))


def test_rows_come_out_before_the_last_one_is_read() -> None:
    read = []

    def rows() -> object:
        for n in range(SAMPLE * 2):
            read.append(n)
            yield ("a", "x", "1", "words")

    lines = table(COLUMNS, rows())  # type: ignore[arg-type]
    next(lines)
    assert len(read) == SAMPLE


def test_a_card_is_a_line_a_property() -> None:
    assert list(card([("Name", "two\nlines"), ("Where", ""), ("場所", "東京")])) == [
        "Name   two lines",
        "Where",
        "場所   東京",
    ]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=5), st.integers(1, 120))
def test_a_line_is_as_wide_as_asked_for_beside_what_is_never_cut(
    rows: list[tuple[str, str, str, str]], width: int
) -> None:
    whole = max(
        [3, *(cell_len(" ".join(row[0].split())) + cell_len(" ".join(row[2].split())) for row in rows)]
    )
    for line in table(COLUMNS, rows, width):
        assert cell_len(line) <= max(width, 2 * whole + 30)


@given(CELLS, st.integers(0, 60))
def test_shortened_text_fits_and_begins_as_the_text(text: str, width: int) -> None:
    short = shortened(text, width)
    assert cell_len(short) <= width
    if short != text and len(short) > 2:
        assert text.startswith(short.removesuffix(" …"))
