"""Whether files made of texts give them back: `python -m tests.benchmarks.round_trip FOLDER… [--ways WAY …]`.

Each text of the folders is made into a file in every way there is, and read again. Figures are the share of
its words that come back in their order, the share of words that came beside them, and the share of paragraphs
that are whole; clutter that was put in and came through is named. Exit code 1 where a file gives back less
than 98 % of its words, or clutter.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from difflib import SequenceMatcher
from email.message import EmailMessage
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from shutil import which
from textwrap import fill

import docx

from tests.documents.page_styles import STYLES
from tests.documents.printing import (
    FOOT,
    HEAD,
    SETTINGS,
    Made,
    blocks,
    interleaved,
    is_heading,
    pdf,
    words_of,
)
from tests.documents.webpages import page
from tui.documents.decoding import decode
from tui.documents.guarded import Reader
from tui.documents.walking import readable_files
from tui.model import Reading

LEAST = 0.98
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def share_in_order(given: list[str], read: list[str]) -> float:
    """The share of the given words that stand in the read ones, in their order."""
    matcher = SequenceMatcher(None, given, read, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(given))


def browser_print(text: str) -> Made:
    """As a browser prints a page, with the head and foot that it adds."""
    parts = [
        f"<h1>{escape(words_of(block))}</h1>" if is_heading(block) else f"<p>{escape(words_of(block))}</p>"
        for block in blocks(text)
    ]
    browser = next(filter(None, map(which, BROWSERS)))
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder) / "saved-page.html", Path(folder) / "printed.pdf"
        page.write_text(f"<meta charset=utf-8><title>Saved pages</title>{''.join(parts)}", encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={printed}"]
        subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True, timeout=60)
        return Made(printed.read_bytes(), ("saved-page.html", "Saved pages"))


def word_file(text: str) -> Made:
    """As a word processor writes it, with a head and a foot."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    document.sections[0].footer.paragraphs[0].text = FOOT
    for block in blocks(text):
        document.add_paragraph(words_of(block), style="Heading 1" if is_heading(block) else None)
    output = BytesIO()
    document.save(output)
    return Made(output.getvalue(), (HEAD, FOOT))


def message(text: str) -> Made:
    """As a press office sends it: wrapped lines, and the same formatted."""
    mail = EmailMessage()
    first, *others = map(words_of, blocks(text))
    mail["Subject"], mail["From"], mail["Date"] = (
        first[:200],
        "press@example.org",
        "Thu, 07 Mar 2024 18:00:00 +0530",
    )
    mail.set_content("\n\n".join(fill(block, 72) for block in (first, *others)), cte="quoted-printable")
    mail.add_alternative("".join(f"<p>{escape(block)}</p>" for block in (first, *others)), subtype="html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../attached.pdf")
    return Made(mail.as_bytes(), ("attached", "Thu, 07 Mar"))


WAYS: dict[str, Callable[[str], Made]] = {
    **{name: partial(pdf, setting=setting) for name, setting in SETTINGS.items()},
    "interleaved": interleaved,
    "word": word_file,
    "message": message,
    **{f"page: {name}": partial(page, style=style) for name, style in STYLES.items()},
    **({"browser": browser_print} if any(map(which, BROWSERS)) else {}),
}
"""How a file is made of a text, by name."""


def result(text: str, made: Made, reading: Reading) -> tuple[float, str]:
    """The share of words in order, 0 where clutter came through, and the figures in a line."""
    given = words(" ".join(map(words_of, blocks(text))))
    read = words(reading.text)
    share = share_in_order(given, read)
    paragraphs = {" ".join(words(part)) for part in reading.text.split("\n\n")}
    whole = sum(" ".join(words(words_of(block))) in paragraphs for block in blocks(text)) / len(blocks(text))
    kept = [line for line in made.clutter if line in reading.text]
    more = len(read) / len(given) - share
    figures = f"{share:7.2%} in order, {more:6.2%} more, {whole:6.1%} of the paragraphs whole"
    return (0.0 if kept else share), "; ".join((figures, *kept))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--ways", nargs="*", default=list(WAYS), choices=list(WAYS))
    chosen = parser.parse_args()
    worst = 1.0
    with Reader() as reader:
        for path in (path for folder in chosen.folders for path in readable_files(folder)):
            text = decode(path.read_bytes(), path.name)
            for way in chosen.ways:
                made = WAYS[way](text)
                share, line = result(text, made, reader.read(made.data, path.stem))
                print(f"{path.stem[:36]:<36} {way:<15} {line}")
                worst = min(worst, share)
    return int(worst < LEAST)


if __name__ == "__main__":
    sys.exit(main())
