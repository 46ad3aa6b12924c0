"""Word files give back all that shows of them, in order, and nothing that was deleted."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import nsdecls

from tests.documents.samples import paragraphs, repacked, word_file
from tui.documents.readers.docx import read
from tui.documents.reading import document
from tui.documents.word.package import MOST_UNPACKED
from tui.errors import UserError

WORD = nsdecls("w")


def written(write: Callable[[Document], object]) -> str:
    """The text of a file that is written so."""
    made = docx.Document()
    write(made)
    output = BytesIO()
    made.save(output)
    return read(output.getvalue(), "a.docx").text


def inside(body: str, head: str = "") -> bytes:
    """A Word file whose document part is this."""
    part = f'<?xml version="1.0"?>{head}<w:document {WORD}><w:body>{body}</w:body></w:document>'.encode()
    change = {"word/document.xml": part}
    return repacked(word_file(["A"]), lambda name, data: change.get(name, data), zipfile.ZIP_DEFLATED)


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_paragraphs_headings_and_tables_come_in_their_order() -> None:
    def write(made: Document) -> None:
        made.add_heading("Joint Statement", 0)
        made.add_heading("Ports", 1)
        made.add_paragraph("The ministers\tmet\nin Kochi.")
        table = made.add_table(2, 2)
        for index, words in enumerate(("Name", "Country", "Sato", "Japan")):
            table.cell(index // 2, index % 2).text = words
        made.add_paragraph("They left.")

    assert written(write).split("\n\n") == [
        "# Joint Statement",
        "## Ports",
        "The ministers met in Kochi.",
        "Name | Country",
        "Sato | Japan",
        "They left.",
    ]


def test_lists_have_the_numbers_that_a_reader_sees() -> None:
    def write(made: Document) -> None:
        for words in ("a port", "a bridge"):
            made.add_paragraph(words, style="List Number")
        made.add_paragraph("rail", style="List Bullet")

    assert written(write).split("\n\n") == ["1. a port", "2. a bridge", "- rail"]


def test_what_was_inserted_shows_and_what_was_deleted_does_not() -> None:
    body = (
        f'<w:p>{run("They ")}<w:ins w:id="1" w:author="a">{run("welcomed ")}</w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>refused </w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3" w:author="a">{run("twice ")}</w:moveFrom>'
        f'<w:hyperlink w:anchor="x">{run("the treaty")}</w:hyperlink>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>{run('.')}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>"
    )
    assert read(inside(body), "a.docx").text == "They welcomed the treaty.\n\nIn a control."


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    body = (
        f'<w:p>{run("Beside it.")}<w:r><mc:AlternateContent xmlns:mc="m">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert read(inside(body), "a.docx").text == "Beside it.\n\nIn the box."


def test_footnotes_stand_at_the_end_with_their_marks() -> None:
    body = f'<w:p>{run("They signed")}<w:r><w:footnoteReference w:id="7"/></w:r>{run(" it.")}</w:p>'
    notes = (
        f'<w:footnotes {WORD}><w:footnote w:id="7"><w:p>{run("In Kochi.")}</w:p></w:footnote></w:footnotes>'
    )
    output = BytesIO(inside(body))
    with zipfile.ZipFile(output, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    assert read(output.getvalue(), "a.docx").text == "They signed [1] it.\n\n[1] In Kochi."


def test_a_whole_text_comes_back_as_a_document() -> None:
    found = read(word_file(paragraphs()), "a.docx")
    made = document(found, "a.docx")
    assert made.title == paragraphs()[0]
    assert [part.removeprefix("# ") for part in found.text.split("\n\n")][: len(paragraphs())] == [
        " ".join(line.split()) for line in paragraphs()
    ]


def test_a_title_in_the_properties_is_believed_where_the_text_bears_it_out() -> None:
    def titled(title: str) -> str | None:
        made = docx.Document()
        made.core_properties.title = title
        made.add_paragraph("Ministers meet in Kochi to review the harbour.")
        output = BytesIO()
        made.save(output)
        return read(output.getvalue(), "a.docx").stated.title

    assert titled("Ministers meet in Kochi") == "Ministers meet in Kochi"
    assert titled("Template for letters") is None


BOMB = inside(" " * (MOST_UNPACKED + 1))
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ten letters"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "unpacks to more than 50 MB"),
        (inside(f"<w:p>{run('&b;')}</w:p>", ENTITIES), "declares XML entities"),
        (inside(f"<w:p>{run('&a;')}</w:p>", EXTERNAL), "declares XML entities"),
        (inside("<w:p>"), "damaged"),
        (inside("<w:p>" * 100_000), "damaged"),
        (word_file(["A"])[:-100], "damaged"),
    ],
    ids=["bomb", "entities", "external entity", "cut", "too deep", "no directory"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as caught:
        read(data, "harbour.docx")
    assert "harbour.docx" in caught.value.what


def test_a_directory_that_lies_about_sizes_is_no_way_around_the_limit() -> None:
    size = (MOST_UNPACKED + 1).to_bytes(4, "little")
    with pytest.raises(UserError, match=r"damaged|unpacks to more"):
        read(BOMB.replace(size, (100).to_bytes(4, "little")), "a.docx")
