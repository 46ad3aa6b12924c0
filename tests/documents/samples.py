"""A small file of each format, made on the fly, and damaged copies of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import partial
from html import escape
from io import BytesIO
from random import Random
from typing import NamedTuple

import docx
from reportlab.pdfgen.canvas import Canvas

from tui.paths import data_folder

LARGEST_CUT = 2_000
"""Bytes that a cut takes or a splice brings, at most."""


class Sample(NamedTuple):
    """A file by its name."""

    name: str
    data: bytes


def paragraphs() -> list[str]:
    """Those of the shipped article."""
    article = next((data_folder() / "documents").glob("*.txt"))
    return [line for line in article.read_text(encoding="utf-8").splitlines() if line.strip()]


def text_pdf(lines: list[str], packed: bool = True) -> bytes:
    """A PDF of one column, a page for each 40 lines of at most 90 characters."""
    output = BytesIO()
    canvas = Canvas(output, pageCompression=int(packed))
    rows = [line[start : start + 90] for line in lines for start in range(0, len(line), 90)]
    for first in range(0, len(rows), 40):
        for index, row in enumerate(rows[first : first + 40]):
            canvas.drawString(60, 760 - 15 * index, row)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def word_file(lines: list[str]) -> bytes:
    """A Word file with a title, paragraphs, a list and a table."""
    document = docx.Document()
    document.add_heading(lines[0], 0)
    for line in lines[1:]:
        document.add_paragraph(line)
    for word in ("one", "two"):
        document.add_paragraph(word, style="List Number")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Name", "Tokyo"
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    """A zip file with each of its parts, by its name, changed."""
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(output, "w", packing) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return output.getvalue()


def samples() -> list[Sample]:
    """A file of each format, and of those that are packed also one that is not."""
    lines = paragraphs()
    page = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "press@example.org", "all@example.org", lines[0]
    mail["Date"] = "Fri, 09 Oct 2020 10:00:00 +0530"
    mail.set_content("\n\n".join(lines))
    mail.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return [
        Sample("a.txt", "\n".join(lines).encode()),
        Sample("a.md", ("---\ntitle: A\n---\n# " + "\n\n".join(lines)).encode()),
        Sample("a.html", f"<!doctype html><title>{escape(lines[0])}</title><body><h1>A</h1>{page}".encode()),
        Sample("a.eml", mail.as_bytes()),
        Sample("a.pdf", text_pdf(lines)),
        Sample("plain.pdf", text_pdf(lines, packed=False)),
        Sample("a.docx", word_file(lines)),
        Sample("inside.docx", repacked(word_file(lines), lambda _, part: part)),
    ]


def damaged(count: int, seed: int = 0) -> Iterator[Sample]:
    """Damaged copies of the samples in turn: bytes flipped, stretches cut, stretches of others spliced in."""
    whole = samples()
    random = Random(seed)
    for index in range(count):
        sample = whole[index % len(whole)]
        damage = partial(_damaged, other=random.choice(whole).data, random=random)
        is_inside = sample.name == "inside.docx"
        data = repacked(sample.data, partial(_inside, damage, random)) if is_inside else damage(sample.data)
        yield Sample(f"{index:05}-{sample.name}", data)


def _inside(damage: Callable[[bytes], bytes], random: Random, part: str, data: bytes) -> bytes:
    """The part damaged where readers look, so that the archive is whole and what it holds is not."""
    looked_at = part.startswith("word/") and part.endswith(".xml")
    return damage(data) if looked_at and random.random() < 0.5 else data


def _damaged(data: bytes, other: bytes, random: Random) -> bytes:
    damage = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        at = random.randrange(len(damage) or 1)
        length = random.randint(1, LARGEST_CUT)
        match random.choice(("flip", "flip", "cut", "end", "splice")):
            case "flip":
                damage[at : at + 1] = bytes([random.randrange(256)])
            case "cut":
                del damage[at : at + length]
            case "end":
                del damage[max(at, 1) :]
            case _:
                start = random.randrange(len(other))
                damage[at:at] = other[start : start + length]
    return bytes(damage)
