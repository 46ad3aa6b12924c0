from hypothesis import given
from hypothesis import strategies as st

from tests.making import blocks_of
from tui.model import Block
from tui.widgets.page_layout import lay_out

TEXT = "Title of it\n\nFirst words of a paragraph.\n\nSecond one."


def test_labels_stand_beside_the_first_line_of_each_block() -> None:
    rows = lay_out(TEXT, blocks_of(TEXT), 14, "¶").rows
    lines = [(row.label, TEXT[row.line.start : row.line.end]) for row in rows]
    assert lines == [
        ("title", "Title of it"),
        ("", ""),
        ("¶ 1", "First words of"),
        ("", "a paragraph."),
        ("", ""),
        ("¶ 2", "Second one."),
    ]


def test_front_matter_and_items_stand_together() -> None:
    text = "Dek\nTitle\nPlace\nBody\none\ntwo"
    kinds = ("dek", "title", "dateline", "paragraph", "item", "item")
    starts = [text.index(word) for word in text.split("\n")]
    blocks = [
        Block(kind, start, start + len(word))  # type: ignore[arg-type]
        for kind, start, word in zip(kinds, starts, text.split("\n"), strict=True)
    ]
    rows = lay_out(text, blocks, 40, "¶").rows
    assert [row.label or text[row.line.start : row.line.end] for row in rows] == [
        *("dek", "title", "place"),
        *("", "Body", "", "one", "two"),
    ]


def test_words_outside_all_blocks_are_shown_too() -> None:
    text = "before\n\nTitle\n\nafter"
    block = Block("title", 8, 13)
    rows = lay_out(text, [block], 40, "¶").rows
    assert [text[row.line.start : row.line.end] for row in rows] == ["before", "", "Title", "", "after"]


@given(st.text("ab 防\n", max_size=200), st.integers(2, 20))
def test_every_offset_has_a_row_that_holds_it(text: str, width: int) -> None:
    laid = lay_out(text, blocks_of(text), width, "¶")
    for offset, letter in enumerate(text):
        if not letter.isspace():
            line = laid.rows[laid.row_at(offset)].line
            assert line.start <= offset < line.end
