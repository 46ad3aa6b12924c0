"""The title of a page's window: the title of the document, and beside it the name of the site.

"Harbour talks | Example Times": the title mostly comes first. What names a ministry, an outlet of the code
book or a section is none.
"""

from __future__ import annotations

import re

from tui.documents.publishers import names_publisher
from tui.documents.structure import is_label

LEAST_TITLE_WORDS = 3
"""Words of a title; what has fewer may be the name of a site or section."""

MOST_NAME_WORDS = 6
"""Words of what looks like a site's name after a dash."""

LONGEST_NAME = 80
"""Characters of a site's name."""

_BAR = re.compile(r"\s*[|｜»•]\s*|\s::\s")
_BETWEEN = " -_–—|:"
_DASHES = (" - ", " – ", " — ", " : ")


def titles(whole: str, site: str | None) -> list[str]:
    """What may be the document's title in a window's, the surest first; `site` is the site's name, if the
    page states it."""
    name = (site or "").casefold()
    parts = [part for part in _parts(whole) if part.casefold() != name]
    if len(parts) > 1:
        return sorted(parts, key=lambda part: (_is_name(part), len(part.split()) < LEAST_TITLE_WORDS))
    left = parts[0] if parts else whole
    head, last = _parted(left)
    is_name = len(last.split()) <= min(MOST_NAME_WORDS, len(head.split()))
    return [head, left] if head and (is_name or last.casefold() == name) else [left]


def site(whole: str, title: str) -> str | None:
    """The site that a window's title names beside the document's; None where it names none."""
    beside = whole[len(title) :] if whole.casefold().startswith(title.casefold()) else ""
    for parts in (_parts(whole), _parted(whole), [title, beside.strip(_BETWEEN)]):
        letters = [part.casefold() for part in parts]
        others = [part for part in parts if part and part.casefold() != title.casefold()]
        if title.casefold() in letters and others:
            named = others[::-1] if letters[0] == title.casefold() else others
            sure = (part for part in named if names_publisher(part))
            found = next(sure, None) or next((part for part in named if not is_label(part)), None)
            return found if found is None or len(found) <= LONGEST_NAME else None
    return None


def _parts(whole: str) -> list[str]:
    return [part.strip() for part in _BAR.split(whole) if part.strip()]


def _parted(whole: str) -> tuple[str, str]:
    """A title before and after its last dash."""
    head, dash, last = whole.rpartition(max(_DASHES, key=whole.rfind))
    return (head.strip(), last.strip()) if dash else ("", whole)


def _is_name(part: str) -> bool:
    return names_publisher(part) or is_label(part)
