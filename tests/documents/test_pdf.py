"""PDFs give back the words of their text in order, its paragraphs and pages, and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.documents.printing import SETTINGS, Setting, blocks, interleaved, pdf, words_of
from tests.documents.samples import paragraphs, text_pdf
from tui.documents.readers.pdf import read
from tui.documents.reading import document
from tui.errors import UserError

TEXT = "\n\n".join(paragraphs())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def drawn(draw: Callable[[Canvas], None], **options: str) -> bytes:
    output = BytesIO()
    canvas = Canvas(output, pagesize=A4, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return output.getvalue()


@pytest.mark.parametrize("name", SETTINGS)
def test_a_text_comes_back_however_it_is_set(name: str) -> None:
    made = pdf("\n\n".join([TEXT] * 3), SETTINGS[name])
    reading = read(made.data, "a.pdf")
    given = words(" ".join(words_of(block) for block in blocks(TEXT))) * 3
    assert words(reading.text) == given
    assert not [line for line in made.clutter if line in reading.text]


def test_columns_drawn_line_by_line_across_are_read_one_after_the_other() -> None:
    made = interleaved("\n\n".join([TEXT] * 2))
    assert words(read(made.data, "a.pdf").text) == words(TEXT) * 2


def test_the_wide_spaces_of_narrow_columns_part_neither_columns_nor_cells() -> None:
    narrow = Setting("Times-Roman", 11, columns=3, gutter=14, justified=True, indent=10, space=0)
    text = "\n\n".join(["Ministers meet", *paragraphs()[1:] * 3])
    read_ = read(pdf(text, narrow).data, "a.pdf").text
    assert words(read_) == words(text)
    assert "|" not in read_


def test_columns_are_columns_where_the_signs_of_items_are_drawn_after_all_text() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (60, 310):
            for row in range(30):
                line = f"Line {row} at {x} says what the two ministers agreed in Kochi."
                canvas.drawString(x + 15 * (row % 10 > 5), 760 - 15 * row, line[: 40 - 2 * (row % 10 > 5)])
        for x in (60, 310):
            for row in (6, 16, 26):
                canvas.drawString(x, 760 - 15 * row, "•")

    read_ = words(read(drawn(draw), "a.pdf").text)
    assert [word for before, word in pairwise(read_) if before == "at"] == (["60"] * 30 + ["310"] * 30)


def test_paragraphs_stay_whole_over_the_end_of_a_page() -> None:
    made = pdf("\n\n".join([TEXT] * 4), SETTINGS["report"])
    read_ = read(made.data, "a.pdf").text.split("\n\n")
    whole = sum(" ".join(words(part)) in {" ".join(words(block)) for block in blocks(TEXT)} for part in read_)
    assert whole >= 0.9 * len(read_)


def test_every_sentence_is_on_the_page_on_which_it_is_printed() -> None:
    sentences = [
        f"Sentence {number} of the text ends here{' indeed' * (number % 9)}." for number in range(100)
    ]
    data = pdf("\n\n".join(sentences), SETTINGS["columns"]).data
    found = read(data, "a.pdf")
    printed = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert len(found.pages) == len(printed) > 1
    for number in range(100):
        page = bisect_right(found.pages, found.text.index(f"Sentence {number} "))
        assert f"Sentence {number} " in printed[page - 1]
    assert document(found, "a.pdf").blocks[-1].page == len(printed)


@pytest.mark.parametrize("number", ["Page {}", "- {} -", "{}", "Page {} of 2"])
def test_running_lines_of_two_pages_are_off(number: str) -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            canvas.drawString(60, 800, "Ministry of Harbours")
            canvas.drawString(60, 700, f"On day {page} the ministers met in Kochi.")
            canvas.drawString(280, 40, number.format(page))
            if page == 1:
                canvas.showPage()

    assert read(drawn(draw), "a.pdf").text == (
        "On day 1 the ministers met in Kochi.\n\nOn day 2 the ministers met in Kochi."
    )


def test_figures_at_the_same_place_of_two_pages_are_text() -> None:
    def draw(canvas: Canvas) -> None:
        for year in ("2019", "2024"):
            canvas.drawString(60, 700, "The ministers met in the year")
            canvas.drawString(60, 685, year)
            if year == "2019":
                canvas.showPage()

    assert {"2019", "2024"} <= set(words(read(drawn(draw), "a.pdf").text))


def test_what_a_browser_prints_around_a_page_is_off() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(30, 820, "11/25/26, 4:50 AM")
        canvas.drawString(280, 820, "Ministers meet")
        canvas.drawString(30, 20, "https://example.org/press/12")
        canvas.drawString(560, 20, "1/1")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 700, "The ministers met in Kochi.")

    assert read(drawn(draw), "a.pdf").text == "The ministers met in Kochi."


def test_the_marks_of_footnotes_stand_apart_from_words() -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(60, 700)
        line.setFont("Helvetica", 11)
        line.textOut("They signed the treaty")
        line.setRise(4)
        line.setFont("Helvetica", 6)
        line.textOut("12")
        line.setRise(0)
        line.setFont("Helvetica", 11)
        line.textOut(" in Kochi, 5 km2 away.")
        canvas.drawText(line)

    assert read(drawn(draw), "a.pdf").text == "They signed the treaty [12] in Kochi, 5 km2 away."


@pytest.mark.parametrize(
    ("initial", "first", "begins"),
    [
        ("T", "he two", "The two"),
        ("A", " plan", "A plan"),
        ("“W", "e met", "“We met"),
        ("Q", "Why? The", None),
    ],
)
def test_a_large_initial_belongs_to_the_word_beside_it(initial: str, first: str, begins: str | None) -> None:
    rest = (
        "ministers agreed on the harbour of Kochi, which will",
        "be widened and deepened before the rains.",
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 36)
        canvas.drawString(60, 674, initial)
        beside = 62 + stringWidth(initial, "Times-Roman", 36)
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(beside, 688, f"{first.strip()} {rest[0]}")
        canvas.drawString(beside, 674, rest[1])
        for row in range(8):
            canvas.drawString(
                60, 640 - 14 * row, f"In line {row} stands what the ministers agreed in the end."
            )

    read_ = read(drawn(draw), "a.pdf").text
    assert read_.startswith(f"{begins} {rest[0]} {rest[1]}") == (begins is not None)
    assert f"{initial}{first}" not in read_ or begins == f"{initial}{first}"


def test_letters_set_apart_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "HARBOUR TALKS", charSpace=5)
        canvas.drawString(60, 690, "The ministers of A B C and D met in Kochi.")

    assert read(drawn(draw), "a.pdf").text == "HARBOUR TALKS\n\nThe ministers of A B C and D met in Kochi."


def test_text_aslant_is_left_out_and_a_turned_page_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        canvas.translate(300, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "The table was turned on its side.")

    assert read(drawn(draw), "a.pdf").text == "The table was turned on its side."


def test_a_table_is_read_row_by_row_and_a_cell_of_several_lines_as_one() -> None:
    style = getSampleStyleSheet()["BodyText"]
    loan = Paragraph("A loan for the harbour railway between the old town and the new port", style)
    rows = [["No.", "Name", "Signed by"], ["1", loan, "Ms Sato"], ["2", "A grant", "Mr Rao"]]
    output = BytesIO()
    SimpleDocTemplate(output).build([Table(rows, colWidths=[60, 200, 120])])
    assert read(output.getvalue(), "a.pdf").text.splitlines() == [
        "No. | Name | Signed by",
        "1 | A loan for the harbour railway between the old town and the new port | Ms Sato",
        "2 | A grant | Mr Rao",
    ]


def test_a_table_of_prose_in_two_columns_is_read_row_by_row() -> None:
    style = getSampleStyleSheet()["BodyText"]
    loan = "A loan for the harbour railway between the old town and the new port, to be paid in ten years."
    rows = [[f"The plan number {row}", Paragraph(f"{row} {loan * 2}", style)] for row in range(6)]
    output = BytesIO()
    SimpleDocTemplate(output).build([Table(rows, colWidths=[120, 300])])
    read_ = read(output.getvalue(), "a.pdf").text.splitlines()
    assert read_ == [f"The plan number {row} | {row} {loan * 2}" for row in range(6)]


def test_a_title_is_believed_that_the_text_bears_out() -> None:
    def titled(title: str) -> str | None:
        def draw(canvas: Canvas) -> None:
            canvas.setTitle(title)
            canvas.drawString(60, 700, "Ministers meet in Kochi to review the harbour.")

        return read(drawn(draw), "a.pdf").stated.title

    assert titled("Ministers meet in Kochi") == "Ministers meet in Kochi"
    for other in (
        "Microsoft Word - ministers.doc",
        "untitled",
        "harbour.pdf",
        "Annual report of the railway",
    ):
        assert titled(other) is None


@pytest.mark.parametrize("stated", ["", "Ministers meet in Kochi - The Harbour Post"])
def test_the_title_is_what_the_first_page_prints_largest_but_for_a_letterhead(stated: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle(stated)
        canvas.setFont("Helvetica", 20)
        canvas.drawString(60, 800, "Embassy of Japan in India")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 780, "50 Harbour Lane, Kochi, the fifth floor of the old customs house")
        canvas.setFont("Helvetica", 16)
        canvas.drawString(60, 740, "Ministers meet")
        canvas.drawString(60, 716, "in Kochi")
        canvas.setFont("Helvetica", 11)
        for row in range(20):
            canvas.drawString(60, 690 - 14 * row, "The ministers met and spoke of the Harbour Post.")

    made = document(read(drawn(draw), "a.pdf"), "a.pdf")
    assert (made.title, made.publisher) == ("Ministers meet in Kochi", "Embassy of Japan in India")


def test_a_date_in_the_properties_is_no_date_of_the_document() -> None:
    found = read(text_pdf(["The ministers met in Kochi."]), "a.pdf")
    assert document(found, "a.pdf").date is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (drawn(lambda canvas: canvas.rect(10, 10, 100, 100)), "no text layer"),
        (drawn(lambda canvas: canvas.drawString(60, 700, "The ministers met."), encrypt="a"), "password"),
        (b"%PDF-1.7\nnothing", "damaged"),
    ],
    ids=["pictures", "locked", "damaged"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as caught:
        read(data, "harbour.pdf")
    assert "harbour.pdf" in caught.value.what
