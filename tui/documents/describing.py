"""What a document says of itself: title, date, publisher, address, kind, language, whether translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import asdict

from tui.documents.dates import TextDate, document_date, find_dates
from tui.documents.frontmatter import FrontMatter, front_matter
from tui.documents.kinds import kind_of
from tui.documents.languages import ENGLISH, language_of, reads_translated
from tui.documents.publishers import is_outlet, publisher_of, without_site
from tui.documents.sentences import sentences
from tui.documents.structure import content, on_pages, structure
from tui.model import Block, DateBasis, Document, Facts, Reading

LONGEST_STAND_IN = 120
"""Characters of the first sentence that stand for the title of a document without one."""

_EMPHASIS = re.compile(r"\*{1,3}|</?[a-z]{1,6}>|\\(?=[\[\]_*])|(?<!\w)_+|_+(?!\w)")
_ADDRESS = re.compile(r"https?://\S+\Z")
_EVENT_LEAD = re.compile(r"(?:On|Today,?(?: on)?)\s{1,2}(?:this historic occasion of\s)?\Z")


def describe(reading: Reading, name: str, document_id: str, corrected: Facts) -> Document:
    """The document that was read from a file called `name`. Never raises on any text.

    What the person corrected stands above what the format states, and that above what the text says.
    """
    text = reading.text
    head = front_matter(text) if reading.marked else FrontMatter({}, 0)
    blocks = on_pages(structure(text, head.end, reading.marked), reading.pages)
    stated = _together(corrected, _of_head(head), reading.stated)
    date, basis = (corrected.date, "stated") if corrected.date else _date(text, stated.date, blocks)
    title, site = without_site(stated.title or _title(text, blocks) or name)
    title = corrected.title or title
    publisher = publisher_of(text, blocks, stated.publisher, stated.address) or site
    kind = kind_of(text, blocks, f"{stated.title or ''} | {stated.kind or ''}", is_outlet(publisher))
    language = stated.language or language_of(text[head.end :])
    set_by_person = tuple(name for name, value in asdict(corrected).items() if value is not None)
    found = describe(reading, name, document_id, Facts()) if set_by_person else None
    return Document(
        id=document_id,
        name=name,
        title=title,
        blocks=blocks,
        date=date,
        date_basis=basis,
        publisher=publisher,
        address=stated.address,
        kind=corrected.kind or kind,
        language=language,
        translated=language == ENGLISH and reads_translated(text, blocks),
        length=len(text),
        format=reading.format,
        stated=reading.stated,
        marked=reading.marked,
        pages=reading.pages,
        corrected=set_by_person,
        found=Facts(**{name: getattr(found, name) for name in set_by_person}),
    )


def _together(*facts: Facts) -> Facts:
    """Each fact from the first that states it."""
    names = Facts.__struct_fields__
    return Facts(**{name: next(filter(None, (getattr(one, name) for one in facts)), None) for name in names})


def _of_head(head: FrontMatter) -> Facts:
    """What a head states; its source is the name of one, or an address."""
    source = head.first("source")
    is_address = source is not None and _ADDRESS.match(source) is not None
    return Facts(
        title=head.first("title"),
        date=head.first("date", "published_time", "published"),
        publisher=head.first("publisher") or (None if is_address else source) or head.first("site"),
        address=head.first("source_url", "url", "address", "link") or (source if is_address else None),
        kind=head.first("tags", "kind", "type"),
        language=head.first("language", "lang"),
    )


def _title(text: str, blocks: Sequence[Block]) -> str:
    for block in blocks:
        if block.kind == "title":
            start = content(text, block).start
            return " ".join(_EMPHASIS.sub("", text[start : block.end]).split())
    if not blocks:
        return ""
    first = next(sentences(text, blocks[0]))
    words = " ".join(_EMPHASIS.sub("", text[first.start : first.end]).split())
    if len(words) <= LONGEST_STAND_IN:
        return words
    return words[:LONGEST_STAND_IN].rsplit(" ", 1)[0] + " …"


def _date(text: str, stated: str | None, blocks: Sequence[Block]) -> tuple[str | None, DateBasis]:
    for one in find_dates(stated or ""):
        if one.year is not None:
            return one.iso, "stated"
    datelines = [block for block in blocks if block.kind == "dateline"]
    own_line = [block for block in datelines if not _runs_on(text, block)]
    run_in = [block for block in datelines if _runs_on(text, block)]
    return document_date(text, _dates(text, own_line), _dates(text, run_in), _hints(text, blocks))


def _runs_on(text: str, block: Block) -> bool:
    """Whether the dateline opens a paragraph instead of standing on a line of its own."""
    end = text.find("\n", block.end)
    return bool(text[block.end : end if end >= 0 else len(text)].strip())


def _dates(text: str, blocks: Iterable[Block]) -> list[TextDate]:
    return [one for block in blocks for one in find_dates(text, block.start, block.end)]


def _hints(text: str, blocks: Sequence[Block]) -> list[TextDate]:
    """Dates of the event: in the title, and one that opens the first paragraph ("On 7 October 2020 …")."""
    found = _dates(text, (block for block in blocks if block.kind == "title"))
    lead = next((block for block in blocks if block.number is not None), None)
    if lead is None:
        return found
    start = content(text, lead).start
    for one in find_dates(text, start, min(lead.end, start + 200)):
        if _EVENT_LEAD.search(text[start : one.start]) and one.start - start < 40:
            found.append(one)
    return found
