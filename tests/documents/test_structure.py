from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.texts import ALL, HINDI, JAPANESE, NEWS, STATEMENT, TRANSCRIPT, WRAPPED, texts
from tui.documents.frontmatter import front_matter
from tui.documents.structure import COUNTED, content, locus, structure
from tui.model import Block, Locus
from tui.paths import data_folder


def kinds(text: str, markdown: bool = False) -> list[tuple[str, str]]:
    start = front_matter(text).end if markdown else 0
    return [(block.kind, text[block.start : block.end]) for block in structure(text, start, markdown)]


def numbers(blocks: tuple[Block, ...]) -> list[int]:
    return [block.number for block in blocks if block.number is not None]


def test_a_news_article() -> None:
    found = kinds(NEWS)
    assert [kind for kind, _ in found] == [
        "title",
        "dek",
        "dateline",
        "paragraph",
        "heading",
        "paragraph",
        "item",
        "item",
    ]
    assert found[2][1] == "Kochi, March 9, 2029 (PTI):"
    assert found[3][1].startswith("The two ministers")
    assert found[4][1] == "A long way to go"


def test_a_numbered_statement_has_items_and_the_date_at_its_end() -> None:
    assert [kind for kind, _ in kinds(STATEMENT)] == ["title", "dateline", "item", "item", "dateline"]


def test_a_transcript_has_turns_and_their_further_paragraphs() -> None:
    found = kinds(TRANSCRIPT)
    assert [kind for kind, _ in found] == [
        "title",
        "dateline",
        "dateline",
        "dateline",
        "turn",
        "paragraph",
        "turn",
        "turn",
    ]


def test_a_question_set_apart_is_a_turn_and_a_line_in_a_transcript_is_no_heading() -> None:
    opening = "Briefing\n\nMINISTER RAO:  Good evening.\n\n"
    text = opening + "Q\u00a0\u00a0 Will it rain?\n\nIt will\n\nMINISTER RAO:  No."
    assert [kind for kind, _ in kinds(text)] == ["title", "turn", "turn", "paragraph", "turn"]


def test_markdown_joins_wrapped_lines_and_knows_headings_and_items() -> None:
    found = kinds(WRAPPED, markdown=True)
    assert [kind for kind, _ in found] == ["title", "paragraph", "item", "item"]
    assert "in the\nmorning" in found[1][1]
    assert found[2][1].startswith("*   The first station\n")


def test_plain_text_that_an_editor_wrapped_is_joined_too() -> None:
    sentence = "The ministers spoke of harbours and rails for the better part of an hour. "
    paragraph = textwrap.fill(sentence * 5, 72)
    assert len(structure(f"{paragraph}\n\n{paragraph}\n")) == 2


def test_lines_of_one_paragraph_each_stay_apart() -> None:
    text = "The minister went home.\nThe other stayed.\nIt rained."
    assert numbers(structure(text)) == [1, 2, 3]


def test_a_list_of_short_lines_is_no_row_of_headings() -> None:
    text = "Guests\n\nThey were these.\n\nA. Rao\nB. Sato\nC. Lee\nD. Kim\nE. Ito\n\nThat was all."
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", *["item"] * 5, "paragraph"]


def test_numbered_headings_and_numbered_items() -> None:
    opening = "Overview\n\nIt went well.\n\n1. Opening\n\nThey met.\n\n"
    text = opening + "2. Rail\n\n(1) The line was opened.\n(2) It is long."
    assert [kind for kind, _ in kinds(text)] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "item",
        "item",
    ]


def test_a_sentence_with_a_colon_is_no_transcript() -> None:
    text = "Rail talks\n\nIn a post, Rao said:\n\nThe line is open. It is long.\n\nKochi: he went home."
    assert "turn" not in [kind for kind, _ in kinds(text)]


def test_labels_of_a_web_page_are_not_its_title() -> None:
    text = "Home > Asia > India\n\nPress Releases\n\nRail talks end\n\nMarch 9, 2029\n\nThey met."
    assert [kind for kind, _ in kinds(text)] == ["heading", "heading", "title", "dateline", "paragraph"]


def test_one_paragraph_alone_is_no_title() -> None:
    assert kinds("The minister said it would rain") == [("paragraph", "The minister said it would rain")]
    assert kinds("2020-10-07\n\nThe minister came. He left.")[1][0] == "paragraph"


def test_other_languages_have_a_title_and_paragraphs() -> None:
    for text in (JAPANESE, HINDI):
        assert [kind for kind, _ in kinds(text)] == ["title", "paragraph"]


def test_the_shipped_article() -> None:
    text = (data_folder() / "documents" / "india-japan-cyber-5g-agreement.txt").read_text(encoding="utf-8")
    blocks = structure(text)
    assert sum(block.kind == "heading" for block in blocks) == 6
    assert numbers(blocks) == [1, 2, 3, 4, 5, 6, 7]
    assert [block.kind for block in blocks[:4]] == ["dek", "title", "dek", "dateline"]
    ministry = text.index("The Foreign Ministry said that recognizing")
    assert locus(blocks, ministry) == Locus("paragraph", 3)
    assert locus(blocks, text.index("“We found ways")) == Locus("paragraph", 7)
    assert locus(blocks, text.index("Discussion on UN reform")) == Locus("heading", 5)


def test_the_marker_of_an_item_belongs_to_its_block_and_not_to_its_content() -> None:
    text = "Points\n\nThese:\n\n(2) Rail is built.\n- Ports wait."
    items = [block for block in structure(text) if block.kind == "item"]
    assert [text[block.start : block.start + 3] for block in items] == ["(2)", "- P"]
    contents = [content(text, block) for block in items]
    assert [text[span.start : span.end] for span in contents] == ["Rail is built.", "Ports wait."]


@given(texts, st.booleans())
def test_blocks_hold_every_letter_and_none_twice(text: str, markdown: bool) -> None:
    blocks = structure(text, 0, markdown)
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert not any(sign.isalnum() for sign in text[at : block.start]) or markdown
        assert not text[block.start].isspace()
        at = block.end
    assert not any(sign.isalnum() for sign in text[at:]) or markdown
    assert numbers(blocks) == list(range(1, len(numbers(blocks)) + 1))
    assert all((block.number is not None) == (block.kind in COUNTED) for block in blocks)
    assert sum(block.kind == "title" for block in blocks) <= 1


@given(st.sampled_from(ALL), st.integers(0, 400))
def test_every_offset_has_a_locus(text: str, offset: int) -> None:
    blocks = structure(text)
    found = locus(blocks, offset)
    assert found.kind in {block.kind for block in blocks} | {"paragraph"}


def test_a_line_of_many_labels_is_read_in_one_way_only() -> None:
    line = "ministry of ports and " * 12 + "9"
    assert [block.kind for block in structure(f"{line}\n\nThey met. They left.")] == ["title", "paragraph"]
