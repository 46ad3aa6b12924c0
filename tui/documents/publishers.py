"""Who published a document: by its head, its address, the agency in its dateline, or its letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from urllib.parse import urlsplit

from tui import codebook
from tui.model import Block

_NOTE = r"[A-Z]{2,3}T\)|UTC|GMT|[^()]*\b(?:[Vv]ersion|[Tt]ranslation|[Tt]ext|[Tt]ime)\b"
_AGENCY = re.compile(rf"\((?!{_NOTE})(?P<name>[A-Z][^()\d]{{1,50}})\)\s*[:—–-]*\s*\Z")
_SITE = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})\Z")
_PARTS = re.compile(r"[|•·;:()\[\]\n]|\s[-–—]\s")


@cache
def _by_domain() -> dict[str, str]:
    book = codebook.load()
    found = {domain: outlet.name for outlet in book.outlets for domain in outlet.domains}
    return found | {domain: body.name for body in book.organisations for domain in body.domains}


@cache
def _body() -> re.Pattern[str]:
    return re.compile("|".join(codebook.load().wording.body_names), re.IGNORECASE)


@cache
def _by_name() -> dict[str, str]:
    outlets = codebook.load().outlets
    return {name.casefold(): outlet.name for outlet in outlets for name in (outlet.name, *outlet.aliases)}


def names_publisher(line: str) -> bool:
    """Whether a line is the name of a body that publishes, or of an outlet of the code book."""
    return is_outlet(line) or _body().fullmatch(line) is not None


def is_outlet(publisher: str | None) -> bool:
    """Whether the publisher is a newspaper, broadcaster or news agency of the code book."""
    return publisher is not None and publisher.casefold() in _by_name()


def without_site(title: str) -> tuple[str, str | None]:
    """The title without the outlet that a web page writes behind it ("… | Reuters"), and that outlet."""
    match = _SITE.search(title)
    outlet = _by_name().get(match["name"].casefold()) if match else None
    return (title[: match.start()], outlet) if match and outlet else (title, None)


def publisher_of(text: str, blocks: Sequence[Block], stated: str | None, address: str | None) -> str | None:
    """The publisher by its canonical name where the code book knows it, else as it is written; None where
    nothing says who it was."""
    if stated:
        return _by_name().get(stated.casefold(), stated)
    if address and (known := of_address(address)):
        return known
    for block in blocks:
        if block.kind != "dateline":
            continue
        for part in _PARTS.split(text[block.start : block.end]):
            if part.strip().casefold() in _by_name():
                return _by_name()[part.strip().casefold()]
        agency = _AGENCY.search(text, block.start, block.end)
        if agency:
            return agency["name"]
    return _of_letterhead(text, blocks)


def _of_letterhead(text: str, blocks: Sequence[Block]) -> str | None:
    """The body that is named above the title."""
    for block in takewhile(lambda block: block.kind in ("heading", "dek", "dateline"), blocks):
        line = " ".join(text[block.start : block.end].strip("#* ").split())
        if _body().fullmatch(line):
            return line
    return None


def of_address(address: str) -> str | None:
    """The publisher whose domain of the code book an address has."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    while host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None
