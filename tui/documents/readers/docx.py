"""Word files: the words of the body with headings, lists, tables and notes, without heads and feet of pages.

Of the properties only a title is looked at, and only one that the text bears out: the others tell of files.
"""

from __future__ import annotations

from tui.documents.titles import believable_title
from tui.documents.word.package import Package, child
from tui.documents.word.text import WordText
from tui.errors import UserError
from tui.model import Facts, Reading


def read(data: bytes, name: str) -> Reading:
    """The text of a file.

    Raises `UserError` where it is damaged, locked by a password, declares XML entities, or unpacks to more
    than `MOST_UNPACKED`.
    """
    package = Package(data, name)
    document = package.part("word/document.xml")
    if document is None:
        raise UserError(f"{name} holds no Word document.", "Get the file again.")
    text = "\n\n".join(WordText(package).paragraphs(document))
    title = child(package.part("docProps/core.xml"), "title")
    stated = believable_title(title.text or "", text) if title is not None else None
    return Reading(text, "docx", Facts(title=stated), marked=True)
